import { ASCENT, DESCENT, textWidth } from './typeface.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** Nearly every attribute is this, and need not be looked at further. */
const HARMLESS = /^[\w.,#%()/:-]*$/

/** Text safe inside markup or an attribute. */
export function escapeMarkup(text: string): string {
  if (HARMLESS.test(text)) return text
  return plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/**
 * Text as it will be drawn: spaces run together, and without the characters XML 1.0 forbids even
 * when escaped (section 2.2). Measure this, not what was handed in.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}\uFFFE\uFFFF]+/gu, ' ')
    .trim()
}

/** An element; attributes that are `undefined` are left out, numbers are kept to a tenth. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  let opening = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue
    opening += ` ${key}="${typeof value === 'number' ? tenth(value) : escapeMarkup(value)}"`
  }
  return children.length === 0 ? `${opening}/>` : `${opening}>${children.join('')}</${name}>`
}

/** A length to a tenth of a unit, never "-0": the same figures must give the same bytes. */
export function tenth(value: number): string {
  return String(Math.round(value * 10) / 10 || 0)
}

/** A rectangle in the units of the drawing; y grows downwards. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  )
}

/** One line of text, its baseline at `y`. */
export interface TextLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly bold?: boolean
}

/** The room a line of text takes. */
export function textBox({ text, x, y, size, anchor, bold = false }: TextLine): Box {
  const width = textWidth(text, size, bold)
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width
  return { left, right: left + width, top: y - ASCENT * size, bottom: y + DESCENT * size }
}

/** How far below the middle of a line its baseline is, so that figures sit level with what they name. */
export const MIDDLE = 0.34
