import { columnLetter } from '../tables/columns.ts'
import type { Doubt, DoubtOfTable } from './doubt.ts'
import { DOUBTS_OF_FIGURES } from './doubts-of-figures.ts'
import { DOUBTS_OF_TIMES } from './doubts-of-times.ts'
import { DOUBTS_OF_WHAT_IS_SAID } from './doubts-of-what-is-said.ts'
import type { Draft } from './draft.ts'
import type { Settled, Unaccounted } from './namesakes.ts'
import { withoutTime } from './when.ts'

const LOOKS: readonly DoubtOfTable[] = [
  ...DOUBTS_OF_TIMES,
  ...DOUBTS_OF_FIGURES,
  ...DOUBTS_OF_WHAT_IS_SAID,
]

/** What is doubtful of figures as they would be written, one question for a column, a row or a table. */
export function doubtsOf(all: readonly Settled[]): readonly (readonly [Draft, Unaccounted])[] {
  const tables = [...Map.groupBy(all, ({ draft }) => draft.bearing.heads).values()]
  return tables.flatMap((table) =>
    LOOKS.flatMap((look) => look(table)).map(
      ([settled, doubt]) => [settled.draft, asked(settled, doubt)] as const,
    ),
  )
}

function asked(settled: Settled, { kind, of, because, choices }: Doubt): Unaccounted {
  const { draft } = settled
  const name = { column: columnName, row: rowName, table: tableName }[of](draft)
  return {
    kind,
    key: `${kind}: ${[draft.sheetsAlike, name].filter(Boolean).join(': ')}: ${because}`,
    question: `${whereIs(settled, of, name)} ${because}. Is that so?`,
    choices: [
      { answer: 'as-read', words: 'Yes: as it was read' },
      ...choices,
      { answer: 'leave', words: 'It is something else: leave it out' },
    ],
  }
}

/** 'Column E "Adj." of "Beats"' */
function whereIs({ figure }: Settled, of: Doubt['of'], name: string): string {
  const sheet = figure.sheet === '' ? '' : ` of "${figure.sheet}"`
  if (of === 'table') return `${name === '' ? 'The table' : `The table "${name}"`}${sheet}`
  const place = of === 'column' ? `Column ${columnLetter(figure.column)}` : `Row ${figure.row}`
  return `${place}${name === '' ? '' : ` "${name}"`}${sheet}`
}

const columnName = ({ bearing: { headings } }: Draft) =>
  headings.map((one) => withoutTime(one) || '').findLast(Boolean) ?? ''

const rowName = ({ bearing: { labels } }: Draft) =>
  labels.findLast((one) => withoutTime(one) !== '') ?? ''

const tableName = ({ bearing: { titles } }: Draft) => titles[0] ?? ''
