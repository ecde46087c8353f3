import {
  compare,
  type Fraction,
  fraction,
  HUNDRED,
  inPercentOf,
  minus,
  NOUGHT,
  ONE,
  over,
  times,
} from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber, withFigure } from '../explain.ts'
import { isNear } from '../how-it-went-wrong.ts'
import { type Fit, judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import type { Statement } from '../reading.ts'
import { conclude } from './conclude.ts'

/** A share of a whole that the same words name, held against the two. */
export function shareClaim(
  statement: Statement,
  stated: Quantity,
  part: Quantity,
  whole: Quantity,
  source: string,
): readonly Claim[] {
  const exact = inPercentOf(part.value, whole.value)
  if (!exact || compare(exact, HUNDRED) > 0) return []
  const { text } = statement.sentence
  const fit = fitShare(stated, exact, part, whole)
  // "7.5 of 30, which is half of all vacancies": of a whole of its own
  const isTold = text.slice(0, stated.from).includes(`${part.text} of ${whole.text}`)
  if (fit !== 'correct' && isTold && OF_ITS_OWN.test(text.slice(stated.end))) return []
  const cause = complement(stated, exact)
  // "The first two rows come to 6,395, or 80.1%": so far off, it is rather of something else
  if (fit !== 'correct' && cause === undefined && !isNear(stated.value, exact)) return []
  const recomputed = sayLike(exact, stated.inWords ? { ...stated, step: ONE } : stated)
  return [
    conclude(statement.sentence, {
      kind: 'percent-of',
      stated: text.slice(stated.from, stated.end).trim(),
      recomputed,
      fit,
      working: `${part.text} of ${whole.text} is ${sayNumber(exact)}%${source}`,
      cause,
      suggestion: withFigure(
        text,
        { start: stated.inWords ? stated.from : stated.start, end: stated.end },
        recomputed,
      ),
    }),
  ]
}

const OF_ITS_OWN = /^ of (?:all|the|its|our|their|those|these|every)\b/iu

/** Figures printed to £0.1m can each be £50,000 out; what that could explain is let stand. */
function fitShare(stated: Quantity, exact: Fraction, part: Quantity, whole: Quantity): Fit {
  const fit = judge(stated, exact)
  const isRounded = [part, whole].some((it) => compare(it.step, ONE) > 0)
  if (fit === 'correct' || !isRounded || whole.value.above === 0n) return fit
  const slack = over(times(part.step, fraction(50)), whole.value) ?? NOUGHT
  return judge(stated, exact, slack) === 'correct' ? 'correct' : fit
}

function complement(stated: Quantity, exact: Fraction): string | undefined {
  return judge(stated, minus(HUNDRED, exact)) === 'correct' && !stated.inWords
    ? 'It is the share of the rest.'
    : undefined
}
