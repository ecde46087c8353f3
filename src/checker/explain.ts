import { type Fraction, MINUS, toNumber } from '#shared/index.ts'
import { formatOf } from './number-formats.ts'
import type { Quantity, Unit } from './quantities.ts'

const COUNT = formatOf({ least: 0, most: 2, isGrouped: true })

function toPlaces(places: number): Intl.NumberFormat {
  return formatOf({ least: places, most: places, isGrouped: true })
}

/** A number for reading: thousands separated, a real minus sign, at most two places. */
export function sayNumber(value: Fraction, places?: number): string {
  const number = toNumber(value)
  const text =
    places === undefined
      ? COUNT.format(Math.abs(number))
      : toPlaces(places).format(Math.abs(number))
  return number < 0 && !/^[0.,]*$/.test(text) ? MINUS + text : text
}

/** A worked figure in the unit and to the places of the one printed: "19.9%", "£107,020.62", "1 hour 23 minutes". */
export function sayLike(value: Fraction, stated: Quantity): string {
  const step = toNumber(stated.step)
  if (stated.unit === 'seconds') return sayDuration(toNumber(value))
  if (stated.unit === 'pounds' && step >= 1000 && step % 1 === 0)
    return sayMoney(toNumber(value), step, stated.text)
  const places = step >= 1 ? 0 : Math.round(-Math.log10(step))
  const words = dress(sayNumber(value, places), stated.unit)
  return /per cent$/iu.test(stated.text) ? words.replace('%', ' per cent') : words
}

function sayMoney(pounds: number, step: number, printed: string): string {
  if (/\dk$/iu.test(printed)) return `£${COUNT.format(pounds / 1000)}k`
  const million = step >= 10_000 || pounds >= 1_000_000
  const places = Math.max(0, Math.round(-Math.log10(step / (million ? 1_000_000 : 1000))))
  return `£${(pounds / (million ? 1_000_000 : 1000)).toFixed(places)}${million ? (/\dm$/iu.test(printed) ? 'm' : ' million') : ',000'}`
}

function sayDuration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [Math.round(seconds % 60), 'second'],
  ] as const
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${COUNT.format(count)} ${unit}${count === 1 ? '' : 's'}`)
  return said.join(' ') || '0 seconds'
}

function dress(text: string, unit: Unit): string {
  if (unit === 'percent') return `${text}%`
  if (unit === 'points') return `${text} percentage points`
  return unit === 'pounds' ? `£${text}` : text
}

/** A percentage as it is printed, called by its right name: "1.3 per cent" is 1.3 percentage points. */
export function asPoints(printed: string): string {
  return `${printed.replace(/ ?(?:%|per ?cent)$/iu, '')} percentage points`
}

/** A value as a person would write it in a working: "£1.25m", "2 minutes 35 seconds", "1,204". */
export function sayIn(value: Fraction, unit: Unit | undefined): string {
  const number = toNumber(value)
  if (unit === 'seconds') return sayDuration(Math.abs(number))
  if (unit !== 'pounds') return sayNumber(value)
  const sign = number < 0 ? MINUS : ''
  if (Math.abs(number) >= 1_000_000) return `${sign}£${COUNT.format(Math.abs(number) / 1_000_000)}m`
  return `${sign}£${COUNT.format(Math.abs(number))}`
}

/** "A 5% rise" but "an 8% rise": the article goes with the figure. */
function withArticle(lead: string, figure: string): string {
  const wanted = /^(?:8|11(?!\d)|18(?!\d))/u.test(figure) ? 'an' : 'a'
  return lead.replace(/\b(a)n? $/iu, (words, letter: string) =>
    /^an? $/iu.test(words) ? `${letter}${wanted.slice(1)} ` : words,
  )
}

/** The words with one figure replaced, and everything else as printed. */
export function withFigure(
  text: string,
  quantity: Pick<Quantity, 'start' | 'end'>,
  figure: string,
): string {
  return withArticle(text.slice(0, quantity.start), figure) + figure + text.slice(quantity.end)
}
