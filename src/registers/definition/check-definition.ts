import { unitOf } from '#area/index.ts'
import type { Disagreement } from '#shared/index.ts'
import { AUDIENCES, readableBy } from '#storage/index.ts'
import { namesIn } from '../expressions/names-in.ts'
import { asHeading } from './as-heading.ts'
import { BYS, type By } from './periods.ts'
import type { Register } from './register.ts'

export type Steps = NonNullable<Disagreement['steps']>

/** Tells of something at a place of a definition. */
export type Say = (steps: Steps, words: string) => void

export const PENCE_A_POUND = 100
export const MINUTES_AN_HOUR = 60

/** What a spreadsheet of entries has besides their fields. */
const OWN_HEADINGS: ReadonlyMap<string, string> = new Map([
  [asHeading('Reference'), 'the reference that every entry has'],
  [asHeading('State'), 'the state that every entry is in'],
])

/** What an address of a list asks besides fields by whose values it is narrowed. */
const OWN_FILTERS = ['words', 'from', 'to', 'page']

/** No heading of a spreadsheet may be that of two fields: whose the column is could not be known. */
function checkHeadings({ fields }: Register['defined'], say: Say): void {
  const owners = new Map(OWN_HEADINGS)
  fields.forEach((field, index) => {
    if (field.kind === 'group') return
    for (const words of [field.field, field.label, ...field.columns]) {
      const owner = owners.get(asHeading(words)) ?? field.field
      owners.set(asHeading(words), owner)
      if (owner === field.field) continue
      const message = `the heading "${words}" of ${field.field} is that of ${owner} too. ${OWN_HEADINGS.has(asHeading(words)) ? 'Call it otherwise' : 'Take it out of one of them'}`
      say(['fields', index], message)
    }
  })
}

