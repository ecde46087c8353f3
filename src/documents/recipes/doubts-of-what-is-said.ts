import { type DoubtOfTable, isOwn } from './doubt.ts'
import { NOT_FIRM } from './firmness.ts'
import type { Settled } from './namesakes.ts'

const MARK = /[([](?:p|prov|e)\.?[)\]]/i
const FIRM = new RegExp(
  String.raw`\b(?:${NOT_FIRM})\b|^draft\b(?! (?:budget|plan|precept|programme|estimates))|[–:(,-] ?draft\)?$`,
  'i',
)
/** A line that says what a mark means, or of which of the figures something is so. */
const OF_SOME = /=|\bmark(?:ed|s)?\b|\b(?:last|latest|most recent|some)\b/i
const NOT_FINAL: ReadonlySet<string> = new Set(['provisional', 'estimated', 'revised'])

/** A mark or a word over the table that says how firm it is, where none of its figures has it. */
const firmnessLost: DoubtOfTable = (table) => {
  const titles = table[0]?.draft.bearing.titles ?? []
  const words = titles.find((line) => (MARK.test(line) || FIRM.test(line)) && !OF_SOME.test(line))
  if (words === undefined || table.some(({ figure }) => NOT_FINAL.has(figure.status))) return []
  const years = MARK.test(words) ? [] : (words.match(/\b20\d\d\b/g) ?? [])
  return table
    .filter((one) => isOwn(one) && one.figure.status === 'final' && isOfYears(one, years))
    .map((one) => [
      one,
      {
        kind: 'status',
        of: 'table',
        sign: 'firm',
        because: `was read as final, and "${words}" may say otherwise`,
        choices: [
          { answer: 'provisional', words: 'Provisional' },
          { answer: 'estimated', words: 'Estimated' },
        ],
      },
    ])
}

/** Whether a figure is of one of the years that a line names, if it names any. */
function isOfYears({ figure: { period } }: Settled, years: readonly string[]): boolean {
  return (
    years.length === 0 ||
    (period !== null && years.some((year) => period.start <= `${year}-12-31` && period.end >= year))
  )
}

const WHOLE =
  /^(?:all|any|total|overall|national|whole|both|force|service)\b(?! (?:other|recorded)\b)/i
const FEWEST_PARTS = 2

/** "ANY CRIME" and "Total", read as figures like those beside them that are the same but for this word. */
const wholes: DoubtOfTable = (table) => {
  const beside = Map.groupBy(table, likeness)
  return table.flatMap((one) => {
    const { draft, figure } = one
    const { labels } = draft.bearing
    const at = labels.findIndex((label) => WHOLE.test(label))
    const words = labels[at]
    if (figure.role !== 'observation' || words === undefined) return []
    const others = beside.get(likeness(one)) ?? []
    const parts = others.filter(({ draft: { bearing } }) =>
      isOtherOnlyAt(bearing.labels, labels, at),
    )
    if (parts.length < FEWEST_PARTS) return []
    return [
      [
        one,
        {
          kind: 'role',
          of: 'row',
          sign: 'whole',
          because: `was read as figures like the others, and "${words}" may be what those make up`,
          choices: [{ answer: 'total', words: 'The total of others' }],
        },
      ],
    ]
  })
}

/** What figures that are to be set beside one another have alike. */
const likeness = ({ figure: { column, unit, period } }: Settled) =>
  `${column} ${unit} ${period?.end}`

function isOtherOnlyAt(one: readonly string[], other: readonly string[], at: number): boolean {
  return (
    one.length === other.length &&
    one.every((label, index) => (label === other[index]) === (index !== at))
  )
}

const WIDER = /\b(?:region|regional|national|england|wales|average)\b/i

/** "Mercia region" as a figure of its own, in a column where "England" is what others are compared with. */
const comparedWith: DoubtOfTable = (table) => {
  const columns = new Set(
    table.filter(({ figure }) => figure.role === 'comparator').map(({ figure }) => figure.column),
  )
  return table.flatMap((one) => {
    const words = one.draft.bearing.labels.find((label) => WIDER.test(label))
    const isBeside = one.figure.role === 'observation' && columns.has(one.figure.column)
    if (!isBeside || words === undefined) return []
    return [
      [
        one,
        {
          kind: 'role',
          of: 'row',
          sign: 'compared',
          because: `was read as figures of its own, beside rows that others are compared with`,
          choices: [{ answer: 'comparator', words: 'What the others are compared with' }],
        },
      ],
    ]
  })
}

/** A percentage of more than all, which the file does not write as one; and one below nothing. */
const oddPercentages: DoubtOfTable = (table) =>
  table
    .filter(({ draft, figure: { unit, value } }) => {
      const isOdd = value !== null && (value > 100 || value < 0)
      return unit === 'percent' && isOdd && !draft.raw.includes('%')
    })
    .map((one) => [
      one,
      {
        kind: 'unit',
        of: 'column',
        sign: 'over 100',
        because: `was read as per cent, and has ${one.draft.raw}`,
        choices: [{ answer: 'count', words: 'A number of things' }],
      },
    ])

export const DOUBTS_OF_WHAT_IS_SAID: readonly DoubtOfTable[] = [
  firmnessLost,
  wholes,
  comparedWith,
  oddPercentages,
]
