import { MONTH_WORDS } from '#shared/index.ts'

/** Patterns of what labels are made of; labels are in small letters by then. */
export const MONTH = String.raw`${MONTH_WORDS}\.?`
export const YEAR4 = String.raw`(?:19|20)\d\d`
export const YEAR = String.raw`(?:${YEAR4}|'?\d\d)`
/** A financial year with both its years: "2018/19", "2018-2019", "2018/9", "18/19". */
export const BOTH_YEARS = String.raw`(?:${YEAR4} ?[/–-] ?(?:${YEAR4}|\d{1,2})|\d\d ?[/–-] ?\d\d)`
export const TO = `(?: ?[–-] ?| to | until | till | through | i )`
export const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`

/** Longer than any label of a period. */
const LONGEST = 120

/** Signs of one kind made one; a label too long for a period is none. In small letters. */
export function plainLabel(label: string): string | null {
  if (label.length > LONGEST) return null
  const text = label
    .replace(/[\s\u00A0\u2009\u202F]+/g, ' ')
    .replace(/[‐‑−]/g, '-')
    .replace(/[‒—]/g, '–')
    .replace(/[’‘`´]/g, "'")
    .trim()
  return text === '' ? null : text
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** What stands behind a label and is no part of its period. */
const BEHIND = [
  /\s*\[[^[\]]{1,12}\]$/,
  /\s*\((?:notes? [\d, and]{1,12}|p|r|e|f|provisional|revised|estimated?|forecast|final|part|partial)\)$/i,
  new RegExp(String.raw`\s*[${SUPERSCRIPTS}]+(?:[,; ]*[${SUPERSCRIPTS}]+)*$`),
  /["\s]*[*^~†‡#]+$/,
  /(?<=[\d)])\s?[pref]$/i,
  /(?<=\d) (?:provisional|revised)$/i,
  /\s*\((?:period|month|p|m) ?\d{1,2}\)$/i,
  /[:,;.]$/,
]

/** "Wave 14 (Apr–Jun 2025)", "P7 (Oct 25)": the months are the period, the rest only its name. */
const WAVE =
  /^((?:(?:wave|round|sweep) |(?:period|month|p|m) ?)\d{1,3})(?: ?[:,–-] ?| ?(?=\())(.+)$/i

/** A label without what stands round its period, and what that was. */
export function takeOff(text: string): { readonly text: string; readonly left: string } {
  let rest = text
  const left: string[] = []
  const wave = WAVE.exec(rest)
  if (wave) {
    left.push(wave[1] ?? '')
    rest = wave[2] ?? ''
  }
  for (let times = 0; times < 4; times += 1) {
    const found = BEHIND.map((pattern) => pattern.exec(rest)).find((match) => match !== null)
    if (!found) break
    const taken = found[0].replace(/^[\s"]+|[\s:,;.]+$/g, '')
    if (taken !== '') left.splice(wave ? 1 : 0, 0, taken)
    rest = rest.slice(0, found.index).trim()
  }
  const bracketed = /^\(([^()]+)\)$/.exec(rest)
  return { text: (bracketed?.[1] ?? rest).trim(), left: left.join(' ') }
}

/** A pattern that a whole label must fit; capitals make no difference. */
export function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'i')
}
