import { cellText, list, type Workbook } from '#documents/index.ts'
import { type Outcome, refuse } from '#shared/index.ts'
import type { RejectedRow } from './rejected-row.ts'

/** Ways to reach or to tell apart a person, by what a cell has: none of them is a figure. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i, 'e-mail addresses'],
  [/^(?:\+44\s?|\(?0)(?:\d[\s()-]{0,2}){9,10}$/, 'telephone numbers'],
  [/^[A-CEGHJ-PR-TW-Z]{2}\s?(?:\d{2}\s?){3}[A-D]$/i, 'National Insurance numbers'],
]

/** Headings of lists of people; one alone may stand over anything. */
const HEADINGS =
  /^(?:(?:sur|last|family|fore|first|given|middle|full|maiden)[ -]?names?|christian names?|d\.?o\.?b\.?|dates? of birth|birth ?dates?|e-?mails?(?: address(?:es)?)?|(?:tele)?phones?(?: (?:no\.?|numbers?))?|mobiles?(?: (?:no\.?|numbers?))?|home address(?:es)?|next of kin|ni(?:no| numbers?)|national insurance (?:no\.?|numbers?))$/i

const FEWEST_HEADINGS = 2
/** So many cells of a column tell what it has. */
const MOST_LOOKED_AT = 200
/** Fewer in a column may stand there by chance: the address to write to, under a table. */
const FEWEST_CELLS = 2

/**
 * Refuses a file that is a list of people and no table of figures: it was sent by mistake, and nothing in
 * it may be repeated, in a list of faults or a question. Its longest sheet tells: others may say whom to ask.
 */
export function refuseListOfPeople({ name, sheets }: Workbook): Outcome<never> | undefined {
  const [longest] = sheets.toSorted((one, other) => other.rows.length - one.rows.length)
  const found = longest && peopleIn(longest.rows)
  if (found === undefined) return undefined
  return refuse(
    'list-of-people',
    `${name} looks like a list of people: it has ${found}. Nothing of it was kept. Choose the file of figures`,
    name,
  )
}

function peopleIn(rows: Workbook['sheets'][number]['rows']): string | undefined {
  const looked = rows.slice(0, MOST_LOOKED_AT)
  for (const { cells } of looked) {
    const headings = cells.map((cell) => cellText(cell).trim()).filter((one) => HEADINGS.test(one))
    if (headings.length >= FEWEST_HEADINGS) return `columns headed ${list(headings)}`
  }
  const width = Math.max(0, ...looked.map(({ cells }) => cells.length))
  for (let column = 0; column < width; column += 1) {
    const texts = looked.map(({ cells }) => cellText(cells[column]).trim()).filter(Boolean)
    for (const [pattern, words] of KINDS) {
      const many = texts.filter((text) => pattern.test(text)).length
      if (many >= FEWEST_CELLS && many * 2 >= texts.length) return `a column of ${words}`
    }
  }
  return undefined
}

const NAME = /^\p{Lu}[\p{L}'’.-]*(?:,?\s+\p{Lu}[\p{L}'’.-]*){0,3}$/u
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/i
const DAY = /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/

/** Whether words may be a name, or say where somebody lives, when they were born or how they are reached. */
export function looksPersonal(text: string): boolean {
  const words = text.trim()
  return (
    NAME.test(words) ||
    POSTCODE.test(words) ||
    DAY.test(words) ||
    words.includes('@') ||
    KINDS.some(([pattern]) => pattern.test(words))
  )
}

const HIDDEN = 'words that may be of a person'

/** A rejected row of a file without any figure, which does not repeat what may be of a person. */
export function withoutPersonal(row: RejectedRow): RejectedRow {
  // A word that is nearly one of ours is a slip of the pen
  if (row.message.includes('Did you mean') || !looksPersonal(row.value)) return row
  return { ...row, value: HIDDEN, message: row.message.replaceAll(`"${row.value}"`, HIDDEN) }
}
