import type { Transaction } from 'kysely'
import { accept, describeDay, freeName, type Outcome, type Problem, refuse } from '#shared/index.ts'
import {
  type Database,
  fetchRecords,
  nextNumber,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import { findPerson } from './find-person.ts'
import { clashesAtStart, clashesLater } from './holding-clashes.ts'
import { wordsOf } from './name-words.ts'
import { HOLDING, KNOWN_PERSON, keyOfHolding, SUBSTITUTE, withoutBlanks } from './people-records.ts'
import type { Holding, People, Substitute } from './person.ts'

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
  const problems = [['name', name], ...aliases.map((alias) => ['aliases', alias])].flatMap(
    ([field = '', way = '']) => wrongWithName(people, field, way),
  )
  if (problems.length > 0) return { ok: false, problems }
  const taken = new Set([...people.people.keys(), ...(await fetchRecords(trx, KNOWN_PERSON))])
  const id = freeName(idOf(name), taken)
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

function wrongWithName(people: People, field: string, way: string): readonly Problem[] {
  if (!/\p{L}/u.test(way)) {
    const message = `"${way}" has no letters in it. Enter a name that has`
    return [{ code: 'no-name', message, field }]
  }
  const found = findPerson(people, way)
  if (found.kind !== 'one' && found.kind !== 'several') return []
  const other = found.kind === 'one' ? found.person : found.people[0]
  const message = `"${way}" is ${other?.name} already. Choose them, or write the name so that the two can be told apart`
  return [{ code: 'known-already', message, field }]
}

const LONGEST_ID = 60

/** For an address: "ada-example"; of a name in other letters, "person". */
function idOf(name: string): string {
  const plain = wordsOf(name)
    .join('-')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_ID)
    .replace(/^-+|-+$/g, '')
  return plain === '' ? 'person' : plain
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
 * @returns the key of the holding, or why it cannot be: days out of order, or what `clashesAtStart` says
 * @throws Refusal when it names nobody as recording it
 */
export async function recordHolding(
  trx: Transaction<Database>,
  people: People,
  { from, ended, ...says }: NewHolding,
  recorder: Recorder,
): Promise<Outcome<string>> {
  const holding: Holding = { ...says, from, seen: [], ...(ended && { to: ended.to }) }
  const early = daysBefore(from, { termEnds: says.termEnds, to: ended?.to })
  const problems = early.length > 0 ? early : clashesAtStart(people, holding)
  if (problems.length > 0) return { ok: false, problems }
  // One that was withdrawn keeps its name in the record
  const taken = new Set(await fetchRecords(trx, HOLDING))
  const key = freeName(keyOfHolding(holding), taken, '/')
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
  return await recordEnd(
    trx,
    people,
    { ...holding, record: key },
    { ...ended, basis: says.basis },
    recorder,
  )
}

/** Days that cannot be before the first. */
function daysBefore(
  from: string,
  { termEnds, to }: { readonly termEnds?: string | undefined; readonly to?: string | undefined },
): readonly Problem[] {
  const before = (day: string | undefined, code: string, what: string, field: string) =>
    day !== undefined && day < from
      ? [{ code, message: `${what} cannot be before the first, ${describeDay(from)}`, field }]
      : []
  return [
    ...before(termEnds, 'term-before', 'The last day that it is given for', 'termEnds'),
    ...before(to, 'ends-before', 'The last day', 'to'),
  ]
}

const nameIn = ({ people }: People, id: string) => people.get(id)?.name ?? id

/**
 * Records the last day of a holding, and how it ended. A second time puts the first right.
 *
 * @returns the key of the holding, or why it cannot be: it had not begun, or what `clashesLater` says
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
  const early = holding.from === undefined ? [] : daysBefore(holding.from, { to })
  const problems = early.length > 0 ? early : clashesLater(people, { ...holding, to })
  if (problems.length > 0) return { ok: false, problems }
  const { to: until, how_ended: way, endSource } = holding
  // A form that was sent twice
  if (until === to && way === how && endSource?.document === basis) return accept(key)
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
