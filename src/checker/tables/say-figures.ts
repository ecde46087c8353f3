import { MINUS } from '#shared/index.ts'
import { formatOf } from '../number-formats.ts'
import type { Figure } from './cells.ts'

const PLAIN = formatOf({ least: 0, most: 2, isGrouped: true })
const DIGITS = /\d[\d,\u00a0\u2009\u202f ]*(?:\.\d+)?|\.\d+/u

/** A number for a working: thousands parted, a real minus sign, at most two places. */
export function sayValue(value: number): string {
  const text = PLAIN.format(Math.abs(value))
  return value < 0 && text !== '0' ? MINUS + text : text
}

/** A value written as a figure of the paper is: its places, unit, sign or brackets. */
export function sayAs(value: number, like: Figure): string {
  if (like.unit === 'seconds') return like.text.includes(':') ? sayClock(value) : sayValue(value)
  const scale = like.step * 10 ** placesOf(like.text)
  const places = placesOf(like.text)
  const isGrouped = /\d[\d,]*,\d{3}/u.test(like.text) || Math.abs(value) >= 10_000 * scale
  const digits = formatOf({ least: places, most: places, isGrouped }).format(
    Math.abs(value) / scale,
  )
  const size = like.text
    .replace(/[▲▼△▽↑↓⬆⬇►▶◄→]|\b(?:up|down)\b/giu, '')
    .replace(/[()]/gu, '')
    .replace(/^\s*£?\s*[+＋−–－‐-]\s*£?/u, (lead) => (lead.includes('£') ? '£' : ''))
    .replace(/(?<=\d)\s*[−–-]\s*$/u, '')
    .replace(DIGITS, digits)
    .trim()
  const isZero = /^[0.,]*$/u.test(digits)
  const arrow = /[▲▼△▽↑↓⬆⬇]/u.exec(like.text)?.[0]
  if (arrow !== undefined) return `${value < 0 ? '▼' : '▲'} ${size}`
  if (/\(/u.test(like.text)) return value < 0 && !isZero ? `(${size})` : size
  if (value < 0 && !isZero) return `-${size}`
  return like.isSigned && !isZero ? `+${size}` : size
}

function sayClock(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60)]
  const two = (count: number) => String(count).padStart(2, '0')
  const sign = seconds < 0 ? '-' : ''
  return hours > 0
    ? `${sign}${hours}:${two(minutes % 60)}:${two(whole % 60)}`
    : `${sign}${minutes}:${two(whole % 60)}`
}

/** A figure in a working: a time as it is printed. */
export function sayFigure({ text, value }: Figure): string {
  return text.includes(':') ? text : sayValue(value)
}

function placesOf(text: string): number {
  return (/\d\.(?<places>\d+)|^\D*\.(?<only>\d+)/u.exec(text)?.[0].split('.')[1] ?? '').length
}

/** A row of a table with one of its figures replaced, and everything else as printed. */
export function replaceFigure(
  text: string,
  cells: readonly string[],
  cell: number,
  figure: Pick<Figure, 'text'>,
  by: string,
): string | null {
  let at = text.length
  for (let index = cells.length - 1; index >= cell; index -= 1) {
    const printed = cells[index] ?? ''
    if (printed === '') continue
    at = text.lastIndexOf(printed, at - printed.length)
    if (at < 0) return null
  }
  const inside = (cells[cell] ?? '').indexOf(figure.text)
  if (inside < 0) return null
  const from = at + inside
  return text.slice(0, from) + by + text.slice(from + figure.text.length)
}
