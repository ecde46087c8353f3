import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deflateSync } from 'node:zlib'
import { northmerePaper } from '../../../test/papers/northmere.ts'
import { asPdf, packDocx } from '../../../test/papers/paper-files.ts'
import { packPdf, write } from '../../../test/papers/pdf-file.ts'
import { readPaper } from './read-paper.ts'
import { readPaperApart } from './read-paper-apart.ts'

async function refusalOf(
  bytes: Uint8Array,
  bounds: { seconds: number; megabytes: number; clockSeconds?: number },
): Promise<string> {
  const outcome = await readPaperApart('paper', bytes, { clockSeconds: 120, ...bounds })
  assert.ok(!outcome.ok)
  return outcome.problems.map((it) => it.message).join('\n')
}

describe('readPaperApart', () => {
  it('gives what reading in this process gives, refusals too', async () => {
    for (const bytes of [asPdf(northmerePaper), Buffer.from('{\\rtf1 Twelve.}')]) {
      assert.deepEqual(
        await readPaperApart('paper', bytes),
        JSON.parse(JSON.stringify(await readPaper('paper', bytes))),
      )
    }
  })

  it('ends a reading that takes too long', async () => {
    const endless = packDocx('<w:p/>'.repeat(8_000_000))
    assert.match(
      await refusalOf(endless, { seconds: 1, megabytes: 800 }),
      /more than 1 second of the processor's time to read/u,
    )
  })

  it('says that the machine is busy, and nothing of the paper, where only the clock ran out', async () => {
    const bounds = { seconds: 60, megabytes: 800, clockSeconds: 0.01 }
    assert.match(
      await refusalOf(asPdf(northmerePaper), bounds),
      /^paper was not read within .* busy with other work\. Send it again later$/u,
    )
  })

  it('ends a reading that takes too much memory, on the heap or beside it', async () => {
    const rows = '<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>'
    const onHeap = packDocx(`<w:tbl>${rows.repeat(500_000)}</w:tbl>`)
    assert.match(await refusalOf(onHeap, { seconds: 60, megabytes: 160 }), /160 MB of memory/u)
    const packed = deflateSync(Buffer.alloc(200_000_000, ' ')).toString('latin1')
    const beside = packPdf([{ drawing: '', says: `/Contents[${'6 0 R '.repeat(5)}]` }], {
      objects: [`<</Filter/FlateDecode/Length ${packed.length}>>stream\n${packed}\nendstream`],
    })
    assert.match(await refusalOf(beside, { seconds: 60, megabytes: 300 }), /300 MB of memory/u)
  })

  it('reads a PDF with a million empty objects', async () => {
    const drawing = write(['There were 5,050 reports.'], 60, 700)
    const objects = Array.from({ length: 1_000_000 }, () => '<<>>')
    const outcome = await readPaperApart('paper', packPdf([{ drawing }], { objects }))
    assert.ok(outcome.ok)
    assert.equal(outcome.value.blocks.length, 1)
  })
})