/** Names that are given twice, and names of nothing. */
export function checkNames({ defined, fields, groups, measures }: Register, say: Say): void {
  checkHeadings(defined, say)
  const twice = (list: readonly string[], what: string, at: string | Steps) => {
    list.forEach((name, index) => {
      if (list.indexOf(name) < index)
        say(
          typeof at === 'string' ? [at, index] : at,
          `the ${what} "${name}" is there twice. Rename one`,
        )
    })
  }
  twice(
    defined.fields.map(({ field }) => field),
    'field',
    'fields',
  )
  twice(
    defined.states.map(({ state }) => state),
    'state',
    'states',
  )
  twice(
    defined.clocks.map(({ clock }) => clock),
    'clock',
    'clocks',
  )
  twice(
    defined.moves.map(({ move }) => move),
    'move',
    'moves',
  )
  twice(
    defined.measures.map(({ id }) => id),
    'measure',
    'measures',
  )
  defined.fields.forEach((field, index) => {
    const lists = field.kind === 'group' ? field.fields : [field]
    for (const one of lists) {
      if (one.kind !== 'code') continue
      twice(
        one.codes.flatMap(({ code, was }) => [code, ...was]),
        `code of ${one.field}`,
        ['fields', index],
      )
    }
  })
  defined.fields.forEach(({ field, kind }, at) => {
    const isKept = ['today', 'state', 'reference'].includes(field)
    const isFilter = (kind === 'code' || kind === 'yes-no') && OWN_FILTERS.includes(field)
    // In data an entry has its day under this name
    const isDay = field === 'day' && defined.day !== 'day'
    if (isKept || isFilter || isDay)
      say(
        ['fields', at],
        `no field${isFilter ? ' by which a list is narrowed' : isDay ? ' but the one that "day" names' : ''} can be called "${field}", which has a meaning of its own. Call it otherwise`,
      )
  })
  defined.clocks.forEach(({ clock }, index) => {
    if (fields.has(clock) || groups.has(clock))
      say(['clocks', index], `the clock "${clock}" is called as a field is. Rename one of them`)
  })
  const known = (name: string, steps: Steps) => {
    if (fields.has(name) || groups.has(name)) return true
    say(
      steps,
      `"${name}" is no field. Write one of ${[...fields.keys(), ...groups.keys()].join(', ')}`,
    )
    return false
  }
  const one = (name: string, steps: Steps) => {
    if (fields.has(name)) return true
    say(
      steps,
      `"${name}" is no field that is filled in once. Write one of ${[...fields.keys()].join(', ')}`,
    )
    return false
  }
  const path = (name: string, steps: Steps) => {
    const [outer = '', inner] = name.split('.')
    const group = groups.get(outer)
    if (inner === undefined) one(name, steps)
    else if (group === undefined || !group.fields.some((field) => field.name === inner))
      say(steps, `"${name}" is no field of a group. Write it as concerns.told`)
  }
  const day = (name: string, steps: Steps) => {
    path(name, steps)
    const [outer = '', inner] = name.split('.')
    const inGroup = groups.get(outer)?.fields.find((field) => field.name === inner)
    const kind = (inner === undefined ? fields.get(name) : inGroup)?.defined.kind
    if (kind !== undefined && kind !== 'day' && kind !== 'hour')
      say(steps, `"${name}" is no day. Name a field of the kind day or hour`)
  }
  if (one(defined.day, ['day']) && fields.get(defined.day)?.asked.kind !== 'day')
    if (fields.get(defined.day)?.asked.kind !== 'time')
      say(['day'], `"${defined.day}" is no day. Name a field of the kind day or hour`)
  if (defined.every !== undefined && fields.get(defined.day)?.asked.kind === 'time')
    say(
      ['every'],
      `"${defined.day}" has an hour, and returns have a day alone. Name a field of the kind day`,
    )
  const open = (name: string, steps: Steps, told: string) => {
    if (fields.get(name)?.defined.audience === 'sealed')
      say(
        steps,
        `"${name}" is sealed, and ${told} is told to all who may see the register. Name another field`,
      )
  }
  if (one(defined.title, ['title'])) open(defined.title, ['title'], 'the title of an entry')
  if (defined.retention.after !== undefined) day(defined.retention.after, ['retention', 'after'])
  for (const [index, name] of (defined.list ?? []).entries()) known(name, ['list', index])
  for (const [index, name] of defined.duplicates.entries()) one(name, ['duplicates', index])
  if (defined.happened !== undefined) {
    const { from, to, name: called, measures: named } = defined.happened
    for (const [key, name] of [
      ['from', from],
      ['to', to],
    ] as const)
      if (one(name, ['happened', key]) && fields.get(name)?.asked.kind !== 'day')
        say(['happened', key], `"${name}" is no day`)
    if (called !== undefined) one(called, ['happened', 'name'])
    if (typeof named === 'string') path(named, ['happened', 'measures'])
    else
      for (const [at, id] of named.entries())
        if (!defined.measures.some((measure) => measure.id === id))
          say(['happened', 'measures', at], `"${id}" is no measure of this register. Name one`)
  }
  defined.adds_up.forEach(({ whole, parts }, index) => {
    one(whole, ['adds_up', index, 'whole'])
    for (const [at, name] of parts.entries()) one(name, ['adds_up', index, 'parts', at])
  })
  defined.checks.forEach(({ at }, index) => {
    if (at !== undefined) known(at, ['checks', index, 'at'])
  })
  const states = defined.states.map(({ state }) => state)
  const state = (name: string, steps: Steps) => {
    if (!states.includes(name))
      say(steps, `"${name}" is no state. Write one of ${states.join(', ')}`)
  }
  defined.moves.forEach(({ asks, sets, from = [], to, by = [] }, index) => {
    for (const [at, name] of asks.entries()) known(name, ['moves', index, 'asks', at])
    for (const name of Object.keys(sets)) {
      if (!one(name, ['moves', index, 'sets', name])) continue
      if (asks.includes(name))
        say(
          ['moves', index, 'asks', asks.indexOf(name)],
          `"${name}" is set by the move, and is not asked too. Take one of the two out`,
        )
    }
    if (asks.length === 0 && Object.keys(sets).length === 0)
      say(['moves', index], 'it neither asks nor sets anything. Add "asks" or "sets"')
    for (const [at, name] of from.entries()) state(name, ['moves', index, 'from', at])
    if (to !== undefined) state(to, ['moves', index, 'to'])
    by.forEach((role, at) => {
      if (!defined.kept_by.includes(role))
        say(
          ['moves', index, 'by', at],
          `${role} does not keep the register. Add the role to kept_by too`,
        )
    })
  })
  defined.clocks.forEach((clock, index) => {
    day(clock.starts, ['clocks', index, 'starts'])
    day(clock.ends, ['clocks', index, 'ends'])
    if (clock.where_practicable !== undefined)
      path(clock.where_practicable, ['clocks', index, 'where_practicable'])
    const { each, starts, ends } = clock
    if (each !== undefined && !groups.has(each))
      say(['clocks', index, 'each'], `"${each}" is no repeating group. Write the name of one`)
    else if (each !== undefined && ![starts, ends].some((one) => one.startsWith(`${each}.`)))
      say(
        ['clocks', index, 'each'],
        `neither its start nor its end is inside "${each}". Write one of them as ${each}.answered, or leave "each" out`,
      )
    if (clock.stops !== undefined) {
      day(clock.stops.from, ['clocks', index, 'stops', 'from'])
      day(clock.stops.to, ['clocks', index, 'stops', 'to'])
    }
  })
  defined.measures.forEach((measure, index) => {
    const { day, place, breakdown, count } = measure
    for (const by of measure.by.filter((one) => isWithin(one, defined.every)))
      say(
        ['measures', index, 'by'],
        `entries are of a ${defined.every}, and nothing is known of a ${by} of it. Take ${by} out`,
      )
    const kind = (name: string | undefined, key: string, kinds: readonly string[], is: string) => {
      if (name === undefined || !one(name, ['measures', index, key])) return
      if (!kinds.includes(fields.get(name)?.defined.kind ?? ''))
        say(['measures', index, key], `"${name}" is no ${is}`)
    }
    kind(day, 'day', ['day', 'hour'], 'day or hour')
    kind(place, 'place', ['place'], 'place')
    if (breakdown !== undefined) open(breakdown, ['measures', index, 'breakdown'], 'a breakdown')
    kind(breakdown, 'breakdown', ['code', 'yes-no'], 'field with codes, nor a yes or no')
    if (count !== undefined && count !== 'entries' && !groups.has(count))
      say(
        ['measures', index, 'count'],
        `"${count}" is no repeating group. Write entries, or the name of one`,
      )
    kind(measure.stock?.from, 'stock', ['day', 'hour'], 'day or hour')
    kind(measure.stock?.until, 'stock', ['day', 'hour'], 'day or hour')
    checkDifference(defined, index, say)
    const unit = unitOf(measure)
    const isPercent = measure.share !== undefined || measure.rate !== undefined
    if (isPercent && unit !== 'percent')
      say(['measures', index, 'unit'], 'a share or rate is in percent. Take the unit out')
    const { divisor } = measures[index] ?? {}
    const wanted =
      divisor === PENCE_A_POUND ? 'gbp' : divisor === MINUTES_AN_HOUR ? 'hours' : undefined
    if (!isPercent && wanted !== undefined && unit !== wanted)
      say(
        ['measures', index],
        `${measure.id} is of ${wanted === 'gbp' ? 'money' : 'lengths of time'}. Give it "unit: ${wanted}"`,
      )
    if ((measure.count ?? measure.stock) !== undefined && unit !== 'count')
      say(['measures', index, 'unit'], 'what is counted is a count. Take the unit out')
  })
}

