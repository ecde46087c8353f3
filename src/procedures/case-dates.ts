import type { Decider } from '#constitution/index.ts'
import {
  deadlinesOf,
  defer,
  earliestFrom,
  fillWords,
  type Start,
  type WorkedDeadline,
  workOutDeadline,
} from '#constitution/index.ts'
import { affectedDeadlines, type Calendar, workingDayBefore } from '#days/index.ts'
import type { DeadlineInCase, Procedure, Standing } from './procedure.ts'

/** Where a date of a case stands. */
export type DateStatus = 'open' | 'overdue' | 'reserve' | 'met' | 'met-late' | 'not-needed'

/** Whether a date is still to be kept, or to be kept free. */
export function isToKeep({ status }: { readonly status: DateStatus }): boolean {
  return status === 'open' || status === 'overdue' || status === 'reserve'
}

/** A date of a case, worked out, and whether what it asks has been done. */
export interface DateInCase extends WorkedDeadline {
  readonly status: DateStatus
  /** The day it was done, YYYY-MM-DD. */
  readonly metOn?: string
  /** The day it was before a bank holiday was added since it began to run; left out if it stood. */
  readonly movedFrom?: string
  /** Kept in reserve: needed only if this, in words. */
  readonly onlyIf?: string
  /** The last working day before a due day that is none; left out for one that is. */
  readonly workingDay?: string
}

/**
 * The dates of a case that can be worked out from what has happened, in the procedure's order.
 *
 * @param today - YYYY-MM-DD
 */
export function datesOf(
  procedure: Procedure,
  standing: Standing,
  today: string,
  decider: Decider,
): readonly DateInCase[] {
  const isOver = procedure.over.includes(standing.state)
  return procedure.deadlines.flatMap((line): DateInCase[] => {
    const settled = workOut(procedure, line, standing, today, decider)
    if (settled === undefined) return []
    const worked = {
      ...settled,
      ...movedSince(settled, decider),
      ...lastWorkingDay(settled.due, decider.calendar),
    }
    const metOn = dayMet(procedure, line.id, standing)
    const isFirstDay = worked.sense === 'earliest'
    if (metOn !== undefined) {
      const isLate = !isFirstDay && worked.due !== null && metOn > dayOf(worked.due)
      return [{ ...worked, status: isLate ? 'met-late' : 'met', metOn }]
    }
    if (!isOver && line.reserve?.in.includes(standing.state)) {
      const onlyIf = fillWords(decider.constitution, line.reserve.if)
      return [{ ...worked, status: 'reserve', onlyIf }]
    }
    if (isOver || line.in?.includes(standing.state) === false) {
      return [{ ...worked, status: 'not-needed' }]
    }
    const hasPassed = worked.due !== null && today > dayOf(worked.due)
    // From its first day on, there is nothing more to wait for
    if (isFirstDay && hasPassed) return [{ ...worked, status: 'not-needed' }]
    return [{ ...worked, status: hasPassed ? 'overdue' : 'open' }]
  })
}

/** Where nobody works on the last day, the working day by which to have done it. */
export function lastWorkingDay(
  due: string | null,
  calendar: Calendar,
): { readonly workingDay?: string } {
  const workingDay = due === null ? undefined : workingDayBefore(calendar, dayOf(due))
  return workingDay === undefined ? {} : { workingDay }
}

/** Counts again with the bank holidays that were known on the day the count began. */
function movedSince(date: WorkedDeadline, { calendar, knownBy }: Decider) {
  const began = dayOf(date.from)
  if (began.length < 'YYYY-MM-DD'.length) return {}
  const [moved] = affectedDeadlines([date], knownBy(began), calendar)
  return moved?.was.due ? { movedFrom: moved.was.due } : {}
}

const dayOf = (due: string) => due.slice(0, 'YYYY-MM-DD'.length)

/** The last day of a deadline that binds, targets left aside; `undefined` when there is none. */
export function bindingDay(
  procedure: Procedure,
  id: string,
  standing: Standing,
  today: string,
  decider: Decider,
): string | undefined {
  const line = procedure.deadlines.find((one) => one.id === id)
  const worked = line && workOut(procedure, line, standing, today, decider)
  return worked?.binding ?? undefined
}

/**
 * The day that a deadline has by the rules, of which a later day may be agreed under a name.
 *
 * @returns `undefined` when no deadline can be put off under that name, or it has no day
 */
export function dayPutOff(
  procedure: Procedure,
  name: string,
  standing: Standing,
  today: string,
  decider: Decider,
): string | undefined {
  const line = procedure.deadlines.find(({ deferred }) => deferred === name)
  if (line === undefined) return undefined
  const { deferred: _, ...own } = line
  return workOut(procedure, own, standing, today, decider)?.due ?? undefined
}

function workOut(
  procedure: Procedure,
  line: DeadlineInCase,
  standing: Standing,
  today: string,
  decider: Decider,
): WorkedDeadline | undefined {
  const day = standing.events.at(-1)?.on ?? standing.starts.get('opened') ?? today
  const places = line.from ?? [[procedure.id, line.id] as const]
  const rules = places.flatMap(([where, id]) =>
    deadlinesOf(decider.constitution, where, day).filter(({ deadline }) => deadline.id === id),
  )
  const startOf = (from: string): Start | undefined => {
    const at = standing.starts.get(line.starts?.[from] ?? from)
    return at === undefined ? undefined : { at }
  }
  if (line.isEarliestFrom !== undefined) {
    const notice = standing.starts.get(line.isEarliestFrom)
    return earliestFrom(line.id, rules, notice, decider)
  }
  const worked = workOutDeadline(line.id, rules, startOf, decider)
  const deferredTo = line.deferred && standing.starts.get(line.deferred)
  if (worked === undefined || !deferredTo) return worked
  const by = line.deferredBy && fillWords(decider.constitution, line.deferredBy)
  return defer(worked, deferredTo, by)
}

function dayMet(procedure: Procedure, id: string, { events }: Standing): string | undefined {
  const met = events.find((event) =>
    procedure.steps.find((step) => step.id === event.step)?.meets?.includes(id),
  )
  return met?.on
}
