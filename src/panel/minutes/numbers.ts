import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  dayOfMeeting,
  type Meeting,
  type Meetings,
  municipalYearOf,
  numberOf,
} from '../meetings/meeting.ts'
import { meetingName } from '../meetings/meeting-words.ts'
import type { MinutesDraft } from '../record/draft.ts'
import type { MinutesOfMeeting, Section } from './minutes-of-meeting.ts'

/** The minutes of each meeting that has any, by its address. */
export type AllMinutes = ReadonlyMap<string, MinutesOfMeeting>

/** An item of a meeting with the number of its minute, and whether it is taken in private. */
export type NumberedItem = Omit<Section, 'title'>

/**
 * The items of the minutes of a meeting in the order in which they were taken, with the numbers that run on from
 * the first. A number that the area's papers give an item is its number.
 */
export function numberItems(
  meeting: Meeting,
  items: readonly string[],
  first: number | null,
): readonly NumberedItem[] {
  return items.map((item, index) => {
    const its = itemOf(meeting, item)
    return {
      item,
      number: its?.minute ?? (first === null ? null : first + index),
      isPrivate: its?.restricted !== undefined,
    }
  })
}

const itemOf = ({ items }: Meeting, item: string) =>
  items.find((one) => String(numberOf(one)) === item)

/**
 * The same with their titles: those of the agenda, and of what stands on none those with which it was opened.
 *
 * @param draft - the minutes that the record draws now
 */
export function sectionsOf(
  meeting: Meeting,
  { items, first }: Pick<MinutesOfMeeting, 'items' | 'first'>,
  draft: MinutesDraft,
): readonly Section[] {
  const recorded = new Map(draft.minutes.map(({ item, title }) => [item, title]))
  return numberItems(meeting, items, first).map((one) => ({
    ...one,
    title: itemOf(meeting, one.item)?.title ?? recorded.get(one.item) ?? `Item ${one.item}`,
  }))
}

/** The numbers that a meeting uses: of its minutes here, and of those that papers state. */
function numbersOf(meeting: Meeting, minutes: MinutesOfMeeting | undefined): readonly number[] {
  const here = minutes === undefined ? [] : numberItems(meeting, minutes.items, minutes.first)
  const papers = meeting.items.flatMap(({ minute }) => minute ?? [])
  return [...here.flatMap(({ number }) => number ?? []), ...papers]
}

const ofSameYear = ({ all, yearBegins }: Meetings, meeting: Meeting) => {
  const year = (one: Meeting) => municipalYearOf(dayOfMeeting(one), yearBegins)
  return all.filter((one) => one.address !== meeting.address && year(one) === year(meeting))
}

/** The number after the last that an earlier meeting of the municipal year used; 1 where none is known. */
export function nextNumberOf(meetings: Meetings, meeting: Meeting, minutes: AllMinutes): number {
  const before = ofSameYear(meetings, meeting).filter(
    (one) => dayOfMeeting(one) <= dayOfMeeting(meeting),
  )
  return Math.max(0, ...before.flatMap((one) => numbersOf(one, minutes.get(one.address)))) + 1
}

/** Refuses numbers of which one is used by another meeting of the municipal year, or twice by this one. */
export function refuseTwice(
  meetings: Meetings,
  meeting: Meeting,
  minutes: AllMinutes,
  items: readonly NumberedItem[],
): Outcome<void> {
  const numbers = items.flatMap(({ number }) => number ?? [])
  const twice = numbers.find((number, index) => numbers.indexOf(number) < index)
  if (twice !== undefined) {
    const message = `Number ${twice} would stand twice in these minutes. Enter another number for the first`
    return refuse('number-twice', message, 'first')
  }
  for (const other of ofSameYear(meetings, meeting)) {
    const used = new Set(numbersOf(other, minutes.get(other.address)))
    const same = numbers.filter((number) => used.has(number))
    if (same.length === 0) continue
    const which = same.length === 1 ? `Number ${same[0]} is` : `Numbers ${same.join(', ')} are`
    const message = `${which} used already, by the minutes of the ${lower(meetingName(other))}: they run on through the municipal year. Enter another number for the first`
    return refuse('number-twice', message, 'first')
  }
  return accept(undefined)
}

const lower = (name: string) => name.replace(/^[A-Z]/, (letter) => letter.toLowerCase())
