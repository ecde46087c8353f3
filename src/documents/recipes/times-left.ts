import type { Draft } from './draft.ts'
import { phrasesOf, type Settled, type Unaccounted } from './namesakes.ts'

/** Words that say that a figure is of another time than those beside it, or is counted otherwise. */
const EARLIER =
  /\b(?:last|previous|prior|preceding|earlier) (?:year|month|quarter|period|week|wave|return|position)\b|\b(?:year|quarter|month|week)s? (?:ago|before|earlier)\b|\b(?:sply|sply|ly|py)\b|\bsame (?:period|month|quarter|point|time|stage)\b/i
const SO_FAR =
  /\bto date\b|\bytd\b|\bso far\b|\bcumulative(?:ly)?\b|\brunning total\b|\bto (?:p|period|month|m) ?\d{1,2}\b|\bsince (?:1 )?april\b/i
/** Not "open for over 12 months", "in the last 12 months": those say what is counted. */
const ROLLING =
  /\brolling\b|(?<!\b(?:over|than|within|under|below|last|past|least|after|to|for|every) )\b(?:12|twelve) ?(?:m|months?)\b(?! (?:ago|or|and|old))/i

/** Figures whose words say of which time they are, or how they are counted over it, and that were read as if they did not. */
export function timesLeft(all: readonly Settled[]): readonly (readonly [Draft, Unaccounted])[] {
  const plain = new Set(
    all.flatMap((one) => (wordsLike(one, EARLIER) === undefined ? [keyOf(one)] : [])),
  )
  return [
    ...all.flatMap((one) => {
      const words = wordsLeft(one, plain)
      return words === undefined ? [] : [[one.draft, askTime(words)] as const]
    }),
    ...otherSheets(all),
  ]
}

function wordsLeft(one: Settled, plain: ReadonlySet<string>): string | undefined {
  const { figure } = one
  if (figure.period === null || figure.asked.includes('period')) return undefined
  if (figure.role === 'target' || figure.role === 'comparator') return undefined
  const earlier = wordsLike(one, EARLIER)
  if (earlier !== undefined && plain.has(keyOf(one))) return earlier
  if (figure.basis === 'during') return wordsLike(one, SO_FAR) ?? wordsLike(one, ROLLING)
  return figure.basis === 'at' ? wordsLike(one, ROLLING) : undefined
}

function wordsLike({ draft }: Settled, pattern: RegExp): string | undefined {
  return phrasesOf(draft).find((words) => pattern.test(words))
}

/** Where a figure stands, and its time: another of its row, or of its column, may be of the same. */
const keyOf = ({ figure: { sheet, row, period } }: Settled) => JSON.stringify([sheet, row, period])

const AS_READ = { answer: 'as-read', words: 'Of the time that was read' } as const
const LEAVE = { answer: 'leave', words: 'Leave it out' } as const

function askTime(words: string): Unaccounted {
  return {
    kind: 'time',
    key: `time: ${words}`,
    question: `"${words}" may say of which time its figures are, or how they are counted over it, and they were read as those beside them. Are they?`,
    choices: [
      AS_READ,
      { answer: 'cumulative', words: 'Counted since the year began' },
      { answer: 'rolling', words: 'Of the twelve months up to then' },
      LEAVE,
    ],
  }
}

/** So many sheets alike tell that one of them is of another time. */
const FEWEST_ALIKE = 3

/** The only sheet of several that are read alike whose figures end at another time: its line above may be an old one. */
function otherSheets(all: readonly Settled[]): readonly (readonly [Draft, Unaccounted])[] {
  const found: (readonly [Draft, Unaccounted])[] = []
  for (const alike of Map.groupBy(all, ({ draft }) => draft.sheetsAlike).values()) {
    const sheets = Map.groupBy(alike, ({ figure }) => figure.sheet)
    if (sheets.size < FEWEST_ALIKE) continue
    const ends = Map.groupBy(sheets.keys(), (sheet) => lastIn(sheets.get(sheet) ?? []))
    const [only] = [...ends.values()].filter(({ length }) => length === 1).flat()
    if (ends.size !== 2 || only === undefined) continue
    const question = `The figures of "${only}" end at another time than those of the ${sheets.size - 1} sheets like it. Are they of the time that it says?`
    const told: Unaccounted = {
      kind: 'time',
      key: `time: ${only}`,
      question,
      choices: [AS_READ, LEAVE],
    }
    for (const { draft } of sheets.get(only) ?? []) found.push([draft, told])
  }
  return found
}

function lastIn(figures: readonly Settled[]): string {
  return figures.reduce((last, { figure }) => {
    const end = figure.period?.end ?? ''
    return figure.role !== 'target' && end > last ? end : last
  }, '')
}
