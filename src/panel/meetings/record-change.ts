import type { Transaction } from 'kysely'
import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { askToConfirm } from '../confirming.ts'
import type { Moment } from '../form-routes.ts'
import { refuseToCome } from '../to-come.ts'
import { type Change, type Meeting, type Meetings, planOf } from './meeting.ts'
import { CHANGES } from './meeting-words.ts'
import { recordOf, refuseBackwards, stated } from './record-meeting.ts'
import { clashesWith } from './same-time.ts'

/** What becomes of a plan. */
export interface NewChange extends Change {
  /** Of one that is moved: YYYY-MM-DDTHH:MM, and where. */
  readonly when?: string | undefined
  readonly place?: string | undefined
}

/**
 * Records that a meeting is moved, put off without a day, or cancelled. What was decided on a later day stands,
 * whenever it was recorded: of that, and of another meeting at the time, it is asked first whether it is meant.
 *
 * @param meetings - all, as the transaction finds them
 * @returns why it cannot be: it was held, it is cancelled by then, or nothing would be otherwise
 * @throws Refusal when it names nobody as recording it
 */
export async function recordChange(
  trx: Transaction<Database>,
  meeting: Meeting,
  meetings: Meetings,
  { kind, on, reason, told, when, place }: NewChange,
  moment: Moment,
): Promise<Outcome<void>> {
  const { address, held, changes, called } = meeting
  if (held !== null) {
    return refuse('held', 'This meeting was held: it can no longer be moved, put off or cancelled')
  }
  if (on > moment.today) return refuseToCome(moment.today)
  if (called !== null && on < called.on) {
    const message = `It was convened on ${describeDay(called.on)}. Enter that day or a later one`
    return refuse('before-convened', message, 'on')
  }
  const last = changes.findLast((one) => one.on <= on)?.kind
  const later = changes.findLast((one) => one.on > on)
  if (last === 'cancelled') {
    return refuse('cancelled', 'This meeting is cancelled. Convene another in its place')
  }
  if (kind === last && kind === 'postponed') {
    return refuse('put-off', 'It is put off already. Move it once its new day is known')
  }
  const plan = planOf(meeting)
  const [day = '', time = null] = when?.split('T') ?? []
  const isSame = plan?.day === day && plan.time === time && (place ?? plan.place) === plan.place
  if (kind === 'moved' && last !== 'postponed' && later === undefined && isSame) {
    const message = 'That is when and where it is planned. Enter what is otherwise'
    return refuse('not-moved', message, 'when')
  }
  if (kind === 'moved' && day < on) return refuseBackwards('moved', on)
  const warnings = [
    ...(later === undefined
      ? []
      : [
          `This meeting was ${CHANGES[later.kind]} on ${describeDay(later.on)}, after the day that you entered: that stands, and what you record is kept as what was decided before it`,
        ]),
    ...(kind === 'moved' && later === undefined
      ? clashesWith(meetings, { ...meeting, day, time })
      : []),
  ]
  const problems = askToConfirm(warnings, moment)
  if (problems.length > 0) return { ok: false, problems }
  const to = kind === 'moved' ? { day, time, place: place ?? null } : {}
  const says = stated({ reason, told, ...to })
  await recordOf(trx, address, kind, on, says, day || address, moment.recorder)
  return accept(undefined)
}
