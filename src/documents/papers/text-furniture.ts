import type { Line } from './document.ts'

const MOST_LINES = 3
/** The feet of two pages stand at least so many lines apart; those of many words may stand closer. */
const LEAST_APART = 15
const LEAST_APART_LONG = 4
const MANY_WORDS = 4
const MANY_PAGES = 4
const NUMBER = /\d+/gu

/** Lines without an empty one among them: those from `from` up to but not including `to`. */
interface Island {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * Takes out what is printed at the head or foot of page after page, wherever it came to stand in plain
 * text: between the halves of a sentence or the rows of a table. It is told by its words, which are the
 * same each time but for a number that counts the pages, or, where form feeds part the pages, by its
 * place. One empty line is left for it.
 */
export function withoutPageFeet(lines: readonly Line[]): readonly Line[] {
  const islands = findIslands(lines)
  const dropped = [...counted(islands), ...atEdges(lines, islands)]
  if (dropped.length === 0) return lines
  const gone = new Set(
    dropped.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  )
  const kept: Line[] = []
  lines.forEach((line, at) => {
    if (!gone.has(at)) {
      const isSpare = line.text.trim() === '' && isAfterDropped(lines, gone, at)
      if (!isSpare) kept.push(line)
    } else if (kept.at(-1)?.text.trim() !== '') kept.push({ ...line, text: '' })
  })
  return kept
}

/** Whether only empty lines part a line from one above that is left out. */
function isAfterDropped(lines: readonly Line[], gone: ReadonlySet<number>, at: number): boolean {
  let above = at - 1
  while (above >= 0 && !gone.has(above) && lines[above]?.text.trim() === '') above -= 1
  return gone.has(above)
}

function findIslands(lines: readonly Line[]): readonly Island[] {
  const islands: Island[] = []
  let from = 0
  for (let at = 0; at <= lines.length; at += 1) {
    const [line, before] = [lines[at], lines[at - 1]]
    const isEnd = line === undefined || line.text.trim() === '' || line.page !== before?.page
    if (isEnd && at > from) {
      const text = lines.slice(from, at).map((it) => it.text.trim())
      islands.push({ from, to: at, text: text.join('\n') })
    }
    if (isEnd) from = line?.text.trim() === '' ? at + 1 : at
  }
  return islands
}

/** Islands of the same words far from each other, of whose numbers one is greater by 1 each time. */
function counted(islands: readonly Island[]): readonly Island[] {
  const small = islands.filter(
    ({ from, to, text }) => to - from <= MOST_LINES && /\p{L}/u.test(text),
  )
  const alike = Map.groupBy(small, ({ text }) => text.replaceAll(NUMBER, '#'))
  return [...alike.values()].flatMap((same) => {
    const words = same[0]?.text.match(/\p{L}{2,}/gu) ?? []
    // A page may have nothing but its foot, where many count on in the same words
    const least = same.length < MANY_PAGES ? LEAST_APART_LONG : 0
    const apart = words.length < MANY_WORDS ? LEAST_APART : least
    const isFar = same.every(({ from }, index) => from - (same[index - 1]?.to ?? -99) >= apart)
    if (same.length < 2 || !isFar) return []
    const numbers = same.map(({ text }) => (text.match(NUMBER) ?? []).map(Number))
    const counts = (numbers[0] ?? []).some((first, slot) =>
      numbers.every((one, index) => one[slot] === first + index),
    )
    return counts ? same : []
  })
}

/** First and last islands of pages whose words stand there on another page too. */
function atEdges(lines: readonly Line[], islands: readonly Island[]): readonly Island[] {
  const pages = Map.groupBy(islands, ({ from }) => lines[from]?.page ?? null)
  if (pages.has(null) || pages.size < 2) return []
  return [0, -1].flatMap((edge) => {
    const outermost = [...pages.values()].flatMap((page) => page.at(edge) ?? [])
    const small = outermost.filter(({ from, to }) => to - from <= MOST_LINES)
    const alike = Map.groupBy(small, ({ text }) => text.replaceAll(NUMBER, '#'))
    return [...alike.values()].filter((same) => same.length > 1).flat()
  })
}
