import type { Passage, Place } from './document.ts'
import { OTHER_BULLETS, withPlainLetters } from './letters.ts'

/**
 * Puts a passage together from pieces of marked-up text: white space folded, nothing put between
 * pieces that touch ("1" and "2" of `1<b>2</b>`), and the line known of each.
 */
export class PassageWriter {
  #text = ''
  #starts: { at: number; place: Place }[] = []
  #isSpaced = false

  /** @param line - of the first letter; the text may go over several lines */
  write(text: string, line: number): void {
    for (const [offset, part] of text.split('\n').entries()) {
      if (offset > 0) this.space()
      const plain = withPlainLetters(part)
      this.#writeLine(plain.replace(/\s+/gu, ' '), line + offset)
    }
  }

  #writeLine(words: string, line: number): void {
    if (words.startsWith(' ')) this.space()
    const seen = words.trim()
    if (seen === '') return
    if (this.#isSpaced && this.#text !== '') this.#text += ' '
    if (this.#starts.at(-1)?.place.line !== line) {
      this.#starts.push({ at: this.#text.length, place: { page: null, line } })
    }
    this.#text += seen
    this.#isSpaced = words.endsWith(' ')
  }

  /** Parts what was written from what comes next. */
  space(): void {
    this.#isSpaced = true
  }

  /** What was written, which is then forgotten; its text is empty when nothing was. */
  take(): Passage {
    const passage = { text: this.#text, starts: this.#starts }
    this.#text = ''
    this.#starts = []
    this.#isSpaced = false
    return passage
  }
}

const HEADING_NUMBER = /^\d{1,2}(?:\.\d+)*\.? (?=\p{Lu})/u
const MARKER = new RegExp(
  String.raw`^(?:(?:\d{1,3}(?:\.\d+)+\.?|\d{1,3}\.)(?= [\p{Lu}“"‘'])|(?:\([a-z]{1,4}\)|[a-z]\))(?= )|[•▪●○◦·](?=\s*\S)|[${OTHER_BULLETS}](?=\s+[\p{L}\d£])|[-–](?= \p{L})) ?`,
  'u',
)

/**
 * Parts the number or bullet that was typed before a paragraph or heading from its words. A figure
 * that begins a sentence is none: "3.1 million people", "12 officers".
 */
export function partMarker(
  passage: Passage,
  kind: 'heading' | 'paragraph',
): { readonly marker: string | null; readonly rest: Passage } {
  const typed = (kind === 'heading' ? HEADING_NUMBER : MARKER).exec(passage.text)?.[0]
  if (typed === undefined) return { marker: null, rest: passage }
  return { marker: typed.trim(), rest: cutPassage(passage, typed.length) }
}

function cutPassage({ text, starts }: Passage, from: number): Passage {
  const first = starts.findLastIndex(({ at }) => at <= from)
  return {
    text: text.slice(from),
    starts: starts.slice(first).map(({ at, place }) => ({ at: Math.max(0, at - from), place })),
  }
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉'

/** Raised or lowered figures as such, so that 10³ is not read as 103. "21st" stays on its line. */
export function raise(text: string, script: 'sup' | 'sub'): string {
  const digits = script === 'sup' ? SUPERSCRIPTS : SUBSCRIPTS
  return text.replace(/\d/gu, (digit) => digits[Number(digit)] ?? digit)
}
