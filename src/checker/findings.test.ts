import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { packPapers, readPasted, unpackPapers } from '#documents/index.ts'
import { readText } from '#documents/testing.ts'
import { presentChecked } from './check-page.ts'
import { checkPapers } from './check-papers.ts'
import { checkTogether } from './check-together.ts'
import type { Claim } from './claim.ts'
import { writeFindingFile } from './finding-files.ts'
import { arrangeFindings } from './findings.ts'
import { markPaper } from './mark-paper.ts'

const claim: Claim = {
  where: { page: null, line: 1 },
  quote: 'Burglary 129 106 -23 -22%',
  kind: 'difference',
  stated: '-23',
  recomputed: '+23',
  verdict: 'incorrect',
  explanation: '129 less 106 is 23.',
  suggestion: 'Burglary 129 106 +23 -22%',
}

async function check(text: string) {
  const checked = await checkTogether({
    given: { kind: 'text', name: 'draft.txt', text },
    held: [],
  })
  if (!checked.ok) throw new Error(checked.problems[0]?.message)
  return checked.value
}

describe('arrangeFindings', () => {
  it('puts what is wrong before what is contradicted, and that before what is loose', () => {
    const at = (line: number, verdict: Claim['verdict']) => ({
      ...claim,
      where: { page: null, line },
      verdict,
    })
    const claims = [at(1, 'imprecise'), at(2, 'correct'), at(3, 'inconsistent'), at(4, 'incorrect')]
    const findings = arrangeFindings([{ file: 'draft.txt', claims }])
    assert.deepEqual(
      findings.map(({ number, where }) => [number, where.line]),
      [
        [1, 4],
        [2, 3],
        [3, 1],
      ],
    )
  })

  it('puts a wrong sign before the larger error, and that before the smaller', () => {
    // 10 for 20 is half out, 19 for 20 a twentieth
    const at = (line: number, stated: string, recomputed: string) => ({
      ...claim,
      where: { page: null, line },
      stated,
      recomputed,
    })
    const claims = [at(1, '19', '20'), at(2, '10', '20'), at(3, '-5', '+5')]
    const findings = arrangeFindings([{ file: 'draft.txt', claims }])
    assert.deepEqual(
      findings.map(({ where }) => where.line),
      [3, 2, 1],
    )
    assert.equal(findings[0]?.title, 'The sign is wrong')
  })

  it('gathers the claims about the same words, with one suggestion that puts all of them right', () => {
    const percent: Claim = {
      ...claim,
      kind: 'percent-change',
      stated: '-22%',
      recomputed: '+22%',
      explanation: '23 ÷ 106 = 21.7%.',
      suggestion: 'Burglary 129 106 -23 +22%',
    }
    const findings = arrangeFindings([{ file: 'draft.txt', claims: [claim, percent] }])
    assert.equal(findings.length, 1)
    assert.deepEqual(findings[0]?.suggestions, ['Burglary 129 106 +23 +22%'])
    assert.equal(findings[0]?.explanations.length, 2)
  })
})

describe('markPaper', () => {
  it('marks the figure in question where it stands once in what is quoted', () => {
    const text = 'There were 5,050 reports in 2018/19, an increase of 838 or 16.6%. All is well.'
    const document = readText('draft.txt', text)
    const findings = arrangeFindings(checkPapers([document]))
    const [block] = markPaper(document, findings)
    assert.ok(block?.kind === 'paragraph')
    const marked = block.words.filter(({ finding }) => finding !== null)
    assert.deepEqual(
      marked.map((segment) => [segment.text, segment.first]),
      [['16.6%', true]],
    )
  })

  it('finds the words of a finding again where the paper has its line elsewhere', () => {
    const document = readText('draft.txt', 'Crime\n\nThere were 104 reports.\n')
    const stray = { ...claim, quote: 'There were 104 reports.', stated: '104' }
    const [finding] = arrangeFindings([{ file: 'draft.txt', claims: [stray] }])
    assert.ok(finding)
    const words = markPaper(document, [finding]).flatMap((block) =>
      block.kind === 'table' ? [] : block.words,
    )
    assert.deepEqual(
      words.flatMap((segment) => (segment.finding ? [segment.text] : [])),
      ['104'],
    )
  })

  it('loses and adds no word of a paper, whatever is marked in it', () => {
    const word = fc.constantFrom('Burglary', 'fell', 'rose', 'by', '10%', '5', '200', 'to', '180.')
    const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.array(word), (lines, stated) => {
        const document = readText('draft.txt', lines.join('\n\n'))
        const claims = lines.flatMap((quote, index) =>
          stated.map((words) => ({
            ...claim,
            where: { page: null, line: index * 2 + 1 },
            quote,
            stated: words,
          })),
        )
        const blocks = markPaper(document, arrangeFindings([{ file: 'draft.txt', claims }]))
        blocks.forEach((block, index) => {
          const read = document.blocks[index]
          if (block.kind === 'table' || !read || read.kind === 'table') return
          assert.equal(block.words.map(({ text }) => text).join(''), read.passage.text)
        })
      }),
    )
  })
})

