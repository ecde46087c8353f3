import { capitalise, citeSource, endSentence } from '#shared/index.ts'
import type { Link, Page } from '#web/index.ts'
import { STANDS_IN_RECORD } from './held-elsewhere.ts'
import { noticesOf } from './item-notices.ts'
import { type Meeting, type Meetings, numberOf } from './meeting.ts'
import type { MeetingItem } from './meeting-file.ts'
import { addressOf, crumbsOf, meetingName, recordOfItem } from './meeting-words.ts'
import type { Decided } from './needs.ts'

/** `/meetings/<address>/items/<n>`: one item, its papers and what came of it. */
export function presentItem(
  meetings: Meetings,
  meeting: Meeting,
  item: MeetingItem,
  decided: Decided,
  /** Where minutes that everybody reads stand; `undefined` where there are none. */
  minutes?: string,
) {
  const { minute, agenda, title, outcome, source } = item
  const name = minute === undefined ? `Item ${numberOf(item)}` : `Minute ${minute}`
  const its = meeting.resolutions.filter((one) => one.minute === minute)
  const isSilent = its.length === 0 && outcome === undefined
  return {
    title: `${name}: ${title}`,
    breadcrumbs: crumbsOf(meeting),
    agenda: minute === undefined || agenda === undefined ? null : `Item ${agenda} of the agenda`,
    outcome: outcome === undefined ? null : endSentence(capitalise(outcome)),
    resolutions: its.map(({ letter, words }) =>
      endSentence(`${letter ? `(${letter}) ` : ''}${words}`),
    ),
    silence:
      isSilent && minutes === undefined
        ? meeting.held === null
          ? 'What came of it is not recorded: no minutes of this meeting are held here.'
          : 'Nothing is recorded of what came of it.'
        : null,
    decided: (decided.byItem.get(String(numberOf(item))) ?? []).map(endSentence),
    record: outcome === STANDS_IN_RECORD ? recordOfItem(meeting, item) : null,
    notices: noticesOf(item),
    papers: item.papers.map(({ title: paper, author, asks, marked }) => ({
      text: paper,
      note: [
        author === undefined ? '' : `by ${author}`,
        marked === undefined ? '' : `filed as “${marked}”`,
        asks === undefined ? '' : `asks the panel to ${asks}`,
      ]
        .filter(Boolean)
        .join('; '),
      href: issuedPaper(meeting, item, paper),
    })),
    answers: item.answers.map((one) => pointLink(meetings, one)),
    answeredBy: answeredBy(meetings, meeting, item),
    minutes:
      minutes === undefined
        ? null
        : { href: `${addressOf(meeting)}/minutes#item-${numberOf(item)}`, words: minutes },
    source: source === undefined ? null : citeSource(source),
    around: around(meeting, item),
  } satisfies Page & Record<string, unknown>
}

/** Where a paper is read that was issued here; `null` where it is not held. */
function issuedPaper(meeting: Meeting, item: MeetingItem, title: string): string | null {
  const issued = meeting.issued.at(-1)?.items.find(({ number }) => number === item.agenda)
  const paper = issued?.papers.find((one) => one.title === title)
  return paper === undefined ? null : `${addressOf(meeting)}/papers/${paper.paper}`
}

/** "Minute 17(b) of the meeting of 22 July 2019", with its address. */
function pointLink(
  { byAddress }: Meetings,
  { meeting, minute, letter }: MeetingItem['answers'][number],
): Link {
  const found = byAddress.get(meeting)
  const which = found === undefined ? meeting : lower(meetingName(found))
  return {
    text: `Minute ${minute}${letter === undefined ? '' : `(${letter})`} of the ${which}`,
    href: `/meetings/${meeting}/items/${minute}`,
  }
}

/** Items of other meetings whose papers answer what was asked for under this minute. */
function answeredBy({ all }: Meetings, meeting: Meeting, { minute }: MeetingItem): readonly Link[] {
  return all.flatMap((other) =>
    other.items
      .filter(({ answers }) =>
        answers.some((one) => one.meeting === meeting.address && one.minute === minute),
      )
      .map((one) => ({
        text: `${one.title}, ${lower(meetingName(other))}`,
        href: `${addressOf(other)}/items/${numberOf(one)}`,
      })),
  )
}

function around(meeting: Meeting, item: MeetingItem): readonly Link[] {
  const index = meeting.items.indexOf(item)
  const link = (word: string, one: MeetingItem | undefined): readonly Link[] =>
    one === undefined
      ? []
      : [
          {
            text: `${word}: ${numberOf(one)}. ${one.title}`,
            href: `${addressOf(meeting)}/items/${numberOf(one)}`,
          },
        ]
  return [...link('Before', meeting.items[index - 1]), ...link('After', meeting.items[index + 1])]
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
