import { uptime } from 'node:os'

/** What tells the day and the moment: the machine's own clock, or a test's. */
export interface Clock {
  /** The day it is in Britain, YYYY-MM-DD. */
  readonly today: () => string
  /** An instant, ISO 8601. */
  readonly now: () => string
}

/** The machine's own clock: the day it is in Britain, whatever zone the machine is set to. */
export const CLOCK: Clock = {
  today: () => Temporal.Now.plainDateISO('Europe/London').toString(),
  now: () => Temporal.Now.instant().toString(),
}

/** Less than this may be a clock set right, and moves no entry to another day but by night. */
const MOST_HOURS = 2

/**
 * Watches whether the machine's clock is moved from here on, against the time since the machine began,
 * which nobody sets and which goes on while it sleeps.
 *
 * @param secondsUp - since the machine began
 * @returns a function that says so in a sentence without a full stop, and that nothing can be recorded;
 *   `undefined` while the clock goes as it should
 */
export function watchClock(
  { now }: Pick<Clock, 'now'> = CLOCK,
  secondsUp: () => number = uptime,
): () => string | undefined {
  const begun = { at: Temporal.Instant.from(now()), up: secondsUp() }
  return () => {
    const gone = begun.at.until(now()).total('hours')
    const moved = gone - (secondsUp() - begun.up) / 3_600
    if (Math.abs(moved) <= MOST_HOURS) return undefined
    return (
      `The clock of this machine was moved ${sayHours(Math.abs(moved))} ${moved > 0 ? 'forward' : 'back'} while ` +
      'the program ran, so nothing is recorded: it would be kept as of a wrong time. Set the clock right if it is ' +
      'wrong; if it is right now, start the program again'
    )
  }
}

function sayHours(hours: number): string {
  if (hours < 48) return `${Math.round(hours)} hours`
  const days = Math.round(hours / 24)
  return days < 800 ? `${days} days` : `${Math.round(days / 365.25)} years`
}
