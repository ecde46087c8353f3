import { readForm } from '#fields/index.ts'
import type { Outcome, Problem } from '#shared/index.ts'
import { type Audience, readableBy } from '#storage/index.ts'
import type { Move } from '../definition/definition.ts'
import type { Register, RegisterField, RegisterGroup } from '../definition/register.ts'
import type { Values } from '../entries/clocks.ts'
import { itemsOf, judgeEntry } from '../entries/judge-entry.ts'
import { isTyped } from '../entries/kept-file.ts'
import { readEntry, type TypedEntry } from '../entries/read-entry.ts'
import type { StoredEntry } from '../entries/record-entries.ts'
import type { Known } from '../expressions/evaluate-expression.ts'
import { valuesSet } from '../rows/values-set.ts'
import { REASON, VERSION } from './entry-form.ts'

/** What a form of an entry does. */
export interface Doing {
  readonly act: string
  readonly title: string
  readonly lead: string
  /** Its address below that of the register: `new`, `K7QM-2XWD/correct`. */
  readonly form: string
  readonly isAsked: (field: RegisterField, group?: RegisterGroup) => boolean
  readonly asksReason: boolean
  /** What it fills in by itself. */
  readonly sets: Values
  /** The entry as it stands with that, where that is known beforehand: so that it is known what has to be filled in. */
  readonly known?: Known | undefined
  /** The entry that it is about; of a new one there is none. */
  readonly stored: StoredEntry | undefined
  readonly to?: string | undefined
}

export function newEntry(register: Register): Doing {
  const { defined } = register
  return {
    act: 'record',
    title: `Record a new ${defined.one}`,
    lead: defined.about,
    form: 'new',
    isAsked: (field) => isTyped(field) && field.defined.until === undefined,
    asksReason: false,
    sets: {},
    stored: undefined,
  }
}

export function correction(stored: StoredEntry, reader: Audience): Doing {
  const { reference } = stored.row
  return {
    act: 'correct',
    title: `Correct ${reference}`,
    lead: 'What it said until now stays in its history. Figures that were counted from it are counted again; a report that was published keeps its own.',
    form: `${reference}/correct`,
    isAsked: (field) => isTyped(field) && readableBy(reader).includes(field.audience),
    asksReason: true,
    sets: {},
    stored,
  }
}

export function takingOut(stored: StoredEntry): Doing {
  const { reference } = stored.row
  return {
    act: 'take-out',
    title: `Take out ${reference}`,
    lead: 'It is then in no list and no figure. What it said stays on record.',
    form: `${reference}/take-out`,
    isAsked: () => false,
    asksReason: true,
    sets: {},
    stored,
  }
}

/** @param today - YYYY-MM-DD */
export function moving(register: Register, stored: StoredEntry, move: Move, today: string): Doing {
  const { reference } = stored.row
  const fields = new Set(move.asks)
  const { values: sets } = valuesSet(register, move.sets)
  return {
    act: move.move,
    title: move.name,
    lead: `Of ${register.defined.one} ${reference}.`,
    form: `${reference}/moves/${move.move}`,
    isAsked: ({ name, defined }, group) =>
      fields.has(group?.name ?? name) || fields.has(defined.field),
    asksReason: false,
    sets,
    known: judgeEntry(register, { ...stored.values, ...sets }, today).known,
    stored,
    to: move.to,
  }
}

/**
 * Whether the entry is another than it was when the form was opened: then what was changed meanwhile would be undone
 * by whoever sends what they saw before.
 */
export function wasChangedMeanwhile({ stored }: Doing, typed: TypedEntry): boolean {
  const opened = typed[VERSION]
  return stored !== undefined && opened !== undefined && opened !== String(stored.row.version)
}

export function readSent(
  register: Register,
  { isAsked, asksReason, sets }: Doing,
  typed: TypedEntry,
): Outcome<{ readonly values: Values; readonly reason: string | undefined }> {
  const { values, problems } = readEntry(register, typed, isAsked)
  const reason = asksReason ? readForm([REASON], typed) : undefined
  const all: readonly Problem[] = [...problems, ...(reason?.ok === false ? reason.problems : [])]
  if (all.length > 0) return { ok: false, problems: all }
  return {
    ok: true,
    value: {
      values: { ...values, ...sets },
      reason: reason?.ok ? reason.value[REASON.name] : undefined,
    },
  }
}

/** What was typed over what stands there; of a group each part by its place, so that what was not asked of it stays. */
export function mergeAsked({ groups }: Register, stored: Values, typed: Values): Values {
  const merged = { ...stored, ...typed }
  for (const [name] of groups) {
    if (typed[name] === undefined) continue
    const before = itemsOf(stored, name)
    merged[name] = itemsOf(typed, name).map((item, index) => ({ ...before[index], ...item }))
  }
  return merged
}

export function wrongState({ states }: Register, { to }: Doing, state: string): Outcome<'right'> {
  if (to === undefined || to === state) return { ok: true, value: 'right' }
  const named = (id: string) => states.find((one) => one.id === id)?.name ?? id
  const message = `With what is filled in it would be “${named(state)}”, and not “${named(to)}”. Fill in what that needs`
  return { ok: false, problems: [{ code: 'other-state', message }] }
}
