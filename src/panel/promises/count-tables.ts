import type { DataTable } from '#web/index.ts'
import { AGES, type Counts } from './count-promises.ts'
import { NOT_NAMED } from './promise-words.ts'
import { STATES } from './standing.ts'
import { KINDS, type Undertakings } from './undertaking.ts'

/** The address of the page of promises with one filter. */
export type Address = (
  only: { readonly [Filter in 'state' | 'who' | 'age' | 'kind']?: string },
) => string

export function statesOf({ states, all }: Counts, address: Address): DataTable | null {
  if (all === 0) return null
  return {
    id: 'states',
    caption: 'How they stand',
    narrow: 'scroll',
    columns: [{ text: 'How' }, { text: 'Number', numeric: true }],
    rows: [
      ...states.map(({ state, number }) => [
        { text: STATES[state], href: address({ state }) },
        { text: String(number) },
      ]),
      [{ text: 'All', href: address({}) }, { text: String(all) }],
    ],
  }
}

export function ownersOf(
  undertakings: Undertakings,
  counts: Counts,
  address: Address,
): DataTable | null {
  if (counts.all === 0) return null
  const { owners } = counts
  const total = (of: 'unfinished' | 'overdue' | 'all') =>
    String(owners.reduce((sum, one) => sum + one[of], 0))
  return {
    id: 'owners',
    caption: 'Who is to do them',
    narrow: 'lines',
    columns: [
      { text: 'Who' },
      { text: 'Not finished', numeric: true },
      { text: 'Of these overdue', numeric: true },
      { text: 'All', numeric: true },
    ],
    rows: [
      ...owners.map(({ who, unfinished, overdue, all }) => [
        {
          text: who === undefined ? NOT_NAMED : (undertakings.offices.get(who) ?? who),
          href: address({ who: who ?? 'nobody' }),
        },
        { text: String(unfinished) },
        { text: String(overdue) },
        { text: String(all) },
      ]),
      [
        { text: 'All' },
        { text: total('unfinished') },
        { text: total('overdue') },
        { text: total('all') },
      ],
    ],
  }
}

export function agesOf({ ages, unfinished }: Counts, address: Address): DataTable | null {
  if (unfinished === 0) return null
  return {
    id: 'ages',
    caption: 'How long ago the unfinished were said',
    narrow: 'scroll',
    columns: [{ text: 'How long' }, { text: 'Number', numeric: true }],
    rows: [
      ...ages.map(({ age, number }) => [
        { text: AGES[age].words, href: address({ age }) },
        { text: String(number) },
      ]),
      [{ text: 'All', href: address({ state: 'unfinished' }) }, { text: String(unfinished) }],
    ],
  }
}

/** Each kind of what was said, with how many of it are finished. */
export function kindsOf({ kinds, all }: Counts, address: Address): DataTable | null {
  if (all === 0) return null
  return {
    id: 'kinds',
    caption: 'As what they were said',
    narrow: 'scroll',
    columns: [
      { text: 'Kind' },
      { text: 'Not finished', numeric: true },
      { text: 'All', numeric: true },
    ],
    rows: kinds.map(({ kind, unfinished, all: number }) => [
      { text: KINDS[kind], href: address({ kind }) },
      { text: String(unfinished) },
      { text: String(number) },
    ]),
  }
}
