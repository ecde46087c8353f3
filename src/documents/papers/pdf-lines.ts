import { MONTH_NAMES } from '#shared/index.ts'
import type { Block } from './document.ts'
import type { PageOfRuns, Run } from './pdf-runs.ts'

/** Words of a line that stand close together; a wide gap parts two of them, as between cells. */
export interface Segment {
  readonly text: string
  readonly x: number
  readonly end: number
  readonly y: number
  readonly size: number
}

/** A printed line of a page, or of one of its columns. */
export interface PrintedLine {
  readonly page: number
  /** Which line of its page, from 1, in the order it is read. */
  readonly line: number
  readonly y: number
  readonly size: number
  readonly segments: readonly Segment[]
  /** It begins with the raised number of a footnote. */
  readonly beginsNote: boolean
  /** What stands here is a table, which the tags of the file tell cell by cell. */
  readonly tagged?: readonly Block[]
}

/** Letters stand this far apart, in heights of the typeface, before there is a space between them. */
const SPACE = 0.13
/** … and this far before they belong to different cells or columns. */
const WIDE_GAP = 0.75
/** How far the letters of one line may stand above or below each other. */
const LEVEL = 0.35
const SPACED_CELLS = / {3,}/u

/** A cell with a figure and nothing else, or with the sign that stands for none. */
export const FIGURE =
  /^(?:[([]?[+−–-]? ?£?\d[\d,]*(?:\.\d+|(?::\d\d){1,2})? ?(?:%|pp|bn|m|k|days?|hours?|hrs?|mins?)?[)\]]?\*?|[+−–-]{1,2}|n\/[ak]|nil|\*)$/iu
/** A figure that names a time instead: such cells head columns. */
export const YEAR = /^(?:(?:19|20)\d\d(?: ?[/–-] ?(?:\d\d|\d{4}))?|\d\d\/\d\d|Q[1-4]\b.*)$/u
/** A day or a month and its year at the end of a cell, which is then none of a name's words. */
export const DAY_OR_MONTH = new RegExp(
  String.raw`\b(?:${MONTH_NAMES.join('|')}) (?:19|20)\d\d$`,
  'u',
)
/** Dots that lead to the number of a page: a line of a list of contents. */
export const LEADERS = /(?:\.\s?){4,}\s*\d{1,4}$/u

/** A figure whose thousands spaces part, as it is written elsewhere. */
export const withCommas = (figure: string) => figure.replace(/(?<=\d) (?=\d{3})/gu, ',')

export const lineText = (line: PrintedLine) => line.segments.map((it) => it.text).join(' ')
export const leftOf = (line: PrintedLine) => line.segments[0]?.x ?? 0
export const rightOf = (line: PrintedLine) => line.segments.at(-1)?.end ?? 0

/** The lines of a page from the top down, each from left to right; `line` counts them in that order. */
export function toLines({ page, runs }: Pick<PageOfRuns, 'page' | 'runs'>): readonly PrintedLine[] {
  const rows: { y: number; size: number; runs: Run[] }[] = []
  for (const run of runs.toSorted((one, other) => one.y - other.y)) {
    if (run.text.trim() === '') continue
    const row = rows.at(-1)
    if (row && run.y - row.y <= LEVEL * Math.max(row.size, run.size)) {
      row.runs.push(run)
      row.size = Math.max(row.size, run.size)
    } else rows.push({ y: run.y, size: run.size, runs: [run] })
  }
  return rows.map(({ y, runs: members }, index) => {
    const ordered = members.toSorted((one, other) => one.x - other.x)
    return {
      page,
      line: index + 1,
      y,
      size: commonSize(members),
      segments: toSegments(ordered),
      beginsNote: ordered[0]?.isNoteMark ?? false,
    }
  })
}

/** The typeface height most of the letters have. */
export function commonSize(runs: readonly { size: number; text: string }[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of runs) {
    const key = Math.round(size * 2) / 2
    letters.set(key, (letters.get(key) ?? 0) + text.length)
  }
  return [...letters].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0
}

function toSegments(runs: readonly Run[]): readonly Segment[] {
  const segments: { text: string; x: number; end: number; y: number; size: number }[] = []
  let previous: Run | undefined
  for (const run of runs.flatMap(splitAtSpaces)) {
    const current = segments.at(-1)
    const gap = run.x - (current?.end ?? 0)
    const size = Math.min(run.size, previous?.size ?? run.size)
    if (!current || gap > WIDE_GAP * size) {
      segments.push({ text: run.text.trim(), x: run.x, end: run.end, y: run.y, size: run.size })
    } else {
      const parted =
        gap > SPACE * size || run.text.startsWith(' ') || previous?.text.endsWith(' ') === true
      const after = previous?.isNoteMark === true
      current.text += `${parted || after ? ' ' : ''}${run.text.trim()}`
      current.end = Math.max(current.end, run.end)
    }
    previous = run
  }
  return segments
}

/** Cells set apart with spaces alone, as a typewriter would: the place of each is reckoned. */
function splitAtSpaces(run: Run): readonly Run[] {
  const lead = run.text.length - run.text.trimStart().length
  const perLetter = (run.end - run.x) / run.text.length
  if (lead === 0 && !SPACED_CELLS.test(run.text)) return [run]
  const parts: Run[] = []
  for (const match of run.text.matchAll(/\S+(?: {1,2}\S+)*/gu)) {
    const x = run.x + match.index * perLetter
    parts.push({ ...run, text: match[0], x, end: x + match[0].length * perLetter })
  }
  return parts
}
