import { randomUUID } from 'node:crypto'
import { type Field, readForm } from '#fields/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { afterField, ORDER, whichOrder } from './after-field.ts'
import type { RawEvent } from './corrections.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { type EventForm, next } from './forms/form-parts.ts'
import { PUT_NOW } from './forms/vote-forms.ts'
import { HOUR, hourNow, hourOfTwo, hourOn, WHICH_HOUR, whichHour } from './hour.ts'
import { motionNamed } from './motions.ts'
import { partField, whichPart } from './part-field.ts'
import { UNKNOWN_PART } from './which-part.ts'

type Typed = Readonly<Record<string, unknown>>

/** An id that a device made: nothing else may stand in one. */
const ID = /^[A-Za-z0-9-]{8,64}$/

export function idOf({ id }: Typed): string {
  return typeof id === 'string' && ID.test(id) ? id : randomUUID()
}

export const dayOf = ({ judged }: JudgedRecord) => judged.course.story.day

/** The fields of a form with those of every event: its hour, which of two it was, or what it came after. */
export function withHour(
  fields: readonly Field[],
  record: JudgedRecord,
  { after, itself, hour }: Typed,
): readonly Field[] {
  const at = hourOn(dayOf(record), hour, openedAt(record)) ?? null
  const which = hourOfTwo(at, undefined) === undefined ? [WHICH_HOUR] : []
  const order = at === null ? [ORDER] : []
  return [...fields, HOUR, ...which, afterField(record, after, itself), ...order]
}

const openedAt = ({ judged: { course } }: JudgedRecord) => course.opened?.clock ?? null

/** The next place in the order of recording. */
export const nextPlace = ({ events }: JudgedRecord) =>
  Math.max(0, ...events.map((event) => Number(event['seq'] ?? 0))) + 1

/**
 * What was filled in as events, the one that the form is about last: opening a meeting says as well that
 * whoever opens it is there, and a vote may be told with the putting of its question.
 *
 * @param at - the instant at which it is sent
 * @param isRight - whether it puts an event right, which is read by nobody else than before
 */
export function makeEvents(
  record: JudgedRecord,
  form: EventForm,
  typed: Typed,
  at: string,
  isRight = false,
): Outcome<readonly RawEvent[]> {
  const isAfter = typed['after'] !== undefined && typed['after'] !== ''
  const ordered = isAfter ? [afterField(record, typed['after'], undefined, 0), ORDER] : []
  const read = readForm([...form.fields(record), HOUR, ...ordered], typed)
  const given = hourOn(dayOf(record), typed['hour'], openedAt(record))
  const wrong = given === undefined ? [noHour] : []
  if (!read.ok || wrong.length > 0) {
    return { ok: false, problems: [...(read.ok ? [] : read.problems), ...wrong] }
  }
  const { hour: _, after: behind, order = 'after', ...filled } = nested(read.value)
  const anchor = record.judged.placed.find(({ event: one }) => one.id === behind)
  const isBefore = order === 'before'
  if (anchor !== undefined && given != null && isBefore)
    return { ok: false, problems: [hourAndBefore(given.slice(-CLOCK))] }
  if (anchor !== undefined && given != null && given.slice(-CLOCK) !== anchor.clock)
    return { ok: false, problems: [otherHour(given.slice(-CLOCK), anchor.clock)] }
  const isBlank = typed['hour'] !== undefined && given === null
  const isToBeAsked = typed['kept'] !== 'yes' && typed['order'] === undefined
  if (anchor !== undefined && isBlank && isToBeAsked) return { ok: false, problems: [whichOrder] }
  // What a device sends late is nobody asked of now
  const which = typed['which'] ?? (typed['kept'] === 'yes' ? 'unknown' : undefined)
  const known = hourOfTwo(given ?? null, which)
  if (known === undefined) return { ok: false, problems: [whichHour] }
  // One press says no hour: it is now, where the meeting is today
  const its = typed['hour'] === undefined ? (hourNow(dayOf(record), at) ?? null) : known
  const { device } = typed
  const event = {
    ...{ id: idOf(typed), at: its, type: '', ...form.event(filled, record) },
    ...(behind === undefined ? {} : isBefore ? { before: behind } : { after: behind }),
    ...(typeof device === 'string' && ID.test(device) ? { device } : {}),
  }
  const isPlaced = isRight || typed['hour'] === undefined || behind !== undefined
  const part = isPlaced ? undefined : partField(record, event)
  if (part !== undefined) {
    const chosen = readForm([part], typed['kept'] === 'yes' ? { within: UNKNOWN_PART } : typed)
    if (!chosen.ok) return { ok: false, problems: [whichPart] }
    Object.assign(event, chosen.value)
  }
  const own = isRight ? [event] : each(event)
  const all = [...before(record, event), ...own, ...after(record, event)]
  const first = nextPlace(record)
  return accept(all.map((one, index) => ({ ...one, seq: first + index })))
}

