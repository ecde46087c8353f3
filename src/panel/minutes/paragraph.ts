import { z } from 'zod'
import type { DraftSentence, MinutesDraft, PlaceInMinute } from '../record/draft.ts'

/** Where in its minute a paragraph stands; what is of the whole meeting stands first or last. */
export const PLACES = {
  opening: 'At the beginning, of the whole meeting',
  narrative: 'What happened at the item',
  point: 'A point that was noted',
  resolved: 'What was resolved',
  filed: 'A paper that is filed with these minutes',
  closing: 'At the end, of the whole meeting',
} as const

export type Place = keyof typeof PLACES

/** Whether it is a place in a minute, and not of the whole meeting. */
export const isInMinute = (place: Place): place is PlaceInMinute =>
  place !== 'opening' && place !== 'closing'

const PLACE_NAMES = Object.keys(PLACES) as [Place, ...Place[]]

/** A paragraph of minutes as it was written down at one time. */
export const paragraphSchema = z.object({
  /** 1, 2, 3 in the order in which they came to be. */
  id: z.int(),
  /** Number of the item of the agenda; `null` for the meeting as a whole. */
  item: z.string().nullable(),
  place: z.enum(PLACE_NAMES),
  /** Where it stands in its minute: between two numbers there is always another. */
  order: z.number(),
  words: z.string(),
  /** Ids of what it rests on: events, or `seats`, `apologies`, `items`, `plan`. */
  facts: z.array(z.string()),
  /** What the record drew when this was last held against it; `null` for what a clerk added by hand. */
  drawn: z.string().nullable(),
  /** Whether it stands in no public text, for other reasons than its item being taken in private. */
  isApart: z.boolean(),
  /** Whether it tells who came and went, as it was drawn: public of an item taken in private as well. */
  isOfRoom: z.boolean().default(false),
  isLeftOut: z.boolean(),
})

export type Paragraph = z.infer<typeof paragraphSchema>

/** A sentence that the record draws now, with where it would stand. */
export interface Drawn extends DraftSentence {
  readonly item: string | null
  readonly place: Place
}

/** All sentences of a draft, in their order. */
export function drawnBy(draft: MinutesDraft): readonly Drawn[] {
  const at = (item: string | null, place: Place, sentences: readonly DraftSentence[]) =>
    sentences.map((one): Drawn => ({ ...one, item, place }))
  return [
    ...at(null, 'opening', draft.opening),
    ...draft.minutes.flatMap(({ item, sentences }) =>
      sentences.map((one): Drawn => ({ ...one, item })),
    ),
    ...at(null, 'closing', draft.closing),
  ]
}

/**
 * A draft taken over into paragraphs.
 *
 * @param isPrivate - whether an event was recorded for members alone: what rests on one stands apart until the
 *   clerk says otherwise
 */
export function takeOver(
  draft: MinutesDraft,
  isPrivate: (fact: string) => boolean,
): readonly Paragraph[] {
  return drawnBy(draft).map(({ words, facts, item, place }, index) => ({
    ...{ id: index + 1, item, place, order: index + 1, words, facts: [...facts] },
    ...{ drawn: words, isApart: facts.some(isPrivate), isOfRoom: false, isLeftOut: false },
  }))
}
