import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { exampleReport } from './example-report.ts'
import { readBack } from './read-back.ts'
import type { Inline, Report } from './report.ts'
import { writeReportPdf } from './report-pdf.ts'

const report = exampleReport()

async function pdfOf(given: Report): Promise<string> {
  const pdf = await writeReportPdf(given)
  assert.ok(pdf.ok, JSON.stringify(pdf))
  return pdf.value.toString('latin1')
}

/** The texts of a PDF's entries of one name: `(plain)` or `<FEFF…>`, UTF-16 in hexadecimal. */
function textsOf(pdf: string, entry: string): string[] {
  const pattern = new RegExp(
    `/${entry} (?:\\(((?:[^()\\\\]|\\\\.|\\([^()]*\\))*)\\)|<FEFF([0-9A-F]+)>)`,
    'g',
  )
  return [...pdf.matchAll(pattern)].map(([, plain, hex]) =>
    hex === undefined ? (plain ?? '') : Buffer.from(hex, 'hex').swap16().toString('utf16le'),
  )
}

const count = (pdf: string, pattern: RegExp) => pdf.match(pattern)?.length ?? 0

describe('writeReportPdf', () => {
  it('makes a tagged PDF/UA-1 with its title shown, in British English', async () => {
    const pdf = await pdfOf(report)
    assert.match(pdf, /^%PDF-1\.7/)
    assert.match(pdf, /pdfuaid:part>1</)
    assert.match(pdf, /\/MarkInfo <<\s*\/Marked true/)
    assert.match(pdf, /\/StructTreeRoot \d+ 0 R/)
    assert.match(pdf, /\/Lang \(en-GB\)/)
    assert.match(pdf, /\/DisplayDocTitle true/)
    assert.ok(
      textsOf(pdf, 'Title').includes(
        'Force performance: Northmere Constabulary, April to June 2019',
      ),
    )
  })

  it('has a bookmark for each section and measure', async () => {
    const bookmarks = textsOf(await pdfOf(report), 'Title').map((title) =>
      title.replace(/\s+/g, ' '),
    )
    for (const section of report.sections) {
      assert.ok(bookmarks.includes(`${section.number} ${section.title}`), section.title)
      for (const row of section.rows.filter(({ level }) => level === 0)) {
        assert.ok(bookmarks.includes(`${row.number} ${row.name}`), row.name)
      }
    }
  })

  it('leads from each printed number to its figure, and from each figure to its source', async () => {
    const pdf = await pdfOf(report)
    const links = pdf.split(/\bendobj\b/).filter((part) => part.includes('/Subtype /Link'))
    const ends = links.flatMap((link) => /\/Dest (\d+) 0 R/.exec(link)?.[1] ?? [])
    const printed = report.sections.flatMap(({ rows }) =>
      rows.flatMap((row) => [row.value, row.earlier]),
    )
    assert.ok(ends.length >= printed.length + report.figures.length)
    // Ends without a name: each figure's row, each source, and the six parts without a number, which the
    // contents lead to. Sections and measures have names.
    const unnumbered = 6
    assert.equal(new Set(ends).size, report.figures.length + report.sources.length + unnumbered)
  })

  it('says each chart in words, and marks the headings of each table', async () => {
    const pdf = await pdfOf(report)
    const said = textsOf(pdf, 'Alt')
    const charts = report.sections.flatMap(({ rows }) => rows.flatMap(({ chart }) => chart ?? []))
    assert.ok(charts.length > 0)
    for (const { description } of charts) assert.ok(said.includes(description), description)
    assert.ok(count(pdf, /\/S \/TH\b/g) > 0)
    assert.equal(count(pdf, /\/S \/Table\b/g), count(pdf, /\/S \/THead\b/g))
  })

  it('marks the first cell of each row as its header, and findings as a list', async () => {
    const tags = (await readBack(Buffer.from(await pdfOf(report), 'latin1'))).flatMap(
      (page) => page.tags,
    )
    const rows = tags.filter(([role]) => role === 'TR')
    assert.ok(rows.length > report.figures.length)
    for (const [, first, ...others] of rows) {
      assert.equal(first, 'TH')
      assert.ok(others.length > 0)
    }
    assert.equal(
      count(await pdfOf(report), /\/Scope \/Row\b/g),
      count(await pdfOf(report), /\/S \/TR\b/g) - count(await pdfOf(report), /\/S \/THead\b/g),
    )
    const findings = report.sections.flatMap(({ rows }) =>
      rows.flatMap(({ chart }) => chart?.findings ?? []),
    )
    assert.ok(tags.filter(([role]) => role === 'LI').length >= findings.length)
  })

  it('is set in its own typeface alone, whatever the machine has', async () => {
    const faces = [...(await pdfOf(report)).matchAll(/\/BaseFont \/[A-Z]+\+(\w+)/g)]
    assert.ok(faces.length > 0)
    for (const [, face] of faces) assert.equal(face, 'AtkinsonHyperlegibleNext')
  })

  it('bears the day of its figures and no other', async () => {
    const pdf = await pdfOf(report)
    assert.deepEqual([...new Set(textsOf(pdf, '(?:CreationDate|ModDate)'))], ['D:20190801000000Z'])
  })

  it('is the same file when another process makes it', async () => {
    const here = createHash('sha256')
      .update(await pdfOf(report), 'latin1')
      .digest('hex')
    const at = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)
    const program = `
      const { createHash } = await import('node:crypto')
      const { exampleReport } = await import(${at('./example-report.ts')})
      const { writeReportPdf } = await import(${at('./report-pdf.ts')})
      await writeReportPdf(exampleReport(20))
      const pdf = await writeReportPdf(exampleReport())
      process.stdout.write(createHash('sha256').update(pdf.value).digest('hex'))`
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', program],
      { cwd: fileURLToPath(new URL('.', import.meta.url)) },
    )
    assert.equal(stdout, here)
  })

  it('sets any words as words: marks, other alphabets, links that lead nowhere', async () => {
    const words: Inline[] = [
      { text: '#let x = 1; $y$ *not strong* <label> @ref `code` \\ // ' },
      { text: 'Łódź, Ελλάδα, ≥ 5', strong: true, emphasis: true },
      { text: 'nowhere', link: '#no-such-place' },
    ]
    const pdf = await pdfOf({ ...report, introduction: [{ kind: 'paragraph', words }] })
    assert.doesNotMatch(pdf, /no-such-place/)
  })

  it('can be made with nothing in it but a title', async () => {
    const none = {
      introduction: [],
      summary: [],
      glossary: [],
      method: [],
      figures: [],
      sources: [],
    }
    const [section] = report.sections
    assert.ok(section)
    await pdfOf({ ...report, ...none, sections: [{ ...section, commentary: [], rows: [] }] })
  })
})
