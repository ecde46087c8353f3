import type { Page } from '#web/index.ts'
import { addressOf, crumbsOf, eventHref } from '../meetings/meeting-words.ts'
import { eventAbout } from './corrections.ts'
import { type DraftSentence, markedBlocks, POINTS_NOTED } from './draft.ts'
import { eventTitle } from './event-words.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { hourTold } from './hour-told.ts'

/** The minutes that a record draws, each sentence with the facts that it rests on beside it. */
export function draftPage(record: JudgedRecord): Page & Readonly<Record<string, unknown>> {
  const { meeting, draft, judged } = record
  const address = `${addressOf(meeting)}/record`
  const events = new Map(
    [...record.events, ...judged.corrected.map(({ raw }) => raw)].map((raw) => [raw.id, raw]),
  )
  const hours = new Map(
    judged.placed.map(({ event }, place) => {
      const hour = hourTold(judged.placed, place)
      return [event.id, hour === '' ? '' : `, ${hour}`]
    }),
  )
  const cite = ({ words, facts }: DraftSentence) => ({
    words,
    facts: facts.map((id) => {
      const event = events.get(id)
      if (event === undefined) return { text: SOURCES[id] ?? id }
      const about = eventAbout(event, record.events)?.id ?? id
      const text = `${eventTitle(event)}${hours.get(id) ?? ''}`
      return { text, href: eventHref(meeting, about) }
    }),
  })
  return {
    title: draft.title,
    breadcrumbs: [...crumbsOf(meeting), { text: 'What happened', href: address }],
    address,
    isEmpty: record.events.length === 0,
    opening: draft.opening.map(cite),
    closing: draft.closing.map(cite),
    minutes: draft.minutes.map((minute) => ({
      heading: `${minute.number ?? minute.item}. ${minute.title}`,
      blocks: markedBlocks(minute.sentences).map(({ place, lines }) => ({
        place,
        lines: lines.map((one) => ({ mark: one.mark, ...cite(one) })),
      })),
    })),
    pointsNoted: POINTS_NOTED,
    unsettled: draft.unsettled,
  }
}

const SOURCES: Readonly<Record<string, string>> = {
  seats: 'the record of who held which seat',
  apologies: 'the apologies that were received',
  items: 'the agenda',
  plan: 'when and where it was convened',
}
