import { toNumber } from '#shared/index.ts'
import type { Quantity } from '../quantities.ts'
import type { Figure } from '../tables/cells.ts'

/** What a value is of; figures of one kind can be added, taken from one another and divided. */
export type Kind = 'count' | 'pounds' | 'percent' | 'seconds'

/** A figure that a sentence's figure may be worked from, from a table or from the text. */
export interface Value {
  readonly value: number
  /** How far its rounding may have moved it; 0 for whole counts. */
  readonly half: number
  readonly kind: Kind
  /** As it is named in a working: `1,204 ("Theft, 2024/25")`. */
  readonly said: string
  /** Whether it is what all rows of a table come to, which no cell says: some may be of others. */
  readonly isOfAllRows?: true
  /** Whether it is the size of what is printed as negative, such as income: of it more and less may be told either way. */
  readonly isCredit?: true
  /** Where in a table it stands; of a sum its column alone. */
  readonly cell?: Cell
}

/** A place in one of the tables. */
export interface Cell {
  readonly table: object
  readonly row: number | null
  readonly column: number
}

/** What the words over figures say they are in: "(£000)" is pounds by the thousand. */
export interface Scale {
  readonly kind: Kind
  readonly times: number
}

const SCALES: readonly (readonly [RegExp, Scale])[] = [
  [
    /£ ?['’]?000s?\b|£ ?k\b|£ ?thousands?\b|\bthousands of pounds\b/iu,
    { kind: 'pounds', times: 1e3 },
  ],
  [/£ ?m\b|£ ?millions?\b|\bmillions of pounds\b/iu, { kind: 'pounds', times: 1e6 }],
  [/£/u, { kind: 'pounds', times: 1 }],
  [/%|\bper ?cent\b/iu, { kind: 'percent', times: 1 }],
  [/\((?:seconds|secs?)\)|^seconds$/iu, { kind: 'seconds', times: 1 }],
  [/\((?:minutes|mins?)\)|^minutes$/iu, { kind: 'seconds', times: 60 }],
  [/\((?:hours|hrs?)\)|^hours$/iu, { kind: 'seconds', times: 3600 }],
]

export function readScale(words: string): Scale | undefined {
  return SCALES.find(([pattern]) => pattern.test(words))?.[1]
}

/**
 * @param scales - what the row, the column and the table say their figures are in, nearest first; a
 *   figure that prints its own unit is in that
 */
export function toValue(
  figure: Figure,
  scales: readonly (Scale | undefined)[],
  place: string,
): Value | null {
  const [row, column, table] = scales
  const said = place === '' ? figure.text : `${figure.text} ("${place}")`
  const kind = KIND_OF[figure.unit]
  if (kind === null) return null
  const own = kind === 'count' ? (row ?? column ?? moneyOf(table)) : undefined
  const times =
    own?.times ?? (kind === 'pounds' ? (moneyOf(row ?? column ?? table)?.times ?? 1) : 1)
  const isWhole = figure.step === 1 && times === 1 && kind !== 'percent' && own?.kind !== 'percent'
  return {
    value: figure.value * times,
    half: isWhole ? 0 : (figure.step * times) / 2,
    kind: own?.kind ?? kind,
    said,
  }
}

/** The words over a whole table speak for its money alone: its other figures may be in anything. */
function moneyOf(scale: Scale | undefined): Scale | undefined {
  return scale?.kind === 'pounds' && scale.times > 1 ? scale : undefined
}

const KIND_OF: Readonly<Record<Figure['unit'], Kind | null>> = {
  count: 'count',
  percent: 'percent',
  points: 'percent',
  pounds: 'pounds',
  seconds: 'seconds',
  rank: null,
  span: null,
}

/** A figure of a sentence as a value, in each of the kinds it may be: 41 seconds may be a plain 41 in a table. */
export function valuesOf(quantity: Quantity): readonly Value[] {
  const { unit, text, spanOf } = quantity
  const step = toNumber(quantity.step)
  const plain = { value: toNumber(quantity.value), half: step / 2, said: text }
  if (quantity.high !== null) return []
  if (unit === 'percent' || unit === 'points') return [{ ...plain, kind: 'percent' }]
  if (unit === 'pounds') return [{ ...plain, kind: 'pounds' }]
  if (unit === 'seconds') {
    const whole = { ...plain, half: 0, kind: 'seconds' as const }
    const own = Number(/^[\d,.]+/u.exec(text)?.[0].replaceAll(',', ''))
    const isOne = (text.match(/[a-z]+/giu) ?? []).length === 1 && own > 0
    const places = (/\.(\d+)/u.exec(text)?.[1] ?? '').length
    return isOne
      ? [
          whole,
          { value: own, half: places === 0 ? 0 : 10 ** -places / 2, kind: 'count', said: text },
        ]
      : [whole]
  }
  if (unit === 'count' || (unit === 'span' && spanOf !== null))
    return [{ ...plain, half: step === 1 ? 0 : step / 2, kind: 'count' }]
  return []
}
