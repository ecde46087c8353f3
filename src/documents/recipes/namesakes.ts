import type { Draft } from './draft.ts'
import type { Figure } from './figure.ts'
import type { Choice } from './recipe.ts'
import { timeIn } from './when.ts'

/** A figure as it would be written, with the words it was read from. */
export interface Settled {
  readonly draft: Draft
  readonly figure: Figure
}

/** Words that bear on a figure and are not in what is said of it, or that could be meant in two ways. */
export interface Unaccounted {
  /** What the answer is kept under. */
  readonly kind: 'role' | 'unit' | 'same' | 'time' | 'sign' | 'status' | 'figure'
  readonly key: string
  readonly question: string
  readonly choices: readonly Choice[]
  /** Whether no word is left over, and it only cannot well be so: asked when nothing else is open. */
  readonly isDoubt?: true
}

/** What heads a figure's column and its row. */
export function phrasesOf({ bearing }: Draft): readonly string[] {
  return [...bearing.headings, ...bearing.labels].filter(Boolean)
}

/**
 * Figures of several rows that would be called the same, each called by the words of its row that the others
 * have not: "North total" and "South total", and "Other" of two sections.
 */
export function toldApart(all: readonly Settled[]): readonly Settled[] {
  const named = new Map<Draft, string>()
  for (const those of namesakesIn(all)) {
    const own = those.map(({ draft }) => ownWords(draft, those))
    if (own.some((words) => words === '') || new Set(own).size < own.length) continue
    const wholes = own.filter((words) => WHOLE.test(words))
    those.forEach(({ draft }, index) => {
      const words = own[index] ?? ''
      // The only one that is called no more than a total is the whole of them
      if (wholes.length !== 1 || words !== wholes[0]) named.set(draft, words)
    })
  }
  return all.map((one) => {
    const value = named.get(one.draft)
    if (value === undefined) return one
    const breakdown = [...one.figure.breakdown, { name: 'part', value }]
    return { ...one, figure: { ...one.figure, breakdown } }
  })
}

const WHOLE = /^(?:(?:grand|overall) )?totals?$|^all\b|^overall$/i

/** The words of a row that not all of the others have, without times; else those of its table. */
function ownWords({ bearing }: Draft, those: readonly Settled[]): string {
  const left = (of: (one: Draft['bearing']) => readonly string[]) =>
    of(bearing).filter(
      (words) =>
        words !== '' &&
        timeIn(words) === undefined &&
        those.some(({ draft }) => !of(draft.bearing).includes(words)),
    )
  const isTotal = those.every(({ figure }) => figure.role === 'total')
  const found = [
    left(({ labels }) => labels),
    left(({ headings }) => (isTotal ? headings : headings.slice(0, -1))),
    left(({ titles }) => titles).slice(-1),
    left(({ heads }) => heads).slice(0, 1),
  ].find(({ length }) => length > 0)
  return (found ?? []).join(': ')
}

/** Cells that would be written as one and the same figure, with different values. */
export function namesakesLeft(all: readonly Settled[]): readonly (readonly [Draft, Unaccounted])[] {
  return namesakesIn(all).flatMap((those) => {
    const [one, other] = those.map(({ figure }) => figure.address)
    return those.map(({ draft, figure }) => {
      const what = figure.measure === '' ? 'the table' : `"${figure.measure}"`
      const told: Unaccounted = {
        kind: 'same',
        key: `same: ${[figure.sheet, figure.measure].filter(Boolean).join(': ')}`,
        question: `${one} and ${other} would both be figures of ${what} for the same time and place. Are they two figures?`,
        choices: [{ answer: 'leave', words: 'It cannot be told: leave them out' }],
      }
      return [draft, told] as const
    })
  })
}

function namesakesIn(all: readonly Settled[]): readonly (readonly Settled[])[] {
  // Of which time a figure is has to be said first
  const valued = all.filter(
    ({ draft, figure }) => !draft.isBlank && !figure.asked.includes('period'),
  )
  const groups = Map.groupBy(valued, ({ figure }) => {
    const { sheet, measure, place, within, breakdown, period, basis, role, unit } = figure
    return JSON.stringify([sheet, measure, place, within, breakdown, period, basis, role, unit])
  })
  // What others are compared with is not kept
  return [...groups.values()].filter(
    (those) =>
      those[0]?.figure.role !== 'comparator' &&
      new Set(those.map(({ figure }) => `${figure.value} ${figure.status}`)).size > 1,
  )
}
