/** What a measure is in. A new unit is asked everything below, and wherever it is put in words. */
export const UNITS = ['count', 'percent', 'seconds', 'hours', 'days', 'gbp', 'rank'] as const

export type Unit = (typeof UNITS)[number]

/** What has to be known of a unit to reckon with its values. */
interface Nature {
  /** Whether its values count things that happened, so that small ones are chance and are fewer or more. */
  readonly countsThings: boolean
  /** Whether values of months add up to one of their year, unless the measure says that they are as at a day. */
  readonly addsUp: boolean
  /** What the usual range is not shown beyond. */
  readonly bounds: readonly [least: number, most: number]
  /** How a change is said: in its own unit, in percentage points or in places. */
  readonly changesBy: 'amount' | 'points' | 'places'
  /** Decimal places shown, where the measure does not say. */
  readonly decimals: number | null
  /** The sign that people write with it. */
  readonly sign: '£' | '%' | null
}

const FROM_NOTHING = [0, Number.POSITIVE_INFINITY] as const
const TIME = {
  countsThings: false,
  addsUp: false,
  bounds: FROM_NOTHING,
  changesBy: 'amount',
  decimals: null,
  sign: null,
} as const satisfies Nature

const NATURES: Readonly<Record<Unit, Nature>> = {
  count: { ...TIME, countsThings: true, addsUp: true },
  percent: { ...TIME, bounds: [0, 100], changesBy: 'points', sign: '%' },
  seconds: TIME,
  hours: TIME,
  days: TIME,
  gbp: {
    ...TIME,
    addsUp: true,
    bounds: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    decimals: 2,
    sign: '£',
  },
  rank: { ...TIME, bounds: [1, Number.POSITIVE_INFINITY], changesBy: 'places', decimals: 0 },
}

export function natureOf(unit: Unit): Nature {
  return NATURES[unit]
}
