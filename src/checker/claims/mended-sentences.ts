import { accuses, type Claim, sentenceOf } from '../claim.ts'
import { withFigure } from '../explain.ts'
import { agreeingMend } from '../prose/agreeing.ts'
import { examine, type SentenceMend } from '../prose/examine.ts'
import { oddOneOut } from '../prose/odd-one-out.ts'
import type { Quantity } from '../quantities.ts'
import { isExamined, type Reading, type Statement } from '../reading.ts'
import { basesOf } from '../tables/numbers-near.ts'
import { printed } from './change-words.ts'
import { conclude } from './conclude.ts'
import { numbersElsewhere } from './numbers-elsewhere.ts'
import { SLIP_SENTENCES } from './slip-sentences.ts'

/**
 * The claims of a paper, with those sentences mended in which one figure in the place of another makes the
 * rest agree: that figure is accused, and no other that is worked from it.
 */
export function mendSentences(reading: Reading, claims: readonly Claim[]): readonly Claim[] {
  const bySentence = Map.groupBy(claims, sentenceOf)
  const basesAt = basesOf(reading.paper)
  const isElsewhere = numbersElsewhere(reading)
  const mended = new Map<string, Claim>()
  for (const [index, { sentence }] of reading.statements.entries()) {
    if (sentence.quantities.length === 0 || !isExamined(reading, sentence.block)) continue
    const key = sentenceOf({ where: sentence.place, quote: sentence.text })
    const right = new Set(
      (bySentence.get(key) ?? []).flatMap(({ verdict, stated }) =>
        verdict === 'correct' ? [stated] : [],
      ),
    )
    const isSettled = (quantity: Quantity) => right.has(printed(sentence.text, quantity))
    const examined = examine(reading, index, { isSettled, bases: basesAt(sentence.block) })
    const mend = examined && (agreeingMend(examined) ?? oddOneOut(examined, isElsewhere))
    if (mend) mended.set(key, accuse({ sentence }, mend))
  }
  const kept = claims.filter((claim) => !mended.has(sentenceOf(claim)) || !accuses(claim.verdict))
  return mended.size === 0 ? claims : [...kept, ...mended.values()]
}

const CAUSES: Readonly<Record<SentenceMend['slip'], string | undefined>> = {
  ...SLIP_SENTENCES,
  digit: undefined,
}

function accuse(
  { sentence }: Pick<Statement, 'sentence'>,
  { quantity, figure, working, slip }: SentenceMend,
): Claim {
  return conclude(sentence, {
    kind: 'same-fact',
    stated: printed(sentence.text, quantity),
    recomputed: figure,
    fit: 'incorrect',
    working,
    cause: CAUSES[slip],
    suggestion: withFigure(sentence.text, quantity, figure),
  })
}
