import { z } from 'zod'
import { divideAndRound, formatNumber } from '#shared/index.ts'
import { oneOf } from '../input.ts'
import type { Question } from '../question.ts'
import { answerFrom, noRule, reasonFor, rulesSettling } from '../rule-book.ts'

const PENCE = 2

/** Pounds, as a number or as "£286.23", to the penny. */
const pounds = (what: string) =>
  z
    .union([z.number(), z.string()], `Enter ${what} in pounds, such as 286.23`)
    .transform((value) =>
      typeof value === 'number' ? String(value) : value.replace(/[£,\s]/g, ''),
    )
    .pipe(
      z
        .string()
        .regex(/^\d+(\.\d+)?$/, `Enter ${what} in pounds, such as 286.23`)
        .transform(Number),
    )

const inputSchema = z.strictObject({
  proposed: pounds('the precept that was vetoed'),
  direction: oneOf('why it was vetoed', ['too-high', 'too-low']),
  revised: pounds('the revised precept'),
})

/** Does a revised precept move the way the veto asked for? */
export const revisedPrecept: Question<typeof inputSchema> = {
  id: 'revised-precept',
  title: 'Does the revised precept comply?',
  input: inputSchema,
  decide(book, { proposed, direction, revised }) {
    const [settling] = rulesSettling(book, 'revised-precept')
    if (!settling) return noRule('which way a revised precept must move')
    const { too_high: whenHigh, too_low: whenLow } = settling.parameters
    const must = direction === 'too-high' ? whenHigh : whenLow
    const complies = must === 'lower' ? revised < proposed : revised > proposed
    const money = (amount: number) => `£${formatNumber(amount, PENCE, PENCE)}`
    const change = divideAndRound(Math.abs(Math.round((revised - proposed) * 100)), 100, PENCE) ?? 0
    const moved = revised === proposed ? 'the same' : revised < proposed ? 'lower' : 'higher'
    const by = revised === proposed ? '' : ` by ${money(change)}`
    return answerFrom(book, {
      answer: complies ? 'complies' : 'does-not-comply',
      because: [reasonFor(settling.rule)],
      working: `Vetoed as ${direction.replace('-', ' ')}, so it must be ${must}: ${money(revised)} is ${moved}${by} (was ${money(proposed)})`,
      facts: { mustBe: must },
    })
  },
}
