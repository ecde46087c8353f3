import type { Page } from '#web/index.ts'
import { dayOfMeeting, type Meeting, type Meetings } from '../meetings/meeting.ts'
import { addressOf, CRUMBS, meetingName } from '../meetings/meeting-words.ts'
import { shorten } from '../questions/questions-page.ts'
import { headingOf, standingOf } from './house-form.ts'
import { givenToAll, givenToMembers } from './known-minutes.ts'
import { correctionsOf, type Given, type MinutesOfMeeting } from './minutes-of-meeting.ts'
import type { AllMinutes } from './numbers.ts'

/** Minutes that somebody is given, with what they are given of them. */
export interface HeldMinutes {
  readonly meeting: Meeting
  readonly minutes: MinutesOfMeeting
  readonly given: Given
}

/** @param who - what is given to members holds what is apart as well; the latest meeting first */
export function heldMinutes(
  { all: meetings }: Meetings,
  all: AllMinutes,
  who: 'members' | 'public',
): readonly HeldMinutes[] {
  return meetings
    .flatMap((meeting): HeldMinutes[] => {
      const minutes = all.get(meeting.address)
      if (minutes === undefined) return []
      const found = { meeting, minutes }
      const given = who === 'members' ? givenToMembers(found) : givenToAll(found)
      return given === undefined ? [] : [{ meeting, minutes, given }]
    })
    .toSorted((one, other) => dayOfMeeting(other.meeting).localeCompare(dayOfMeeting(one.meeting)))
}

/** So many places are shown; a word that is in more is too common to look for alone. */
const MOST = 100

/** `/meetings/minutes`: the minutes that are held, or the places in which they say all the words looked for. */
export function presentList(meetings: Meetings, held: readonly HeldMinutes[], sought: string) {
  const found = placesSaying(held, sought)
  const without = meetings.all.filter(
    (meeting) => meeting.held !== null && !held.some((one) => one.meeting === meeting),
  ).length
  return {
    title: sought === '' ? 'Minutes' : `Minutes: what they say of “${sought}”`,
    breadcrumbs: CRUMBS,
    sought,
    answer: sought === '' ? heldWords(held.length) : foundWords(found.length, sought),
    without:
      without === 0
        ? ''
        : `Of ${without} ${without === 1 ? 'meeting that was' : 'meetings that were'} held no minutes are published here: what was said at ${without === 1 ? 'it' : 'them'} is not found.`,
    found: found.slice(0, MOST),
    all:
      sought === ''
        ? held.map(({ meeting, minutes }) => ({
            text: `Minutes of the ${lower(meetingName(meeting))}`,
            href: `${addressOf(meeting)}/minutes`,
            standing: standingOf(minutes),
          }))
        : [],
  } satisfies Page & Record<string, unknown>
}

/** Paragraphs that say all the words looked for, those of the latest meeting first; none where no word is. */
export const placesSaying = (held: readonly HeldMinutes[], sought: string) =>
  held.flatMap((one) => placesIn(one, wordsOf(sought)))

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const heldWords = (count: number) =>
  count === 0
    ? 'No minutes are published here.'
    : `The minutes of ${count} ${count === 1 ? 'meeting' : 'meetings'} are here.`

function foundWords(count: number, sought: string): string {
  if (count === 0) return `No paragraph of the minutes that are here says “${sought}”.`
  const said = `${count} ${count === 1 ? 'paragraph says' : 'paragraphs say'} “${sought}”`
  return count > MOST
    ? `${said}. The latest ${MOST} are shown: look for another word with it to find fewer.`
    : `${said}, those of the latest meeting first.`
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Paragraphs that say every word, or its beginning, themselves or in the heading above them. */
function placesIn({ meeting, minutes, given }: HeldMinutes, sought: readonly string[]) {
  if (sought.length === 0) return []
  return given.paragraphs
    .filter(({ isLeftOut }) => !isLeftOut)
    .toSorted((one, other) => one.order - other.order)
    .flatMap(({ id, item, words }) => {
      const section = given.sections.find((one) => one.item === item)
      const heading = section === undefined ? '' : headingOf(section)
      const now = correctionsOf(minutes, id).at(-1)?.after ?? words
      const said = wordsOf(`${heading} ${now}`)
      if (!sought.every((word) => said.some((one) => one.startsWith(word)))) return []
      return [
        {
          text: `${meetingName(meeting)}${heading === '' ? '' : `, ${heading}`}`,
          href: `${addressOf(meeting)}/minutes#p-${id}`,
          words: shorten(now),
        },
      ]
    })
}
