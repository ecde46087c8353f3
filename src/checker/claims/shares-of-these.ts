import { compare, inPercentOf, plus } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { before, type Reading, type Statement } from '../reading.ts'
import { textBefore } from '../words.ts'
import { isAmount } from './amounts.ts'
import { shareClaim } from './share-claim.ts'

/** "1,156 were crimes (60.0%) and the other 771 were not": a share of the two together. */
function isOfBoth({ sentence }: Statement, part: Quantity, stated: Quantity): boolean {
  return sentence.quantities.some((it) => {
    const isOther =
      it.start > stated.end &&
      it.unit === part.unit &&
      /\b(?:other|rest|remaining|remainder)(?: of)? $/iu.test(textBefore(sentence.text, it.from))
    const share = isOther ? inPercentOf(part.value, plus(part.value, it.value)) : undefined
    return share !== undefined && judge(stated, share) === 'correct'
  })
}

/** "Of these, 206 (60%) were for social rent", after a sentence with one figure in it. */
export function checkOfThese(
  reading: Reading,
  statement: Statement,
  index: number,
): readonly Claim[] {
  const { text, quantities } = statement.sentence
  if (!/^(?:of (?:these|those|this total)|among (?:these|those))\b,?/iu.test(text)) return []
  const [part, stated] = quantities
  if (!isAmount(part) || stated?.unit !== 'percent' || stated.sign !== 0) return []
  if (
    !/^[^.;%,]{0,60}(?: \(|,? which is |,? or )(?:just )?$/iu.test(
      text.slice(part.end, stated.from),
    )
  )
    return []
  if (!/^(?:\)|,|\.| of )/u.test(text.slice(stated.end))) return []
  const [previous, ...earlier] = before(reading, index)
  const candidates =
    previous?.levels
      .map((it) => it.quantity)
      .filter((it) => it.unit === part.unit && isAmount(it)) ?? []
  const [whole] = candidates
  if (!whole || compare(part.value, whole.value) > 0) return []
  const others = candidates.slice(1)
  const isBorneOut = (it: Quantity) => {
    const exact = inPercentOf(part.value, it.value)
    return exact !== undefined && judge(stated, exact) === 'correct'
  }
  const further = earlier.flatMap(({ levels }) => levels.map((it) => it.quantity))
  const isOfFurther = !isBorneOut(whole) && further.filter(isAmount).some(isBorneOut)
  if (others.some(isBorneOut) || isOfFurther || isOfBoth(statement, part, stated)) return []
  const comparesOthers = others.every((it) => isSetAgainst(previous?.sentence.text ?? '', it))
  if (others.length > 0 && !comparesOthers)
    return isBorneOut(whole) ? shareClaim(statement, stated, part, whole, '') : []
  return shareClaim(statement, stated, part, whole, ', the figure just before')
}

/** A figure that is there to be compared with: a target, last year's, so much a month. */
function isSetAgainst(text: string, quantity: Quantity): boolean {
  return (
    /\b(?:target|compared|against|from|previous|last year|average|more|fewer)\b[^,;]{0,40}$/iu.test(
      textBefore(text, quantity.from),
    ) ||
    /^(?: [\w’'-]+){0,3} (?:more|fewer|less|above|below|per|a (?:day|week|month))\b/iu.test(
      text.slice(quantity.end),
    )
  )
}
