import type { Corrected, RawEvent } from './corrections.ts'
import { peopleIn } from './recorded-again.ts'

/** What one device recorded of something, or both did. */
export interface Compared {
  /** As each device recorded it; left out by the one that did not. */
  readonly one: RawEvent | undefined
  readonly other: RawEvent | undefined
  /** In what they differ: "the hour", "the counts"; none where only one says it, or both say the same. */
  readonly differs: readonly string[]
}

/** The records of two devices, held against each other. */
export interface ComparedRecords {
  /** The names that the devices made for themselves, the one that recorded first before the other. */
  readonly devices: readonly [string, string]
  readonly same: number
  readonly different: readonly Compared[]
  readonly onlyOne: readonly Compared[]
}

/** Devices by how they came to the meeting: in the order of what they recorded first. */
export function devicesOf(corrected: readonly Corrected[]): readonly string[] {
  const first = new Map<string, number>()
  for (const { raw } of corrected) {
    const device = deviceOf(raw)
    if (device === undefined) continue
    first.set(device, Math.min(first.get(device) ?? Infinity, seqOf(raw)))
  }
  return [...first].sort(([, one], [, other]) => one - other).map(([device]) => device)
}

/**
 * Holds what one device recorded against what another did. What was struck out is left out. What both tell of is found
 * by what it is of: who came or went, which vote, which item, or what was said.
 */
export function compareRecords(
  corrected: readonly Corrected[],
  devices: readonly [string, string],
): ComparedRecords {
  const of = (device: string) =>
    corrected
      .filter(({ raw, isStruck }) => !isStruck && deviceOf(raw) === device)
      .map(({ raw }) => raw)
      .sort((one, other) => hourOf(one).localeCompare(hourOf(other)) || seqOf(one) - seqOf(other))
  const [first, second] = [bySubject(of(devices[0])), bySubject(of(devices[1]))]
  const pairs = new Map<string, Compared>()
  for (const subject of new Set([...first.keys(), ...second.keys()])) {
    const [its, others] = [first.get(subject) ?? [], second.get(subject) ?? []]
    for (let at = 0; at < Math.max(its.length, others.length); at += 1) {
      const [one, other] = [its[at], others[at]]
      // Several who came in one event are told of together
      pairs.set(`${one?.id} ${other?.id}`, { one, other, differs: differences(one, other) })
    }
  }
  const all = [...pairs.values()].sort((one, other) =>
    hourOf(one.one ?? one.other).localeCompare(hourOf(other.one ?? other.other)),
  )
  const both = all.filter(({ one, other }) => one !== undefined && other !== undefined)
  return {
    devices,
    same: both.filter(({ differs }) => differs.length === 0).length,
    different: both.filter(({ differs }) => differs.length > 0),
    onlyOne: all.filter(({ one, other }) => one === undefined || other === undefined),
  }
}

const seqOf = ({ seq }: RawEvent) => Number(seq ?? 0)
const hourOf = (raw: RawEvent | undefined) => (typeof raw?.['at'] === 'string' ? raw['at'] : '')
const deviceOf = ({ device }: RawEvent) => (typeof device === 'string' ? device : undefined)

/** The events of one device by what they are of, in their order; several people make several of one. */
function bySubject(events: readonly RawEvent[]): ReadonlyMap<string, readonly RawEvent[]> {
  const found = new Map<string, RawEvent[]>()
  for (const event of events) {
    for (const subject of subjectsOf(event)) {
      found.set(subject, [...(found.get(subject) ?? []), event])
    }
  }
  return found
}

const COUNTED = new Set(['hands', 'recorded', 'voices', 'outcome', 'slips', 'tally'])
const OF_PEOPLE = new Set(['arrive', 'return', 'leave', 'interest', 'apology', 'attend', 'resign'])
const IN_WORDS = new Set(['move', 'amend', 'note', 'promise', 'ruling', 'alter'])

function subjectsOf(event: RawEvent): readonly string[] {
  const type = String(event['type'])
  if (OF_PEOPLE.has(type)) {
    const kind = type === 'return' ? 'arrive' : type
    return peopleIn(event).map((person) => `${kind} ${person}`)
  }
  if (COUNTED.has(type)) return [`vote ${event['vote']}`]
  if (IN_WORDS.has(type)) return [`${type} ${plainWords(event['text'])}`]
  const of = [event['item'], event['vote'], event['on'], event['motion']].flat().map(String)
  return [`${type} ${of.join(' ')}`]
}

/** Words without what two people write otherwise: capitals and marks. */
const plainWords = (text: unknown) =>
  String(text ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** In what two records of one thing may differ, by the words for it. */
const PARTS: readonly (readonly [words: string, names: readonly string[]])[] = [
  ['the hour', ['at']],
  ['the names', ['who', 'by', 'seconder', 'members']],
  ['the counts', ['for', 'against', 'abstain', 'shares']],
  ['the outcome', ['result', 'side']],
]

const REST = 'what is said of it'
const OF_ITSELF = new Set([
  'id',
  'seq',
  'device',
  'recorded_at',
  'motion',
  'amendment',
  'after',
  'before',
])

function differences(one: RawEvent | undefined, other: RawEvent | undefined): readonly string[] {
  if (one === undefined || other === undefined) return []
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  const otherwise = names.filter(
    (name) => !OF_ITSELF.has(name) && plainly(one[name]) !== plainly(other[name]),
  )
  const told = new Set(
    otherwise.map((name) => PARTS.find(([, its]) => its.includes(name))?.[0] ?? REST),
  )
  return [...PARTS.map(([words]) => words), REST].filter((words) => told.has(words))
}

/** The same for what says the same: people in any order, and nobody for none. */
function plainly(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).sort().join(' ')
  // Whoever comes back comes in
  if (typeof value === 'string') return value === 'return' ? 'arrive' : value
  return value === undefined || value === 0 ? '' : JSON.stringify(value)
}
