import { placeMap } from '#charts/index.ts'
import type { ReadAddress } from '#fields/index.ts'
import { formatNumber } from '#shared/index.ts'
import { withholdCounts } from '#statistics/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import { addressOf, crumbsOf } from './addresses.ts'

/** How many entries are in each place that a field names; under '' those that name none. */
export interface CountedPlaces {
  readonly field: RegisterField
  readonly counts: ReadonlyMap<string, number>
}

/** A map, with what it shows in words. */
interface DrawnMap {
  readonly id: string
  readonly caption: string
  readonly words: string
  readonly wide: string
  readonly narrow: string
}

export interface PlacesPage extends Page {
  readonly answer: string
  readonly notes: readonly string[]
  readonly maps: readonly DrawnMap[]
  readonly tables: readonly DataTable[]
}

/** A place with how many entries are in it; `null` where that is small, or would tell of one that is. */
interface CountedPlace {
  readonly id: string
  readonly name: string
  readonly count: number | null
}

const NOWHERE = ''
const WITHHELD = 'Not given out, because it is small, or would tell of one that is'

/** `/registers/<register>/places`: how many entries are in each place, and a map where the area says where places lie. */
export function presentPlaces(
  register: Register,
  counted: readonly CountedPlaces[],
  { had, unread }: ReadAddress,
): PlacesPage {
  const { defined, outlines } = register
  const query = new URLSearchParams(had)
  const below = withheldBelow(register)
  const all = counted.map((one) => ({ field: one.field, places: placesOf(one, below) }))
  const isWithheld = all.some(({ places }) => places.some(({ count }) => count === null))
  return {
    title: `${defined.name}: by place`,
    breadcrumbs: crumbsOf(register),
    answer: all.map(({ field, places }) => sayMost(register, field, places)).join(' '),
    notes: [
      ...(unread === '' ? [] : [unread]),
      ...(query.size > 0 ? ['Of the entries that were asked for alone.'] : []),
      ...(isWithheld ? [`Numbers from 1 to ${below - 1} are not given out.`] : []),
    ],
    maps: all.flatMap(({ field, places }) => mapOf(register, field, places)),
    tables: all.map(({ field, places }) => ({
      id: `places-${field.name.replaceAll('_', '-')}`,
      caption: field.label,
      narrow: 'cards',
      columns: [{ text: 'Place' }, { text: 'How many', numeric: true }],
      rows: places.map(({ id, name, count }) => [
        id === NOWHERE || count === null
          ? { text: name }
          : { text: name, href: linkTo(register, query, field, id) },
        { text: count === null ? WITHHELD : formatNumber(count) },
      ]),
    })),
  }

  function mapOf(
    its: Register,
    field: RegisterField,
    places: readonly CountedPlace[],
  ): readonly DrawnMap[] {
    const mapped = places.flatMap(({ id, name, count }) => {
      const outline = outlines.get(id)
      const label = count === null ? '–' : formatNumber(count)
      return outline === undefined ? [] : [{ name, outline, count, label }]
    })
    if (mapped.length === 0) return []
    const title = `${its.defined.name}: ${field.label}`
    const without = places.filter(({ id, count }) => !outlines.has(id) && count !== 0)
    return [
      {
        id: `map-${field.name.replaceAll('_', '-')}`,
        caption: title,
        words: [
          `Each place with its number of ${its.defined.many}: the darker, the more.`,
          ...(mapped.some(({ count }) => count === null)
            ? ['A dash and a broken line stand for a number that is not given out.']
            : []),
          ...(without.length === 0
            ? []
            : [`Not on the map: ${without.map(({ name }) => name).join(', ')}.`]),
        ].join(' '),
        wide: placeMap({ title, places: mapped }),
        narrow: placeMap({ title, places: mapped }, 'narrow'),
      },
    ]
  }
}

/** The number below which the register's own measures are not given out; 0 where all are. */
function withheldBelow({ defined }: Register): number {
  return Math.max(0, ...defined.measures.map(({ withhold_below: below = 0 }) => below))
}

/** Every place that can be chosen, and those that entries name besides: the most first. */
function placesOf({ field, counts }: CountedPlaces, below: number): readonly CountedPlace[] {
  const choices = field.asked.kind === 'choice' ? field.asked.choices : {}
  const ids = [...new Set([...Object.keys(choices), ...counts.keys()])]
  const numbers = ids.map((id) => counts.get(id) ?? 0)
  const total = numbers.reduce((sum, one) => sum + one, 0)
  // How many there are in all stands on the list of the register
  const { withheld } = withholdCounts(
    [
      ...numbers.map((value) => ({
        value,
        standing: value > 0 && value < below ? ('small' as const) : ('open' as const),
      })),
      { value: total, standing: 'public' },
    ],
    [{ total: ids.length, parts: ids.map((_, index) => index) }],
  )
  return ids
    .map((id, index) => ({
      ...{ id, name: id === NOWHERE ? 'No place is recorded' : (choices[id] ?? id) },
      count: withheld.has(index) ? null : (numbers[index] ?? 0),
    }))
    .toSorted(
      (one, other) =>
        Number(one.id === NOWHERE) - Number(other.id === NOWHERE) ||
        (other.count ?? -1) - (one.count ?? -1) ||
        one.name.localeCompare(other.name),
    )
}

function sayMost(
  { defined: { one, many } }: Register,
  { label }: RegisterField,
  places: readonly CountedPlace[],
): string {
  const [first, second] = places.filter(({ id }) => id !== NOWHERE)
  const count = first?.count ?? 0
  const isWithheld = places.some((place) => place.count === null)
  if (first === undefined || count === 0)
    return isWithheld
      ? `${label}: no number but nought can be given out.`
      : `${label}: no ${many} are recorded that name a place.`
  const number = `${formatNumber(count)} ${count === 1 ? one : many}`
  // A number that would tell of a small one may be larger than all that are given out
  if (isWithheld)
    return `${label}: the largest of the numbers that are given out is that of ${first.name}, ${number}.`
  return second?.count === count
    ? `${label}: no place has more than ${first.name}, with ${number}, and others have as many.`
    : `${label}: the most are in ${first.name}, ${number}.`
}

function linkTo(
  register: Register,
  query: URLSearchParams,
  { name }: RegisterField,
  id: string,
): string {
  const asked = new URLSearchParams(query)
  asked.set(name, id)
  return `${addressOf(register)}?${asked}`
}
