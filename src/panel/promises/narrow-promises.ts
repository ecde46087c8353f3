import { type AskedOfList, type Field, readAddress } from '#fields/index.ts'
import { AGES, type Age, ageOf, isUnfinished } from './count-promises.ts'
import { NOT_NAMED } from './promise-words.ts'
import { STATES, type Standing, type State } from './standing.ts'
import { KINDS, type Undertakings } from './undertaking.ts'

/** By what the list of promises is narrowed. */
export interface Narrowed {
  /** Only those that stand so, or are in one of several such states. */
  readonly state?: State | 'unfinished'
  /** Only those of an office by its id; `nobody` for those that name none. */
  readonly who?: string
  readonly age?: Age
  readonly kind?: keyof typeof KINDS
}

/** Each is a part of the address: `/promises?state=open&who=opcc`. */
function narrowingFields({ offices }: Undertakings): readonly Field[] {
  const any = { kind: 'choice', required: false } as const
  const ages = Object.fromEntries(Object.entries(AGES).map(([age, { words }]) => [age, words]))
  return [
    {
      ...any,
      name: 'state',
      label: 'How it stands',
      choices: { ...STATES, unfinished: 'Not finished' },
    },
    {
      ...any,
      name: 'who',
      label: 'Who',
      choices: { ...Object.fromEntries(offices), nobody: NOT_NAMED },
    },
    { ...any, name: 'kind', label: 'What it is', choices: KINDS },
    { ...any, name: 'age', label: 'How old it is', choices: ages },
  ]
}

/** What an address narrows the list by, and a sentence of what it cannot; '' where there is nothing such. */
export function readNarrowed(undertakings: Undertakings, query: AskedOfList) {
  const { had, unread } = readAddress(narrowingFields(undertakings), query, ['on'])
  // Each is one of the choices above
  return { narrowed: had as Narrowed, unread }
}

export function isAmong(one: Standing, { state, who, age, kind }: Narrowed, on: string): boolean {
  if (kind !== undefined && one.undertaking.kind !== kind) return false
  if (state === 'unfinished' ? !isUnfinished(one) : state !== undefined && one.state !== state) {
    return false
  }
  if (who !== undefined && (one.undertaking.who ?? 'nobody') !== who) return false
  return age === undefined || (isUnfinished(one) && ageOf(one, on) === age)
}

/** What the list is narrowed by, each in words. */
export function sayNarrowed(
  { offices }: Undertakings,
  { state, who, kind, age }: Narrowed,
): readonly string[] {
  return [
    ...(state === undefined ? [] : [state === 'unfinished' ? 'not finished' : STATES[state]]),
    ...(who === undefined ? [] : [who === 'nobody' ? NOT_NAMED : (offices.get(who) ?? who)]),
    ...(kind === undefined ? [] : [KINDS[kind].toLowerCase()]),
    ...(age === undefined ? [] : [`not finished, ${AGES[age].words.toLowerCase()}`]),
  ]
}
