import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { KnownMinutes } from './known-minutes.ts'
import { numberItems } from './numbers.ts'
import type { Paragraph, Place } from './paragraph.ts'

/** What is chosen for a paragraph that is of no item. */
export const WHOLE = 'whole'

type At = Pick<Paragraph, 'item' | 'place'>

/** Where a paragraph is to stand, as it was chosen: what is of the whole meeting stands first or last. */
export function placedAt(item: unknown, place: unknown): Outcome<At> {
  const isWhole = place === 'opening' || place === 'closing'
  if (isWhole === (item === WHOLE)) {
    return accept({ item: isWhole ? null : String(item), place: place as Place })
  }
  const message = 'Only what is of the whole meeting stands at the beginning or at the end'
  return refuse('wrong-place', message, 'place')
}

/** Those among which a paragraph is moved: of its item and place, in their order. */
const among = (paragraphs: readonly Paragraph[], { item, place }: At) =>
  paragraphs
    .filter((one) => one.item === item && one.place === place)
    .toSorted((one, other) => one.order - other.order)

/**
 * A paragraph one place further up or down among those of its item and place.
 *
 * @returns as it is where it stands first or last already
 */
export function movedBy(
  paragraphs: readonly Paragraph[],
  paragraph: Paragraph,
  way: 'up' | 'down',
): Paragraph {
  const all = among(paragraphs, paragraph)
  const inOrder = way === 'up' ? all.toReversed() : all
  const index = inOrder.findIndex(({ id }) => id === paragraph.id)
  const next = inOrder[index + 1]
  if (next === undefined) return paragraph
  const step = way === 'up' ? -1 : 1
  const after = inOrder[index + 2]?.order ?? next.order + step
  return { ...paragraph, order: (next.order + after) / 2 }
}

/** A paragraph that is put elsewhere, last among those that stand there. What was of an item taken in private stays apart. */
export function movedTo(
  { meeting, minutes }: Pick<KnownMinutes, 'meeting' | 'minutes'>,
  paragraph: Paragraph,
  at: At,
): Paragraph {
  if (at.item === paragraph.item && at.place === paragraph.place) return paragraph
  const last = among(minutes.paragraphs, at).at(-1)
  const items = numberItems(meeting, minutes.items, minutes.first)
  const wasPrivate = items.some(({ item, isPrivate }) => isPrivate && item === paragraph.item)
  return {
    ...{ ...paragraph, ...at, isApart: paragraph.isApart || wasPrivate },
    order: last === undefined ? paragraph.order : last.order + 1,
  }
}