/** Whether one kind of period is shorter than another. */
const isWithin = (one: By, other: By | undefined) =>
  other !== undefined && BYS.indexOf(one) < BYS.indexOf(other)

/** A difference is of two measures of the register that add up, in one unit, of the same periods and places. */
function checkDifference({ measures }: Register['defined'], index: number, say: Say): void {
  const measure = measures[index]
  if (measure?.difference === undefined) {
    if (measure?.stock !== undefined && measure.day !== undefined)
      say(['measures', index, 'day'], 'a stock has its two days under "stock". Take "day" out')
    return
  }
  const own = ['where', 'day', 'place', 'breakdown', 'withhold_below'] as const
  for (const key of own.filter((one) => measure[one] !== undefined))
    say(
      ['measures', index, key],
      `a difference takes this from its two measures. Take "${key}" out`,
    )
  for (const part of ['of', 'less'] as const) {
    const id = measure.difference[part]
    const steps = ['measures', index, 'difference', part]
    const found = measures.find((one) => one.id === id)
    const addUp = measures.filter(({ count, sum, stock }) => (count ?? sum ?? stock) !== undefined)
    if (found === undefined || !addUp.includes(found)) {
      const known = addUp.map((one) => one.id).join(', ')
      say(steps, `"${id}" is no count, sum or stock of this register. Write one of ${known}`)
      continue
    }
    if (unitOf(found) !== unitOf(measure))
      say(
        steps,
        `${id} is in ${unitOf(found)}, and ${measure.id} in ${unitOf(measure)}. Give it "unit: ${unitOf(found)}"`,
      )
    for (const by of measure.by.filter((one) => !found.by.includes(one)))
      say(steps, `${id} has no figures by ${by}. Add that to its "by", or take it out here`)
  }
  const places = [measure.difference.of, measure.difference.less].map(
    (id) => measures.find((one) => one.id === id)?.place,
  )
  if (places[0] !== places[1])
    say(
      ['measures', index, 'difference'],
      'one of the two is by place and the other is not. Give both the same "place"',
    )
}

