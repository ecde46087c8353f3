import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setPdf, setPdfApart } from '#documents/index.ts'
import { exampleReport } from './example-report.ts'
import { preparePdf } from './report-pdf.ts'

describe('setPdfApart', () => {
  it('gives the same bytes as setting the PDF in this process', async () => {
    const copy = preparePdf(exampleReport())
    const [apart, here] = [await setPdfApart(copy), await setPdf(copy)]
    assert.ok(apart.ok && here.ok)
    assert.ok(apart.value.equals(here.value))
  })

  it('fails with its reason when the copy cannot be set', async () => {
    await assert.rejects(
      setPdfApart({ ...preparePdf(exampleReport()), title: 'Nothing', words: '{}' }),
      /Nothing/,
    )
  })
})
