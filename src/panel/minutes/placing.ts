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

/** Paragraphs of an item, in their order. */
const ofItem = (paragraphs: readonly Paragraph[], item: string | null) =>
  paragraphs.filter((one) => one.item === item).toSorted((one, other) => one.order - other.order)

/** What is told in the order in which it happened. */
const isTold = (place: Place) => place === 'narrative' || place === 'resolved'

/**
 * Those among which a paragraph is moved: of its place, and what happened and was resolved in the order of both, past
 * the points that are gathered as if they were one.
 */
function among(
  paragraphs: readonly Paragraph[],
  { item, place }: At,
  way: 'up' | 'down',
): readonly Paragraph[] {
  const all = ofItem(paragraphs, item)
  if (!isTold(place)) return all.filter((one) => one.place === place)
  const points = all.filter((one) => one.place === 'point')
  const end = points.at(way === 'up' ? 0 : -1)
  return all.filter((one) => isTold(one.place) || one === end)
}

/**
 * A paragraph one place further up or down in its minute.
 *
 * @returns as it is where it stands first or last already
 */
export function movedBy(
  paragraphs: readonly Paragraph[],
  paragraph: Paragraph,
  way: 'up' | 'down',
): Paragraph {
  const all = among(paragraphs, paragraph, way)
  const inOrder = way === 'up' ? all.toReversed() : all
  const index = inOrder.findIndex(({ id }) => id === paragraph.id)
  const next = inOrder[index + 1]
  if (next === undefined) return paragraph
  const step = way === 'up' ? -1 : 1
  const after = inOrder[index + 2]?.order ?? next.order + step
  return { ...paragraph, order: (next.order + after) / 2 }
}

/** Where a paragraph stands that comes last among those of its item and place, or where there are none at its item's end. */
export function orderLast(paragraphs: readonly Paragraph[], { item, place }: At): number {
  const all = ofItem(paragraphs, item)
  const last = all.findLast((one) => one.place === place) ?? all.at(-1)
  return orderBehind(
    paragraphs,
    last?.order ?? Math.max(0, ...paragraphs.map(({ order }) => order)),
  )
}

/** Between a place and the one that follows it. */
export function orderBehind(paragraphs: readonly Paragraph[], from: number): number {
  const next = paragraphs.map(({ order }) => order).filter((order) => order > from)
  return next.length === 0 ? from + 1 : (from + Math.min(...next)) / 2
}

/** A paragraph that is put elsewhere, last among those that stand there. What was of an item taken in private stays apart. */
export function movedTo(
  { meeting, minutes }: Pick<KnownMinutes, 'meeting' | 'minutes'>,
  paragraph: Paragraph,
  at: At,
): Paragraph {
  if (at.item === paragraph.item && at.place === paragraph.place) return paragraph
  const items = numberItems(meeting, minutes.items, minutes.first)
  const wasPrivate = items.some(({ item, isPrivate }) => isPrivate && item === paragraph.item)
  return {
    ...{ ...paragraph, ...at, isApart: paragraph.isApart || wasPrivate },
    order: orderLast(
      minutes.paragraphs.filter(({ id }) => id !== paragraph.id),
      at,
    ),
  }
}
