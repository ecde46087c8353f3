import { type HeadingWord, wordsOfHeadings } from './heading-words.ts'
import { BARE_CELLS, splitCells } from './plain-cells.ts'
import { fold, isSentence } from './plain-lines.ts'

const CAPTION = /^(?:table|figure|chart|appendix|annex)\b|^\d+(?:\.\d+)*\.? \p{L}|:$/iu
const SHARES = /%|\b(?:share|rate|per ?cent|percentage|proportion)\b/iu
const CHANGES =
  /\b(?:change|variance|difference|movement|increase|decrease|over|under|less|slippage|on (?:last|the) year)\b|\+\s?\/\s?-/iu
const PERIOD = /^(?:.{0,24}\b)?(?:(?:19|20)\d\d|\d\d\/\d\d)\b.{0,6}$/u
const HAS_TIME = /(?:19|20)\d\d|^\d\d\/\d\d/u
const TWO_TIMES = /(?:19|20)\d\d(?:[/–-]\d\d)? (?:£\S* |% )?(?:19|20)\d\d/u
const LONGEST_LINE = 150
const LONGEST_PART = 60
const MOST_LINES = 60

/** What each way of parting weighs. */
const AT_LINE = 2.5
/** Where a row stands on a line, the lines of its headings are broken anywhere. */
const AT_LINE_OF_ROW = 0.3
const FITS = 2
const NO_STUB = -0.3
const SKIPPED = -0.15
const LEAST = 0.5
const LEAST_NAME = -6
const OF_GROUP = -0.4
/** A time stands over figures, not over the names. */
const TIME_OVER_NAMES = -2
const MOST_SKIPPED = 5

export interface HeadedColumns {
  /** A heading for each column, and what stands over the names where it does. */
  readonly columns: readonly string[]
  readonly heading: string
  readonly from: number
  /** The line that the name of the first row begins on. */
  readonly label: number
  /** What stands between the headings and the first row, over it and those after it. */
  readonly group: string | null
}

/**
 * The headings over a table of plain text, read from all the lines between the text above it and its
 * first figure, where nothing tells cell from cell but the ends of lines, capitals and what would fit the
 * figures below: the way of parting them into just as many as there are columns that weighs most.
 *
 * @param texts - the lines above the first row's figures, with what stands before those on their own line
 * @param cells - the figures of each column
 * @returns `undefined` when no way is likely
 */
export function headColumns(
  texts: readonly string[],
  cells: readonly (readonly string[])[],
): HeadedColumns | undefined {
  const isRow = texts.at(-1) !== ''
  const start = Math.max(startOfWords(texts), isRow ? afterEmpty(texts, cells.length) : 0)
  const written = texts.flatMap((text, at) => (at >= start && fold(text) !== '' ? [at] : []))
  const atLine = isRow ? AT_LINE_OF_ROW : AT_LINE
  const names = namesFrom(texts, written)
  const kinds = cells.map(kindOf)
  let best: (HeadedColumns & { readonly weight: number }) | undefined
  for (const [skipped, from] of written.slice(0, MOST_SKIPPED).entries()) {
    const words = wordsOfHeadings(texts, from, written.at(-1) ?? from, atLine)
    for (const stub of [1, 0]) {
      const count = cells.length + stub
      const ways = partWords(words, kinds, stub)
      for (const { label, stop, own } of names) {
        const found = words.findIndex(({ line }) => line >= stop)
        const end = found < 0 ? words.length : found
        const way = ways[end]
        if (!way || stop <= from) continue
        const weight = way.weight / count + own + (stub === 0 ? NO_STUB : 0) + skipped * SKIPPED
        if (best && best.weight >= weight) continue
        const parts = partsOf(words, way.starts, end)
        const group = stop < label ? fold(texts[stop] ?? '') : null
        best = { columns: parts.slice(stub), heading: parts.join(' '), from, label, group, weight }
      }
    }
  }
  return best && best.weight >= LEAST ? best : undefined
}

/**
 * The headings of a line over a table, that over the names first; an empty one where it begins with a space.
 *
 * @param cells - the figures of each column
 * @returns `undefined` when there are fewer words than columns
 */
export function partHeading(
  text: string,
  cells: readonly (readonly string[])[],
): readonly string[] | undefined {
  const words = wordsOfHeadings([text], 0, 1, 0)
  const kinds = cells.map(kindOf)
  // A heading over the names is left out where its place is empty, and else where words are too few
  for (const stub of /^\s/u.test(text) ? [0] : [1, 0]) {
    const starts = partWords(words, kinds, stub)[words.length]?.starts
    const parts = starts && partsOf(words, starts, words.length)
    if (parts) return stub === 0 ? ['', ...parts] : parts
  }
  return undefined
}

/** Headings of a line that stand over several columns each, in just so many parts; an empty one first where it begins with a space. */
export function partWide(text: string, count: number): readonly string[] | undefined {
  const stub = /^\s/u.test(text) ? [''] : []
  const words = wordsOfHeadings([text], 0, 1, 0)
  const starts = partWords(words, [], count - stub.length)[words.length]?.starts
  return starts && [...stub, ...partsOf(words, starts, words.length)]
}

const partsOf = (words: readonly HeadingWord[], starts: readonly number[], end: number) =>
  starts.map((first, index) =>
    words
      .slice(first, starts[index + 1] ?? end)
      .map(({ text }) => text)
      .join(' '),
  )

/**
 * The lines that the name of the first row may begin on, with how likely each is; the headings stop there, or
 * at a line before it that heads a group ("Age").
 */
