import { nameDay } from '#days/index.ts'
import type { People } from '#people/index.ts'
import { describeDay, endSentence } from '#shared/index.ts'
import { dayOfMeeting, type Meeting, minutesTaken, numberOf, type Plan, planOf } from './meeting.ts'
import { type Held, INTEREST_KINDS, MEETING_KINDS, type MeetingItem } from './meeting-file.ts'

export const addressOf = ({ address }: Pick<Meeting, 'address'>) => `/meetings/${address}`

/** What is recorded of an item, on the page of the record. */
export const recordOfItem = (meeting: Pick<Meeting, 'address'>, item: MeetingItem) =>
  `${addressOf(meeting)}/record?item=${encodeURIComponent(numberOf(item))}#log`

/** Where an event stands among all that is recorded of a meeting: a shorter page need not have it. */
export const eventHref = (meeting: Pick<Meeting, 'address'>, event: string) =>
  `${addressOf(meeting)}/record?all=yes#e-${event}`

/** "Meeting of 22 July 2019", "Special meeting of 10 March 2026". */
export function meetingName(meeting: Meeting): string {
  const kind =
    meeting.name === undefined ? MEETING_KINDS[meeting.kind] : `Meeting of ${meeting.name}`
  return `${kind}${meeting.name === undefined ? ' of' : ','} ${describeDay(dayOfMeeting(meeting))}`
}

/** What was done with a plan, after "was". */
export const CHANGES = { moved: 'moved', postponed: 'put off', cancelled: 'cancelled' } as const

/** The way to a page about meetings. */
export const CRUMBS = [{ text: 'Meetings', href: '/meetings' }]

/** The way to a page about one meeting. */
export const crumbsOf = (meeting: Meeting) => [
  ...CRUMBS,
  { text: meetingName(meeting), href: addressOf(meeting) },
]

/** "Monday 22 July 2019, 14:00, City Hall, Leicester", with what is not stated left out. */
export function planWords({ day, time, place }: Pick<Plan, 'day' | 'time' | 'place'>): string {
  return [nameDay(day), time, place].filter((part) => part !== null).join(', ')
}

/** "Monday 22 July 2019, 14:00 to 15:25 (85 minutes), County Hall, Glenfield" */
export function heldWords({ day, began, ended, place }: Held): string {
  const minutes = minutesTaken({ began, ended })
  const times =
    minutes === null
      ? began === null
        ? null
        : `from ${began}`
      : `${began} to ${ended} (${minutes} minutes)`
  return [nameDay(day), times, place].filter((part) => part !== null).join(', ')
}

/** Of a meeting that was adjourned and has not gone on, that it was: " It was adjourned to 8 February 2027." */
export function adjournedWords({ adjourned }: Held): string {
  if (adjourned === null) return ''
  const to = adjourned.to === null ? '; to when is not recorded' : ` to ${whenWords(adjourned.to)}`
  return ` It was adjourned${to}.`
}

/** "8 February 2027", "8 February 2027 at 17:30" of what was typed as a day; an occasion as it was typed. */
export function whenWords(to: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?$/.exec(to) ?? []
  if (day === undefined) return to.replace(/[.]$/, '')
  return `${describeDay(day)}${time === undefined ? '' : ` at ${time}`}`
}

/** What was planned and did not come so, each a sentence. */
export function differencesFromPlan(meeting: Meeting): readonly string[] {
  const { held } = meeting
  const plan = planOf(meeting)
  if (held === null || plan === undefined) return []
  const moved = (what: string, planned: string | null, actual: string | null) =>
    planned !== null && actual !== null && planned !== actual
      ? [`It was planned for ${planned}, and ${what} ${actual}`]
      : []
  return [
    ...moved('was held on', describeDay(plan.day), describeDay(held.day)),
    ...moved('met at', plan.place, held.place),
    ...moved('began at', plan.time, held.began),
  ]
}

export const nameOf = ({ people }: Pick<People, 'people'>, id: string) => people.get(id)?.name ?? id

/** "Mr Keith Culverwell declared a personal interest in all substantive items: … Whether they left the room is not stated." */
export function declarationWords(
  people: Pick<People, 'people'>,
  one: NonNullable<Held['declarations']>[number],
): string {
  const { person, kind, scope, reason, withdrew, withheld_by_law: isWithheld } = one
  const what = isWithheld
    ? '. What it is is withheld by law'
    : reason === null
      ? '. Why is not stated'
      : `: ${reason}`
  const left =
    withdrew === null
      ? 'Whether they left the room is not stated'
      : withdrew
        ? 'They left the room'
        : 'They stayed in the room'
  return `${nameOf(people, person)} declared ${INTEREST_KINDS[kind]} in ${scope}${endSentence(what)} ${left}.`
}
