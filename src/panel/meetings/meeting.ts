import type { Source } from '#shared/index.ts'
import type { IssuedAgenda } from './issued-agenda.ts'
import type { Held, MeetingFile, MeetingItem } from './meeting-file.ts'

/** For when and where a meeting was to be. */
export interface Plan {
  /** YYYY-MM-DD */
  readonly day: string
  /** HH:MM by the clock here; `null` where it is not stated. */
  readonly time: string | null
  readonly place: string | null
  readonly source: Source
}

/** What became of a plan, each kept with the day it was decided. */
export interface Change {
  readonly kind: 'moved' | 'postponed' | 'cancelled'
  /** YYYY-MM-DD */
  readonly on: string
  readonly reason: string
  /** Who was told of it; blank where that is not recorded. */
  readonly told: string
}

/** Why a meeting was convened, as far as that is recorded. */
export interface Called {
  /** The day on which it was convened, YYYY-MM-DD. */
  readonly on: string
  /** The case in which signatories were counted, or the chair called it: an address of the site. */
  readonly requisition: string | undefined
  /** What a subcommittee or a task group is to look at, until when, and the day it reports back. */
  readonly scope: string | undefined
  readonly until: string | undefined
  readonly reportOn: string | undefined
}

/** What the record of a meeting says of it that was held by its record. */
export interface OfRecord {
  /** The day on which something was last recorded of it, YYYY-MM-DD. */
  readonly lastOn: string
  /** Items that were opened, in that order, with what they are where they stand on no agenda. */
  readonly items: readonly { readonly number: string; readonly title: string }[]
  /** The most who were there at once; `null` where the order in which they came and went is not known. */
  readonly most: number | null
}

/** A meeting, from the area's file of it with what was recorded on the site. */
export interface Meeting extends Omit<MeetingFile, 'planned' | 'held'> {
  /** Its day, and for a second of the day its kind: it stays when the meeting is moved. */
  readonly address: string
  /** In the order in which they were made: the last is in force. */
  readonly planned: readonly Plan[]
  readonly held: Held | null
  /** Left out where no record says that it was held. */
  readonly record?: OfRecord
  /** In the order in which they were decided. */
  readonly changes: readonly Change[]
  /** `null` where it was not convened on the site. */
  readonly called: Called | null
  /** The day on which members were first summoned, YYYY-MM-DD; `null` where none is recorded. */
  readonly summonedOn: string | null
  /** How, where that was not by mail from here. */
  readonly summonedHow: string | null
  /** The agendas issued for it, the last with all that was; none where none was issued on the site. */
  readonly issued: readonly IssuedAgenda[]
  /** The instant at which something was last recorded of it; `null` where only the area's file has it. */
  readonly recordedAt: string | null
}

/** All that is known of the panel's meetings. */
export interface Meetings {
  /** By their day, the earliest first. */
  readonly all: readonly Meeting[]
  readonly byAddress: ReadonlyMap<string, Meeting>
  /** Month and day on which a municipal year begins: `06-01`. */
  readonly yearBegins: string
  /** Whether members may attend from elsewhere; `null` where no rule says. */
  readonly fromAfar: boolean | null
}

/** Meetings put in order. */
export function meetingsOf(
  meetings: readonly Meeting[],
  about: Pick<Meetings, 'yearBegins' | 'fromAfar'>,
): Meetings {
  const all = meetings.toSorted((one, other) => one.address.localeCompare(other.address))
  return { ...about, all, byAddress: new Map(all.map((one) => [one.address, one])) }
}

/** The number by which an item is known at its meeting. */
export function numberOf({ minute, agenda, number }: MeetingItem): number {
  return minute ?? agenda ?? number ?? 0
}

/** The item of a number: of its minute, else of the agenda. */
export function itemOf({ items }: Meeting, number: number): MeetingItem | undefined {
  return (
    items.find((item) => numberOf(item) === number) ?? items.find(({ agenda }) => agenda === number)
  )
}

/** The plan in force; `undefined` where none is recorded. */
export function planOf({ planned }: Pick<Meeting, 'planned'>): Plan | undefined {
  const last = planned.at(-1)
  if (last === undefined) return undefined
  // A later source that is silent on the place leaves the earlier one standing
  const ofDay = planned.filter(({ day }) => day === last.day)
  const latest = <Key extends 'time' | 'place'>(key: Key) =>
    ofDay.findLast((plan) => plan[key] !== null)?.[key] ?? null
  return { ...last, time: latest('time'), place: latest('place') }
}

/** The hour for which it was summoned, from which notice is counted whenever it began; `null` where none is known. */
export const hourSummoned = ({
  planned,
  held,
}: Pick<Meeting, 'planned'> & {
  readonly held: Pick<Held, 'began'> | null
}): string | null => planOf({ planned })?.time ?? held?.began ?? null

/** The day it was held, else the day it is planned for, else that of its address. */
export function dayOfMeeting(meeting: Meeting): string {
  return meeting.held?.day ?? planOf(meeting)?.day ?? meeting.address.slice(0, 'YYYY-MM-DD'.length)
}

/** How long it took, in minutes; `null` where a time is not stated. */
export function minutesTaken({ began, ended }: Pick<Held, 'began' | 'ended'>): number | null {
  if (began === null || ended === null) return null
  const { minutes } = Temporal.PlainTime.from(began).until(Temporal.PlainTime.from(ended), {
    largestUnit: 'minutes',
  })
  return minutes
}

/** A municipal year by the calendar year it begins in: 2019 for a day in May 2020. */
export function municipalYearOf(day: string, yearBegins: string): number {
  const year = Number(day.slice(0, 'YYYY'.length))
  return day.slice('YYYY-'.length) >= yearBegins ? year : year - 1
}

/** Whether it is cancelled, or put off without a day. */
export function isOff({ changes }: Pick<Meeting, 'changes'>): boolean {
  const last = changes.at(-1)?.kind
  return last === 'cancelled' || last === 'postponed'
}

/** Whether it is to come as planned: not held, not cancelled, and not put off without a day. */
export function isToCome(meeting: Meeting, today: string): boolean {
  return meeting.held === null && !isOff(meeting) && dayOfMeeting(meeting) >= today
}
