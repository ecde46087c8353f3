import type { Link, Page } from '#web/index.ts'
import { addressOf, crumbsOf, eventHref } from '../meetings/meeting-words.ts'
import { eventAbout } from '../record/corrections.ts'
import { eventWords } from '../record/event-words.ts'
import type { JudgedRecord } from '../record/fetch-judged.ts'
import { UNFOLLOWED } from '../record/following.ts'
import { type PrintedLine, printMinutes, standingOf, titleOf } from './house-form.ts'
import { givenToAll, givenToMembers, type KnownMinutes, namerOf } from './known-minutes.ts'
import type { Given } from './minutes-of-meeting.ts'
import { givenNow } from './record-acts.ts'

/** A line with what it rests on, as far as the reader may read that. */
interface CitedLine extends Omit<PrintedLine, 'facts'> {
  readonly facts: readonly (Omit<Link, 'href'> & { readonly href?: string })[]
}

/**
 * `/meetings/<address>/minutes`: the minutes as they were given to whoever reads them.
 *
 * @param who - whether those of members, with what is apart, or of everybody
 * @param isUnfollowed - whether something that was said at the meeting could not be followed as they were published
 */
export function presentMinutes(
  found: KnownMinutes,
  panel: string,
  who: 'members' | 'public',
  isUnfollowed = false,
): Page & Readonly<Record<string, unknown>> {
  const { meeting, minutes } = found
  const address = `${addressOf(meeting)}/minutes`
  const given = who === 'members' ? givenToMembers(found) : givenToAll(found)
  const about = {
    ...pageAbout(found),
    isForMembers: who === 'members',
    unfollowed: isUnfollowed ? UNFOLLOWED : '',
  }
  if (given === undefined) {
    const standing =
      who === 'members' ? standingOf(minutes) : 'No minutes of this meeting are published here.'
    return { ...about, standing, printed: null, downloads: [] }
  }
  return {
    ...about,
    ...printedPage(found, given, panel),
    downloads: [
      ...(givenToAll(found) === undefined
        ? []
        : [
            { type: 'PDF', href: `${address}.pdf` },
            { type: 'Word', href: `${address}.docx` },
          ]),
      ...(who === 'members'
        ? [
            { type: 'PDF for members', href: `${address}/members.pdf` },
            { type: 'Word for members', href: `${address}/members.docx` },
          ]
        : []),
    ],
  }
}

/** `/meetings/<address>/minutes/preview`: the minutes as members would read them, were they circulated as they stand. */
export function previewMinutes(
  found: KnownMinutes,
  panel: string,
): Page & Readonly<Record<string, unknown>> {
  return {
    ...{ ...pageAbout(found), isForMembers: true, isPreview: true, unfollowed: '' },
    ...printedPage(found, givenNow(found), panel),
    downloads: [],
  }
}

const pageAbout = ({ meeting }: KnownMinutes) => ({
  title: titleOf(meeting),
  breadcrumbs: crumbsOf(meeting),
  address: `${addressOf(meeting)}/minutes`,
  record: `${addressOf(meeting)}/record`,
})

function printedPage(found: KnownMinutes, given: Given, panel: string) {
  const { meeting, minutes, record } = found
  const { standing, ...printed } = printMinutes(meeting, minutes, given, panel, namerOf(found))
  const cited = (lines: readonly PrintedLine[]) => lines.map((one) => citing(one, record))
  return {
    standing,
    printed: {
      ...printed,
      opening: cited(printed.opening),
      closing: cited(printed.closing),
      sections: printed.sections.map((section) => ({
        ...section,
        blocks: section.blocks.map((block) => ({ ...block, lines: cited(block.lines) })),
      })),
    },
  }
}

function citing(line: PrintedLine, record: JudgedRecord): CitedLine {
  return { ...line, facts: factsShown(line.facts, record) }
}

const SOURCES: Readonly<Record<string, string>> = {
  seats: 'who held which seat',
  apologies: 'the apologies that were received',
  items: 'the agenda',
  plan: 'when and where it was convened',
}

/** What a paragraph rests on in words; what the reader may not read of it is left out. */
export function factsShown(facts: readonly string[], { meeting, judged, events }: JudgedRecord) {
  const raw = new Map(judged.corrected.map((one) => [one.raw.id, one.raw]))
  const recorded = new Map(events.map((one) => [one.id, one]))
  return facts.flatMap((id) => {
    const event = raw.get(id)
    const about = eventAbout(recorded.get(id) ?? { id }, events)
    if (event !== undefined || (about !== undefined && raw.has(about.id))) {
      const text =
        event === undefined ? 'A correction of what was recorded' : eventWords(judged.course, event)
      return [{ text, href: eventHref(meeting, about?.id ?? id) }]
    }
    const source = SOURCES[id]
    return source === undefined ? [] : [{ text: source }]
  })
}
