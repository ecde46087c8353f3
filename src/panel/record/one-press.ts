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
  const presses = new Map<string, Corrected[]>()
  const lines: Corrected[][] = []
  for (const one of events) {
    const press = isApart(one) ? undefined : pressOf(one)
    const before = press === undefined ? undefined : presses.get(press)
    if (before !== undefined) {
      before.push(one)
      continue
    }
    const line = [one]
    lines.push(line)
    if (press !== undefined) presses.set(press, line)
  }
  return lines.map((line) => {
    const [lead, ...rest] = line.length === 1 ? line : line.toSorted(inOrder)
    return { lead: lead as Corrected, rest }
  })
}

/** The end of an id that one press gave to the second of several, and to those after. */
const OF_SEVERAL = /-(?:[2-9]|[1-9]\d)$/

/** The same for what one press recorded of several people; `undefined` of what stands alone. */
function pressOf({ raw, by, isStruck }: Corrected): string | undefined {
  if (isStruck || by.length > 0 || !MOVES.has(raw['type'])) return undefined
  const {
    id,
    type,
    at,
    after,
    before,
    recorded_at: recorded,
  } = raw as Readonly<Record<string, unknown>> & { readonly id: string }
  return [id.replace(OF_SEVERAL, ''), type, at, after, before, recorded].join(' ')
}

const inOrder = ({ raw: one }: Corrected, { raw: other }: Corrected) =>
  Number(one['seq'] ?? 0) - Number(other['seq'] ?? 0)

/** All whom a line names, as one event would. */
export const wholeOf = ({ lead: { raw }, rest }: Line): RawEvent =>
  rest.length === 0
    ? raw
    : { ...raw, who: [raw, ...rest.map((one) => one.raw)].flatMap(({ who }) => who) }
