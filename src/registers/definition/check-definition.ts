import { AUDIENCES, readableBy } from '#storage/index.ts'
import { namesIn } from '../expressions/names-in.ts'
import { asHeading } from './as-heading.ts'
import { checkMeasures } from './check-measures.ts'
import { namesOf, type Say, type Steps } from './names-of-definition.ts'
import type { Register } from './register.ts'

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
export function checkNames(register: Register, say: Say): void {
  const { defined, fields, groups } = register
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
  const names = namesOf(register, say)
  const { known, one, path, day, open } = names
  if (one(defined.day, ['day'])) day(defined.day, ['day'])
  if (defined.every !== undefined && fields.get(defined.day)?.asked.kind === 'time')
    say(
      ['every'],
      `"${defined.day}" has an hour, and returns have a day alone. Name a field of the kind day`,
    )
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
    for (const [at, end] of clock.ends.entries()) day(end, ['clocks', index, 'ends', at])
    if (clock.where_practicable !== undefined)
      path(clock.where_practicable, ['clocks', index, 'where_practicable'])
    const { each, starts, ends } = clock
    if (each !== undefined && !groups.has(each))
      say(['clocks', index, 'each'], `"${each}" is no repeating group. Write the name of one`)
    else if (each !== undefined && ![starts, ...ends].some((one) => one.startsWith(`${each}.`)))
      say(
        ['clocks', index, 'each'],
        `neither its start nor its end is inside "${each}". Write one of them as ${each}.answered, or leave "each" out`,
      )
    if (clock.stops !== undefined) {
      day(clock.stops.from, ['clocks', index, 'stops', 'from'])
      day(clock.stops.to, ['clocks', index, 'stops', 'to'])
    }
  })
  checkMeasures(register, names, say)
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
