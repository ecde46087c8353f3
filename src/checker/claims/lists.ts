import { compare, type Fraction, inPercentOf, sum } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber, withFigure } from '../explain.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { isExamined, type Reading, type Statement } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { isAmount } from './amounts.ts'
import { printed } from './change-words.ts'
import { conclude } from './conclude.ts'

/** An item of a list that begins with a count and says what share of the whole that is. */
interface Item {
  readonly sentence: Sentence
  readonly part: Quantity
  readonly share: Quantity
  readonly exact: Fraction
  readonly isRight: boolean
}

/**
 * "There were 40 actions: • 30 are done (75%)": shares in a list, of the one count that leads in to it. A
 * wrong one is accused where the counts of the list add up to that whole, or where most shares are of it.
 */
export function checkLists(reading: Reading): readonly Claim[] {
  const listed = reading.statements.filter(({ sentence }) => sentence.leadIn !== null)
  const lists = Map.groupBy(listed, ({ sentence }) => sentence.leadIn)
  return [...lists].flatMap(([leadIn, statements]) => {
    const [whole, second] = leadIn?.quantities.filter(isCount) ?? []
    return whole && !second ? checkList(reading, whole, statements) : []
  })
}

const isCount = (it: Quantity | undefined): it is Quantity => isAmount(it) && it.unit === 'count'

function checkList(
  reading: Reading,
  whole: Quantity,
  statements: readonly Statement[],
): readonly Claim[] {
  const items = statements.flatMap(({ sentence }) => readItem(sentence, whole) ?? [])
  const parts = statements.flatMap(({ sentence }) => partIn(sentence) ?? [])
  const isWhole = compare(sum(parts.map(({ value }) => value)), whole.value) === 0
  const right = items.filter(({ isRight }) => isRight).length
  const isSure = isWhole || right > items.length - right
  return items.flatMap(({ sentence, part, share, exact, isRight }) => {
    const isAccused = isSure && share.closeness === 'exact'
    if ((!isRight && !isAccused) || !isExamined(reading, sentence.block)) return []
    const recomputed = sayLike(exact, share)
    return [
      conclude(sentence, {
        kind: 'percent-of',
        stated: printed(sentence.text, share),
        recomputed,
        fit: judge(share, exact),
        working: `${part.text} ÷ ${whole.text} = ${sayNumber(exact)}% (${whole.text} leads in to the list)`,
        suggestion: withFigure(sentence.text, share, recomputed),
      }),
    ]
  })
}

/** In characters: a count that begins an item may stand after a bullet or "the". */
const FARTHEST = 5

function partIn({ quantities: [first] }: Sentence): Quantity | undefined {
  return isCount(first) && first.start <= FARTHEST ? first : undefined
}

/** @returns `undefined` for an item without a share of its own, or with more figures than those two */
function readItem(sentence: Sentence, whole: Quantity): Item | undefined {
  const part = partIn(sentence)
  const [, share, third] = sentence.quantities
  if (!part || share?.unit !== 'percent' || share.inWords || share.sign !== 0 || third) return
  if (!/^(?:$|[).,;])/u.test(sentence.text.slice(share.end))) return
  const exact = inPercentOf(part.value, whole.value)
  if (!exact || compare(part.value, whole.value) > 0) return
  return { sentence, part, share, exact, isRight: judge(share, exact) === 'correct' }
}
