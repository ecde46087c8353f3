import { daysIn, fraction, inPercentOf, times } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber } from '../explain.ts'
import { judge } from '../judge.ts'
import { overStatements, type Reading } from '../reading.ts'

const AVAILABLE = /\bof (?:all |the )*(?:calendar )?days available\b/iu
const STAFF = /\b(?:headcount|employees|staff in post|number of staff)\b/iu

/**
 * Days lost as a share of the days available: the days of the period times the people. When the number
 * of people printed does not give the share, the paper has counted other people and should say whom.
 */
export function checkDaysAvailable(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement, index): readonly Claim[] => {
    const { sentence } = statement
    const stated = sentence.quantities.find((it) => it.unit === 'percent')
    if (!stated || !AVAILABLE.test(sentence.text)) return []
    const near = reading.statements.slice(Math.max(0, index - 4), index + 1).toReversed()
    const lost = near
      .flatMap((it) => it.sentence.quantities)
      .find((it) => it.unit === 'span' && /day/u.test(it.spanOf ?? '') && it.closeness === 'exact')
    const people = reading.rows.find((row) => STAFF.test(row.label) && row.values.length === 1)
      ?.values[0]
    const period =
      near.flatMap((it) => it.sentence.periods).find((it) => it.period && it.period.kind !== 'day')
        ?.period ?? reading.period
    if (!lost || !people || !period) return []
    const available = times(people.value, fraction(daysIn(period)))
    const exact = inPercentOf(lost.value, available)
    if (!exact) return []
    const fits = judge(stated, exact) === 'correct'
    const working = `${lost.text} ÷ (${people.text} people × ${daysIn(period)} days) = ${sayNumber(exact)}%`
    return [
      {
        where: sentence.place,
        quote: sentence.text,
        kind: 'percent-of',
        stated: stated.text,
        recomputed: sayLike(exact, stated),
        verdict: fits ? 'correct' : 'inconsistent',
        explanation: fits
          ? `${working}.`
          : `The paper says ${stated.text}, but on the headcount it prints ${working}. Say whose days were counted.`,
        suggestion: null,
      },
    ]
  })
}
