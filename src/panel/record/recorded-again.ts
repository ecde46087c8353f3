import type { Corrected, RawEvent } from './corrections.ts'

const PRESENCE: Readonly<Record<string, string>> = { arrive: 'in', return: 'in', leave: 'out' }

/** What the site gives of itself, and what tells only which record it is. */
const OWN = new Set(['id', 'seq', 'recorded_at', 'device', 'motion', 'amendment'])

/**
 * What is one and the same in two records: comings and goings of the same people at the same hour, and what two
 * devices recorded at the same hour in the same words.
 *
 * @returns of the one that was recorded first the others, by its id
 */
export function recordedAgain(
  corrected: readonly Corrected[],
): ReadonlyMap<string, readonly RawEvent[]> {
  const again = new Map<string, RawEvent[]>()
  const first = new Map<string, RawEvent>()
  const timeOf = timesOfMoving()
  const told = corrected.filter(
    ({ raw, isStruck }) =>
      !isStruck &&
      typeof raw['at'] === 'string' &&
      (isPresence(raw) || typeof raw['device'] === 'string'),
  )
  for (const { raw } of told.length < 2 ? [] : told.toSorted(inOrder)) {
    const key = isPresence(raw) ? `${keyOf(raw)} ${timeOf(raw)}` : keyOf(raw)
    const before = first.get(key)
    if (before === undefined) first.set(key, raw)
    else if (isPresence(raw) || before['device'] !== raw['device'])
      again.set(before.id, [...(again.get(before.id) ?? []), raw])
  }
  return again
}

/**
 * Which time of an hour it is that somebody comes or goes, as one record tells it in its order: whoever goes, comes back
 * and goes again within a minute went twice, and whoever is said to have gone twice over went once.
 */
function timesOfMoving(): (raw: RawEvent) => number {
  const last = new Map<string, string>()
  const times = new Map<string, number>()
  return (raw) => {
    const way = String(PRESENCE[String(raw['type'])])
    const each = peopleIn(raw).map((one) => {
      const whose = JSON.stringify([raw['device'], raw['at'], one])
      const isNew = last.get(whose) !== way
      last.set(whose, way)
      const count = (times.get(`${whose} ${way}`) ?? 0) + (isNew ? 1 : 0)
      times.set(`${whose} ${way}`, count)
      return count
    })
    return Math.max(0, ...each)
  }
}

const isPresence = (raw: RawEvent) => PRESENCE[String(raw['type'])] !== undefined

const inOrder = ({ raw: one }: Corrected, { raw: other }: Corrected) =>
  Number(one['seq'] ?? 0) - Number(other['seq'] ?? 0) || (one.id < other.id ? -1 : 1)

const keys = new WeakMap<RawEvent, string>()

/** The same for what is one and the same. */
function keyOf(raw: RawEvent): string {
  const known = keys.get(raw)
  if (known !== undefined) return known
  const key = isPresence(raw)
    ? JSON.stringify([PRESENCE[String(raw['type'])], raw['at'], peopleIn(raw)])
    : JSON.stringify(
        Object.entries(raw)
          .filter(([name]) => !OWN.has(name))
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      )
  keys.set(raw, key)
  return key
}

/** Those whom an event of the room names, in one order. */
export const peopleIn = (raw: RawEvent): readonly string[] => [raw['who']].flat().map(String).sort()
