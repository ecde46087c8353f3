import { sayIn } from '../explain.ts'
import { judge } from '../judge.ts'
import { type Marked, type Shaped, shapedIn, shapeOf } from './marked.ts'
import type { Told } from './shares.ts'
import { ratioOf, type Worked } from './worked.ts'

const EACH = `(?:each|apiece|an? head|(?:for|to|per) (?:each|every)(?: one)?|per|an?)`

const SHAPES = [
  // "287 first preferences for 200 places, that is 1.34 for each place"
  String.raw`{one:n}(?: [\p{L}’'-]+){0,5} (?:for|among|between|across|over|to|from|by|with) (?:(?:the|its|our|all|a total of) )*{other:n}~(?:,? \(|, |: )(?:(?:or|which is|that is|i\.e\.|an average of|about|just|so) )*{rate:n}(?: [\p{L}’'-]+){0,3} ${EACH}\b`,
].map(shapeOf)

/** So many of one thing for each of another, where a clause gives all three. */
export function ratesIn(marked: Marked): readonly Told[] {
  return SHAPES.flatMap((shape) =>
    shapedIn(marked, shape).flatMap((shaped) => {
      const worked = workRate(shaped.named)
      return worked ? [{ ...shaped, worked: [worked] }] : []
    }),
  )
}

function workRate({ one, other, rate }: Shaped['named']): Worked | undefined {
  if (!one || !other || !rate || other.unit !== 'count' || rate.unit !== one.unit) return undefined
  const ways = [
    [one, other],
    [other, one],
  ] as const
  const worked = ways.flatMap(([above, below]): readonly Worked[] => {
    const ratio = ratioOf(above, below)
    const working = ratio && `${above.text} ÷ ${below.text} = ${sayIn(ratio.exact, rate.unit)}`
    return working ? [{ ...ratio, stated: rate, kind: 'average', working }] : []
  })
  // "343 collisions led to 398 casualties, 1.16 for each": of which each is, the words leave open
  return worked.find(({ exact, slack }) => judge(rate, exact, slack) === 'correct') ?? worked[0]
}
