import { idOf } from '#area/index.ts'
import type { Field, Filled } from '#fields/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'

/** The lists of an area that are kept on the site as well as in its files. */
export const REGISTERS = {
  events: {
    file: 'events.yaml',
    list: 'events',
    title: 'What happened',
    lead: 'What happened, with its days and the measures it is said to touch. A month that falls in the same time, and moved the way its source says, is said to coincide with it; nothing here says that it was the cause.',
    one: 'event',
  },
  'recording-changes': {
    file: 'recording-changes.yaml',
    list: 'changes',
    title: 'Changes in recording',
    lead: 'When the way something is recorded changed. Across such a day the measures it touches are not compared: no difference, percent or arrow is given.',
    one: 'recording change',
  },
} as const

export type RegisterName = keyof typeof REGISTERS

export const REGISTER_NAMES = Object.keys(REGISTERS) as readonly RegisterName[]

const LONG = 2_000

const SCOPE = [
  {
    name: 'measures',
    kind: 'words',
    label: 'The measures it touches',
    hint: 'Their ids, as in the addresses of their pages, with commas between; or: all',
    asks: 'the ids of the measures it touches, or all',
    most: 200,
  },
  {
    name: 'areas',
    kind: 'words',
    label: 'The places it touches',
    hint: 'The ids of places, with commas between; every place unless said',
    required: false,
    most: 100,
  },
  {
    name: 'direction',
    kind: 'words',
    onLines: true,
    label: 'Which way its source says the figures moved',
    hint: 'up, down or either; or a measure on each line, as burglary: up. What is not said explains nothing',
    required: false,
    most: 200,
  },
] as const satisfies readonly Field[]

export const SOURCE_FIELDS = [
  {
    name: 'source.document',
    kind: 'text',
    label: 'The paper that says so',
    asks: 'the paper that says so',
    longest: 500,
  },
  {
    name: 'source.paragraph',
    kind: 'text',
    label: 'Where in it',
    hint: 'A paragraph, table or page',
    longest: 500,
    required: false,
  },
  {
    name: 'source.link',
    kind: 'text',
    label: 'Where it can be read',
    hint: 'A whole address, beginning https://',
    longest: 500,
    required: false,
  },
] as const satisfies readonly Field[]

const NAMED = [
  {
    name: 'name',
    kind: 'text',
    label: 'What it is called',
    asks: 'what it is called',
    longest: 200,
  },
  {
    name: 'short',
    kind: 'text',
    label: 'A few words for the top of a chart',
    hint: 'At most 24 letters',
    longest: 24,
  },
] as const satisfies readonly Field[]

/** What is filled in for an event. */
export const EVENT_FIELDS = [
  ...NAMED,
  {
    name: 'phrase',
    kind: 'text',
    label: 'Its name inside a sentence',
    hint: 'Where it is another, such as: the first lockdown',
    longest: 200,
    required: false,
  },
  { name: 'from', kind: 'day', label: 'Its first day' },
  { name: 'to', kind: 'day', label: 'Its last day' },
  ...SCOPE,
  {
    name: 'note',
    kind: 'long-text',
    label: 'What a reader should know of it',
    longest: LONG,
    required: false,
  },
  ...SOURCE_FIELDS,
] as const satisfies readonly Field[]

/** What is filled in for a change in recording. */
export const CHANGE_FIELDS = [
  ...NAMED,
  { name: 'from', kind: 'day', label: 'The first day on which it holds' },
  {
    name: 'dateNote',
    kind: 'text',
    label: 'How well that day is known',
    hint: 'Such as: The papers say April 2018; the first of the month is taken',
    longest: 500,
    required: false,
  },
  ...SCOPE,
  { name: 'effect', kind: 'long-text', label: 'What it does to the figures', longest: LONG },
  {
    name: 'rebase.reason',
    kind: 'long-text',
    label: 'Why the usual range starts again there',
    hint: 'Only where it does, which somebody has to approve',
    longest: LONG,
    required: false,
  },
  {
    name: 'rebase.approvedBy',
    kind: 'text',
    label: 'Who approved that it starts again',
    hint: 'By their office. It is published',
    longest: 200,
    required: false,
  },
  ...SOURCE_FIELDS,
] as const satisfies readonly Field[]

