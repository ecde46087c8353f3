import { z } from 'zod'
import { yesOrNo } from '../input.ts'
import type { Question } from '../question.ts'
import {
  answerFrom,
  noRule,
  notApplied,
  reasonFor,
  rulesSettling,
  rulingOn,
  silenceOn,
} from '../rule-book.ts'

const localTime = (what: string) =>
  z
    .string(`Enter ${what} as 2027-02-01T14:00`)
    .regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/, `Enter ${what} as 2027-02-01T14:00`)
    .refine(isTime, `Enter ${what} as a day and a time that exist`)

const inputSchema = z.strictObject({
  notice: localTime('when the clerk was told'),
  meeting: localTime('when the meeting begins'),
  authorityAllows: yesOrNo('whether the member’s council allows substitutes'),
})

function isTime(text: string): boolean {
  try {
    Temporal.PlainDateTime.from(text.replace(' ', 'T'), { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** May a substitute attend? Hours are counted by the clock, across any change of the clocks. */
export const substitute: Question<typeof inputSchema> = {
  id: 'substitute',
  title: 'May a substitute attend?',
  input: inputSchema,
  decide(book, { notice, meeting, authorityAllows }) {
    const allowing = rulesSettling(book, 'substitute-allowed')
    const [timing] = rulesSettling(book, 'substitute-notice')
    const count = timing?.rule.kind === 'deadline' ? timing.rule.deadline.count : undefined
    if (!timing || count?.by !== 'hours-before')
      return noRule('how long before a meeting the clerk is told of a substitute')
    const zone = book.constitution.settings.time_zone
    const [told, begins] = [inZone(notice, zone), inZone(meeting, zone)]
    const latest = begins.subtract({ hours: count.number })
    const isInTime = Temporal.ZonedDateTime.compare(told, latest) <= 0
    const minutes = told.until(begins, { largestUnit: 'minutes' }).minutes
    const facts = { latestNotice: latest.toPlainDateTime().toString({ smallestUnit: 'minute' }) }
    const because = [...allowing.map(({ rule }) => reasonFor(rule)), reasonFor(timing.rule)]
    const needs = allowing.some(({ parameters }) => parameters.authority_allows)
    if (needs && !authorityAllows) {
      return answerFrom(book, {
        answer: 'refused',
        because: allowing.map(({ rule }) => reasonFor(rule)),
        working: 'The member’s own council does not allow substitutes',
        alternatives: [
          notApplied(timing.rule, 'Notice does not matter when the council allows none'),
        ],
        facts,
      })
    }
    const working = `Told ${spanOf(minutes)} before the meeting; ${count.number} hours are needed, so by ${facts.latestNotice.replace('T', ' ')}`
    if (isInTime) return answerFrom(book, { answer: 'in-time', because, working, facts })
    const silence = silenceOn(book, 'late-substitute')
    if (!silence.ok) return silence
    const ruled = ['in-time', 'late'].find(
      (answer) => answer === rulingOn(book, silence.value.id)?.ruling,
    )
    return answerFrom(book, {
      answer: ruled ?? 'late',
      because,
      working,
      silence: silence.value,
      conflicts: silence.value.conflict ? [silence.value.conflict] : [],
      warnings: ['To let the substitute in all the same, record who decided it and why'],
      facts,
    })
  },
}

/** A time by the clock on the wall; where the clocks go back it is the first of the two. */
function inZone(text: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(zone)
}

function spanOf(minutes: number): string {
  if (minutes < 0) return 'no time at all'
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0 ? `${hours} hours` : `${hours} hours ${rest} minutes`
}
