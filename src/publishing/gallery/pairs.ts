import type { Sentence } from '#statistics/index.ts'
import { describePair, pairMeasures } from '#statistics/index.ts'
import { made } from './made-up.ts'

export function aboutPairs(): readonly Sentence[] {
  const first = made((index) => 1 + 0.3 * Math.sin(index * index))
  const later = first.map((point, index) => ({
    ...point,
    value: 500 - 0.5 * (first[index - 2]?.value ?? 400) + 60 * Math.sin(5 * index * index),
  }))
  const other = made((index) => 1 + 0.3 * Math.cos(7 * index * index))
  const near = first.map((point, index) => ({
    ...point,
    value: (point.value ?? 0) + 90 * Math.sin(3 * index * index),
  }))
  const month = first.map((point, index) => ({
    ...point,
    value: 500 - 0.5 * (first[index - 1]?.value ?? 400) + 60 * Math.sin(5 * index * index),
  }))
  return [later, month, near, other, first.slice(0, 10)].map((second): Sentence => {
    const outcome = pairMeasures(first, second)
    return outcome.ok
      ? describePair(outcome.value, 'searches', 'knife crime')
      : [{ text: `${outcome.problems[0]?.message}.` }]
  })
}
