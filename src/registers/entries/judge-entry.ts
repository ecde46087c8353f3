import { countWorkingDays } from '#days/index.ts'
import { sayValue } from '#fields/index.ts'
import { describeDay, type Problem, uncapitalise } from '#shared/index.ts'
import { AUDIENCES, type Audience, type Part } from '#storage/index.ts'
import { periodAt } from '../definition/periods.ts'
import type {
  Register,
  RegisterClock,
  RegisterField,
  RegisterState,
} from '../definition/register.ts'
import { holds, isFilled, type Known } from '../expressions/evaluate-expression.ts'
import type { Item, Value } from '../expressions/expression.ts'
import { type ClockReading, isRunning, readClock, type Values, wasOnTime } from './clocks.ts'

/** What is made of the values of an entry on a day. */
export interface Judged {
  readonly values: Values
  readonly clocks: readonly ClockReading[]
  readonly state: RegisterState
  /** The day by which it is listed, YYYY-MM-DD. */
  readonly day: string | null
  readonly isOpen: boolean
  /** What it says of itself besides its values, for measures. */
  readonly known: Known
}

/** Works out where an entry stands on a day. @param today - YYYY-MM-DD */
export function judgeEntry(register: Register, values: Values, today: string): Judged {
  const bare = knownOf(register, values, today)
  const clocks = register.clocks.flatMap((clock) => readEach(register, clock, values, bare, today))
  const withClocks = beside(bare, ofClocks(register, clocks))
  const state = stateOf(register, withClocks)
  const day = values[register.defined.day]
  return {
    ...{ values, clocks, state },
    day: typeof day === 'string' ? day.slice(0, 'YYYY-MM-DD'.length) : null,
    isOpen: clocks.some(isRunning),
    known: beside(withClocks, new Map([['state', state.id]])),
  }
}

function knownOf({ calendarOf }: Register, values: Values, today: string): Known {
  return {
    valueOf: (name) => {
      if (name === 'today') return today
      const [outer = '', inner] = name.split('.')
      const value = values[outer] ?? null
      if (inner === undefined) return value
      const items = Array.isArray(value) ? (value as readonly Item[]) : []
      return items.map((item) => item[inner] ?? null)
    },
    workingDays: (from, to) => countWorkingDays(calendarOf('area'), from, to),
  }
}

function beside(known: Known, more: ReadonlyMap<string, Value>): Known {
  return { ...known, valueOf: (name) => more.get(name) ?? known.valueOf(name) }
}

/** A clock of an entry; one for each part of a group where it is of those, in their order. */
function readEach(
  register: Register,
  clock: RegisterClock,
  values: Values,
  known: Known,
  today: string,
): readonly ClockReading[] {
  const { each } = clock.defined
  if (each === undefined) return [readClock(register, clock, values, known, today)]
  return itemsOf(values, each).map((item, index) => {
    const its = { ...values, [each]: [item] }
    const reading = readClock(register, clock, its, knownOf(register, its, today), today)
    return { ...reading, part: index + 1 }
  })
}

/** What clocks say of an entry; of one for each part of a group, what they say together. */
function ofClocks(
  { clocks }: Register,
  readings: readonly ClockReading[],
): ReadonlyMap<string, Value> {
  return new Map(
    clocks.flatMap((clock): [string, Value][] => {
      const name = clock.defined.clock
      const its = readings.filter((one) => one.clock === clock)
      const dues = (some: readonly ClockReading[]) =>
        some.flatMap(({ due }) => (due === null ? [] : [due])).toSorted()
      const next = dues(its.filter(isRunning))[0] ?? dues(its).at(-1) ?? null
      const inTime = its.map(wasOnTime)
      const all = inTime.length > 0 && inTime.every((one) => one === true) ? true : null
      return [
        [`${name}.due`, next],
        [`${name}.on_time`, inTime.includes(false) ? false : all],
        [`${name}.is_overdue`, its.some(({ standing }) => standing === 'overdue')],
      ]
    }),
  )
}

function stateOf({ states }: Register, known: Known): RegisterState {
  const found = states.findLast(({ when }) => when === undefined || holds(when, known))
  if (found === undefined)
    throw new Error('A register has a first state, in which every entry begins')
  return found
}

/** What is wrong with an entry, and what may be; each at the field that it is about. */
export interface EntryFaults {
  readonly problems: readonly Problem[]
  readonly warnings: readonly string[]
}

/** Holds an entry against what its definition asks and checks. */
export function checkEntry(register: Register, judged: Judged): EntryFaults {
  const { known, values } = judged
  const problems: Problem[] = [
    ...missingOf(register, judged),
    ...outOfTime(register, judged),
    ...gapsOf(register, values),
    ...notAtItsEnd(register, judged),
  ]
  const warnings: string[] = []
  for (const { holds: wrong, isRefused, say, at } of register.checks) {
    if (!holds(wrong, known)) continue
    if (isRefused)
      problems.push({ code: 'refused', message: say, ...(at === undefined ? {} : { field: at }) })
    else warnings.push(say)
  }
  return { problems, warnings }
}

/** Whether a field is asked of an entry of a day. */
export function isAskedOn(
  { defined: { from, until } }: RegisterField,
  day: string | null,
): boolean {
  if (day === null) return until === undefined
  return (from === undefined || from <= day) && (until === undefined || day <= until)
}

/** That a field has to be filled in. @param of - which part of a group: "concern 2" */
export function sayMissing({ asked }: RegisterField, name: string, of?: string): Problem {
  const verb = asked.kind === 'choice' ? 'Choose' : asked.kind === 'yes-no' ? 'Say' : 'Enter'
  const message = `${verb} ${asked.asks}`
  return {
    ...{ code: 'missing', field: name },
    message: of === undefined ? message : `Of ${of}: ${uncapitalise(message)}`,
  }
}

