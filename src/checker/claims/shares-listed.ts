import { inPercentOf, sum } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber } from '../explain.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { isAmount } from './amounts.ts'
import { conclude } from './conclude.ts'

const LEAST_PARTS = 3
/** What may stand between a part and its share in brackets. */
const TO_SHARE = /^[^.;:()\d]{0,80}\($/u

/** "1,366 a car boot or less (48%), 1,110 a small van (39%), 370 bigger (13%)": shares of all that are listed. */
export function checkSharesListed(reading: Reading): readonly Claim[] {
  return overStatements(reading, ({ sentence }) => {
    const parts = partsIn(sentence)
    if (parts.length < LEAST_PARTS) return []
    const whole = sum(parts.map(({ part }) => part.value))
    const shares = parts.flatMap(({ part, share }) => {
      const exact = inPercentOf(part.value, whole)
      return exact ? [{ part, share, exact, fit: judge(share, exact) }] : []
    })
    // Where several do not fit they may be of another whole, as may then all
    if (shares.filter(({ fit }) => fit !== 'correct').length > 1) return []
    return shares.map(({ part, share, exact, fit }) =>
      conclude(sentence, {
        kind: 'percent-of',
        stated: share.text,
        recomputed: sayLike(exact, share),
        fit,
        working: `${part.text} of the ${sayNumber(whole)} listed is ${sayNumber(exact)}%`,
      }),
    )
  })
}

function partsIn({
  text,
  quantities,
}: Sentence): readonly { readonly part: Quantity; readonly share: Quantity }[] {
  return quantities.flatMap((share, index) => {
    const part = quantities[index - 1]
    const isShare = share.unit === 'percent' && share.sign === 0 && text[share.end] === ')'
    if (!isShare || !isAmount(part) || part.unit !== 'count') return []
    return TO_SHARE.test(text.slice(part.end, share.start)) ? [{ part, share }] : []
  })
}
