import type { Transaction } from 'kysely'
import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'
import {
  type Authorship,
  type Database,
  fetchRecords,
  nextNumber,
  recordEntry,
} from '#storage/index.ts'
import { findPerson } from './find-person.ts'
import { holdsOn } from './held-on.ts'
import { wordsOf } from './name-words.ts'
import { HOLDING, KNOWN_PERSON, keyOfHolding, SUBSTITUTE, withoutBlanks } from './people-records.ts'
import type { Holding, People, Substitute } from './person.ts'

type Recorder = Pick<Authorship, 'actor' | 'at'>

/**
 * Records that somebody is known by a name.
 *
 * @returns the id by which they are chosen, or that somebody goes by one of these names already
 * @throws Refusal when it names nobody as recording it
 */
export async function recordPerson(
  trx: Transaction<Database>,
  people: People,
  { name, aliases }: { readonly name: string; readonly aliases: readonly string[] },
  recorder: Recorder,
): Promise<Outcome<string>> {
  for (const [field, way] of [['name', name], ...aliases.map((alias) => ['aliases', alias])]) {
    const found = findPerson(people, way ?? '')
    if (found.kind === 'one' || found.kind === 'several') {
      const other = found.kind === 'one' ? found.person : found.people[0]
      const message = `"${way}" is ${other?.name} already. Choose them, or write the name so that the two can be told apart`
      return refuse('known-already', message, field)
    }
  }
  const taken = new Set([...people.people.keys(), ...(await fetchRecords(trx, KNOWN_PERSON))])
  const id = freeId(wordsOf(name).join('-'), taken)
  if (id === undefined) return refuse('no-name', 'Enter a name that has letters in it', 'name')
  await recordEntry(
    trx,
    {
      kind: KNOWN_PERSON,
      record: id,
      event: 'named',
      happened: null,
      parts: { public: { name, aliases: [...aliases] } },
    },
    recorder,
  )
  return accept(id)
}

