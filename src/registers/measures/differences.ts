import type { Register, YieldedMeasure } from '../definition/register.ts'
import type { YieldedFigure } from './yielded-figure.ts'

/** The two measures that a difference is of; `undefined` of a measure that is none. */
export function partsOfDifference(
  { measures }: Register,
  { defined: { difference } }: YieldedMeasure,
): readonly [of: YieldedMeasure, less: YieldedMeasure] | undefined {
  if (difference === undefined) return undefined
  const [of, less] = [difference.of, difference.less].map((id) =>
    measures.find(({ defined }) => defined.id === id),
  )
  return of === undefined || less === undefined ? undefined : [of, less]
}

/**
 * The figures of a difference, of those of its two measures. Where one of the two has a figure of a period and the
 * other has none, nothing was recorded that the other counts, and it is nought; where one is not given out, neither is
 * what would give it away.
 */
export function differencesOf(
  { defined: { id } }: YieldedMeasure,
  of: readonly YieldedFigure[],
  less: readonly YieldedFigure[],
): readonly YieldedFigure[] {
  const whole = (figures: readonly YieldedFigure[]) =>
    new Map(figures.filter(({ breakdown }) => breakdown === '').map((one) => [keyOf(one), one]))
  const [first, second] = [whole(of), whole(less)]
  return [...new Map([...second, ...first])].map(([key, about]): YieldedFigure => {
    const [one, other] = [first.get(key), second.get(key)]
    const { period, place, breakdown } = about
    const entries = (one?.entries ?? 0) + (other?.entries ?? 0)
    const none = { numerator: null, denominator: null }
    const bare = { measure: id, period, place, breakdown, entries, ...none, ...beganWith(about) }
    if (one?.isWithheld || other?.isWithheld) return { ...bare, value: null, isWithheld: true }
    const values = { of: one?.value ?? null, less: other?.value ?? null }
    if (values.of === null && values.less === null)
      return { ...bare, value: null, isWithheld: false }
    const between = { of: values.of ?? 0, less: values.less ?? 0 }
    const value = Number((between.of - between.less).toFixed(6))
    return { ...bare, value, between, isWithheld: false }
  })
}

const beganWith = ({ countedFrom }: YieldedFigure) =>
  countedFrom === undefined ? {} : { countedFrom }

const keyOf = ({ place, period }: YieldedFigure) => [place, period.code].join(' ')
