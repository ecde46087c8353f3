import { type Field, readForm } from '#fields/index.ts'
import { type Outcome, type Problem, refuse } from '#shared/index.ts'
import { type Page, presentForm } from '#web/index.ts'
import { withConfirming } from '../confirming.ts'
import { addressOf, crumbsOf } from '../meetings/meeting-words.ts'
import type { RawEvent } from './corrections.ts'
import { isInPrivate, isOfPrivate } from './event-audience.ts'
import { eventWords } from './event-words.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { eventForm } from './forms/event-forms.ts'
import { type EventForm, hasChoice, motionChoices } from './forms/form-parts.ts'
import { typedHour } from './hour.ts'
import { idOf, makeEvents, nextPlace, withHour } from './make-events.ts'
import { seenSoFar } from './recorded-meanwhile.ts'

type Typed = Readonly<Record<string, unknown>>

const WHY = {
  name: 'why',
  kind: 'text',
  label: 'Why it is put right',
  longest: 500,
} as const satisfies Field

const STRIKE = {
  name: 'strike',
  kind: 'choice',
  label: 'What was wrong',
  choices: {
    words: 'What it says, which I put right below',
    all: 'It did not happen: strike it out',
  },
  default: 'words',
} as const satisfies Field

function formOf(event: RawEvent): EventForm | undefined {
  const isElection = event['type'] === 'put' && event['election'] !== undefined
  return eventForm(isElection ? 'put-election' : String(event['type']))
}

/** What an event says as its form would have it typed. */
function typedOf(event: RawEvent): Typed {
  const { who, at, shares, on, ...rest } = event as Readonly<Record<string, unknown>>
  const hour = typeof at === 'string' ? typedHour(at) : { hour: '' }
  const first = Array.isArray(who) ? who[0] : who
  const says = Object.entries(rest).map(([name, value]) => [
    name,
    typeof value === 'boolean' ? (value ? 'yes' : 'no') : value,
  ])
  const share = Object.entries((shares ?? {}) as object).map(([name, value]) => [
    `share.${name}`,
    value,
  ])
  const side = (['for', 'against', 'abstain'] as const).flatMap((name) =>
    Array.isArray(event[name]) ? event[name].map((one) => [`side.${one}`, name]) : [],
  )
  return {
    ...Object.fromEntries(says),
    ...Object.fromEntries(share),
    ...Object.fromEntries(side),
    ...(who === undefined
      ? {}
      : { who: Array.isArray(who) && who.length > 1 ? who : first, by: rest['by'] ?? first }),
    ...(on === undefined ? {} : { on: Array.isArray(on) ? on[0] : on }),
    ...(rest['before'] === undefined ? {} : { after: rest['before'], order: 'before' }),
    ...hour,
  }
}

/** What was put right of an event, as the correction that is recorded of it. */
export function makeCorrection(
  record: JudgedRecord,
  event: RawEvent,
  typed: Typed,
): Outcome<RawEvent> {
  const form = formOf(event)
  const isStruck = typed['strike'] === 'all'
  const shared = {
    id: idOf(typed),
    seq: nextPlace(record),
    at: null,
    type: 'correct',
    target: event.id,
  }
  const why = readForm([WHY], typed)
  if (!why.ok) return why
  if (isStruck || form === undefined) {
    return { ok: true, value: { ...shared, void: true, why: why.value.why } }
  }
  const asked = { ...form, fields: () => fieldsOf(form, event, record) }
  const read = makeEvents(record, asked, { hour: '', ...typed }, '1970-01-01T00:00:00Z', true)
  if (!read.ok) return read
  const made = read.value.find((one) => one['type'] === event['type']) ?? event
  const {
    id: _id,
    seq: _seq,
    motion: _motion,
    amendment: _amendment,
    vote,
    ...fresh
  } = made as RawEvent & Typed
  const its = event['type'] === 'put' ? {} : { vote }
  const changed = Object.entries({ ...fresh, ...its }).filter(
    ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(event[name]),
  )
  // Where the form was sent with another order, or with none, what told it before tells it no more
  const isOrdered = typed['after'] !== undefined
  const gone = (['after', 'before'] as const).filter(
    (name) => isOrdered && event[name] != null && fresh[name] === undefined,
  )
  if (changed.length + gone.length === 0) {
    return refuse(
      'same',
      'Nothing of it is otherwise than before. Change what was wrong, or strike it out',
    )
  }
  const says = Object.fromEntries([
    ...changed.map(([name, value]) => [`new_${name}`, value]),
    ...gone.map((name) => [`new_${name}`, null]),
  ])
  return { ok: true, value: { ...shared, ...says, why: why.value.why } }
}

