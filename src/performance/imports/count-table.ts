import type { Place } from '#area/index.ts'
import { addsUp, type Count, type Sum } from '#statistics/index.ts'
import { type CountedArea, isWithin } from './small-counts.ts'

/** Which count of one measure and period: of a place and a breakdown. */
export interface CountKey {
  readonly area: string
  readonly breakdown: string
}

export function keyText({ area, breakdown }: CountKey): string {
  return `${area}\n${breakdown}`
}

function readKey(text: string): CountKey {
  const [area = '', breakdown = ''] = text.split('\n')
  return { area, breakdown }
}

/** The counts of one measure in one period, and every sum that ties them together. */
export interface CountTable {
  /** By place in `counts`: which count it is, as {@link keyText} writes it. */
  readonly keys: readonly string[]
  readonly counts: readonly Count[]
  readonly sums: readonly Sum[]
}

/** Kinds of place that may make up the police area, the fullest first: the first that adds up counts. */
const MAKING_UP: readonly (readonly Place['kind'][])[] = [
  ['district', 'no-location', 'outside'],
  ['district', 'no-location'],
  ['district'],
]
/** Kinds that may make it up beside those. */
const ALSO: readonly (readonly Place['kind'][])[] = [
  ['custody-suite'],
  ['partnership'],
  ['neighbourhood'],
]

/**
 * Sets the counts of one measure and period beside one another: the values of a breakdown add up to
 * the whole, and places to the police area. Totals that nobody was given are put in as unknown, so
 * that what only they join is seen. A sum that follows from others is left out.
 *
 * @param given - by {@link keyText}
 */
export function countTable(area: CountedArea, given: ReadonlyMap<string, Count>): CountTable {
  const home = area.file.places[0]?.id ?? ''
  const kindOf = new Map(area.file.places.map(({ id, kind }) => [id, kind]))
  const counts = new Map(given)
  for (const key of counts.keys()) {
    for (const whole of wholesOf(area, home, key)) {
      if (!counts.has(whole)) counts.set(whole, { value: null, standing: 'unknown' })
    }
  }
  const byBreakdown = new Map<string, Parts>()
  const byPlace = new Map<string, Parts>()
  for (const key of counts.keys()) {
    const { area: place, breakdown } = readKey(key)
    for (const { name, rest } of pairsOf(breakdown)) {
      put(byBreakdown, `${place}\n${rest}\n${name}`, keyText({ area: place, breakdown: rest }), key)
    }
    if (isWithin(area, place)) put(byPlace, breakdown, keyText({ area: home, breakdown }), key)
  }
  const kind = (key: string) => kindOf.get(readKey(key).area) ?? 'outside'
  // The parts of an unknown total come before it: more pairs first, and places before the whole
  const sumsTo = Map.groupBy([...byBreakdown.values(), ...byPlace.values()], ({ total }) => total)
  const unknown = [...counts.keys()].filter((key) => !given.has(key))
  for (const key of unknown.sort((one, other) => depth(home, other) - depth(home, one))) {
    const value = (sumsTo.get(key) ?? [])
      .map(({ parts }) => sumOf(counts, parts))
      .find((one) => one !== null)
    counts.set(key, { value: value ?? null, standing: 'unknown' })
  }

  const keys = [...counts.keys()]
  const places = new Map(keys.map((key, place) => [key, place]))
  const list = [...counts.values()]
  const toSum = ({ total, parts }: Parts): Sum => ({
    total: places.get(total) ?? -1,
    parts: parts.flatMap((part) => places.get(part) ?? []),
  })
  const holds = (parts: Parts) => addsUp(list, toSum(parts))
  const isWhole = (kinds: readonly Place['kind'][], parts: readonly string[]) => {
    const places = new Set(parts.map((part) => readKey(part).area))
    return area.file.places
      .filter((place) => place.kind === kinds[0])
      .every(({ id }) => places.has(id))
  }

  const placeSums = [...byPlace.values()].flatMap(({ total, parts }) => {
    const ofKinds = (kinds: readonly Place['kind'][]) => ({
      total,
      parts: parts.filter((part) => kinds.includes(kind(part))),
    })
    const isKnown = [total, ...parts].every((key) => counts.get(key)?.value !== null)
    const fits = (sum: Parts, kinds: readonly Place['kind'][]) =>
      sum.parts.length > 0 && (isKnown ? holds(sum) : isWhole(kinds, sum.parts))
    const main = MAKING_UP.map((kinds) => ({ kinds, sum: ofKinds(kinds) })).find(({ kinds, sum }) =>
      fits(sum, kinds),
    )
    const also = ALSO.map((kinds) => ({ kinds, sum: ofKinds(kinds) })).filter(({ kinds, sum }) =>
      fits(sum, kinds),
    )
    return [...(main ? [main.sum] : []), ...also.map(({ sum }) => sum)]
  })
  const namesIn = namesByTotal(byBreakdown)
  const acrossPlaces = new Set(placeSums.filter(holds).map(({ total }) => readKey(total).breakdown))
  const isImplied = ({ total, parts }: Parts) =>
    (namesIn.get(total) ?? []).some((name) =>
      [total, ...parts].every((key) => {
        const { area: place, breakdown } = readKey(key)
        const across = byBreakdown.get(`${place}\n${breakdown}\n${name}`)
        return (
          across !== undefined &&
          holds(across) &&
          across.parts.every((part) => acrossPlaces.has(readKey(part).breakdown))
        )
      }),
    )
  return {
    keys,
    counts: list,
    sums: [...byBreakdown.values(), ...placeSums.filter((sum) => !isImplied(sum))]
      .map(toSum)
      .filter((sum) => addsUp(list, sum)),
  }
}

interface Parts {
  readonly total: string
  readonly parts: string[]
}

function put(sums: Map<string, Parts>, id: string, total: string, part: string): void {
  const known = sums.get(id)
  if (known) known.parts.push(part)
  else sums.set(id, { total, parts: [part] })
}

/** The names that each count is broken down by further: those of the sums it is the total of. */
function namesByTotal(
  byBreakdown: ReadonlyMap<string, Parts>,
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const id of byBreakdown.keys()) {
    const [area = '', breakdown = '', name = ''] = id.split('\n')
    const total = keyText({ area, breakdown })
    names.set(total, [...(names.get(total) ?? []), name])
  }
  return names
}

function pairsOf(breakdown: string): readonly { readonly name: string; readonly rest: string }[] {
  if (breakdown === '') return []
  const pairs = breakdown.split(';')
  return pairs.map((pair) => ({
    name: pair.split('=')[0] ?? '',
    rest: pairs.filter((other) => other !== pair).join(';'),
  }))
}

function wholesOf(area: CountedArea, home: string, key: string): readonly string[] {
  const { area: place, breakdown } = readKey(key)
  return [
    ...pairsOf(breakdown).map(({ rest }) => keyText({ area: place, breakdown: rest })),
    ...(isWithin(area, place) ? [keyText({ area: home, breakdown })] : []),
  ]
}

function depth(home: string, key: string): number {
  const { area, breakdown } = readKey(key)
  return pairsOf(breakdown).length + (area === home ? 0 : 1)
}

function sumOf(counts: ReadonlyMap<string, Count>, parts: readonly string[]): number | null {
  const values = parts.map((part) => counts.get(part)?.value ?? null)
  if (values.includes(null)) return null
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}
