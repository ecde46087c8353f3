import { compare } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading, type Statement } from '../reading.ts'
import { conclude } from './conclude.ts'

const THAN =
  /^[^.;:()\d]{0,60}, (?:(?:well|just|slightly|and|which is|still) )*(?:(?<more>more|higher|larger|greater)|(?<less>fewer|less|lower|smaller)) than (?:the |our |last year’s |last year's )?$/iu

/** "We freed 68 people, fewer than the 77 of a year ago": two figures, and which the words call the larger. */
export function checkMoreThan(reading: Reading): readonly Claim[] {
  return overStatements(reading, ({ sentence }) =>
    sentence.quantities.flatMap((one, index) =>
      checkTwo(sentence, one, sentence.quantities[index + 1]),
    ),
  )
}

function checkTwo(
  sentence: Statement['sentence'],
  one: Quantity,
  other: Quantity | undefined,
): readonly Claim[] {
  if (!other || one.unit !== other.unit || ![one, other].every(isPlain)) return []
  const groups = THAN.exec(sentence.text.slice(one.end, other.from))?.groups
  const way = compare(one.value, other.value)
  if (!groups || way === 0) return []
  const said = groups['more'] ?? groups['less'] ?? ''
  return [
    conclude(sentence, {
      kind: 'comparison-direction',
      stated: said,
      recomputed: way > 0 ? 'more' : 'fewer',
      fit: (groups['more'] !== undefined) === way > 0 ? 'correct' : 'incorrect',
      working: `${one.text} is ${way > 0 ? 'above' : 'below'} ${other.text}`,
    }),
  ]
}

function isPlain({ closeness, outOf, high, inWords, unit }: Quantity): boolean {
  return closeness === 'exact' && !outOf && !high && !inWords && unit !== 'span' && unit !== 'rank'
}
