import {
  doubtClock,
  findOdd,
  sayCapped,
  sayMore,
  sayTenfold,
  sayUnwatched,
} from '#performance/index.ts'
import { monthPeriod, parsePeriod } from '#shared/index.ts'
import type { Sentence } from '#statistics/index.ts'
import { AREA, MEASURE } from './made-up.ts'

const FILE = 'March.csv'
const NAMED = { measure: MEASURE.id, area: AREA.id, breakdown: '' }

/** What is said of values for the months from April 2019 on, and of others by the codes of their periods. */
function odd(
  values: readonly number[],
  others: Readonly<Record<string, number>> = {},
): readonly string[] {
  const months = values.map((value, index) => ({
    period: monthPeriod(2019 + Math.floor((index + 3) / 12), ((index + 3) % 12) + 1),
    value,
  }))
  const rest = Object.entries(others).flatMap(([code, value]) => {
    const period = parsePeriod(code)
    return period.ok ? [{ period: period.value, value }] : []
  })
  return findOdd({
    file: FILE,
    measure: MEASURE,
    of: `${MEASURE.id} in ${AREA.id}`,
    figures: [...months, ...rest].map((one, index) => ({
      ...one,
      isTarget: false,
      row: index + 2,
    })),
  })
}

/** One figure that takes the place of another. */
function change(breakdown: string, was: number, becomes: number) {
  const figure = {
    ...NAMED,
    ...{ breakdown, period: monthPeriod(2019, 4), numerator: null, denominator: null, note: null },
    ...{ source: { document: FILE }, releasedOn: '2019-05-10', knownOn: '2019-05-10' },
    status: 'actual',
  } as const
  return { row: 2, was: { ...figure, value: was }, becomes: { ...figure, value: becomes } }
}

/** What the door says of figures that may be right and look wrong. */
export function aboutOddFigures(): readonly Sentence[] {
  const soFar = Array.from({ length: 24 }, (_, index) => 100 * ((index % 12) + 1))
  const tenfold = sayTenfold(FILE, change('', 41, 410))
  return [
    ...odd([101, 99, 104, 97], { '1919-04': 100 }),
    ...odd([101, 99, 104, 97], { '2042-04': 100 }),
    ...odd([101, 99, 104, 97, 1020, 103]),
    ...odd([101, 99, 104, 97, 6, 103]),
    ...odd(Array.from({ length: 24 }, (_, index) => (index === 20 ? 900 : 98 + (index % 5)))),
    ...odd([100, 90, 110], { '2019-20-Q1': 999 }),
    ...odd(soFar),
    tenfold,
    sayMore(tenfold, 1),
    sayMore(sayTenfold(FILE, change('gender=female', 410, 41)), 2),
    ...[1, 2].flatMap((more) => sayCapped(FILE, { first: [], count: more })),
    ...[1, 2_000].flatMap((rows) => sayUnwatched(FILE, rows)),
    ...['1976-11-26', '2076-11-26'].map((day) => doubtClock('2026-11-03T10:00:00Z', day) ?? ''),
  ].map((text): Sentence => [{ text: `${text}.` }])
}
