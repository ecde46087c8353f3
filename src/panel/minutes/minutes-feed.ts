import { describeDay } from '#shared/index.ts'
import { type FeedEntry, writeFeed } from '#web/index.ts'
import type { Meetings } from '../meetings/meeting.ts'
import { addressOf, meetingName } from '../meetings/meeting-words.ts'
import { ACTS_OF_MINUTES, doneAsRead } from './minutes-of-meeting.ts'
import type { AllMinutes } from './numbers.ts'

const MOST = 100

/** Minutes as they are published, corrected and signed, the latest first: what everybody reads of them alone. */
export function writeMinutesFeed(
  { all: meetings }: Meetings,
  all: AllMinutes,
  { panel, instance, site }: Readonly<Record<'panel' | 'instance' | 'site', string>>,
  today: string,
): string {
  const entries = meetings
    .flatMap((meeting): FeedEntry[] => {
      const minutes = all.get(meeting.address)
      if (minutes?.published === undefined) return []
      return doneAsRead(minutes)
        .filter(({ act, isStruck }) => !isStruck && act !== 'circulated')
        .map(({ entry, act, on, recordedOn }) => ({
          key: `${meeting.address}/${entry}`,
          known: recordedOn,
          title: `${ACTS_OF_MINUTES[act]}: minutes of the ${meetingName(meeting).replace(/^./, (letter) => letter.toLowerCase())}`,
          words:
            on === null
              ? 'On a day that is not known.'
              : `On ${describeDay(on)}, recorded on ${describeDay(recordedOn)}.`,
          href: `${site}${addressOf(meeting)}/minutes`,
        }))
    })
    .filter(({ known }) => known <= today)
    .toSorted((one, other) => other.known.localeCompare(one.known))
    .slice(0, MOST)
  const about = {
    ...{ title: `Minutes: ${panel}`, author: panel, product: 'minutes', instance, site },
    ...{ self: '/meetings/minutes.atom', page: '/meetings/minutes' },
  }
  return writeFeed(entries, about, today)
}