describe('readPasted', () => {
  it('makes a table of rows whose cells are parted by tabs, and keeps the lines they stand on', () => {
    const document = readPasted(
      'Pasted text',
      'Crime\n\nMeasure\t2018/19\t2017/18\tChange\nBurglary\t100\t110\t-10\nRobbery\t50\t40\t+10\n\nThat is all.',
    )
    assert.deepEqual(
      document.blocks.map(({ kind }) => kind),
      ['heading', 'table', 'paragraph'],
    )
    const [, table] = document.blocks
    assert.ok(table?.kind === 'table')
    assert.deepEqual(
      table.grid.rows.map(({ label, cells, place }) => [label, cells.join(' '), place.line]),
      [
        ['Burglary', '100 110 -10', 4],
        ['Robbery', '50 40 +10', 5],
      ],
    )
  })

  it('reads text without tabs as it reads any other', () => {
    const text = 'Burglary fell by 10%.\n\nBurglary  100\nRobbery  50\n'
    assert.deepEqual(readPasted('a', text), readText('a', text))
  })
})

describe('a packed paper', () => {
  it('is the same paper when it is unpacked', async () => {
    const pasted = readPasted('Pasted text', 'Crime\n\nBurglary\t100\t110\nRobbery\t50\t40\n')
    const document = { ...pasted, notes: ['Page 2 has no text.'] }
    const unpacked = unpackPapers(await packPapers([document]))
    assert.ok(unpacked.ok)
    assert.deepEqual(unpacked.value, [document])
  })

  it('is refused when it is anything else, with what to do', () => {
    for (const field of ['', 'not packed', Buffer.from('{"file":1}').toString('base64url')]) {
      const unpacked = unpackPapers(field)
      assert.equal(unpacked.ok, false)
      if (!unpacked.ok)
        assert.match(unpacked.problems[0]?.message ?? '', /Paste it or choose its file/)
    }
  })
})

describe('the files of the findings', () => {
  const words =
    'There were 5,050 reports in 2018/19, an increase of 838 or 16.6%, said <b>"A, B"</b>.'

  it('are a CSV that gives back each claim as it was found', async () => {
    const checked = await check(words)
    const { body } = writeFindingFile(checked, 'findings.csv')
    const rows: readonly Record<string, string>[] = parse(String(body), {
      bom: true,
      columns: true,
    })
    assert.equal(rows.length, 1)
    assert.equal(rows[0]?.['verdict'], 'wrong')
    assert.equal(rows[0]?.['quote'], words)
    assert.equal(rows[0]?.['recomputed'], '19.9%')
  })

  it('keep words of a paper from being run by a spreadsheet', async () => {
    const checked = await check('=HYPERLINK("x") rose from 100 to 150, an increase of 20%.')
    const { body } = writeFindingFile(checked, 'findings.csv')
    const rows: readonly Record<string, string>[] = parse(String(body), {
      bom: true,
      columns: true,
    })
    assert.match(rows[0]?.['quote'] ?? '', /^'=HYPERLINK/)
  })

  it('hold every word of the paper as words: nothing of it is a tag', async () => {
    const checked = await check(words)
    for (const name of ['findings.html', 'annotated.html'] as const) {
      const text = String(writeFindingFile(checked, name).body)
      assert.doesNotMatch(text, /<b>/)
      assert.match(text, /&#60;b&#62;/)
    }
  })
})

describe('figures that do not agree, where none can be told wrong', () => {
  // 120 + 210 = 330 and 360 + 635 = 995, but 315 + 331 + 350 = 996: every figure agrees with another
  const table =
    '| Depot | Men | Women | All |\n|---|---|---|---|\n| North | 110 | 205 | 315 |\n| South | 120 | 210 | 331 |\n| East | 130 | 220 | 350 |\n| Total | 360 | 635 | 996 |'

  it('are to be looked at, counted apart, with no correction', async () => {
    const checked = await check(table)
    assert.equal(checked.summary.questionable, 2)
    assert.deepEqual(checked.findings, [])
    const page = presentChecked(checked, [])
    assert.deepEqual(
      page.lookAt.map(({ stated }) => stated),
      ['331', '996'],
    )
    assert.equal(
      page.answer,
      'No figure was found that must be wrong, but some that do not agree need to be looked at.',
    )
  })

  it('stand in the files of the findings', async () => {
    const checked = await check(table)
    const rows = parse(String(writeFindingFile(checked, 'findings.csv').body), { bom: true })
    assert.deepEqual(
      rows
        .slice(1)
        .map(([finding, verdict, , , , , , stated]: string[]) => [finding, verdict, stated]),
      [
        ['', 'to be looked at', '331'],
        ['', 'to be looked at', '996'],
      ],
    )
    assert.match(String(writeFindingFile(checked, 'findings.html').body), /<h2>Look at this<\/h2>/)
  })
})
