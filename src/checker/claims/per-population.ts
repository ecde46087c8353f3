import { fraction, over, times, toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayNumber } from '../explain.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading } from '../reading.ts'
import { textBefore } from '../words.ts'
import { isAmount } from './amounts.ts'
import { conclude } from './conclude.ts'

const RATE =
  /\bper (?<size>100,000|10,000|1,000) (?:of the )?(?:population|people|residents|children|households|head|adults)/iu
const POPULATION = /\b(?:population|residents)\b[^.;]{0,40}$/iu
const LEAST_PEOPLE = 5000
/** A real paper gives the population of a few places; one of more is a list of them. */
const MOST_POPULATIONS = 40
/** In sentences: how far from a rate its count may stand. */
const FARTHEST = 40

/** The populations a paper prints, each number once. */
export function populationsIn(reading: Reading): readonly Quantity[] {
  const found = new Map<number, Quantity>()
  for (const { sentence } of reading.statements) {
    for (const quantity of sentence.quantities) {
      const people = toNumber(quantity.value)
      if (quantity.unit !== 'count' || people <= LEAST_PEOPLE || found.has(people)) continue
      if (POPULATION.test(textBefore(sentence.text, quantity.start))) found.set(people, quantity)
    }
  }
  return [...found.values()].slice(0, MOST_POPULATIONS)
}

/** "23.0 offences per 1,000 population", where the paper prints the population and near it one count to go with it. */
export function checkPerPopulation(
  reading: Reading,
  index: number,
  populations: readonly Quantity[],
): readonly Claim[] {
  const sentence = reading.statements[index]?.sentence
  const match = sentence && RATE.exec(sentence.text)
  const rate =
    match &&
    sentence.quantities.findLast((it) => it.end <= match.index && match.index - it.end < 60)
  if (!match || !rate || rate.unit !== 'count' || rate.outOf) return []
  const size = fraction(match.groups?.['size'] ?? '1000')
  const stated = `${rate.text} ${match[0]}`
  const near = reading.statements.slice(Math.max(0, index - FARTHEST), index + FARTHEST + 1)
  const counts = near
    .flatMap(({ levels }) => levels.map(({ quantity }) => quantity))
    .filter((it) => it.unit === 'count' && isAmount(it))
  for (const population of populations) {
    for (const count of counts) {
      const exact = over(times(count.value, size), population.value)
      if (!exact || judge(rate, exact) !== 'correct') continue
      return [
        conclude(sentence, {
          kind: 'percent-of',
          stated,
          recomputed: sayNumber(exact),
          fit: 'correct',
          working: `${count.text} ÷ ${population.text} × ${match.groups?.['size']} = ${sayNumber(exact)}`,
        }),
      ]
    }
  }
  return [
    conclude(sentence, {
      kind: 'percent-of',
      stated,
      recomputed: null,
      fit: 'not-checkable',
      working: 'the count and the population behind this rate are not both printed',
    }),
  ]
}
