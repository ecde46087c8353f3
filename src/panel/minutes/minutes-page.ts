import type { Link, Page } from '#web/index.ts'
import { addressOf, crumbsOf } from '../meetings/meeting-words.ts'
import { eventWords } from '../record/event-words.ts'
import type { JudgedRecord } from '../record/fetch-judged.ts'
import { type PrintedLine, printMinutes, standingOf, titleOf } from './house-form.ts'
import { givenToAll, givenToMembers, type KnownMinutes, namerOf } from './known-minutes.ts'

/** A line with what it rests on, as far as the reader may read that. */
interface CitedLine extends Omit<PrintedLine, 'facts'> {
  readonly facts: readonly (Omit<Link, 'href'> & { readonly href?: string })[]
}

/**
 * `/meetings/<address>/minutes`: the minutes as they were given to whoever reads them.
 *
 * @param who - whether those of members, with what is apart, or of everybody
 */
export function presentMinutes(
  found: KnownMinutes,
  panel: string,
  who: 'members' | 'public',
): Page & Readonly<Record<string, unknown>> {
  const { meeting, minutes, record } = found
  const address = `${addressOf(meeting)}/minutes`
  const given = who === 'members' ? givenToMembers(found) : givenToAll(found)
  const about = {
    title: titleOf(meeting),
    breadcrumbs: crumbsOf(meeting),
    ...{ address, record: `${addressOf(meeting)}/record`, isForMembers: who === 'members' },
  }
  if (given === undefined) {
    const standing =
      who === 'members' ? standingOf(minutes) : 'No minutes of this meeting are published here.'
    return { ...about, standing, printed: null, downloads: [] }
  }
  const printed = printMinutes(meeting, minutes, given, panel, namerOf(found))
  const cited = (lines: readonly PrintedLine[]) => lines.map((one) => citing(one, record, address))
  return {
    ...about,
    standing: printed.standing,
    printed: {
      opening: cited(printed.opening),
      closing: cited(printed.closing),
      signature: printed.signature,
      pointsNoted: printed.pointsNoted,
      sections: printed.sections.map((section) => ({
        ...section,
        narrative: cited(section.narrative),
        points: cited(section.points),
        resolved: cited(section.resolved),
        filed: cited(section.filed),
      })),
    },
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

function citing(line: PrintedLine, record: JudgedRecord, address: string): CitedLine {
  return { ...line, facts: factsShown(line.facts, record, address) }
}

const SOURCES: Readonly<Record<string, string>> = {
  seats: 'who held which seat',
  apologies: 'the apologies that were received',
  items: 'the agenda',
}

/** What a paragraph rests on in words; what the reader may not read of it is left out. */
export function factsShown(
  facts: readonly string[],
  { judged, events }: JudgedRecord,
  address: string,
) {
  const raw = new Map(judged.corrected.map((one) => [one.raw.id, one.raw]))
  const corrections = new Map(
    events.flatMap((one) =>
      one['type'] === 'correct' ? [[one.id, String(one['target'])]] : [],
    ) as [string, string][],
  )
  const log = address.replace(/\/minutes$/, '/record')
  return facts.flatMap((id) => {
    const event = raw.get(id)
    if (event !== undefined) {
      return [{ text: eventWords(judged.course, event), href: `${log}#e-${id}` }]
    }
    const corrected = corrections.get(id)
    if (corrected !== undefined) {
      return [{ text: 'A correction of what was recorded', href: `${log}#e-${corrected}` }]
    }
    const source = SOURCES[id]
    return source === undefined ? [] : [{ text: source }]
  })
}
