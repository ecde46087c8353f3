import { daysIn } from '#shared/index.ts'
import { spanSaid } from './basis-words.ts'
import type { DoubtOfTable } from './doubt.ts'
import { phrasesOf, type Settled } from './namesakes.ts'
import { saysFlow, saysStock } from './stock-or-flow.ts'
import { timeIn } from './when.ts'

/** So many days that follow one another by seven are weeks. */
const FEWEST_WEEKS = 3

const isOfOneDay = ({ figure: { period } }: Settled) => period !== null && daysIn(period) === 1

/** Days that follow one another week by week, as times of what is not said to stand on them. */
const weeksAsDays: DoubtOfTable = (table) => {
  const days = [
    ...new Set(table.filter(isOfOneDay).flatMap(({ figure }) => figure.period?.end ?? [])),
  ].toSorted()
  const isByWeeks = days.every((day, index) => {
    const before = days[index - 1]
    return before === undefined || daysIn({ start: before, end: day }) === 8
  })
  if (days.length < FEWEST_WEEKS || !isByWeeks) return []
  return table
    .filter((one) => isOfOneDay(one) && !one.draft.isStock)
    .map((one) => [
      one,
      {
        kind: 'time',
        of: 'table',
        sign: 'weeks',
        because: 'was read as of single days, which follow one another by seven',
        choices: [
          { answer: 'week-from', words: 'Of the weeks that begin on those days' },
          { answer: 'week-to', words: 'Of the weeks that end on those days' },
        ],
      },
    ])
}

/** What happened on one day alone, where no row names that day: more likely it was counted up to it. */
const oneDayAlone: DoubtOfTable = (table) =>
  table
    .filter(
      (one) =>
        isOfOneDay(one) &&
        one.figure.basis !== 'at' &&
        one.draft.bearing.labels.every((label) => timeIn(label) === undefined),
    )
    .map((one) => [
      one,
      {
        kind: 'time',
        of: 'table',
        sign: 'one day',
        because: `was read as of the one day ${one.figure.period?.end}`,
        choices: [
          { answer: 'cumulative', words: 'Counted since the year began' },
          { answer: 'at', words: 'As things stood on that day' },
        ],
      },
    ])

/** "Open at month end", read as what happened over a time. */
const stockAsFlow: DoubtOfTable = (table) =>
  table.flatMap((one) => {
    const { draft, figure } = one
    if (figure.role === 'target' || figure.basis === 'at' || figure.period === null) return []
    const phrases = phrasesOf(draft)
    const words = phrases.find(saysStock)
    const isFlow = phrases.some((one) => saysFlow(one) || spanSaid(one) !== undefined)
    if (words === undefined || isFlow) return []
    return [
      [
        one,
        {
          kind: 'time',
          of: draft.bearing.headings.includes(words) ? 'column' : 'row',
          sign: 'stock',
          because: `was read as what happened over a time, and "${words}" may say how things stood`,
          choices: [{ answer: 'at', words: 'How things stood at the end of it' }],
        },
      ],
    ]
  })

export const DOUBTS_OF_TIMES: readonly DoubtOfTable[] = [weeksAsDays, oneDayAlone, stockAsFlow]