/** The page on which something that was recorded is put right. */
export function rightPage(
  record: JudgedRecord,
  event: RawEvent,
  typed: Typed,
  problems: readonly Problem[],
): Page & Readonly<Record<string, unknown>> {
  const address = `${addressOf(record.meeting)}/record`
  const form = formOf(event)
  const own =
    form === undefined
      ? []
      : withHour(fieldsOf(form, event, record), record, {
          ...typedOf(event),
          ...(typed['hour'] === undefined ? {} : { hour: typed['hour'] }),
          itself: event.id,
        }).filter(hasChoice)
  const asked = withConfirming([STRIKE, WHY, ...own], typed, problems)
  return {
    title: 'Put it right',
    breadcrumbs: [...crumbsOf(record.meeting), { text: 'What happened', href: address }],
    action: `${addressOf(record.meeting)}/put-right/${event.id}`,
    ...{ place: address, isPrivate: isInPrivate(record) || isOfPrivate(record, event) },
    id: idOf(typed),
    seen: typed['seen'] ?? seenSoFar(record),
    button: 'Put it right',
    keptAs: `Put right: ${eventWords(record.judged.course, event)}`,
    lead: `It says: ${eventWords(record.judged.course, event)}. What it said first stays in the record.`,
    foretold: [],
    ...presentForm(
      asked.fields,
      { ...typedOf(event), ...form?.typed?.(event, record), why: '', ...typed },
      asked.problems,
    ),
  }
}

/** The fields of its form, as they are shown and read: those in which nothing could be chosen are left out. */
function fieldsOf(form: EventForm, event: RawEvent, record: JudgedRecord): readonly Field[] {
  const says = { ...typedOf(event), ...form.typed?.(event, record) }
  return widened(form.fields(record), record)
    .map((field) => withItsOwn(field, says, record))
    .filter(hasChoice)
}

/**
 * What an event says can be chosen in its correction, whatever became of it since; and where it is a motion any
 * other, because which it was may be what was wrong.
 */
function withItsOwn(field: Field, says: Typed, record: JudgedRecord): Field {
  if (field.kind !== 'choice') return field
  const own = says[field.name]
  if (typeof own !== 'string' || own === '' || Object.hasOwn(field.choices, own)) return field
  const motions = motionChoices(record, () => true)
  const choices = Object.hasOwn(motions, own)
    ? { ...field.choices, ...motions }
    : { ...field.choices, [own]: record.judged.course.nameOf(own) }
  return { ...field, choices }
}

/** Whoever an event names can be chosen in its correction, also one who has gone since. */
function widened(fields: readonly Field[], { judged: { course } }: JudgedRecord): readonly Field[] {
  const all = Object.fromEntries(
    [
      ...course.story.seats.map(({ holder }) => holder),
      ...(course.story.successors ?? []).map(({ holder }) => holder),
      ...course.story.substitutes.map(({ person }) => person),
    ]
      .filter((person) => person !== null)
      .map((person) => [person, course.nameOf(person)]),
  )
  return fields.map((field) => {
    const named =
      field.kind === 'choice' || field.kind === 'ticks' ? Object.keys(field.choices) : []
    const isOfPanel = named.some((one) => course.isOfPanel(one))
    return isOfPanel && named.every((one) => course.isKnown(one))
      ? { ...field, choices: all }
      : field
  })
}