function freeId(words: string, taken: ReadonlySet<string>): string | undefined {
  const plain = words
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  if (plain === '') return undefined
  if (!taken.has(plain)) return plain
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${plain}-${number}`)) return `${plain}-${number}`
  }
}

/** That somebody holds a place from a day on, as it is handed in. */
export interface NewHolding
  extends Pick<Holding, 'person' | 'place' | 'role' | 'party' | 'executive'> {
  /** YYYY-MM-DD */
  readonly from: string
  readonly termEnds?: string
  /** Where it is over already: its last day, and how it ended. */
  readonly ended?: { readonly to: string; readonly how: Holding['how_ended'] & string }
  /** What it rests on: "Minute 12 of the council of 21 May 2026". */
  readonly basis: string
}

/**
 * Records that somebody holds a seat or a post from a day on.
 *
 * @returns the key of the holding, or why it cannot be: the seat is held by somebody else on that day, or
 *   from a later one and no last day before that is given
 * @throws Refusal when it names nobody as recording it
 */
export async function recordHolding(
  trx: Transaction<Database>,
  people: People,
  { from, ended, ...says }: NewHolding,
  recorder: Recorder,
): Promise<Outcome<string>> {
  const holding: Holding = { ...says, from, seen: [] }
  const isSeat = people.seats.some(({ id }) => id === says.place)
  const other = people.holdings.find(
    (one) => one.place === says.place && holdsOn(one, from) === 'held',
  )
  const key = keyOfHolding(holding)
  if (other !== undefined && (isSeat || other.person === says.person)) {
    const name = nameIn(people, other.person)
    const message =
      other.person === says.person
        ? `${name} holds it already on that day. Nothing was recorded`
        : `${name} holds that seat on that day. Record first until when they did`
    return refuse('held-already', message, 'place')
  }
  if (ended !== undefined && ended.to < from) {
    return refuse(
      'ends-before',
      `The last day cannot be before the first, ${describeDay(from)}`,
      'to',
    )
  }
  const overlap = laterHolder(people, holding, ended?.to)
  if (overlap !== undefined) return overlap
  if ((await fetchRecords(trx, HOLDING)).includes(key)) {
    const message = 'That was recorded before and withdrawn. Give another first day, or leave it so'
    return refuse('recorded-before', message, 'from')
  }
  await recordEntry(
    trx,
    {
      kind: HOLDING,
      record: key,
      event: 'began',
      happened: from,
      parts: { public: withoutBlanks(says) },
      standing: { state: 'begun', day: from },
    },
    recorder,
  )
  if (ended === undefined) return accept(key)
  return await recordEnd(trx, people, holding, { ...ended, basis: says.basis }, recorder)
}

/** Somebody else who holds the same seat from a later day: until when has to be before that. */
function laterHolder(
  people: People,
  { person, place, from }: Holding,
  to: string | undefined,
): Outcome<never> | undefined {
  if (from === undefined || !people.seats.some(({ id }) => id === place)) return undefined
  const next = people.holdings
    .filter((one) => one.place === place && one.from !== undefined && one.from > from)
    .toSorted((one, other) => (one.from ?? '').localeCompare(other.from ?? ''))[0]
  if (next?.from === undefined || (to !== undefined && to < next.from)) return undefined
  const name = next.person === person ? 'The same person' : nameIn(people, next.person)
  const message = `Until when? ${name} held that seat from ${describeDay(next.from)}: enter a last day before that`
  return refuse('held-later', message, 'to')
}

const nameIn = ({ people }: People, id: string) => people.get(id)?.name ?? id

/**
 * Records the last day of a holding, and how it ended. A second time puts the first right.
 *
 * @returns the key of the holding, or why it cannot be: it had not begun, or somebody else held the seat
 * @throws Refusal when it names nobody as recording it
 */
export async function recordEnd(
  trx: Transaction<Database>,
  people: People,
  holding: Holding,
  {
    to,
    how,
    basis,
  }: { readonly to: string; readonly how: Holding['how_ended'] & string; readonly basis: string },
  recorder: Recorder,
): Promise<Outcome<string>> {
  const key = keyOfHolding(holding)
  if (holding.from !== undefined && to < holding.from) {
    const message = `The last day cannot be before the first, ${describeDay(holding.from)}`
    return refuse('ends-before', message, 'to')
  }
  const overlap = laterHolder(people, holding, to)
  if (overlap !== undefined) return overlap
  await recordEntry(
    trx,
    {
      kind: HOLDING,
      record: key,
      event: 'ended',
      happened: to,
      parts: { public: { how, basis } },
      standing: { state: 'ended', day: to },
    },
    recorder,
  )
  return accept(key)
}

/**
 * Records that somebody came to a meeting in place of a member.
 *
 * @returns the number of its record, or that the member or the substitute is in one for that meeting
 * @throws Refusal when it names nobody as recording it
 */
export async function recordSubstitute(
  trx: Transaction<Database>,
  people: People,
  substitute: Omit<Substitute, 'record'>,
  recorder: Recorder,
): Promise<Outcome<string>> {
  const { meeting, member, person, told } = substitute
  if (member === person) {
    return refuse(
      'same-person',
      'Somebody cannot come in their own place. Choose another',
      'person',
    )
  }
  const clash = people.substitutes.find(
    (one) => one.meeting === meeting && (one.member === member || one.person === person),
  )
  if (clash !== undefined) {
    const message = `For that meeting it is recorded already that ${nameIn(people, clash.person)} comes in place of ${nameIn(people, clash.member)}. Withdraw that first`
    return refuse('substituted-already', message, clash.member === member ? 'member' : 'person')
  }
  const record = String(await nextNumber(trx, SUBSTITUTE))
  await recordEntry(
    trx,
    {
      kind: SUBSTITUTE,
      record,
      event: 'told',
      happened: told,
      parts: { public: { meeting, member, person, told } },
      standing: { state: 'told', day: meeting.slice(0, 'YYYY-MM-DD'.length) },
    },
    recorder,
  )
  return accept(record)
}
