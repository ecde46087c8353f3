import { type Decider, itemsOfBusiness } from '#constitution/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { AgendaItem } from './agenda.ts'

/** Where each item of business stands in the panel's order; empty where no rule is held that orders it. */
type Order = ReadonlyMap<string, number>

function orderOf(decider: Decider | undefined): Order {
  const ids = decider === undefined ? [] : [...itemsOfBusiness(decider.constitution).keys()]
  return new Map(ids.map((id, index) => [id, index]))
}

/** Whether notice of one came before notice of another of the same business, as far as that is recorded. */
function cameBefore(one: Placed, other: Placed): boolean {
  if (one.business !== other.business || one.noticeCame === null) return false
  return other.noticeCame !== null && one.noticeCame < other.noticeCame
}

type Placed = Pick<AgendaItem, 'business' | 'noticeCame'>

/**
 * After which item a new one is put: the last that comes before it by the panel's order, or by when notice of it
 * came; 0 for none.
 */
export function placeFor(
  items: readonly AgendaItem[],
  item: Placed,
  decider: Decider | undefined,
): number {
  const { business } = item
  const later = items.findIndex((one) => cameBefore(item, one))
  if (business !== null && later >= 0) return items[later - 1]?.id ?? 0
  const order = orderOf(decider)
  const own = business === null ? undefined : order.get(business)
  if (own === undefined) return items.at(-1)?.id ?? 0
  const before = items.findLast((one) => (placeIn(order, one) ?? Number.POSITIVE_INFINITY) <= own)
  return before?.id ?? 0
}

const placeIn = (order: Order, { business }: AgendaItem) =>
  business === null ? undefined : order.get(business)

/** What moving an item does to the order of business. */
export interface Move {
  /** Whether it is then out of the order that the rules give. */
  readonly isVaried: boolean
  /** The paragraphs by which the chair may have it so. */
  readonly paragraphs: readonly string[]
}

/**
 * May an item stand after another? An item keeps its place where the rules say so, and others are out of
 * order only as the chair may have them; that the meeting may resolve it does nothing before it meets.
 *
 * @param after - the item it is to stand after; 0 for the first place
 * @param day - of the meeting, YYYY-MM-DD
 */
export function mayMove(
  items: readonly AgendaItem[],
  moved: AgendaItem,
  after: number,
  decider: Decider | undefined,
  day: string,
): Outcome<Move> {
  const rest = items.filter(({ id }) => id !== moved.id)
  const at = rest.findIndex(({ id }) => id === after) + 1
  const order = orderOf(decider)
  const own = placeIn(order, moved)
  if (own === undefined || decider === undefined) return accept({ isVaried: false, paragraphs: [] })
  const passed = rest.filter((one, index) => {
    const its = placeIn(order, one)
    if (its === own) return index < at ? cameBefore(moved, one) : cameBefore(one, moved)
    return its !== undefined && (index < at ? its > own : its < own)
  })
  if (passed.length === 0) return accept({ isVaried: false, paragraphs: [] })
  const paragraphs = new Set<string>()
  const ids = new Set([moved, ...passed].flatMap(({ business }) => business ?? []))
  for (const move of ids) {
    const decision = decider.decide('order-of-business', { move, by: 'chair' }, day)
    if (!decision.ok) continue
    const { answer, working, because } = decision.value
    const cited = [...new Set(because.map(({ paragraph }) => paragraph))]
    if (answer !== 'allowed') {
      return refuse(
        'keeps-its-place',
        `${working} (${cited.join('; ')}). Choose another place`,
        'after',
      )
    }
    for (const one of cited) paragraphs.add(one)
  }
  return accept({ isVaried: true, paragraphs: [...paragraphs] })
}