function namesFrom(
  texts: readonly string[],
  written: readonly number[],
): readonly { readonly label: number; readonly stop: number; readonly own: number }[] {
  const names: { label: number; stop: number; own: number }[] = []
  for (const [place, label] of [...written.entries()].slice(1).toReversed()) {
    const lines = written.filter((at) => at >= label).map((at) => fold(texts[at] ?? ''))
    const own = weighName(lines)
    if (own < LEAST_NAME) break
    names.push({ label, stop: label, own })
    const head = written[place - 1] ?? label
    if (place > 1 && /^\p{Lu}[\p{L} ]{1,30}$/u.test(fold(texts[head] ?? '')))
      names.push({ label, stop: head, own: own + OF_GROUP })
  }
  return names
}

/** Past the last line that is text, a caption or figures. */
function startOfWords(texts: readonly string[]): number {
  for (let at = texts.length - 2; at >= Math.max(0, texts.length - MOST_LINES); at -= 1) {
    const text = fold(texts[at] ?? '')
    const isFigures =
      BARE_CELLS.test(text) && !splitCells(text).every((it) => /^(?:19|20)\d\d$/u.test(it))
    if (text.length > LONGEST_LINE || /[.;?!]$/u.test(text) || CAPTION.test(text) || isFigures)
      return at + 1
    if (isSentence(text) && /\b(?:is|are|was|were|has|have|had|we|shows?)\b/u.test(text))
      return at + 1
  }
  return Math.max(0, texts.length - MOST_LINES)
}

/** Past the last empty line that leaves a word or more for each column: over rows of a line it ends the text. */
function afterEmpty(texts: readonly string[], count: number): number {
  for (let at = texts.length - 2; at >= 0; at -= 1) {
    if (fold(texts[at] ?? '') !== '') continue
    const words = fold(texts.slice(at, -1).join(' ')).split(' ')
    if (words.length >= count) return at + 1
  }
  return 0
}

/** The name of the first row is most likely of one line, and goes on in small letters. */
function weighName(lines: readonly string[]): number {
  return lines.reduce((sum, line, index) => {
    const isRest = /^[\p{Ll}(&]/u.test(line)
    if (line === '') return sum
    return sum + (index === 0 ? (isRest ? -4 : 0) : isRest ? -0.1 : -1)
  }, 0)
}

/** A way to part words: its weight, and where each part begins. */
interface Way {
  readonly weight: number
  readonly starts: readonly number[]
}

/** For so many of the words, the way of parting them among columns that weighs most; the first `stub` parts are over the names. */
function partWords(
  words: readonly HeadingWord[],
  kinds: readonly ColumnKind[],
  stub: number,
): readonly (Way | undefined)[] {
  let ways: readonly (Way | undefined)[] = [{ weight: 0, starts: [] }]
  for (let part = 0; part < kinds.length + stub; part += 1) {
    const next: (Way | undefined)[] = [undefined]
    const kind = kinds[part - stub]
    for (let end = 1; end <= words.length; end += 1) {
      let best: { weight: number; start: number; before: Way } | undefined
      let text = ''
      let within = 0
      for (let start = end - 1; start >= part; start -= 1) {
        const word = words[start]
        if (!word) break
        text = text === '' ? word.text : `${word.text} ${text}`
        if (text.length > LONGEST_PART) break
        const before = ways[start]
        if (before) {
          const begins = part === 0 ? 0 : word.begins
          const isBesideTime =
            HAS_TIME.test(words[start - 1]?.text ?? '') || HAS_TIME.test(words[end]?.text ?? '')
          const fit = kind ? weighFit(text, kind, isBesideTime) : weighOverNames(text)
          const weight = before.weight + begins - within + fit
          if (!best || weight > best.weight) best = { weight, start, before }
        }
        within += word.within
      }
      next.push(best && { weight: best.weight, starts: [...best.before.starts, best.start] })
    }
    ways = next
  }
  return ways
}

/** What most of the figures of a column are. */
interface ColumnKind {
  readonly isShare: boolean
  readonly isChange: boolean
  readonly isWords: boolean
  /** Whether all of them could be shares, though they are printed without a sign. */
  readonly mayBeShare: boolean
}

function kindOf(cells: readonly string[]): ColumnKind {
  const most = (pattern: RegExp) =>
    cells.filter((cell) => pattern.test(cell)).length * 2 > cells.length
  return {
    isShare: most(/%/u),
    isChange: most(/^(?:[+−–-] ?\S|\()/u),
    isWords: most(/^\D*$/u),
    mayBeShare: !cells.some(
      (cell) => /[£:,]|\d{4}/u.test(cell) || Number(cell.replace('−', '-')) > HUNDRED,
    ),
  }
}

const weighOverNames = (words: string) => (PERIOD.test(words) ? TIME_OVER_NAMES : 0)

const HUNDRED = 100

/** How well a heading suits the figures under it: "% change" over "+4.9%". */
function weighFit(
  words: string,
  { isShare, isChange, isWords, mayBeShare }: ColumnKind,
  isBesideTime: boolean,
): number {
  const shares = SHARES.test(words)
  const changes = CHANGES.test(words)
  let fit = TWO_TIMES.test(words) ? -FITS : 0
  if (isShare) fit += shares || changes ? FITS : -FITS / 2
  else if (shares && !mayBeShare && !/\b(?:rate|per)\b/iu.test(words)) fit -= FITS
  if (isChange) fit += changes ? FITS : -FITS / 2
  if (
    !isShare &&
    !isChange &&
    !isWords &&
    (isBesideTime || !HAS_TIME.test(words.split(' ')[0] ?? '')) &&
    PERIOD.test(words)
  )
    fit += FITS / 2
  return fit
}
