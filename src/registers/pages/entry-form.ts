import { capitalise, describeMoment, type Problem } from '#shared/index.ts'
import { type FormField, type Page, presentForm } from '#web/index.ts'
import { calledIn } from '../definition/called-in.ts'
import type { Register, RegisterField, RegisterGroup } from '../definition/register.ts'
import { nameOfItem, numbersOf, type TypedEntry } from '../entries/read-entry.ts'
import { holds, type Known } from '../expressions/evaluate-expression.ts'
import { sayExpression } from '../expressions/say-expression.ts'
import { crumbsOf } from './addresses.ts'

/** A part of the form of an entry: one field, or a group with as many parts as were asked for. */
export type FormPart =
  | { readonly is: 'field'; readonly field: FormField }
  | {
      readonly is: 'group'
      readonly label: string
      readonly hint: string
      readonly items: readonly { readonly legend: string; readonly fields: readonly FormField[] }[]
      /** What the button that asks for one more sends, and says; `null` where there can be no more. */
      readonly add: { readonly step: string; readonly text: string } | null
    }

export interface EntryFormPage extends Page {
  readonly lead: string
  readonly action: string
  readonly parts: readonly FormPart[]
  readonly button: string
  /** Asked besides: why a correction is made. */
  readonly reason: readonly FormField[]
  /** The version of the entry that the form was opened on; blank of a new one. */
  readonly version: string
  /** When its writer kept what is in it, in words; blank where nothing is kept. */
  readonly kept: string
  /** Whether it can be kept to be finished later; the other forms of a register take a moment. */
  readonly canBeKept: boolean
}

/** What a form is asked for. */
export interface AskedEntry {
  readonly title: string
  readonly lead: string
  readonly action: string
  readonly typed: TypedEntry
  readonly problems: readonly Problem[]
  /** Which fields are asked. */
  readonly isAsked: (field: RegisterField, group?: RegisterGroup) => boolean
  /** The entry as far as it is known beforehand. */
  readonly known: Known | undefined
  /** Whether why it is done is asked. */
  readonly asksReason: boolean
  /** The version of the entry that the form was opened on. */
  readonly version: string
  /** When what is in it was kept, an instant. */
  readonly keptAt?: string | undefined
}

/**
 * Under what names a form of a register sends what is no field: its button, and the version of the entry that it was
 * opened on. No field can be called so, for a name has no hyphen, and the parts of a group have a number behind theirs.
 */
export const STEP = 'form-step'
export const VERSION = 'form-version'

export const REASON = {
  name: 'form-reason',
  kind: 'text',
  label: 'Why it is changed',
  hint: 'It stands in the history of the entry, for the office, and stays when the entry is erased: name nobody',
  asks: 'why it is changed',
  longest: 500,
} as const

/** The form of an entry with what was typed in it, and what is wrong. */
export function presentEntryForm(
  register: Register,
  { title, lead, action, typed, problems, isAsked, known, asksReason, version, keptAt }: AskedEntry,
): EntryFormPage {
  const said: Problem[] = []
  const draw = (
    field: RegisterField,
    name: string,
    group?: RegisterGroup,
  ): readonly FormField[] => {
    const { required } = field
    const isRequired =
      required === true ||
      (typeof required === 'object' && known !== undefined && holds(required, known))
    const asked = { ...field.asked, ...wantedOf(register, field, group), name }
    const { required: _, ...rest } = asked
    const its = problems.filter((problem) => problem.field === name)
    const shown = presentForm([isRequired ? rest : asked], typed, its)
    said.push(...shown.problems)
    return shown.fields
  }
  const parts = register.parts.flatMap((part): readonly FormPart[] => {
    if (part.is === 'field') {
      if (!isAsked(part.field)) return []
      return draw(part.field, part.field.name).map((field) => ({ is: 'field', field }))
    }
    const { group } = part
    const fields = group.fields.filter((field) => isAsked(field, group))
    if (fields.length === 0) return []
    const numbers = shownNumbers(group, typed)
    said.push(...problems.filter(({ field }) => field === group.name))
    return [
      {
        is: 'group',
        label: group.label,
        hint: group.hint ?? '',
        items: numbers.map((number) => ({
          legend: `${capitalise(group.one)} ${number}`,
          fields: fields.flatMap((field) =>
            draw(field, nameOfItem(group.name, number, field.name), group),
          ),
        })),
        add:
          numbers.length >= group.most
            ? null
            : { step: `add-${group.name}`, text: `Add another ${group.one}` },
      },
    ]
  })
  const reason = asksReason
    ? presentForm(
        [REASON],
        typed,
        problems.filter(({ field }) => field === REASON.name),
      )
    : { fields: [], problems: [] }
  const placed = new Set([...said, ...reason.problems].map(({ message }) => message))
  const elsewhere = problems
    .filter(({ message }) => !placed.has(message))
    .map(({ field: _, ...problem }) => problem)
  return {
    ...{ title, lead, action, parts, button: 'Go on' },
    breadcrumbs: crumbsOf(register),
    version,
    canBeKept: true,
    kept: keptAt === undefined ? '' : describeMoment(keptAt),
    reason: reason.fields,
    problems: [...said, ...reason.problems, ...elsewhere],
  }
}

/** Of what has to be filled in when something holds: when that is, in place of "optional". */
function wantedOf(register: Register, { required }: RegisterField, group?: RegisterGroup) {
  if (typeof required === 'boolean') return {}
  const when = sayExpression(required, calledIn(register, group))
  return { wanted: when === undefined ? 'needed at times' : `needed if ${when}` }
}

const SHOWN = '-shown'

/** The parts of a group that have something in them, and as many more as were asked for; one where there is none. */
function shownNumbers(group: RegisterGroup, typed: TypedEntry): readonly number[] {
  const asked = Number(typed[`${group.name}${SHOWN}`] ?? 0)
  const most = Math.max(1, ...numbersOf(group, typed), Number.isInteger(asked) ? asked : 0)
  return Array.from({ length: Math.min(most, group.most) }, (_, index) => index + 1)
}

/** What was typed, with one more part of the group asked for that a button named; `undefined` for other buttons. */
export function withOneMore({ groups }: Register, typed: TypedEntry): TypedEntry | undefined {
  const step = typed[STEP]
  const group = [...groups.values()].find(({ name }) => step === `add-${name}`)
  if (group === undefined) return undefined
  return { ...typed, [`${group.name}${SHOWN}`]: shownNumbers(group, typed).length + 1 }
}
