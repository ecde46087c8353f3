import fc from 'fast-check'
import type { Area, AreaMeasure } from '#area/index.ts'
import { readCsvText } from '#documents/index.ts'
import { scopeOf } from '#performance/imports/import-observations.ts'
import { OBSERVATION_SHAPE, observationReader } from '#performance/imports/read-observation.ts'
import type { Observation } from '#statistics/index.ts'

/** The day it is taken to be: a little after the made-up figures end. */
export const TODAY = '2026-11-29'

/** A row as somebody might type it. */
interface TypedRow {
  readonly measure: string
  readonly area: string
  readonly period: string
  readonly value: string
  readonly numerator: string
  readonly denominator: string
}

const COLUMNS = ['measure', 'area', 'period', 'value', 'numerator', 'denominator'] as const

/** Years that a slip of the finger makes, with some that are right. */
const YEARS = [1, 19, 201, 919, 1919, 1950, 1969, 1978, 1999, 2017, 2019, 2023, 2025]

const size = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 5000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 1e15, Number.MAX_SAFE_INTEGER) },
)

/** How the values of a series go: all alike, all over the place, or nothing at all. */
const valueAt: fc.Arbitrary<readonly (number | null)[]> = fc.oneof(
  { weight: 3, arbitrary: fc.array(size, { minLength: 1, maxLength: 48 }) },
  { weight: 2, arbitrary: fc.array(fc.option(size), { minLength: 1, maxLength: 48 }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(size, fc.integer({ min: 1, max: 48 }))
      .map(([one, length]) => Array.from({ length }, () => one)),
  },
  { weight: 1, arbitrary: fc.constant(Array.from({ length: 20 }, () => null)) },
)

/** Where its periods lie, in months since January of year 0: one after another, with leaps, or far apart. */
const monthsOf = (length: number): fc.Arbitrary<readonly number[]> =>
  fc
    .record({
      year: fc.constantFrom(...YEARS),
      month: fc.integer({ min: 0, max: 11 }),
      leaps: fc.array(
        fc.tuple(
          fc.nat({ max: Math.max(length - 1, 0) }),
          fc.constantFrom(3, 12, 90, 599, 601, 1199),
        ),
        { maxLength: 3 },
      ),
      strays: fc.array(fc.constantFrom(...YEARS), { maxLength: 2 }),
    })
    .map(({ year, month, leaps, strays }) => {
      const leapAt = new Map(leaps)
      let at = 12 * year + month
      const run = Array.from({ length }, (_, index) => {
        at += leapAt.get(index) ?? 1
        return at
      })
      return [...strays.map((stray) => 12 * stray + 3), ...run].slice(0, length)
    })

const KINDS = ['month', 'quarter', 'year', 'day'] as const

/** The period of a kind that a month is in, as it is typed. */
function typePeriod(month: number, kind: (typeof KINDS)[number]): string {
  const year = Math.floor(month / 12)
  const digits = (number: number, length = 2) => String(number).padStart(length, '0')
  const inYear = `${digits(year, 4)}/${digits((year + 1) % 100)}`
  switch (kind) {
    case 'month':
      return `${digits(year, 4)}-${digits((month % 12) + 1)}`
    case 'quarter':
      return `${inYear}-Q${Math.floor((month % 12) / 3) + 1}`
    case 'year':
      return inYear
    case 'day':
      return `${digits(year, 4)}-${digits((month % 12) + 1)}-${digits((month % 27) + 1)}`
  }
}

/** A series of one measure in one place: all that the door may be asked to let in. */
function seriesOf(measure: AreaMeasure, place: string): fc.Arbitrary<readonly TypedRow[]> {
  const usual = measure.frequency.includes('month')
    ? 'month'
    : measure.frequency.includes('quarter')
      ? 'quarter'
      : measure.frequency.includes('event') || measure.frequency.includes('snapshot')
        ? 'day'
        : 'year'
  return valueAt.chain((values) =>
    fc
      .record({
        months: monthsOf(values.length),
        kind: fc.oneof(
          { weight: 5, arbitrary: fc.constant(usual) },
          { weight: 1, arbitrary: fc.constantFrom(...KINDS) },
        ),
        below: fc.boolean(),
        of: fc.constantFrom(0, 1, 400, 1e15),
        hasParts: fc.boolean(),
      })
      .map(({ months, kind, below, of, hasParts }) =>
        values.map((value, index): TypedRow => {
          const isMoney = measure.unit === 'gbp' || measure.unit === 'percent'
          const typed = value === null ? null : isMoney && below ? -value : value
          const parts = hasParts && typed !== null && typed >= 0
          const isShare = measure.unit === 'percent'
          return {
            measure: measure.id,
            area: place,
            period: typePeriod(months[index] ?? 0, kind),
            value:
              typed === null
                ? ''
                : parts && isShare && of > 0
                  ? ((100 * Math.min(typed, of)) / of).toFixed(2)
                  : String(typed),
            numerator: parts ? String(isShare ? Math.min(typed, of) : typed) : '',
            denominator: parts ? String(of) : '',
          }
        }),
      ),
  )
}

/** Rows for many measures of an area, each series odd in its own way. */
export function oddRows(area: Area): fc.Arbitrary<readonly TypedRow[]> {
  const places = area.file.places.map(({ id }) => id)
  const [home = '', ...others] = places
  return fc
    .tuple(
      ...[...area.measures.values()].map((measure) =>
        fc
          .oneof(
            { weight: 3, arbitrary: fc.constant([home]) },
            {
              weight: 1,
              arbitrary: fc.subarray(others, { minLength: 1 }).map((some) => [home, ...some]),
            },
            { weight: 1, arbitrary: fc.constant<string[]>([]) },
          )
          .chain((some) => fc.tuple(...some.map((place) => seriesOf(measure, place)))),
      ),
    )
    .map((all) => all.flat(2))
}

/**
 * The rows that the door lets in, as figures in force. What it refuses is left out, and of two for one
 * period the first, as two in one file would be refused.
 */
export function letIn(area: Area, rows: readonly TypedRow[]): readonly Observation[] {
  const text = [
    [...COLUMNS, 'breakdown'].join(','),
    ...rows.map((row) => [...COLUMNS.map((column) => row[column]), ''].join(',')),
  ].join('\n')
  const table = readCsvText('odd.csv', text, OBSERVATION_SHAPE)
  if (!table.ok) throw new Error(table.problems[0]?.message)
  const settings = { fileName: 'odd.csv', today: TODAY, knownOn: TODAY }
  const read = observationReader(scopeOf(area), table.value.header, settings)
  const found = new Map<string, Observation>()
  rows.forEach((row, index) => {
    const cells = [...COLUMNS.map((column) => row[column]), '']
    const outcome = read({ number: index + 2, cells })
    if (!outcome.ok) return
    const { observation } = outcome.value
    found.set(`${observation.measure} ${observation.area} ${observation.period.code}`, {
      ...observation,
      id: index + 1,
      importId: 7,
      recordedAt: `${TODAY}T10:00:00Z`,
      recordedBy: 'A. Tester',
      reason: 'Odd figures',
    })
  })
  return [...found.values()]
}
