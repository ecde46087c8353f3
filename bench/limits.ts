import { isDeepStrictEqual } from 'node:util'
import {
  type ControlLimits,
  controlLimits,
  type LimitsSettings,
} from '#statistics/limits/control-limits.ts'
import type { DatedValue } from '#statistics/limits/fill-gaps.ts'
import type { Measured } from './measured.ts'
import { type PlainAnswer, plainLimits } from './plain-limits.ts'

const SERIES = 10_000
const MONTHS = 120
/** The place of the first month on or after the rebase: 2010-01 and 63 months. */
const STARTS = [0, 63]
const SETTINGS = {
  improvement: 'down',
  target: 500,
  rebase: ['2015-04-01'],
  baselinePoints: null,
  screening: true,
} as const satisfies LimitsSettings

const ROUNDS = 20
const MOST_TIMES = 1.5
const CLOSE = 1e-9

/**
 * Control limits and rules for 10,000 made-up series of 120 months: the processor time they take
 * beside that of a plain loop over the same numbers that comes to the same answers. Every series is
 * different, and every thirtieth month is missing, so that gaps are filled too.
 *
 * The two take turns, and the least time of each counts: what else the machine does can only add to
 * it. The answers for every series are compared first, which warms both up.
 */
export async function benchLimits(): Promise<readonly Measured[]> {
  const months = Array.from(
    { length: MONTHS },
    (_, index) =>
      `${2010 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
  )
  const laidOut = makeUpValues()
  const allSeries = laidOut.map((values) =>
    months.flatMap((period, index): DatedValue[] => {
      const value = values[index] ?? null
      return value === null ? [] : [{ period, value }]
    }),
  )
  const ours = (series: readonly DatedValue[]) => {
    const limits = controlLimits(series, SETTINGS)
    return limits.ok ? limits.value : undefined
  }
  const plain = (values: readonly (number | null)[]) =>
    plainLimits(months, values, STARTS, SETTINGS.target)

  let different = 0
  for (const [index, values] of laidOut.entries()) {
    if (!areSame(ours(allSeries[index] ?? []), plain(values))) different++
  }
  let flagged = 0
  let leastOurs = Number.POSITIVE_INFINITY
  let leastPlain = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    leastOurs = Math.min(
      leastOurs,
      processorTime(() => {
        flagged = 0
        for (const series of allSeries) flagged += countFlagged(ours(series)?.points ?? [])
      }),
    )
    leastPlain = Math.min(
      leastPlain,
      processorTime(() => {
        flagged = 0
        for (const values of laidOut) flagged += countFlagged(plain(values).points)
      }),
    )
  }
  const times = leastOurs / leastPlain
  const points = SERIES * MONTHS
  return [
    {
      name: '10,000 series of 120 months, limits and rules, processor time beside a plain loop',
      measured:
        different === 0 ? `${times.toFixed(2)} times` : `${different} series answered differently`,
      floor: `at most ${MOST_TIMES} times, with the same answers`,
      ok: different === 0 && times <= MOST_TIMES,
      note:
        `${leastOurs.toFixed(3)} s and ${leastPlain.toFixed(3)} s; ` +
        `${flagged.toLocaleString('en-GB')} of ${points.toLocaleString('en-GB')} points flagged`,
    },
  ]
}

/** One a month, `null` where it is missing. */
function makeUpValues(): (number | null)[][] {
  let state = 1
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  return Array.from({ length: SERIES }, () => {
    const level = 50 + 1000 * next()
    return Array.from({ length: MONTHS }, (_, index) =>
      index % 30 === 17 ? null : Math.round(level * (0.7 + 0.6 * next())),
    )
  })
}

function countFlagged(points: readonly { readonly rule: string | null }[]): number {
  let flagged = 0
  for (const { rule } of points) if (rule !== null) flagged++
  return flagged
}

/** Seconds of processor time, of every thread: what is collected and compiled meanwhile counts. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Limits to within a thousand-millionth, and everything else the same to the letter. */
function areSame(ours: ControlLimits | undefined, plain: PlainAnswer): boolean {
  if (ours === undefined || ours.phases.length !== plain.phases.length) return false
  const areClose = ours.phases.every((phase, index) => {
    const other = plain.phases[index]
    return Object.entries(phase).every(([field, value]) => {
      const expected = Object.entries(other ?? {}).find(([name]) => name === field)?.[1]
      return typeof value === 'number' && typeof expected === 'number'
        ? Math.abs(value - expected) <= CLOSE
        : value === expected
    })
  })
  const { phases: _ours, ...rest } = ours
  const { phases: _plain, ...plainRest } = plain
  return areClose && isDeepStrictEqual(rest, plainRest)
}
