import type { Block, Document, GridRow, Passage, Place } from '#documents/index.ts'
import type { Finding } from './findings.ts'

/** Words of a paper; `finding` is the one they belong to, and `first` marks where it is linked to. */
export interface Segment {
  readonly text: string
  readonly finding: Finding | null
  readonly first: boolean
}

export type MarkedBlock =
  | {
      readonly kind: 'heading' | 'paragraph'
      readonly marker: string | null
      readonly words: readonly Segment[]
    }
  | {
      readonly kind: 'table'
      /** Words over the table that could not be told apart into columns. */
      readonly heading: string
      readonly columns: readonly string[]
      readonly rows: readonly {
        readonly group: string | null
        readonly cells: readonly (readonly Segment[])[]
      }[]
    }

/** Words from one character to another that belong to a finding. */
interface Mark {
  readonly from: number
  readonly to: number
  readonly finding: Finding
}

/**
 * The paper with the words of its findings marked: the figure in question where it can be told from
 * the rest of what is quoted, else all of what is quoted.
 *
 * @param findings - of this paper
 */
export function markPaper(
  document: Document,
  findings: readonly Finding[],
): readonly MarkedBlock[] {
  const holders = document.blocks.flatMap(holdersOf)
  const byHolder = Map.groupBy(findings, (finding) => holderOf(finding, holders)?.from)
  const placed = new Set<Finding>()
  return document.blocks.map((block): MarkedBlock => {
    if (block.kind === 'table') {
      const { heading, columns, rows } = block.grid
      return {
        kind: 'table',
        heading: columns.length === 0 ? heading : '',
        columns,
        rows: rows.map((row) => ({
          group: row.group,
          cells: markCells([row.label, ...row.cells], byHolder.get(row) ?? [], placed),
        })),
      }
    }
    const { passage, kind, marker } = block
    const marks = marksIn(passage.text, byHolder.get(passage) ?? [])
    return { kind, marker, words: cut(passage.text, marks, placed) }
  })
}

/** Words that can hold a finding: those of a paragraph, or of one row of a table. */
interface Holder {
  readonly from: Passage | GridRow
  readonly text: string
  readonly places: readonly Place[]
}

function holdersOf(block: Block): readonly Holder[] {
  if (block.kind === 'table') {
    return block.grid.rows.map((row) => ({ from: row, text: row.text, places: [row.place] }))
  }
  const { passage } = block
  const places = passage.starts.map(({ place }) => place)
  return [{ from: passage, text: passage.text, places }]
}

/**
 * The words a finding is about: those with its quote on its line; else, as lines of columns and notes
 * are not always those of their sentences, any with its quote; else those that begin on its line.
 */
function holderOf({ quote, where }: Finding, holders: readonly Holder[]): Holder | undefined {
  const isHere = ({ page, line }: Place) => page === where.page && line === where.line
  const quoting = holders.filter(({ text }) => text.includes(quote))
  return (
    quoting.find(({ places }) => places.some(isHere)) ??
    quoting[0] ??
    holders.find(({ places }) => places[0] !== undefined && isHere(places[0]))
  )
}

function marksIn(text: string, findings: readonly Finding[]): readonly Mark[] {
  return findings.flatMap((finding) => {
    const at = text.indexOf(finding.quote)
    if (at < 0) return [{ from: 0, to: text.length, finding }]
    const stated = finding.claims.map((claim) => onlyPlace(finding.quote, claim.stated))
    const found = stated.filter((range) => range !== undefined)
    if (found.length < stated.length) return [{ from: at, to: at + finding.quote.length, finding }]
    return found.map(({ from, to }) => ({ from: at + from, to: at + to, finding }))
  })
}

/** Where some words stand in others when they stand there once, not as part of a longer word or figure. */
function onlyPlace(text: string, words: string): { from: number; to: number } | undefined {
  if (words === '') return undefined
  const found: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text.slice(0, at)
    const after = text.slice(at + words.length)
    const isWhole = !/[\w£]$|\d[.,]$/u.test(before) && !/^\w|^[.,]\d/u.test(after)
    if (isWhole) found.push(at)
  }
  const [from] = found
  return from === undefined || found.length > 1 ? undefined : { from, to: from + words.length }
}

function markCells(
  cells: readonly string[],
  findings: readonly Finding[],
  placed: Set<Finding>,
): readonly (readonly Segment[])[] {
  const marked = findings.map((finding) => {
    const stated = new Set(finding.claims.map((claim) => claim.stated.trim()))
    const columns = cells.flatMap((cell, index) =>
      index > 0 && stated.has(cell.trim()) ? [index] : [],
    )
    return { finding, columns: new Set(columns.length > 0 ? columns : [0]) }
  })
  return cells.map((text, index) => {
    const own = marked.find(({ columns }) => columns.has(index))
    return cut(text, own ? [{ from: 0, to: text.length, finding: own.finding }] : [], placed)
  })
}

/** Text cut where marks begin and end; of two that overlap, the words of both go to the first. */
function cut(text: string, marks: readonly Mark[], placed: Set<Finding>): readonly Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const { from, to, finding } of marks.toSorted((one, other) => one.from - other.from)) {
    const start = Math.max(from, at)
    if (start > at) segments.push({ text: text.slice(at, start), finding: null, first: false })
    const words = text.slice(start, Math.max(start, to))
    segments.push({ text: words, finding, first: !placed.has(finding) })
    placed.add(finding)
    at = Math.max(start, to)
  }
  if (at < text.length) segments.push({ text: text.slice(at), finding: null, first: false })
  return segments
}
