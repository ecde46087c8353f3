import { clockTold } from './hour-told.ts'
import type { Placed } from './places.ts'

/** That in which part of the meeting something fell is not known. */
export const UNKNOWN_PART = 'unknown'

/** Where another part of a meeting begins, for what everybody may read of it. */
const BEGINNINGS: ReadonlySet<string> = new Set(['item', 'exclude-public', 'readmit-public'])

const beginsPart = ({ event }: Placed) => BEGINNINGS.has(event.type)

/** Before the first item was opened. */
const START = 'start'

/** A part of a meeting: an item as long as it was in public, or as long as it was not. */
interface PartOfMeeting {
  /** The id of what began it; `start` before the first. */
  readonly id: string
  readonly from: string | null
  readonly item: string | undefined
  readonly isPrivate: boolean
}

/** The places, from 0, between events at which something may have come: in one part, and where it is known at one minute. */
function placesIn(
  placed: readonly Placed[],
  part: string,
  minute: number | null,
): readonly number[] {
  const found: number[] = []
  const nextOf = minutesAfter(placed)
  let inPart = START
  let latest = -Infinity
  for (let at = 0; at <= placed.length; at += 1) {
    const before = placed[at - 1]
    if (before !== undefined && beginsPart(before)) inPart = before.event.id
    latest = Math.max(latest, before?.minute ?? -Infinity)
    const fits = minute === null || (latest <= minute && (nextOf[at] ?? Infinity) >= minute)
    if (inPart === part && fits) found.push(at)
  }
  return found
}

/** The minute of the next event from each place on of which it is known. */
function minutesAfter(placed: readonly Placed[]): readonly number[] {
  const after: number[] = []
  let next = Infinity
  for (let at = placed.length; at >= 0; at -= 1) {
    next = placed[at]?.minute ?? next
    after[at] = next
  }
  return after
}

/**
 * Each at the end of the part of the meeting in which it is said to have fallen, as far as its hour lets it.
 *
 * @returns as well those of a part that is not there, or that was at another hour: they stay where they stood
 */
export function putWithin(placed: readonly Placed[]): {
  readonly placed: readonly Placed[]
  readonly lost: readonly Placed[]
} {
  const lost: Placed[] = []
  let all: readonly Placed[] = placed
  for (const one of placed) {
    const { within } = one.event
    if (within === undefined || within === UNKNOWN_PART) continue
    const others = all.filter((its) => its !== one)
    const at = placesIn(others, within, one.minute).at(-1)
    if (at === undefined) lost.push(one)
    else all = [...others.slice(0, at), one, ...others.slice(at)]
  }
  return { placed: all, lost }
}

/** The parts of a meeting in their order. */
function partsOf(placed: readonly Placed[], isRestricted: (item: string) => boolean) {
  const parts: PartOfMeeting[] = [{ id: START, from: null, item: undefined, isPrivate: false }]
  let item: string | undefined
  let excluded: readonly string[] = []
  for (const one of placed) {
    if (!beginsPart(one)) continue
    const { event } = one
    if (event.type === 'item') item = event.item
    if (event.type === 'readmit-public') excluded = []
    if (event.type === 'exclude-public')
      excluded = event.items ?? (item === undefined ? [] : [item])
    const isPrivate = item !== undefined && (isRestricted(item) || excluded.includes(item))
    parts.push({ id: event.id, from: clockTold(one), item, isPrivate })
  }
  return parts
}

/**
 * The parts of a meeting in which something may have fallen, where some were in public and some were not, so that it
 * has to be said which.
 *
 * @param at - its minute; `null` where it is not known, and it is taken to be of the last part where that was private
 * @param isRestricted - whether an item is taken in private by its agenda
 * @returns none where it makes no difference
 */
export function partsAsked(
  placed: readonly Placed[],
  at: number | null,
  isRestricted: (item: string) => boolean,
): readonly PartOfMeeting[] {
  const parts = partsOf(placed, isRestricted)
  if (at === null && parts.at(-1)?.isPrivate === true) return []
  const fit = parts.filter(({ id }) => placesIn(placed, id, at).length > 0)
  const isMixed = fit.some((one) => one.isPrivate) && fit.some((one) => !one.isPrivate)
  return isMixed ? fit : []
}
