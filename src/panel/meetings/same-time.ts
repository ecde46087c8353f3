import { describeDay } from '#shared/index.ts'
import { isOff, type Meeting, type Meetings, planOf } from './meeting.ts'
import { meetingName } from './meeting-words.ts'

/** A meeting as it is to be, of the panel or of a part of it. */
interface ToBe extends Pick<Meeting, 'kind'> {
  /** Its own address, where it has one already. */
  readonly address?: string | undefined
  readonly name?: string | undefined
  /** YYYY-MM-DD */
  readonly day: string
  /** HH:MM by the clock here; `null` where it is not stated. */
  readonly time: string | null
}

/** Two meetings of the same people that begin so close together cannot both be as planned. */
const MINUTES_APART = 60

/** Meetings of the same body that are planned for the same time, each warned of in a sentence. */
export function clashesWith({ all }: Meetings, toBe: ToBe): readonly string[] {
  return all.flatMap((one) => {
    const plan = planOf(one)
    if (one.address === toBe.address || one.held !== null || isOff(one)) return []
    if (plan?.day !== toBe.day || bodyOf(one) !== bodyOf(toBe)) return []
    if (
      plan.time === null ||
      toBe.time === null ||
      minutesApart(plan.time, toBe.time) >= MINUTES_APART
    )
      return []
    return [
      `The ${meetingName(one).replace(/^./, (letter) => letter.toLowerCase())} is planned for ${plan.time} on ${describeDay(plan.day)}, and is of the same members`,
    ]
  })
}

/** Ordinary and special meetings are both of the whole panel. */
function bodyOf({ kind, name }: Pick<ToBe, 'kind' | 'name'>): string {
  return kind === 'subcommittee' || kind === 'task-group' ? (name ?? kind) : 'panel'
}

function minutesApart(one: string, other: string): number {
  const until = Temporal.PlainTime.from(one).until(other, { largestUnit: 'minutes' })
  return Math.abs(until.minutes)
}
