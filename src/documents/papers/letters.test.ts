import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  asDocx,
  asHtml,
  asOdt,
  asPdf,
  asText,
  type TestPaper,
} from '../../../test/papers/paper-files.ts'
import { readPaper } from './read-paper.ts'

const paperOf = (words: string, cell: string): TestPaper => ({
  title: 'Calls',
  header: 'Calls',
  parts: [
    { kind: 'paragraph', text: words },
    {
      kind: 'table',
      heading: ['Line', '2023', '2024'],
      rows: [
        ['Emergency', '310', cell],
        ['Other', '290', cell],
      ],
    },
  ],
})

const FORMATS: Readonly<Record<string, (paper: TestPaper) => Uint8Array>> = {
  html: (paper) => Buffer.from(asHtml(paper)),
  docx: asDocx,
  odt: asOdt,
  pdf: asPdf,
  txt: (paper) => Buffer.from(asText(paper)),
}

/** What is written, as it is read, and the formats without: a page of a PDF draws no spaces, and our typeface no wide figures. */
const VARIANTS: readonly (readonly [string, string, string, string, string, ...string[]])[] = [
  [
    'a no-break space',
    'There were 1\u00A0204 calls.',
    'There were 1,204 calls.',
    '1\u00A0204',
    '1,204',
    'pdf',
  ],
  [
    'a thin space',
    'There were 1\u2009204 calls.',
    'There were 1,204 calls.',
    '1\u2009204',
    '1,204',
    'pdf',
  ],
  [
    'a narrow space',
    'There were 21\u202F204 calls.',
    'There were 21,204 calls.',
    '21\u202F204',
    '21,204',
    'pdf',
  ],
  ['wide figures', 'There were ２１０ calls.', 'There were 210 calls.', '２１０', '210', 'pdf'],
  ['letters drawn as one', 'An o\uFB03cer \uFB01led it.', 'An officer filed it.', '210', '210'],
  ['a soft hyphen', 'The emer\u00ADgency line.', 'The emergency line.', '210', '210'],
  ['a hyphen that does not break', 'A long\u2011term rise.', 'A long-term rise.', '210', '210'],
  ['a minus sign', 'It changed by \u221214.', 'It changed by \u221214.', '\u221214', '\u221214'],
]

describe('letters that programs put in the place of those typed', () => {
  for (const [what, written, read, cell, figure, ...without] of VARIANTS) {
    it(`reads ${what} as what it stands for in every format`, async () => {
      for (const [format, write] of Object.entries(FORMATS)) {
        if (without.includes(format)) continue
        const paper = await readPaper(`paper.${format}`, write(paperOf(written, cell)))
        assert.ok(paper.ok)
        const { blocks } = paper.value
        const words = blocks.flatMap((it) => (it.kind === 'table' ? [] : [it.passage.text]))
        const cells = blocks.flatMap((it) =>
          it.kind === 'table' ? it.grid.rows.map((row) => row.cells.at(-1)) : [],
        )
        assert.ok(words.includes(read), `${format}: ${words.join(' | ')}`)
        assert.deepEqual(cells, [figure, figure], format)
      }
    })
  }
})
