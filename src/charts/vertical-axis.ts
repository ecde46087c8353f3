import { extent, max, tickStep } from 'd3-array'
import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { formatNumber } from '#shared/index.ts'
import type { ControlChartData } from './chart-data.ts'
import { plainText } from './svg.ts'

export interface AxisTick {
  readonly value: number
  readonly label: string
}

/** Values closer than this share of their size are the same but for the rounding of sums. */
const ALIKE = 1e-9

/**
 * The lowest and highest value a chart has to show: its figures, usual ranges and target, and zero
 * where it counts. Never of no height. `undefined` when there is no figure.
 */
export function valueRange(data: ControlChartData): readonly [number, number] | undefined {
  const figures = data.points.map((point) => point.value).filter((value) => value !== null)
  if (figures.length === 0) return undefined
  const lines = data.phases.flatMap((phase) => [phase.lower, phase.mean, phase.upper])
  const steps = data.points.flatMap(({ range }) => (range ? [range.lower, range.upper] : []))
  const apart = data.points.flatMap(({ setAside }) => setAside ?? [])
  const shown = [...figures, ...apart, ...lines, ...steps, data.target, data.zeroBased ? 0 : null]
  const [low = 0, high = 0] = extent(shown, (value) => value)
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (high - low > Math.max(size, 1) * ALIKE) return [low, high]
  const nothing = size <= ALIKE
  if (nothing && data.zeroBased) return [0, 1]
  const reach = nothing ? 0.5 : size * 0.05
  return [low - reach, high + reach]
}

/** Values from `range` to pixels from `bottom` up to `top`. */
export function verticalScale(
  range: readonly [number, number],
  bottom: number,
  top: number,
): ScaleLinear<number, number> {
  return scaleLinear(range, [bottom, top])
}

/**
 * Round values to name on the axis, lowest first, at most one over `most`. Fewer where the unit's
 * format would name a tick by a number that it does not stand at: a count has no tick at 2.5.
 */
export function axisTicks(
  range: readonly [number, number],
  format: (value: number) => string,
  most: number,
): readonly AxisTick[] {
  for (let count = most; count >= 1; count -= 1) {
    const values = scaleLinear(range, [0, 1]).ticks(count)
    if (values.length > most + 1) continue
    const finest = 10 ** Math.floor(Math.log10(tickStep(range[0], range[1], count)) + 1e-9)
    for (const label of [shortened(values, format), (value: number) => plainText(format(value))]) {
      const exact = values.every((value) => label(value) !== label(value + finest))
      if (exact) return values.map((value) => ({ value, label: label(value) }))
    }
  }
  return []
}

const LARGE = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const

/** "£1,200,000,000" as "£1.2 billion": the unit stays as its format writes it. */
function shortened(values: readonly number[], format: (value: number) => string) {
  const highest = max(values, Math.abs) ?? 0
  const [size, word] = LARGE.find(([least]) => highest >= least) ?? [1, '']
  return (value: number) => {
    const whole = plainText(format(value))
    if (size === 1 || value === 0) return whole
    return whole.replace(/\d[\d,]*(\.\d+)?/, `${formatNumber(Math.abs(value) / size, 3)} ${word}`)
  }
}
