import { daysIn, quarterPeriod } from '#shared/index.ts'
import type { Point, Sentence } from '#statistics/index.ts'
import { describeMarks, describeQuarter, judgeTogether, testQuarter } from '#statistics/index.ts'
import { MEASURE, MONTHS, made, SETTINGS } from './made-up.ts'

/** Months before the last quarter as they are given, and each of its own as counted, or so many. */
function before(level: (index: number) => number, last?: number) {
  return ({ period, value }: Point, index: number): Point => {
    const days = daysIn(period) / 30
    const isBefore = index < MONTHS - 3
    const own = last === undefined ? value : Math.round(last * days)
    return { period, value: isBefore ? Math.round(level(index) * days) : own }
  }
}

export function aboutQuarters(): readonly Sentence[] {
  const quarter = quarterPeriod(2018, 4)
  const test = (shape: (index: number) => number, from = 0, breaks: readonly string[] = []) =>
    testQuarter(made(shape).slice(from), quarter, breaks)
  const said = [
    test(() => 1),
    test((index) => (index >= MONTHS - 3 ? 1.3 : 1)),
    test((index) => (index >= MONTHS - 3 ? 0.7 : 1)),
    test((index) => (index >= MONTHS - 3 ? 1.3 : 1), 21),
    test(() => 0.01),
    test(() => 1, 44),
    test(() => 1, 0, ['2018-04-01']),
    testQuarter(made().slice(0, -1), quarter),
    testQuarter(made().map(setAside), quarter),
    testQuarter([...made().slice(-15, -12), ...made().slice(-3)], quarter),
    testQuarter(made().map(before(() => 0)), quarter),
    testQuarter(made().map(before(() => 300, 300)), quarter),
    testQuarter(made().map(before((index) => 300 + (index % 2 === 0 ? 9 : -9), 301)), quarter),
  ].map((outcome): Sentence => {
    const [verdict] = judgeTogether(outcome.ok ? [outcome.value] : [])
    return verdict
      ? describeQuarter(verdict, MEASURE, SETTINGS)
      : [{ text: `${outcome.ok ? '' : outcome.problems[0]?.message}.` }]
  })
  return [...said, [{ text: describeMarks(18, 4) }], [{ text: describeMarks(18, 0) }]]
}

/** The month before the last, set aside. */
function setAside(point: Point, index: number): Point {
  const aside = [{ period: point.period, reason: 'a fire was counted by vehicle' }]
  return index === MONTHS - 2 ? { ...point, aside } : point
}
