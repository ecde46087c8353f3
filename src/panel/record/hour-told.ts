import { localMoment, secondOf } from '#days/index.ts'
import type { Placed } from './places.ts'

const MINUTE_MS = 60_000

/** "14:06"; of an hour that came twice that night, where it is recorded which it was, "01:30 (before the clocks went back)". */
export function clockTold({ event: { at, offset }, clock, minute }: Placed): string | null {
  if (clock === null || minute === null || at === null) return clock
  const isRecorded = offset !== undefined || /(Z|[+-]\d\d:\d\d)$/.test(at)
  if (!isRecorded) return clock
  const time = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MS)
  const moment = localMoment(time.toZonedDateTimeISO('Europe/London'))
  const local = moment.slice(0, 'YYYY-MM-DDTHH:MM'.length)
  if (moment === local) return clock
  return `${clock} (${moment === secondOf(local) ? 'after' : 'before'} the clocks went back)`
}

/**
 * When something was, as far as it is told: "14:06"; of what is said to have come straight after another, between which two
 * hours that was; `''` where nothing tells.
 *
 * @param place - its place among all that is recorded
 */
export function hourTold(placed: readonly Placed[], place: number): string {
  const one = placed[place]
  if (one === undefined || one.clock !== null) return (one && clockTold(one)) ?? ''
  const isKnown = ({ clock }: Placed) => clock !== null
  const next = placed.slice(place).find(isKnown)
  const to = next === undefined ? null : clockTold(next)
  if (one.event.before !== undefined) return to === null ? '' : `before ${to}`
  // What the site says by itself stands after a motion and gives no hour away
  if (one.event.after === undefined || one.event.type === 'apart') return ''
  const last = placed.slice(0, place).findLast(isKnown)
  const from = last === undefined ? null : clockTold(last)
  if (from === null) return to === null ? '' : `before ${to}`
  if (to === null) return `after ${from}`
  return last?.minute === next?.minute ? from : `between ${from} and ${to}`
}
