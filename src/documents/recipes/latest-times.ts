import { MONTH_WORDS } from '#shared/index.ts'
import { monthNumber } from './label-months.ts'
import { readPeriodLabel } from './period-label.ts'
import type { PeriodReading } from './period-reading.ts'

type Time = Pick<PeriodReading, 'start' | 'end'>

const MONTH_ALONE = new RegExp(`^(?:${MONTH_WORDS})$`, 'i')
const LATEST =
  /^(?:(?:the )?(?:latest|last|most recent|final)|current) (?:(one|two|three|four|\d) )?(week|month|quarter|year|period)s?$/i
const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4 }
const KINDS: Readonly<Record<string, RegExp>> = {
  week: /^week$/,
  month: /^month$/,
  quarter: /^quarter$/,
  year: /year$/,
  period: /./,
}

/**
 * The times of a table that words name by where they stand in it: "October" where the table has it last, "latest two
 * months"; none where they name none.
 *
 * @param heads - what heads its columns and names its rows
 */
export function latestTimes(words: string, heads: readonly string[]): readonly Time[] {
  const [, number = 'one', kind = ''] = LATEST.exec(words) ?? []
  const isMonth = MONTH_ALONE.test(words)
  if (!isMonth && kind === '') return []
  const of = KINDS[isMonth ? 'month' : kind.toLowerCase()] ?? /^$/
  const named = [...new Set(heads)].flatMap((head) => {
    const label = readPeriodLabel(head, {})
    return label !== null && 'reading' in label && of.test(label.reading.kind)
      ? [label.reading]
      : []
  })
  const own = isMonth
    ? named.filter(({ start }) => Number(start.slice(5, 7)) === monthNumber(words))
    : named
  const count = NUMBERS[number.toLowerCase()] ?? Number(number)
  return own.toSorted((one, other) => (one.end < other.end ? 1 : -1)).slice(0, count)
}
