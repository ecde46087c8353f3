import { matchesIn } from '#shared/index.ts'
import type { Quantity } from '../quantities.ts'
import type { Sentence } from '../sentences.ts'

/** The letter by which a shape asks for each kind of figure, and the sign that stands for one in a marked text. */
const SIGNS = {
  /** A number or money. */
  n: '\uE000',
  /** A small number in words: "four". */
  w: '\uE001',
  p: '\uE002',
  /** Percentage points. */
  t: '\uE003',
  /** A time taken: seconds, days. */
  s: '\uE004',
  /** A part with its whole: "36 of the 43". */
  o: '\uE005',
  /** A share in words: "a third". */
  h: '\uE006',
  /** A range or a multiple, which no shape asks for. */
  r: '\uE007',
} as const

type Letter = keyof typeof SIGNS

/** A sentence in which a sign of its kind stands for each figure, so that a shape may say what stands between figures. */
export interface Marked {
  readonly text: string
  /** The figures by where their signs stand. */
  readonly figures: ReadonlyMap<number, Quantity>
}

export function markSentence({ text, quantities }: Pick<Sentence, 'text' | 'quantities'>): Marked {
  const figures = new Map<number, Quantity>()
  let marked = ''
  let at = 0
  for (const quantity of quantities) {
    const letter = MULTIPLE.test(text.slice(quantity.end)) ? 'r' : letterOf(quantity)
    if (letter === undefined || quantity.from < at) continue
    marked += text.slice(at, quantity.from)
    figures.set(marked.length, quantity)
    marked += SIGNS[letter]
    at = quantity.end
  }
  return { text: marked + text.slice(at), figures }
}

/** "2.4 times that of Thorle Vale" is no figure that anything is more or less than. */
const MULTIPLE = /^ times\b/iu

/** What is said of which place, and how old people are, are no figures. */
function letterOf(quantity: Quantity): Letter | undefined {
  const { unit, outOf, high, inWords, text } = quantity
  if (unit === 'rank') return undefined
  if (high !== null) return 'r'
  if (outOf !== null) return 'o'
  if (inWords) return 'h'
  if (unit === 'percent') return 'p'
  if (unit === 'points') return 't'
  if (unit === 'seconds' || unit === 'span') return 's'
  return unit === 'count' && /^[a-z]+$/iu.test(text) ? 'w' : 'n'
}

/** Words between figures, of one part of a sentence; in a narrow gap no comma either. */
const [WIDE, NARROW] = [
  String.raw`[^;:().\uE000\uE002\uE003\uE005-\uE007]{0,110}?`,
  String.raw`[^,;:().\uE000\uE002\uE003\uE005-\uE007]{0,70}?`,
]

/**
 * A pattern of marked text. `{part:nw}` is a figure of one of those kinds, by its name; `…` are words with no
 * other figure and no stop but a comma, `~` the same without a comma.
 */
export function shapeOf(pattern: string): RegExp {
  const written = pattern
    .replace(/\{(\w+):([a-z]+)\}/gu, (_, name: string, letters: string) => {
      const signs = [...letters].map((letter) => SIGNS[letter as Letter]).join('')
      return `(?<${name}>[${signs}])`
    })
    .replaceAll('…', WIDE)
    .replaceAll('~', NARROW)
  return new RegExp(written, 'dgiu')
}

export interface Shaped {
  readonly start: number
  readonly end: number
  readonly words: string
  /** Each figure by its name in the shape. */
  readonly named: Readonly<Record<string, Quantity | undefined>>
  /** The words of the shape that have a name. */
  readonly said: Readonly<Record<string, string | undefined>>
  /** Where each of its figures and named words begins. */
  readonly at: Readonly<Record<string, number | undefined>>
}

export function shapedIn({ text, figures }: Marked, shape: RegExp): readonly Shaped[] {
  return matchesIn(text, shape).map(({ index, 0: words, groups, indices }) => {
    const places = Object.entries(indices?.groups ?? {})
    return {
      start: index,
      end: index + words.length,
      words,
      named: Object.fromEntries(
        places.map(([name, place]) => [name, place && figures.get(place[0])]),
      ),
      said: { ...groups },
      at: Object.fromEntries(places.map(([name, place]) => [name, place?.[0]])),
    }
  })
}

/** All figures but small numbers in words and times taken. */
export const FIGURE = /[\uE000\uE002\uE003\uE005-\uE007]/gu
/** Where what is said of one thing ends: its figures are its own. */
const BOUND =
  /[;:]|\.\s|,? \b(?:but|while|whilst|whereas|although|though|however|because)\b|, (?:and|so|with)\b/giu

/** Whether of the clause that something shaped stands in every figure is one of its own, or one of those known otherwise. */
export function isWhole(
  { text, figures }: Marked,
  { start, end }: Pick<Shaped, 'start' | 'end'>,
  isKnown: (quantity: Quantity) => boolean,
): boolean {
  const bounds = matchesIn(text, BOUND).map(({ index }) => index)
  const from = Math.max(0, ...bounds.filter((at) => at < start))
  const to = Math.min(text.length, ...bounds.filter((at) => at >= end))
  return matchesIn(text, FIGURE).every(({ index }) => {
    if (index < from || index >= to || (index >= start && index < end)) return true
    const figure = figures.get(index)
    return figure !== undefined && isKnown(figure)
  })
}
