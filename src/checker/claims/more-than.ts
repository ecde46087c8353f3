import { compare } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading, type Statement } from '../reading.ts'
import { conclude } from './conclude.ts'

const THAN =
  /^[^.;:()\d]{0,60}, (?:(?:well|just|slightly|and|which is|still|far|rather|even|a (?:shade|little|touch|bit|fraction|good deal|lot|great deal)) )*(?:(?<more>more|higher|larger|greater)|(?<less>fewer|less|lower|smaller)) than (?:the |our |last year’s |last year's )?$/iu

/** "At 71.8%, is below the district's 69.5%". */
const IS =
  /^,? (?:(?:which|it|and) )?(?:is|are|was|were)(?: [\p{L}]+){0,2} (?:(?<more>above|higher than|more than|greater than)|(?<less>below|lower than|less than|fewer than)) (?:the |our |that of (?:the )?)?(?:[\p{L}’'-]+ ){1,3}$/iu

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
  const gap = sentence.text.slice(one.end, other.from)
  // "All three are well above the 49.4": how many they are, and not what they came to
  const isBare = !/\d/u.test(one.text)
  const groups = (THAN.exec(gap) ?? (isBare ? null : IS.exec(gap)))?.groups
  const way = compare(one.value, other.value)
  if (!groups || way === 0) return []
  const said = groups['more'] ?? groups['less'] ?? ''
  const words = /above|below/iu.test(said)
    ? (['above', 'below'] as const)
    : (['more', 'fewer'] as const)
  return [
    conclude(sentence, {
      kind: 'comparison-direction',
      stated: said,
      recomputed: words[way > 0 ? 0 : 1],
      fit: (groups['more'] !== undefined) === way > 0 ? 'correct' : 'incorrect',
      working: `${one.text} is ${way > 0 ? 'above' : 'below'} ${other.text}`,
    }),
  ]
}

function isPlain({ closeness, outOf, high, inWords, unit }: Quantity): boolean {
  return closeness === 'exact' && !outOf && !high && !inWords && unit !== 'span' && unit !== 'rank'
}
