import { citeSource, describeDay } from '#shared/index.ts'
import { eventHref } from '../meetings/meeting-words.ts'
import type { Standing } from './standing.ts'
import type { Says, Undertaking, Undertakings } from './undertaking.ts'

export const NOT_NAMED = 'Not named'

/** Who is to do it: an office as it is called; of a resolution by which nobody is asked, that the panel resolved it. */
export function whoWords(
  { offices }: Pick<Undertakings, 'offices'>,
  { who, kind }: Pick<Says, 'who' | 'kind'>,
): string {
  if (who !== undefined) return offices.get(who) ?? who
  return kind === 'resolution' ? 'Resolved by the panel' : NOT_NAMED
}

/** By when, as it was said. */
export function dueWords({ due, cadence }: Pick<Says, 'due' | 'cadence'>): string {
  if (cadence !== undefined) {
    return `Every ${cadence.every.replace('-', ' ')}, first on ${describeDay(cadence.first)}`
  }
  const day = due?.on === undefined ? [] : [describeDay(due.on)]
  return (
    [...day, ...(due?.words === undefined ? [] : [due.words])].join(', ') || 'No date was given'
  )
}

/** "Minutes of 22 July 2019, minute 17(c)" */
export const citeUndertaking = ({ source }: Undertaking) => citeSource(source)

export const addressOf = ({ number }: Pick<Undertaking, 'number'>) => `/promises/${number}`

/** Where the event of a meeting stands by which something was undertaken; `undefined` where none is named. */
export const pageOf = ({ madeAt }: Pick<Undertaking, 'madeAt'>) =>
  madeAt && eventHref({ address: madeAt.meeting }, madeAt.event)

/** So many days are still told as days, and so many months as months. */
const MOST_DAYS = 60
const MOST_MONTHS = 24

/** How long ago a day was: "12 days", "7 months", "6 years". */
export function ageWords(since: string, on: string): string {
  const from = Temporal.PlainDate.from(since)
  const days = from.until(on, { largestUnit: 'days' }).days
  if (days <= MOST_DAYS) return `${days} ${days === 1 ? 'day' : 'days'}`
  const months = monthsSince(since, on)
  if (months < MOST_MONTHS) return `${months} ${months === 1 ? 'month' : 'months'}`
  return `${Math.floor(months / 12)} years`
}

/** Whole months from one day to another. */
export function monthsSince(since: string, on: string): number {
  return Temporal.PlainDate.from(since).until(on, { largestUnit: 'months' }).months
}

/** Who may read it, where that is not everybody. */
export function audienceWords({ audience }: Undertaking): string | undefined {
  if (audience === 'public') return undefined
  return audience === 'members' ? 'For members and the office alone' : 'For the office alone'
}

/** What was found last on looking for it, where it is not finished. */
export function lastFound({ happenings, by }: Standing): string | undefined {
  const found = happenings.findLast(
    ({ kind, struck }) => (kind === 'noted' || kind === 'answered') && struck === undefined,
  )
  if (found === undefined || found === by) return undefined
  const what = found.kind === 'noted' ? 'Looked for on' : 'Answered on'
  return `${what} ${describeDay(found.on)}: ${found.words}`
}
