import { areaFileSchema } from '#area/index.ts'
import type { ReadRow } from '#performance/index.ts'
import { isSmallCount, sayShown, sayWithheld, withholdRows } from '#performance/index.ts'
import { capitalise, monthPeriod } from '#shared/index.ts'
import {
  compareSides,
  describeComparison,
  describeLatest,
  type Sentence,
} from '#statistics/index.ts'
import { AREA, analysed, MEASURE, made, SETTINGS } from './made-up.ts'

const PLACES = areaFileSchema.shape.places.parse([
  { id: 'northmere', name: 'Northmere', kind: 'police-area' },
  { id: 'skerby', name: 'Skerby', kind: 'district' },
  { id: 'tarn', name: 'Tarn', kind: 'district' },
])

/** Rows for March 2019: an area, a breakdown, a count. */
function rowsOf(
  ...given: readonly (readonly [string, string, number | null])[]
): readonly ReadRow[] {
  return given.map(([area, breakdown, value], index) => ({
    row: index + 2,
    citesSource: true,
    observation: {
      ...{ measure: MEASURE.id, area, breakdown, value, period: monthPeriod(2019, 3) },
      ...{ numerator: null, denominator: null, note: null, source: { document: 'Made up' } },
      ...{ releasedOn: '2019-04-10', knownOn: '2019-04-10' },
      status: value === null ? 'withheld' : 'actual',
    },
  }))
}

export function aboutSmallNumbers(): readonly Sentence[] {
  const area = {
    file: { places: PLACES, smallNumbers: SETTINGS },
    measures: new Map([[MEASURE.id, MEASURE]]),
  }
  const withheldOf = (rows: readonly ReadRow[], held: readonly ReadRow[] = [], may = true) =>
    withholdRows(
      area,
      rows,
      held.map(({ observation }) => observation),
      may,
    )
  const said = (rows: readonly ReadRow[], dryRun: boolean, held: readonly ReadRow[] = []) => {
    const small = rows.filter(({ observation }) => isSmallCount(area, observation))
    const withheld = withheldOf(rows, held)
    return sayShown(area, {
      small: { first: small, count: small.length },
      exposed: withheldOf(rows, held, false).exposed,
      ...{ dryRun, withheld },
    })
  }
  const table = rowsOf(
    ...([
      ['skerby', '', 3],
      ['tarn', '', 40],
      ['northmere', '', 43],
    ] as const),
    ...([
      ['skerby', 'gender=female', 1],
      ['skerby', 'gender=male', 2],
    ] as const),
    ...([
      ['tarn', 'gender=female', 18],
      ['tarn', 'gender=male', 22],
    ] as const),
  )
  const one = rowsOf(['skerby', '', 3])
  const known = rowsOf(['tarn', '', 40], ['northmere', '', 43])
  const crossed = rowsOf(
    ...(['skerby', 'tarn'] as const).flatMap((place, at) =>
      ['age=old;gender=female', 'age=old;gender=male', 'age=young;gender=female'].map(
        (part, index) => [place, part, at === 0 && index === 0 ? 2 : 30] as const,
      ),
    ),
  )
  const later = rowsOf(['northmere', '', 43])
  const before = rowsOf(['skerby', '', null], ['tarn', '', 40])
  const march = { period: monthPeriod(2019, 3), value: null, missing: 'withheld' } as const
  const april = { period: monthPeriod(2019, 4), value: 300 }
  const context = { measure: MEASURE, area: AREA, changes: [] }
  const withheldBefore = describeComparison(compareSides(march, april, context), context)
  return [
    ...[said(table, true), said(table, false), said(one, true), said(one, false)],
    ...[said(one, true, known), said(crossed, true), said(later, true, before)],
    sayWithheld(area, withheldOf(table), true),
    sayWithheld(area, withheldOf(table), false),
    sayWithheld(area, withheldOf(one), false),
    sayWithheld(area, withheldOf(later, before), false),
  ]
    .flatMap((one) => one?.sentences ?? [])
    .map((text): Sentence => [{ text: `${text}.` }])
    .concat([
      describeLatest(analysed([...made().slice(0, -1), march])),
      [{ text: `${capitalise(withheldBefore)}.` }],
    ])
}
