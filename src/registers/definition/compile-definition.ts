import type { CalendarOf } from '#days/index.ts'
import type { Disagreement } from '#shared/index.ts'
import type { Expression } from '../expressions/expression.ts'
import { keepAlike } from '../expressions/kept-alike.ts'
import { checkKinds } from '../expressions/kind-of-expression.ts'
import { parseExpression } from '../expressions/parse-expression.ts'
import { type Names, resolveExpression } from '../expressions/resolve-expression.ts'
import { askField, type Choosable } from './ask-field.ts'
import { checkNames, checkWhole } from './check-definition.ts'
import { checkFiles } from './check-files.ts'
import type { Definition } from './definition.ts'
import type { SingleField } from './field-schema.ts'
import { forStates, namesOfFields, withClocks, withState } from './names-of.ts'
import type { Steps } from './names-of-definition.ts'
import type { Register, RegisterField, RegisterGroup, RegisterPart } from './register.ts'

/** What a definition is read beside. */
export interface Around extends Choosable {
  readonly calendarOf: CalendarOf
}

/** What stands in for an expression that cannot be read: it never holds. */
const NEVER: Expression = { is: 'value', value: false }

/**
 * A definition made ready to be asked, and everything in it that does not agree with the rest of it.
 *
 * @param file - its path, named in each problem
 */
export function compileDefinition(
  file: string,
  defined: Definition,
  around: Around,
): { readonly register: Register; readonly problems: readonly Disagreement[] } {
  const problems: Disagreement[] = []
  const say = (steps: Steps, words: string) =>
    problems.push({ code: 'does-not-agree', file, words: `: ${words}`, steps })

  const read = (
    text: string,
    names: Names,
    steps: Steps,
    wanted: 'yes-no' | 'number' = 'yes-no',
  ): Expression => {
    const parsed = parseExpression(text)
    if (!parsed.ok) {
      for (const { message } of parsed.problems) say(steps, `"${text}" ${message}. Correct it`)
      return NEVER
    }
    const resolved = resolveExpression(parsed.value, names)
    const wrong =
      resolved.problems.length > 0
        ? resolved.problems
        : checkKinds(resolved.expression, names, wanted)
    for (const words of wrong) say(steps, `"${text}" ${words}`)
    return keepAlike(resolved.expression, names).expression
  }
  const readIf = (text: string | undefined, names: Names, steps: Steps) =>
    text === undefined ? undefined : read(text, names, steps)

  const parts = partsOf(defined, around)
  const fields = new Map(
    parts.flatMap((part) => (part.is === 'field' ? [[part.field.name, part.field] as const] : [])),
  )
  const groups = new Map(
    parts.flatMap((part) => (part.is === 'group' ? [[part.group.name, part.group] as const] : [])),
  )
  const ofFields = namesOfFields(fields.values(), groups.values())
  const clocks = defined.clocks.map(({ clock }) => clock)
  const ofStates = forStates(ofFields, clocks)
  const ofClocks = withClocks(ofFields, clocks)
  const names = withState(
    ofClocks,
    defined.states.map(({ state }) => state),
  )

  const required = parts.map((part): RegisterPart => {
    const withRequired = (field: RegisterField, steps: Steps, known: Names): RegisterField =>
      typeof field.defined.required === 'string'
        ? { ...field, required: read(field.defined.required, known, steps) }
        : field
    if (part.is === 'field') {
      const at = defined.fields.findIndex(({ field }) => field === part.field.defined.field)
      return { is: 'field', field: withRequired(part.field, ['fields', at, 'required'], ofFields) }
    }
    const at = defined.fields.findIndex(({ field }) => field === part.group.name)
    const inside = ofFields.get(part.group.name)?.inside ?? new Map()
    const known = new Map([...ofFields, ...inside])
    const its = part.group.fields.map((field, index) =>
      withRequired(field, ['fields', at, 'fields', index, 'required'], known),
    )
    return { is: 'group', group: { ...part.group, fields: its } }
  })

  const register: Register = {
    id: defined.register,
    defined,
    parts: required,
    fields: new Map(
      required.flatMap((part) =>
        part.is === 'field' ? [[part.field.name, part.field] as const] : [],
      ),
    ),
    groups: new Map(
      required.flatMap((part) =>
        part.is === 'group' ? [[part.group.name, part.group] as const] : [],
      ),
    ),
    checks: defined.checks.map(({ refuse, warn, say: words, at }, index) => ({
      holds: read(refuse ?? warn ?? '', names, ['checks', index]),
      isRefused: refuse !== undefined,
      say: words,
      at,
    })),
    states: defined.states.map(({ state, name, when, seen_by, closed }, index) => ({
      id: state,
      name,
      when: readIf(when, ofStates, ['states', index, 'when']),
      seenBy: seen_by ?? defined.seen_by,
      isClosed: closed,
    })),
    clocks: defined.clocks.map((clock, index) => ({
      defined: clock,
      unless: readIf(clock.unless, ofFields, ['clocks', index, 'unless']),
      longer: clock.longer.map(({ when, count }, at) => ({
        when: read(when, ofFields, ['clocks', index, 'longer', at, 'when']),
        count,
      })),
    })),
    measures: defined.measures.map((measure, index) => {
      const { sum, share, mean, median, last, greatest, rate, where } = measure
      const text = sum ?? share ?? mean ?? median ?? last ?? greatest ?? rate?.part
      const wanted = share === undefined ? 'number' : 'yes-no'
      const of = text === undefined ? undefined : read(text, names, ['measures', index], wanted)
      return {
        defined: measure,
        where: readIf(where, names, ['measures', index, 'where']),
        of,
        per: rate && read(rate.whole, names, ['measures', index], 'number'),
        returnedEvery: defined.duplicates.join() === defined.day ? defined.every : undefined,
        divisor: of === undefined ? 1 : keepAlike(of, names).times,
      }
    }),
    noEvent: readIf(defined.happened?.unless, names, ['happened', 'unless']),
    calendarOf: around.calendarOf,
    home: homeOf(defined, around),
    outlines: new Map(
      around.places.flatMap(({ id, outline }) => (outline === undefined ? [] : [[id, outline]])),
    ),
  }
  checkNames(register, say)
  checkWhole(register, say)
  checkFiles(register, say)
  return { register, problems }
}

/** The place of that kind; without one the area itself, which is named first. */
function homeOf({ figures_of }: Definition, { places }: Around): string {
  return (places.find(({ kind }) => kind === figures_of) ?? places[0])?.id ?? ''
}

function partsOf(defined: Definition, choosable: Choosable): readonly RegisterPart[] {
  return defined.fields.flatMap((one): readonly RegisterPart[] => {
    if (one.kind !== 'group') {
      return fieldsOf(one, choosable).map((field) => ({ is: 'field', field }))
    }
    const { field: name, label, one: called, hint, most, required } = one
    const group: RegisterGroup = {
      ...{ name, label, hint, most, required, one: called },
      fields: one.fields.flatMap((inner) => fieldsOf(inner, choosable)),
    }
    return [{ is: 'group', group }]
  })
}

function fieldsOf(defined: SingleField, choosable: Choosable): readonly RegisterField[] {
  const audience = defined.audience ?? (defined.kind === 'person' ? 'sealed' : 'office')
  const required = defined.required === true
  const was = new Map(
    defined.kind === 'code'
      ? defined.codes.flatMap(({ code, was: before }) => before.map((one) => [one, code] as const))
      : [],
  )
  return askField(defined, choosable).map((asked) => ({
    ...{ name: asked.name, label: asked.label, audience, asked, defined, required, was },
  }))
}