function missingOf({ parts }: Register, { known, values, day }: Judged): readonly Problem[] {
  const isMissing = (field: RegisterField, its: Values, about: Known) =>
    isAskedOn(field, day) &&
    !isFilled(its[field.name] ?? null) &&
    (typeof field.required === 'boolean' ? field.required : holds(field.required, about))
  return parts.flatMap((part): readonly Problem[] => {
    if (part.is === 'field')
      return isMissing(part.field, values, known) ? [sayMissing(part.field, part.field.name)] : []
    const { group } = part
    const items = itemsOf(values, group.name)
    if (items.length === 0)
      return group.required
        ? [{ code: 'missing', field: group.name, message: `Enter at least one ${group.one}` }]
        : []
    return items.flatMap((item, index) => {
      const inside = { ...known, valueOf: (name: string) => item[name] ?? known.valueOf(name) }
      return group.fields.flatMap((field) =>
        isMissing(field, item, inside)
          ? [
              sayMissing(
                field,
                `${group.name}-${index + 1}-${field.name}`,
                `${group.one} ${index + 1}`,
              ),
            ]
          : [],
      )
    })
  })
}

/** Codes that could not be chosen on the day of the entry. */
function outOfTime({ fields }: Register, { values, day }: Judged): readonly Problem[] {
  if (day === null) return []
  return [...fields.values()].flatMap(({ name, label, defined }): readonly Problem[] => {
    const value = values[name]
    if (defined.kind !== 'code' || typeof value !== 'string') return []
    const code = defined.codes.find((one) => one.code === value)
    if (code === undefined) return []
    const { from, until, words } = code
    const isThen = (from === undefined || from <= day) && (until === undefined || day <= until)
    const message =
      `“${label}” could not be “${words}” on that day: it is in use ${from === undefined ? '' : `from ${describeDay(from)} `}${until === undefined ? '' : `until ${describeDay(until)}`}`.trimEnd()
    return isThen
      ? []
      : [{ code: 'out-of-time', field: name, message: `${message}. Choose another` }]
  })
}

/** A return stands on the last day of what it is of: on another, a second one of the same would be told from it. */
function notAtItsEnd({ defined }: Register, { day }: Judged): readonly Problem[] {
  if (defined.every === undefined || day === null) return []
  const { end } = periodAt(day, defined.every)
  return day === end
    ? []
    : [
        {
          ...{ code: 'not-at-its-end', field: defined.day },
          message: `Enter the last day of the ${defined.every}, ${describeDay(end)}`,
        },
      ]
}

function gapsOf({ defined, fields }: Register, values: Values): readonly Problem[] {
  return defined.adds_up.flatMap(({ whole, parts }): readonly Problem[] => {
    const total = values[whole]
    const given = parts.map((part) => values[part] ?? null)
    if (typeof total !== 'number' || given.some((one) => typeof one !== 'number')) return []
    const sum = given.reduce<number>((all, one) => all + Number(one), 0)
    if (Math.abs(sum - total) < 1e-9) return []
    const names = parts.map((part) => `“${fields.get(part)?.label ?? part}”`).join(', ')
    const whose = fields.get(whole)
    const say = (value: number) =>
      whose === undefined ? String(value) : sayValue(whose.asked, Number(value.toFixed(6)))
    const message = `${names} come to ${say(sum)}, and “${whose?.label ?? whole}” says ${say(total)}. Correct one of them`
    return [{ code: 'does-not-add-up', field: whole, message }]
  })
}

/** The parts of a group of an entry. */
export function itemsOf(values: Values, group: string): readonly Item[] {
  const value = values[group]
  return Array.isArray(value) ? (value as readonly Item[]) : []
}

/**
 * What an entry says to each audience, by its definition; of a group, each part of it at its place for each.
 */
export function splitByAudience(
  { parts }: Register,
  values: Values,
): Partial<Readonly<Record<Audience, Part>>> {
  const said: Partial<Record<Audience, Record<string, Part[string]>>> = {}
  const add = (audience: Audience, name: string, value: Part[string]) => {
    const its = said[audience] ?? {}
    its[name] = value
    said[audience] = its
  }
  for (const part of parts) {
    if (part.is === 'field') {
      const value = values[part.field.name] ?? null
      if (isFilled(value)) add(part.field.audience, part.field.name, value as Part[string])
      continue
    }
    const items = itemsOf(values, part.group.name)
    if (items.length === 0) continue
    for (const audience of AUDIENCES) {
      const its = part.group.fields.filter((field) => field.audience === audience)
      if (its.length === 0) continue
      const pieces = items.map((item) =>
        Object.fromEntries(
          its.flatMap(({ name }) =>
            isFilled(item[name] ?? null) ? [[name, item[name] ?? null]] : [],
          ),
        ),
      )
      add(audience, `${part.group.name}@${audience}`, pieces as Part[string])
    }
  }
  return said
}

/** Puts together what was read of an entry: the pieces of each group that the reader may read. */
export function joinPieces({ groups }: Register, says: Readonly<Record<string, unknown>>): Values {
  if (groups.size === 0) return says as Values
  const values: Record<string, Value> = {}
  for (const [key, value] of Object.entries(says)) {
    const [name = '', audience] = key.split('@')
    if (audience === undefined || !groups.has(name)) values[key] = value as Value
    else {
      const pieces = Array.isArray(value) ? (value as readonly Item[]) : []
      const before = itemsOf(values, name)
      const length = Math.max(before.length, pieces.length)
      values[name] = Array.from({ length }, (_, at) => ({ ...before[at], ...pieces[at] }))
    }
  }
  return values
}
