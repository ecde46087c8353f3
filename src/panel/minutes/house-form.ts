import { describeDay, endSentence, uncapitalise } from '#shared/index.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { meetingName } from '../meetings/meeting-words.ts'
import {
  type Block,
  markedBlocks,
  type PlaceInMinute,
  POINTS_NOTED,
  RESOLVED,
} from '../record/draft.ts'
import {
  correctionsOf,
  type Given,
  type MinutesOfMeeting,
  type Section,
  stateOfMinutes,
} from './minutes-of-meeting.ts'
import { isInMinute, type Paragraph, type Place } from './paragraph.ts'

/** A paragraph as it is printed. */
export interface PrintedLine {
  readonly id: number
  /** "(i)" of a point, "(a)" of a resolution where there are several; blank of what has none. */
  readonly mark: string
  readonly words: string
  /** What stood before each correction, with the meeting and the resolution that corrected it. */
  readonly corrected: readonly string[]
  readonly facts: readonly string[]
  readonly isApart: boolean
}

/** One minute as it is printed. */
export interface PrintedSection {
  /** The number of the item on the agenda. */
  readonly item: string
  readonly heading: string
  readonly isPrivate: boolean
  /** Of an item taken in private whose minute the reader is not given. */
  readonly note: string
  /** Filed papers, and then what happened in its order, the points that were noted together. */
  readonly blocks: readonly Block<PrintedLine>[]
}

/** The minutes of a meeting as they are printed: the same on the page, as a PDF and as a text document. */
export interface PrintedMinutes {
  readonly title: string
  readonly panel: string
  /** Where they stand: "Draft minutes, published on 3 February 2027. They are not signed." */
  readonly standing: string
  readonly opening: readonly PrintedLine[]
  /** With what the points of a minute begin, and what it resolved. */
  readonly pointsNoted: string
  readonly resolved: string
  readonly sections: readonly PrintedSection[]
  readonly closing: readonly PrintedLine[]
  /** By whom they were signed; blank where they are not. */
  readonly signature: string
  /** The day of what was last done with them, YYYY-MM-DD. */
  readonly day: string
}

/**
 * Puts paragraphs in the house form.
 *
 * @param given - what the reader is given, with the paragraphs that are apart where they may read those
 * @param nameMeeting - "meeting of 22 March 2027" of an address
 */
export function printMinutes(
  meeting: Meeting,
  minutes: MinutesOfMeeting,
  given: Pick<Given, 'sections' | 'paragraphs'>,
  panel: string,
  nameMeeting: (address: string) => string,
): PrintedMinutes {
  const shown = given.paragraphs
    .filter(({ isLeftOut }) => !isLeftOut)
    .toSorted((one, other) => one.order - other.order)
  const at = (place: Place) =>
    shown.filter((one) => one.place === place).map((one) => line(minutes, one, '', nameMeeting))
  const blocksOf = (item: string) =>
    markedBlocks(gathered(shown.filter((one) => one.item === item))).map((block) => ({
      ...block,
      lines: block.lines.map((one) => line(minutes, one, one.mark, nameMeeting)),
    }))
  const last = minutes.done.filter(({ isStruck }) => !isStruck).at(-1)
  return {
    title: titleOf(meeting),
    panel,
    standing: standingOf(minutes),
    opening: at('opening'),
    pointsNoted: POINTS_NOTED,
    resolved: RESOLVED,
    sections: given.sections.map((section) => ({
      item: section.item,
      heading: headingOf(section),
      isPrivate: section.isPrivate,
      note:
        section.isPrivate && shown.every(({ item, isOfRoom }) => item !== section.item || isOfRoom)
          ? 'This item was taken in private, and what is minuted of its business is kept apart.'
          : '',
      blocks: blocksOf(section.item),
    })),
    closing: at('closing'),
    signature: signatureOf(minutes, nameMeeting),
    day: last?.on ?? last?.recordedOn ?? meeting.address.slice(0, 'YYYY-MM-DD'.length),
  }
}

/** "Minutes of the special meeting of 10 March 2026" */
export const titleOf = (meeting: Meeting) => `Minutes of the ${uncapitalise(meetingName(meeting))}`

export const headingOf = ({ number, item, title }: Section) => `${number ?? item}. ${title}`

type OfMinute = Paragraph & { readonly place: PlaceInMinute }

/** Paragraphs of an item as they are printed: filed papers first, and the points where the first of them stands. */
function gathered(paragraphs: readonly Paragraph[]): readonly OfMinute[] {
  const all = paragraphs.filter((one): one is OfMinute => isInMinute(one.place))
  const points = all.filter(({ place }) => place === 'point')
  return [
    ...all.filter(({ place }) => place === 'filed'),
    ...all.flatMap((one) => {
      if (one.place === 'point') return one === points[0] ? points : []
      return one.place === 'filed' ? [] : [one]
    }),
  ]
}

function line(
  minutes: MinutesOfMeeting,
  { id, words, facts, isApart }: Paragraph,
  mark: string,
  nameMeeting: (address: string) => string,
): PrintedLine {
  const corrections = correctionsOf(minutes, id)
  return {
    ...{ id, mark, facts, isApart, words: corrections.at(-1)?.after ?? words },
    corrected: corrections.map(
      ({ before, meeting, resolution }) =>
        `Corrected at the ${nameMeeting(meeting)}, ${resolution.replace(/[.]$/, '')}. Before it read: ${endSentence(before)}`,
    ),
  }
}

/** Where they stand, in a sentence or two. */
export function standingOf(minutes: MinutesOfMeeting): string {
  const { done, signed } = minutes
  const lastOf = (act: string) => done.findLast((one) => one.act === act && !one.isStruck)
  const on = (day: string | null | undefined) => (day == null ? '' : ` on ${describeDay(day)}`)
  const corrected =
    minutes.corrections.length > 0 ? ' What was corrected is marked, with what it said before.' : ''
  const published = lastOf('published')
  switch (stateOfMinutes(minutes)) {
    case 'signed':
      return `Minutes signed${on(signed?.on)}.${published === undefined ? ' They are not published.' : ''}${corrected}`
    case 'published':
      return `Draft minutes, published${on(published?.on)}. They are not signed.${corrected}`
    case 'circulated':
      return `Draft minutes, circulated to members${on(lastOf('circulated')?.on)}. They are not published.${corrected}`
    case 'draft':
      return 'A draft, which is not circulated.'
    case 'none':
      return 'No draft was taken over as minutes.'
  }
}

function signatureOf(
  { signed }: MinutesOfMeeting,
  nameMeeting: (address: string) => string,
): string {
  if (signed === undefined) return ''
  const day = signed.on === null ? '' : ` on ${describeDay(signed.on)}`
  return `Signed${day} by ${signed.by}, who presided at the ${nameMeeting(signed.meeting)}.`
}
