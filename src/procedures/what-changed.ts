import { whenDue } from '#constitution/index.ts'
import { describeDay } from '#shared/index.ts'
import type { PastEvent } from './case.ts'
import type { DateInCase } from './case-dates.ts'
import type { CaseView } from './run-case.ts'

/**
 * What became otherwise in a case: where it stands, its dates, and what comes of the events that are in
 * both. Each a sentence without its full stop; none when all is as it was.
 */
export function whatChanged(before: CaseView, after: CaseView): readonly string[] {
  const stands =
    before.words === after.words ? [] : [`Where it stands: ${after.words}. Before: ${before.words}`]
  return [
    ...stands,
    ...lapsesChanged(before, after),
    ...datesChanged(before, after),
    ...eventsChanged(before, after),
  ]
}

function lapsesChanged(before: CaseView, after: CaseView): readonly string[] {
  const [was, is] = [before.unconfirmed?.words, after.unconfirmed?.words]
  if (was === is) return []
  // What was not on record may still not be: only that the case waited for it is over
  const left = was === undefined ? [] : [`Where it stands no longer turns on this: ${was}`]
  return [...(is === undefined ? [] : [is]), ...left]
}

function datesChanged(before: CaseView, after: CaseView): readonly string[] {
  const was = new Map(before.dates.map((date) => [date.id, date]))
  const is = new Map(after.dates.map((date) => [date.id, date]))
  return [...new Map([...was, ...is]).values()].flatMap(({ id, what }) => {
    const [then, now] = [sayDate(was.get(id)), sayDate(is.get(id))]
    if (then === now) return []
    if (now === undefined) return [`${what}: no longer needed. Before: ${then}`]
    return [
      `${what}: ${now}. ${then === undefined ? 'There was no such day before' : `Before: ${then}`}`,
    ]
  })
}

/** @returns `undefined` for a date that nobody has to keep */
function sayDate(date: DateInCase | undefined): string | undefined {
  if (date === undefined || date.status === 'not-needed') return undefined
  const isDue = date.due !== null && date.sense === 'latest'
  const by = `${isDue ? 'due ' : ''}${whenDue(date)}`
  if (date.status === 'reserve') return `kept in reserve, ${by}`
  if (date.status === 'overdue') return `overdue as far as is recorded, ${by}`
  if (date.metOn === undefined) return by
  return `done ${date.status === 'met-late' ? 'late, ' : ''}on ${describeDay(date.metOn)}, ${by}`
}

function eventsChanged(before: CaseView, after: CaseView): readonly string[] {
  const was = new Map(before.events.map((past) => [past.event.number, past]))
  return after.events.flatMap((now) => {
    const then = was.get(now.event.number)
    return then === undefined ? [] : eventChanged(then, now)
  })
}

function eventChanged(then: PastEvent, now: PastEvent): readonly string[] {
  const what = `${now.words}, ${describeDay(now.event.on)}`
  if (now.refusedNow !== undefined) {
    if (now.refusedNow === then.refusedNow) return []
    return [`${what}: the rules would now refuse this, so it counts for nothing. ${now.refusedNow}`]
  }
  const found = [...now.findings, ...now.warnings]
  if (then.refusedNow !== undefined) {
    return [[`${what}: the rules no longer refuse this`, ...found].join('. ')]
  }
  const foundThen = [...then.findings, ...then.warnings]
  const gained = found.filter((words) => !foundThen.includes(words))
  const lost = foundThen.filter((words) => !found.includes(words))
  if (gained.length + lost.length === 0) return []
  if (gained.length === 0) return [`${what}: no longer so. Before: ${lost.join('. ')}`]
  const formerly = lost.length === 0 ? 'This was not said before' : `Before: ${lost.join('. ')}`
  return [`${what}: ${gained.join('. ')}. ${formerly}`]
}