/** Everything that either of them may have been filled in with. */
type FilledEntry = Partial<Filled<typeof EVENT_FIELDS>> &
  Partial<Filled<typeof CHANGE_FIELDS>> &
  Pick<Filled<typeof EVENT_FIELDS>, 'name' | 'short' | 'from' | 'measures' | 'source'>

export type EntryValue = Readonly<Record<string, unknown>>

export function fieldsOf(register: RegisterName) {
  return register === 'events' ? EVENT_FIELDS : CHANGE_FIELDS
}

const WAYS = ['up', 'down', 'either']

/** What was filled in as the file says it, fields that say nothing as `undefined`; its id is given apart. */
export function toEntry(filled: FilledEntry): Outcome<EntryValue> {
  const direction = readDirection(filled.direction ?? [])
  if (!direction.ok) return direction
  const { name, phrase, short, from, to, dateNote, note, effect, rebase, source } = filled
  const problems = checkEntry(filled)
  if (problems.length > 0) return { ok: false, problems }
  return accept({
    ...{ name, phrase, short, from, to, dateNote },
    scope: {
      measures: isAll(filled.measures) ? 'all' : filled.measures,
      ...(filled.areas === undefined || filled.areas.length === 0 || isAll(filled.areas)
        ? {}
        : { areas: filled.areas }),
    },
    direction: direction.value,
    ...{ note, effect },
    rebase: rebase?.reason === undefined ? undefined : rebase,
    source: withoutBlanks(source),
  })
}

/** An entry as its form shows it to begin with. */
export function toTyped(entry: EntryValue): Readonly<Record<string, unknown>> {
  const { scope, direction, source, rebase, ...rest } = entry
  const { measures, areas } = (scope ?? {}) as { measures?: unknown; areas?: unknown }
  return {
    ...rest,
    measures: listed(measures),
    areas: listed(areas),
    direction:
      direction === undefined || typeof direction === 'string'
        ? direction
        : Object.entries(direction as object)
            .map(([measure, way]) => `${measure}: ${way}`)
            .join('\n'),
    ...dotted('source', source),
    ...dotted('rebase', rebase),
  }
}

/** An id for a new entry, from its name, that none of the others has. */
export function newId(name: string, taken: ReadonlySet<string>): string {
  const id = idOf(name) || 'entry'
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? id : `${id}-${number}`
    if (!taken.has(tried)) return tried
  }
}

function readDirection(lines: readonly string[]): Outcome<unknown> {
  const [first = ''] = lines
  if (lines.length === 0) return accept(undefined)
  if (lines.length === 1 && WAYS.includes(first)) return accept(first)
  const pairs = lines.map((line) => line.split(':').map((part) => part.trim()))
  const wrong = pairs.find(
    ([measure, way, ...more]) => !measure || !WAYS.includes(way ?? '') || more.length > 0,
  )
  if (wrong === undefined) return accept(Object.fromEntries(pairs))
  const message = `“${wrong.join(': ')}” says no way. Write up, down or either; or a measure on each line, as burglary: up`
  return refuse('no-direction', message, 'direction')
}

function checkEntry({ from, to, rebase }: FilledEntry): readonly Problem[] {
  const say = (field: string, message: string): Problem[] => [{ code: 'entry', field, message }]
  return [
    ...(to !== undefined && to < from
      ? say('to', 'The last day is before the first. Mend one of them')
      : []),
    ...(rebase?.reason !== undefined && rebase.approvedBy === undefined
      ? say('rebase.approvedBy', 'Enter who approved that the usual range starts again')
      : []),
    ...(rebase?.reason === undefined && rebase?.approvedBy !== undefined
      ? say('rebase.reason', 'Enter why the usual range starts again, or leave out who approved it')
      : []),
  ]
}

const isAll = (words: readonly string[]) => words.length === 1 && words[0]?.toLowerCase() === 'all'

const listed = (words: unknown) => (Array.isArray(words) ? words.join(', ') : words)

function dotted(name: string, value: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries((value ?? {}) as object).map(([key, one]) => [`${name}.${key}`, one]),
  )
}

/** Without the fields that say nothing. */
export function withoutBlanks(value: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined))
}
