import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asPdf } from '../../../test/papers/paper-files.ts'
import { openPdf, readPages } from './pdf-pages.ts'

const PAGES = 24
const bytes = asPdf({
  title: 'Northmere: performance',
  header: 'Northmere Police and Crime Panel',
  parts: Array.from({ length: PAGES }, (_, page) => [
    { kind: 'newpage' as const },
    {
      kind: 'paragraph' as const,
      text: `In ward ${page + 1} theft rose from ${100 + page} to ${120 + page}.`,
    },
  ]).flat(),
})

test('the pages of a file are the same, and in order, read by one thread and by two', async () => {
  const { pdf, close } = openPdf(bytes)
  try {
    const opened = await pdf
    const one = await readPages(opened, bytes, 1)
    assert.ok(one && one.length >= PAGES)
    assert.deepEqual(
      one.map(({ page }) => page),
      one.map((_, index) => index + 1),
    )
    assert.deepEqual(await readPages(opened, bytes, 2), one)
  } finally {
    await close()
  }
})
