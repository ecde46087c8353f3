import type { Line } from './document.ts'
import { SOFT_HYPHEN } from './letters.ts'

const BROKEN = /(\p{L}{2,})[-\u00AD\u2010]$/u
const REST = /^(\p{Ll}{2,}[.,;:)]*)\s*/u
/** What keeps its hyphen when it is broken there, unless the paper writes the word as one. */
const KEEPS =
  /^(?:multi|non|self|anti|cross|year|long|short|well|end|high|low|part|full|half|two|three|four|five|one|knife|hate|gun|evidence|follow|police)$/iu
/** Words of short first parts that many other words begin with too ("in-" "jury"). */
const KEEPS_WITH =
  /^(?:re-(?:offend|open|arrest|elect|refer)|in-(?:year|house|depth|person|patient|custody|month)|up-to|so-called|by-(?:election|law)|mid-(?:year|term|point)|co-(?:opt|ord|oper|loc|chair)|on-(?:call|street|site)|off-(?:peak|street|site)|out-of|pre-(?:charge|sentence|election|pandemic|application)|post-(?:mortem|pandemic|holder)|sub-(?:group|committee|panel)|inter-agency|under-(?:report|spend|18)|semi-)/iu

const keepsHyphen = (first: string, rest: string) =>
  KEEPS.test(first) || KEEPS_WITH.test(`${first}-${rest}`)

/** The lines of a cell as one: a word that is broken between two of them is put together. */
export function joinCellLines(lines: readonly string[]): string {
  const joined = lines.reduce((text, line) => {
    const first = BROKEN.exec(text)?.[1]
    if (first === undefined || !REST.test(line)) return text === '' ? line : `${text} ${line}`
    return `${keepsHyphen(first, line) ? text : text.slice(0, -1)}${line}`
  }, '')
  return joined.replace(SOFT_HYPHEN, '')
}

/**
 * Puts together words broken at the end of a line: "offen-" and "ces". A hyphen of the word's own
 * ("multi-" "agency") stays; which it is, is told by how the paper writes the word elsewhere, and
 * failing that by its first part.
 */
export function mendHyphens(lines: readonly Line[]): readonly Line[] {
  const words = new Set(
    lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []),
  )
  const mended = [...lines]
  for (let index = 0; index < mended.length - 1; index += 1) {
    const [line, next] = [mended[index], mended[index + 1]]
    if (!line || !next) continue
    const start = BROKEN.exec(line.text)
    const rest = REST.exec(next.text)
    if (!start?.[1] || !rest?.[1]) continue
    const [first, second] = [start[1], rest[1]]
    const letters = second.replace(/[.,;:)]+$/u, '')
    const whole = `${first}${letters}`.toLowerCase()
    const parted = `${first}-${letters}`.toLowerCase()
    const keeps = words.has(parted) || (!words.has(whole) && keepsHyphen(first, letters))
    const hyphen = line.text.endsWith('-') && keeps ? '-' : ''
    mended[index] = { ...line, text: `${line.text.slice(0, -1)}${hyphen}${second}` }
    mended[index + 1] = { ...next, text: next.text.slice(rest[0].length) }
  }
  return mended.map((line) => ({ ...line, text: line.text.replace(SOFT_HYPHEN, '') }))
}
