import { arrangeFindings, checkPapers, type Finding, type HeldFigure } from '#checker/index.ts'
import type { Block, Document, GridRow, Passage } from '#documents/index.ts'
import type { Inline, Report, Block as ReportBlock } from './report.ts'

/**
 * What the commentary of a report says that its own figures, or those held, contradict: the worst
 * first. Loose figures are left to the writer. The report's rows are read with the commentary, as a
 * reader has both, and so is what its glossary says of its terms; what is found in them is not said, since
 * they are worked out and not written.
 */
export function checkCommentary(report: Report, held: readonly HeldFigure[]): readonly Finding[] {
  const { document, written } = toDocument(report)
  const findings = arrangeFindings(checkPapers([document], held))
  return findings
    .filter(({ verdict, where }) => verdict !== 'imprecise' && written.has(where.line))
    .map((finding, index) => ({ ...finding, number: index + 1 }))
}

/** A contradiction in one line: the words of the commentary, and what is wrong with them. */
export function sayContradiction({ quote, explanations }: Finding): string {
  return `“${quote}” ${explanations.join(' ')}`
}

/** The report with a note under its method: what was found in its commentary, and why it stands. */
export function withReason(report: Report, findings: readonly Finding[], reason: string): Report {
  const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', words: [{ text }] })
  return {
    ...report,
    method: [
      ...report.method,
      paragraph(
        'The figures checker holds that some words of the commentary contradict its figures. They ' +
          `stand because: ${reason.replace(/\.$/u, '')}.`,
      ),
      {
        kind: 'list',
        ordered: false,
        items: findings.map((it) => [{ text: sayContradiction(it) }]),
      },
    ],
  }
}

/** The report as a paper: a line to each paragraph, item and row, those of the commentary noted. */
function toDocument(report: Report): { document: Document; written: ReadonlySet<number> } {
  const blocks: Block[] = []
  const written = new Set<number>()
  let line = 0
  const place = () => {
    line += 1
    return { page: null, line }
  }
  const passage = (text: string): Passage => ({ text, starts: [{ at: 0, place: place() }] })
  const say = (kind: 'heading' | 'paragraph', words: readonly Inline[]) => {
    blocks.push({ kind, passage: passage(plain(words)), marker: null })
    written.add(line)
  }
  const comment = (block: ReportBlock) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') say(block.kind, block.words)
    else if (block.kind === 'list') for (const item of block.items) say('paragraph', item)
    else {
      const rows = block.rows.map((cells): GridRow => {
        const [label = '', ...rest] = cells.map(plain)
        const at = place()
        written.add(line)
        return { place: at, text: [label, ...rest].join(' '), label, cells: rest, group: null }
      })
      const columns = block.head.slice(1).map(plain)
      blocks.push({ kind: 'table', grid: { heading: columns.join(' '), columns, rows } })
    }
  }
  const title = `${report.title}, ${report.periodWords}`
  say('heading', [{ text: title }])
  for (const block of report.introduction) comment(block)
  for (const section of report.sections) {
    blocks.push({ kind: 'heading', passage: passage(section.title), marker: null })
    const columns = [report.periodWords, report.earlierWords, 'Change', '% change']
    const rows = section.rows
      .filter(({ value, earlier }) => /\d/u.test(value.text) && /\d/u.test(earlier.text))
      .map((row): GridRow => {
        const cells = [row.value, row.earlier, row.change, row.percent].map(({ text }) => text)
        const text = [row.name, ...cells].join(' ')
        return { place: place(), text, label: row.name, cells, group: null }
      })
    if (rows.length > 0) {
      blocks.push({ kind: 'table', grid: { heading: columns.join(' '), columns, rows } })
    }
    for (const block of section.commentary) comment(block)
  }
  // What a term means here is what the commentary is held to
  for (const { meaning } of report.glossary) {
    blocks.push({ kind: 'paragraph', passage: passage(meaning), marker: null })
  }
  return { document: { file: title, blocks }, written }
}

function plain(words: readonly Inline[]): string {
  return words.map(({ text }) => text).join('')
}