/** The field that asks in which part of the meeting something was, of what was typed; none where it need not be asked. */
export function askedPart(record: JudgedRecord, form: EventForm, typed: Typed): readonly Field[] {
  const filled = makeEvents(record, form, typed, '1970-01-01T00:00:00Z', true)
  const event = filled.ok ? mainOf(filled.value) : undefined
  if (event === undefined) return []
  const at = event['at']
  const told = { type: String(event['type']), at: typeof at === 'string' ? at : null }
  const field = partField(record, told)
  return field === undefined ? [] : [field]
}

type Made = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly at: string | null
  readonly type: string
}

/** Of several who come or go together each is an event: it is put right alone, and is the same as another device has it. */
function each(event: Made): readonly Made[] {
  const { who } = event
  if (!MOVES.has(event.type) || !Array.isArray(who) || who.length < 2) return [event]
  return who.map((one, place) => ({
    ...event,
    id: place === 0 ? event.id : `${event.id}-${place + 1}`,
    who: [one],
  }))
}

/** Whether an event is another of those that were sent with one, by the ids that they were given. */
export const isSentWith = (id: string, first: string): boolean =>
  id.startsWith(`${first}-`) && /^\d+$/.test(id.slice(first.length + 1))

const MOVES: ReadonlySet<string> = new Set(['arrive', 'leave'])

/** The question that is put in the same act as its vote. */
function before(record: JudgedRecord, event: Made): readonly Made[] {
  const vote = event['vote']
  if (typeof vote !== 'string' || !vote.startsWith(PUT_NOW)) return []
  const name = next('v', record)
  Object.assign(event, { vote: name })
  const on = [vote.slice(PUT_NOW.length)]
  const { within } = event
  const put = { id: `${event.id}-put`, at: event.at, type: 'put', vote: name, on }
  return [within === undefined ? put : { ...put, within }]
}

/** Whoever opens a meeting is there. */
function after({ judged: { course } }: JudgedRecord, event: Made): readonly Made[] {
  const by = event['by']
  if (event.type !== 'open' || typeof by !== 'string' || course.room.has(by)) return []
  return [{ id: `${event.id}-in`, at: event.at, type: 'arrive', who: [by] }]
}

const CLOCK = 'HH:MM'.length

/** What comes straight after something is of its minute, or of an hour that is not known. */
const otherHour = (hour: string, after: string | null): Problem => ({
  code: 'hour-and-order',
  field: 'after',
  message: `You entered ${hour}, and what it came straight after was at ${after ?? 'an hour not known'}: leave the hour blank, or choose something of ${hour}`,
})

const hourAndBefore = (hour: string): Problem => ({
  code: 'hour-and-order',
  field: 'after',
  message: `You entered ${hour}, which tells the order: leave the hour blank, or leave out what it came before`,
})

const noHour: Problem = {
  code: 'no-hour',
  field: 'hour',
  message: 'Enter the hour as 14:05, or leave it blank where it is not known',
}

/** `share.p01` is `p01` inside `share`, as fields name it. */
function nested(filled: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(filled)) {
    const [outer = '', inner] = name.split('.')
    if (inner === undefined) all[outer] = value
    else all[outer] = { ...(all[outer] as object | undefined), [inner]: value }
  }
  return all
}

/** What was done already, by another clerk or another press: nothing is recorded of it again. */
function isDoneAlready(
  { judged: { course } }: JudgedRecord,
  event: RawEvent,
  isNow: boolean,
): Done | undefined {
  const who = Array.isArray(event['who']) ? event['who'].map(String) : []
  if (event['type'] === 'put' && Array.isArray(event['on'])) {
    const motion = motionNamed(course, String(event['on'][0]))
    const last = motion?.votes.at(-1)
    return last !== undefined && last.results.length === 0 ? 'put' : undefined
  }
  if (!isNow || who.length === 0) return undefined
  if (event['type'] === 'leave') return who.some((one) => course.room.has(one)) ? undefined : 'out'
  if (event['type'] === 'arrive') return who.every((one) => course.room.has(one)) ? 'in' : undefined
  return undefined
}

/**
 * What of events that are sent together is still to be recorded: of some who come in together only whoever is not here.
 *
 * @returns why nothing is, where all of it was done already
 */
export function stillToDo(
  record: JudgedRecord,
  events: readonly RawEvent[],
  isNow: boolean,
): readonly RawEvent[] | Done {
  const main = mainOf(events)
  const done = main && isDoneAlready(record, main, isNow)
  const isMove = (one: RawEvent | undefined) => MOVES.has(String(one?.['type']))
  const fresh = events.filter(
    (one) => !isMove(one) || isDoneAlready(record, one, isNow) === undefined,
  )
  return done === undefined || (isMove(main) && fresh.length > 0) ? fresh : done
}

/** Of events that are sent together the one that the form is about. */
export const mainOf = (events: readonly RawEvent[]) =>
  events.find(({ id }) => !/-(put|in)$/.test(id))

type Done = 'put' | 'in' | 'out'
