import { columnLetter } from '../tables/columns.ts'
import { AS_READ, LEAVE } from './answered.ts'
import type { Doubt, DoubtOfTable } from './doubt.ts'
import { DOUBTS_OF_FIGURES } from './doubts-of-figures.ts'
import { DOUBTS_OF_NOTES } from './doubts-of-notes.ts'
import { DOUBTS_OF_SUMS } from './doubts-of-sums.ts'
import { DOUBTS_OF_TIMES } from './doubts-of-times.ts'
import { DOUBTS_OF_UNITS } from './doubts-of-units.ts'
import { DOUBTS_OF_WHAT_IS_SAID } from './doubts-of-what-is-said.ts'
import { DOUBTS_OF_YEARS } from './doubts-of-years.ts'
import type { Draft } from './draft.ts'
import type { Settled, Unaccounted } from './namesakes.ts'
import { withoutTime } from './when.ts'

const LOOKS: readonly DoubtOfTable[] = [
  ...DOUBTS_OF_TIMES,
  ...DOUBTS_OF_FIGURES,
  ...DOUBTS_OF_WHAT_IS_SAID,
  ...DOUBTS_OF_NOTES,
  ...DOUBTS_OF_SUMS,
  ...DOUBTS_OF_UNITS,
  ...DOUBTS_OF_YEARS,
]

/** What is doubtful of figures as they would be written, one question for a column, a row or a table. */
export function doubtsOf(all: readonly Settled[]): readonly (readonly [Draft, Unaccounted])[] {
  const tables = [...Map.groupBy(all, ({ draft }) => draft.bearing.heads).values()]
  return tables.flatMap((table) => LOOKS.flatMap((look) => inFew(look(table, all))))
}

/** So many columns or rows of a table are asked about one by one. */
const MOST_OF_A_TABLE = 2

/** What one look finds in a table: one question of it where it is of many columns or rows. */
function inFew(
  found: readonly (readonly [Settled, Doubt])[],
): readonly (readonly [Draft, Unaccounted])[] {
  const asked = found.map(([settled, doubt]) => [settled.draft, askedOf(settled, doubt)] as const)
  const keys = new Set(asked.map(([, { key }]) => key))
  const [first] = found
  if (keys.size <= MOST_OF_A_TABLE || first === undefined) return asked
  const [settled, doubt] = first
  const ofAll = askedOf(settled, doubt, keys.size - 1)
  return asked.map(([draft]) => [draft, ofAll] as const)
}

/** @param more - how many other columns or rows of the table the question is about as well */
function askedOf(settled: Settled, doubt: Doubt, more = 0): Unaccounted {
  const { draft } = settled
  const { kind, of, sign, choices } = doubt
  const name = { column: columnName, row: rowName, table: tableName }[of](draft)
  const own = of === 'column' ? withoutTime(name) : name
  const because = doubt.because.replace(`"${name}"`, ITSELF[of])
  const asOthers = more === 0 ? '' : `, and so with ${more} more ${of}s`
  return {
    kind,
    key: `${kind}: ${[draft.sheetsAlike, more === 0 ? own : `all ${of}s`, sign].filter(Boolean).join(': ')}`,
    question: `${whereIs(settled, of, name)} ${because}${asOthers}. Is that so?`,
    choices: [
      { answer: AS_READ, words: 'Yes: as it was read' },
      ...choices,
      { ...LEAVE, words: 'It is something else: leave it out' },
    ],
    isDoubt: true,
  }
}

const ITSELF = { column: 'its heading', row: 'its name', table: 'its title' } as const

/** 'Column E "Adj." of "Beats"' */
function whereIs({ figure }: Settled, of: Doubt['of'], name: string): string {
  const sheet = figure.sheet === '' ? '' : ` of "${figure.sheet}"`
  if (of === 'table') return `${name === '' ? 'The table' : `The table "${name}"`}${sheet}`
  const place = of === 'column' ? `Column ${columnLetter(figure.column)}` : `Row ${figure.row}`
  return `${place}${name === '' ? '' : ` "${name}"`}${sheet}`
}

const columnName = ({ bearing: { headings } }: Draft) =>
  headings.findLast((one) => withoutTime(one)) ?? ''

const rowName = ({ bearing: { labels } }: Draft) =>
  labels.findLast((one) => withoutTime(one) !== '') ?? ''

const tableName = ({ bearing: { titles } }: Draft) => titles[0] ?? ''
