import { sayValue, type Working } from './formulas.ts'
import type { Scene, TextValue } from './scene.ts'
import type { Sense } from './sense.ts'

/** A price or a number for each: "at £12.60 an hour", "8 for each of 180", "£45 a head". */
const FOR_EACH = /^ ?(?:\p{L}+ )?(?:an?|each|per|apiece|for (?:each|every))\b/iu

/** "550, or 1.04 for each of the 527 vehicles": what follows is what there are so many of, and no product. */
const OF_THESE =
  /^ ?(?:\p{L}+ )?(?:for |to )?(?:each|every|each one|every one) of (?:\p{L}+ ){0,2}$/iu

/**
 * "23,500 hours; at £12.60 an hour that would be worth £296,100": a number times what each comes to, both of
 * the sentence or of the one before it.
 */
export function productsOf(
  { quantity, stated, isAverage, change }: Sense,
  { statement, texts: all }: Scene,
  texts: readonly TextValue[],
): readonly Working[] {
  if (isAverage || change || quantity.inWords || stated.kind === 'percent') return []
  const { text } = statement.sentence
  const prices = texts.filter(
    ({ quantity: price, value, back }) =>
      back === 0 &&
      price.end <= quantity.from &&
      price.unit !== 'span' &&
      value.kind === stated.kind &&
      FOR_EACH.test(text.slice(price.end)) &&
      !OF_THESE.test(text.slice(price.end, quantity.from)),
  )
  const counts = texts.filter(
    ({ value, back, quantity: count }) =>
      value.kind === 'count' && count.unit !== 'span' && value.value > 1 && back <= 1,
  )
  return prices.flatMap((price) => {
    const others = counts.filter((it) => it !== price && it.quantity !== price.quantity)
    const own = others.filter(({ back }) => back === 0)
    const isOnly = own.length === 1 && all.filter(({ back }) => back === 0).length <= MOST_VALUES
    return others.map(({ value, back, quantity: count }): Working => {
      const exact = price.value.value * value.value
      return {
        kind: 'average',
        exact,
        reach: price.value.half * value.value + value.half * price.value.value,
        tier: back === 0 ? 0 : 1,
        say: () => `${value.said} × ${price.value.said} = ${sayValue(exact, stated.kind)}`,
        isListed:
          isOnly && back === 0 && [count, price.quantity].every((it) => it.end <= quantity.from),
      }
    })
  })
}

/** The number, the price and what they come to, each in the kinds it may be. */
const MOST_VALUES = 4
