import type { Field } from '#fields/index.ts'
import { question } from '../question.ts'
import {
  answerFrom,
  noRule,
  notApplied,
  reasonFor,
  rulesSettling,
  rulingOn,
  silenceOn,
} from '../rule-book.ts'

const FIELDS = [
  {
    name: 'notice',
    kind: 'time',
    label: 'When {clerk} was told',
    hint: 'Day and time here, such as 2027-01-31T14:00',
    asks: 'when {clerk} was told',
  },
  {
    name: 'meeting',
    kind: 'time',
    label: 'When the meeting begins',
    hint: 'Day and time here, such as 2027-02-01T14:00',
    asks: 'when the meeting begins',
  },
  {
    name: 'authorityAllows',
    kind: 'yes-no',
    label: 'Does the member’s council allow substitutes?',
    asks: 'whether the member’s council allows substitutes',
  },
] as const satisfies readonly Field[]

/** May a substitute attend? Hours are counted by the clock, across any change of the clocks. */
export const substitute = question({
  id: 'substitute',
  title: 'May a substitute attend?',
  fields: FIELDS,
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
})

/** A time by the clock on the wall; where the clocks go back it is the first of the two. */
function inZone(text: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone)
}

function spanOf(minutes: number): string {
  if (minutes < 0) return 'no time at all'
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0 ? `${hours} hours` : `${hours} hours ${rest} minutes`
}
