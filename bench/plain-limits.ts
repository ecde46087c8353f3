/** What {@link plainLimits} answers, in the shape and words of the product's own answer. */
export interface PlainAnswer {
  readonly phases: readonly PlainPhase[]
  readonly points: readonly PlainPoint[]
  readonly variation: string
  readonly assurance: string | null
}

interface PlainPhase {
  readonly from: string
  readonly points: number
  readonly mean: number
  readonly averageMovingRange: number
  readonly lower: number
  readonly upper: number
  readonly nearLower: number
  readonly nearUpper: number
  readonly status: string
}

interface PlainPoint {
  readonly period: string
  readonly value: number | null
  readonly phase: number
  readonly rule: string | null
  readonly direction: string | null
  readonly judgement: string
}

const RULES = [null, 'outside-limits', 'trend', 'two-of-three', 'shift']

/**
 * Control limits and rules as one would write them down in an afternoon for one kind of series: what
 * the product's own speed is measured against. It is spared what the product has to do besides: the
 * months are already laid out with a `null` for each absent one, the places where limits start again
 * are known, every phase has enough points that vary, and fewer is better.
 *
 * @param starts - the place of the first month of each phase
 */
export function plainLimits(
  months: readonly string[],
  values: readonly (number | null)[],
  starts: readonly number[],
  target: number,
): PlainAnswer {
  const phases: PlainPhase[] = []
  const points: PlainPoint[] = []
  let variation = 'common-cause'
  let assurance: string | null = null

  for (let phase = 0; phase < starts.length; phase++) {
    const from = starts[phase] ?? 0
    const to = starts[phase + 1] ?? values.length

    let count = 0
    let sum = 0
    let largest = 0
    let ranges = 0
    let sumOfRanges = 0
    let before: number | null = null
    for (let i = from; i < to; i++) {
      const value = values[i] ?? null
      if (value !== null) {
        count++
        sum += value
        largest = Math.max(largest, Math.abs(value))
        if (before !== null) {
          ranges++
          sumOfRanges += Math.abs(value - before)
        }
      }
      before = value
    }
    const mean = sum / count
    const screen = (3.267 * sumOfRanges) / ranges
    let kept = 0
    let sumOfKept = 0
    before = null
    for (let i = from; i < to; i++) {
      const value = values[i] ?? null
      if (value !== null && before !== null && Math.abs(value - before) < screen) {
        kept++
        sumOfKept += Math.abs(value - before)
      }
      before = value
    }
    const range = sumOfKept / kept
    const lower = mean - 2.66 * range
    const upper = mean + 2.66 * range
    const nearLower = mean - ((2.66 * 2) / 3) * range
    const nearUpper = mean + ((2.66 * 2) / 3) * range
    const tie = 1e-9 * largest

    // 1 to 4 for the rule, below zero for down; a rule overwrites those it goes before
    const codes: number[] = []
    const sides: number[] = []
    const nears: number[] = []
    for (let i = from; i < to; i++) {
      const value = values[i] ?? null
      codes.push(0)
      if (value === null) {
        sides.push(0)
        nears.push(0)
        continue
      }
      sides.push(value - mean > tie ? 1 : mean - value > tie ? -1 : 0)
      if (value - upper > tie || lower - value > tie) nears.push(0)
      else nears.push(value - nearUpper > tie ? 1 : nearLower - value > tie ? -1 : 0)
    }
    let run = 0
    for (let i = 0; i < sides.length; i++) {
      const side = sides[i] ?? 0
      run = i > 0 && side === sides[i - 1] ? run + 1 : 1
      if (side !== 0 && run >= 7) for (let j = i - 6; j <= i; j++) codes[j] = 4 * side
    }
    for (let i = 2; i < sides.length; i++) {
      const side = sides[i] ?? 0
      if (side === 0 || sides[i - 1] !== side || sides[i - 2] !== side) continue
      let near = 0
      for (let j = i - 2; j <= i; j++) if (nears[j] === side) near++
      if (near < 2) continue
      for (let j = i - 2; j <= i; j++) if (nears[j] === side) codes[j] = 3 * side
    }
    let way = 0
    before = null
    for (let i = from; i < to; i++) {
      const value = values[i] ?? null
      let step = 0
      if (value !== null && before !== null) {
        step = value - before > tie ? 1 : before - value > tie ? -1 : 0
      }
      run = step === way ? run + 1 : 2
      way = step
      if (way !== 0 && run >= 7) for (let j = i - 6; j <= i; j++) codes[j - from] = 2 * way
      before = value
    }
    for (let i = from; i < to; i++) {
      const value = values[i] ?? null
      if (value !== null && value - upper > tie) codes[i - from] = 1
      if (value !== null && lower - value > tie) codes[i - from] = -1
    }

    for (let i = from; i < to; i++) {
      const value = values[i] ?? null
      const code = codes[i - from] ?? 0
      const judgement = code === 0 ? 'common-cause' : code < 0 ? 'improvement' : 'concern'
      points.push({
        period: months[i] ?? '',
        value,
        phase,
        rule: RULES[Math.abs(code)] ?? null,
        direction: code === 0 ? null : code < 0 ? 'down' : 'up',
        judgement,
      })
      if (value === null) continue
      variation = code === 0 ? judgement : `${judgement}-${code < 0 ? 'low' : 'high'}`
    }
    phases.push({
      from: months[from] ?? '',
      points: count,
      mean,
      averageMovingRange: range,
      lower,
      upper,
      nearLower,
      nearUpper,
      status: 'firm',
    })
    assurance = 'hit-and-miss'
    if (upper < target) assurance = 'meets'
    if (lower > target) assurance = 'misses'
  }
  return { phases, points, variation, assurance }
}
