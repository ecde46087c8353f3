import { type Calendar, nameDay, whyNotWorking } from '#days/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { SITTING } from './asked-fields.ts'
import { leadsFrom } from './gaps.ts'
import type { CaseEvent, Procedure, Standing, Step } from './procedure.ts'

/**
 * Holds what is done at a meeting against the day the meeting was convened for: it is on that day, or
 * later at an adjourned sitting. Where no convening is on record there is nothing to hold it against, nor
 * where that meeting may have been the one of an earlier decision that is not on record yet.
 *
 * @returns what is odd about the day and does not stop it
 */
export function sittingOn(
  procedure: Procedure,
  step: Step,
  event: CaseEvent,
  { events }: Standing,
  calendar: Calendar,
): Outcome<readonly string[]> {
  const { sits, id } = step
  if (sits === undefined) return accept([])
  const since = events.slice(events.findLastIndex(({ step }) => step === id) + 1)
  const convened = since.findLast(({ step }) => step === sits)?.details['meeting']
  if (typeof convened === 'string') {
    const days = `The meeting is convened for ${nameDay(convened)} and this is put on ${nameDay(event.on)}`
    if (event.on < convened) {
      return refuse('before-meeting', `${days}, before it. Correct one of the two days`, 'on')
    }
    if (event.on > convened && event.details[SITTING.name] !== 'adjourned') {
      if (mayComeAgainUnconvened(procedure, step)) {
        const words = `${days}. Record what was done at that meeting, or correct one of the two days`
        return accept([words, ...oddDay(event.on, calendar)])
      }
      const message = `${days}. Correct one of the two days, or say that it was an adjourned sitting`
      return refuse('not-the-meeting', message, 'on')
    }
  }
  return accept(oddDay(event.on, calendar))
}

/** Whether a step, once taken, may be taken again with no meeting convened for it. */
function mayComeAgainUnconvened(procedure: Procedure, step: Step): boolean {
  const convening = procedure.steps.filter(({ id }) => id === step.sits)
  const isConvened = (state: string) =>
    convening.some((one) => one.from.some((from) => leadsFrom(one, from).includes(state)))
  const others = procedure.steps.filter(({ id }) => id !== step.sits)
  const reached = new Set<string>()
  let here = step.from.flatMap((from) => leadsFrom(step, from))
  while (here.length > 0) {
    for (const state of here) reached.add(state)
    const onward = here.flatMap((from) =>
      others.filter((one) => one.from.includes(from)).flatMap((one) => leadsFrom(one, from)),
    )
    here = onward.filter((state) => !reached.has(state))
  }
  return step.from.some((state) => reached.has(state) && !isConvened(state))
}

/** A sentence on a day on which hardly any meeting is held; none on a working day. */
export function oddDay(day: string, calendar: Calendar): readonly string[] {
  const why = whyNotWorking(calendar, day)
  if (why === undefined) return []
  const holiday = why.replace(/^Bank holiday: /, '')
  const what = holiday === why ? 'not a working day' : `a bank holiday, ${holiday}`
  return [`${nameDay(day)} is ${what}. Check the day of the meeting`]
}
