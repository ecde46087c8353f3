import { absolute, compare, minus, plus } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { changesIn } from '../clause/changes.ts'
import { isWhole, markSentence } from '../clause/marked.ts'
import { partsIn } from '../clause/parts.ts'
import { ratesIn } from '../clause/rates.ts'
import { sharesIn, type Told } from '../clause/shares.ts'
import type { Worked } from '../clause/worked.ts'
import { sayLike, withFigure } from '../explain.ts'
import { isNear } from '../how-it-went-wrong.ts'
import { type Fit, judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { printed } from './change-words.ts'
import { conclude } from './conclude.ts'
import { numbersElsewhere } from './numbers-elsewhere.ts'

/**
 * Figures that come to what they should by others of their own clause: "Of the 6,279 searches 3,842 were for
 * drugs, 61.2%", "£58.3m, up from £54.9m, a rise of 6.2%". One is accused only where no other figure of the
 * clause is left over.
 */
export function checkToldInFull(reading: Reading): readonly Claim[] {
  const isElsewhere = numbersElsewhere(reading)
  return overStatements(reading, ({ sentence }) => {
    if (sentence.quantities.length < 2) return []
    const marked = markSentence(sentence)
    const told = [...sharesIn(marked), ...partsIn(marked), ...changesIn(marked), ...ratesIn(marked)]
    const judged = told.flatMap((it) =>
      it.worked.map((worked) => ({
        told: it,
        worked,
        fit: judge(worked.stated, worked.exact, worked.slack),
      })),
    )
    const right = new Set(
      judged.flatMap(({ worked, fit }) => (fit === 'correct' ? [worked.stated] : [])),
    )
    const seen = new Set<Quantity>()
    return judged.flatMap(({ told: it, worked, fit }) => {
      const { stated } = worked
      const isOpen = fit !== 'correct' && right.has(stated)
      if (isOpen || seen.has(stated) || !mayBeSaid(worked, fit)) return []
      if (
        fit !== 'correct' &&
        !isWhole(marked, it, (quantity) => right.has(quantity) || isRestOrSum(it, quantity))
      )
        return []
      if (fit !== 'correct' && isRatherOperand(it, stated, isElsewhere)) return []
      seen.add(stated)
      return [claimOf(sentence, worked, fit)]
    })
  })
}

/** "Forty-one of the 92 were satisfied, 44.6%, which leaves 51": what two figures of the clause come to together or apart. */
function isRestOrSum({ named }: Told, { value }: Quantity): boolean {
  const values = Object.values(named).flatMap((it) =>
    it ? [it.value, ...(it.outOf ? [it.outOf] : [])] : [],
  )
  return values.some((one, index) =>
    values
      .slice(index + 1)
      .some(
        (other) =>
          compare(absolute(minus(one, other)), value) === 0 ||
          compare(plus(one, other), value) === 0,
      ),
  )
}

/** Where the paper prints a figure again, and not one of those it is worked from, that one is rather wrong. */
function isRatherOperand(
  { named }: Told,
  stated: Quantity,
  isElsewhere: (quantity: Quantity) => boolean,
): boolean {
  const operands = Object.values(named).filter((it) => it !== undefined && it !== stated)
  const digits = stated.text.replace(/\D/gu, '').length
  return (
    digits > MOST_COMMON &&
    isElsewhere(stated) &&
    operands.some((it) => it !== undefined && !isElsewhere(it))
  )
}

/** Of figures with as few digits many are alike that are of different things. */
const MOST_COMMON = 2

function mayBeSaid({ stated, kind, exact, slack, instead }: Worked, fit: Fit): boolean {
  // By as much as both ends are rounded a difference between them may be out, or wrong
  if (fit === 'correct')
    return kind === 'percent-change' || kind === 'percent-of' || judge(stated, exact) === 'correct'
  const isExact = stated.closeness === 'exact' && !stated.inWords
  return (
    isExact && (instead !== undefined || (isNear(stated.value, exact) && compare(slack, exact) < 0))
  )
}

function claimOf(sentence: Sentence, worked: Worked, fit: Fit): Claim {
  const { stated, exact, kind, working, instead, cause } = worked
  const figure = instead ?? sayLike(exact, stated)
  return conclude(sentence, {
    kind,
    stated: printed(sentence.text, stated),
    recomputed: figure,
    fit: instead === undefined ? fit : 'incorrect',
    working,
    cause,
    suggestion: withFigure(sentence.text, stated, figure),
  })
}
