import { type Box, textBox } from './svg.ts'

/** One text of a drawing as it stands in the markup. */
export interface DrawnText {
  readonly text: string
  readonly bold: boolean
  readonly size: number
  readonly box: Box
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/**
 * What is wrong with a drawing as XML, in a few words; `undefined` when it is well formed. Knows
 * elements, attributes and the four entities: all that our drawings use.
 */
export function findFault(svg: string): string | undefined {
  const open: string[] = []
  let rest = svg
  while (rest !== '') {
    const token =
      /^<(\/?)([a-z][a-zA-Z]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*="[^"<]*")*)\s*(\/?)>|^[^<>]+/.exec(rest)
    if (token === null) return `cannot be read from: ${rest.slice(0, 40)}`
    const [whole, closing, name, attributes = '', alone] = token
    if (/&(?!(amp|lt|gt|quot);)/.test(whole)) return `a bare "&" in: ${whole.slice(0, 40)}`
    if (/[^\P{Cc}\n\t]|\p{Cs}|[\uFFFE\uFFFF]/u.test(whole)) return 'a character XML forbids'
    if (name !== undefined) {
      const names = Array.from(
        attributes.matchAll(/\s([a-zA-Z][a-zA-Z0-9-]*)=/g),
        (match) => match[1],
      )
      if (new Set(names).size < names.length) return `an attribute given twice in ${name}`
      if (closing === '/') {
        if (open.pop() !== name) return `</${name}> closes something else`
      } else if (alone !== '/') open.push(name)
    }
    rest = rest.slice(whole.length)
  }
  return open.length === 0 ? undefined : `<${open.at(-1)}> is not closed`
}

/** Every text of a drawing with the room it takes. */
export function readTexts(svg: string): readonly DrawnText[] {
  return Array.from(svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g), ([, attributes = '', words]) => {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1]
    const text = (words ?? '').replaceAll(/&(\w+);/g, (_, name) => ENTITIES[name] ?? '')
    const anchor = attribute('text-anchor')
    const size = Number(attribute('font-size'))
    const bold = attribute('font-weight') === '700'
    const line = { text, x: Number(attribute('x')), y: Number(attribute('y')), size, bold }
    return {
      text,
      bold,
      size,
      box: textBox({ ...line, anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start' }),
    }
  })
}

/** The width and height of a drawing's view box. */
export function readSize(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  return { width: Number(width), height: Number(height) }
}
