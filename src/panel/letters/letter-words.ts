import { citeSource, describeDay, endSentence } from '#shared/index.ts'
import type { Undertaking } from '../promises/undertaking.ts'
import { CAME, type Letter } from './letter.ts'

export const LETTERS = '/letters'

export const addressOf = ({ number }: Pick<Letter, 'number'>) => `${LETTERS}/${number}`

/** "To the policing minister: money for the unit" */
export const titleOf = ({ written: { to, subject } }: Letter) => `To ${to}: ${subject}`

/** How a letter stands, without its full stop. */
export function standingOf({ sent, givenUp, draftedOn, came }: Letter): string {
  if (sent === undefined) {
    if (givenUp !== undefined) return 'Given up as a draft'
    return draftedOn === undefined
      ? 'Not sent'
      : `Drafted on ${describeDay(draftedOn)}, not on record as sent`
  }
  const answer = came.findLast(({ kind }) => kind === 'answered') ?? came.at(-1)
  const after =
    answer === undefined
      ? 'no answer recorded'
      : `${CAME[answer.kind].toLowerCase()} on ${describeDay(answer.on)}`
  return `Sent on ${describeDay(sent.on)}; ${after}`
}

/**
 * Whether what has to come true first is on record as met, as it is known on a day.
 *
 * @returns `undefined` where it has no condition
 */
export function conditionWords(
  { condition, happenings }: Undertaking,
  on: string,
): string | undefined {
  if (condition === undefined) return undefined
  const known = happenings.filter((one) => one.kind === 'condition-met' && one.known <= on)
  const met = known.findLast(({ struck }) => struck === undefined || struck.on > on)
  if (met !== undefined) {
    return `${endSentence(condition.words)} On record as met on ${describeDay(met.on)}: ${met.words} (${citeSource(met.source)})`
  }
  const { struck, on: day } = known.at(-1) ?? {}
  const before =
    struck === undefined || day === undefined
      ? ''
      : `. It was recorded as met on ${describeDay(day)}, and counts no longer since ${describeDay(struck.on)}: ${struck.reason}`
  return `${endSentence(condition.words)} Not on record as met${before}`
}
