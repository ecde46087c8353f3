import type { Corrected, RawEvent } from './corrections.ts'

/** What stands in one line of the record: what one press recorded of several people, or one event alone. */
export interface Line {
  readonly lead: Corrected
  /** Those of the same press, in the order in which they were chosen; none of an event that stands alone. */
  readonly rest: readonly Corrected[]
}

const MOVES: ReadonlySet<unknown> = new Set(['arrive', 'leave'])

/**
 * Puts into one line those who came or went with one press. One that was put right or struck out, or that another
 * device recorded too, has a line of its own.
 *
 * @param events - as the page has them, the latest first
 * @param isApart - whether more is told of an event than its line would
 */
export function linesOf(
  events: readonly Corrected[],
  isApart: (event: Corrected) => boolean,
): readonly Line[] {
  const keys = new Map(events.map((one) => [one, isApart(one) ? one.raw.id : pressOf(one)]))
  const presses = Map.groupBy(events, (one) => keys.get(one))
  return events.flatMap((one) => {
    const [first = one, ...others] = presses.get(keys.get(one)) ?? []
    if (one !== first) return []
    const [lead = one, ...rest] = [first, ...others].toSorted(inOrder)
    return [{ lead, rest }]
  })
}

/** The end of an id that one press gave to the second of several, and to those after. */
const OF_SEVERAL = /-(?:[2-9]|[1-9]\d)$/

/** The same for what one press recorded of several people. */
function pressOf({ raw, by, isStruck }: Corrected): string {
  if (isStruck || by.length > 0 || !MOVES.has(raw['type'])) return raw.id
  const {
    id,
    type,
    at,
    after,
    before,
    recorded_at: recorded,
  } = raw as Readonly<Record<string, unknown>> & { readonly id: string }
  return JSON.stringify([id.replace(OF_SEVERAL, ''), type, at, after, before, recorded])
}

const inOrder = ({ raw: one }: Corrected, { raw: other }: Corrected) =>
  Number(one['seq'] ?? 0) - Number(other['seq'] ?? 0)

/** All whom a line names, as one event would. */
export const wholeOf = ({ lead: { raw }, rest }: Line): RawEvent =>
  rest.length === 0
    ? raw
    : { ...raw, who: [raw, ...rest.map((one) => one.raw)].flatMap(({ who }) => who) }