/** What holds of the definition as a whole. */
export function checkWhole(register: Register, say: Say): void {
  const { defined, fields, states } = register
  const [first, ...later] = states
  if (first?.when !== undefined)
    say(['states', 0, 'when'], 'the first state is where every entry begins. Take its "when" out')
  later.forEach(({ when, id }, index) => {
    if (when === undefined)
      say(['states', index + 1], `the state ${id} does not say when an entry is in it. Add "when"`)
  })
  const seers = states.map(({ seenBy }) => seenBy)
  const widest = AUDIENCES.find((one) => seers.includes(one)) ?? 'office'
  const day = fields.get(defined.day)
  if (day !== undefined && !readableBy(widest).includes(day.audience)) {
    const at = defined.fields.findIndex(({ field }) => field === defined.day)
    say(
      ['fields', at],
      `entries are listed by "${defined.day}", and ${widest === 'public' ? 'everybody' : widest} may know of some. Give it the audience ${widest}`,
    )
  }
  checkSealed(register, say)
  if (defined.examples.length === 0)
    say(
      ['register'],
      'it has no examples. Add at least one under "examples": rows, and what comes of them',
    )
}

/** Where an entry stands is known to all who may know of it, and so may not turn on what is sealed. */
function checkSealed({ states, fields, groups }: Register, say: Say): void {
  const inGroups = [...groups.values()].flatMap(({ name, fields: its }) =>
    its.map((field) => [`${name}.${field.name}`, field] as const),
  )
  const all = new Map([...fields, ...inGroups])
  states.forEach(({ id, when, seenBy }, index) => {
    const sealed = namesIn(when).find((name) => all.get(name)?.audience === 'sealed')
    if (sealed === undefined || seenBy === 'sealed') return
    say(
      ['states', index, 'when'],
      `whether an entry is ${id} turns on "${sealed}", which is sealed, and others may see where it stands. Take it out, or give the state "seen_by: sealed"`,
    )
  })
}
