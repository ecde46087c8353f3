import { matchesIn } from '#shared/index.ts'
import { stem } from '../words.ts'

/** A word of a sentence or of a label that may bind the one to the other, and where it stands. */
export interface Term {
  readonly stem: string
  readonly start: number
  readonly end: number
}

/** Words that name no row and no column, however they stand. */
const EMPTY = new Set(
  (
    'a an the of in on at for to by with from and or as is are was were be been that this these those it its their our his her ' +
    'which who whom whose than then there not no nor but if so all per total totals overall both each every other others some any ' +
    'more less most least up down first second third last next had has have do did does can may will would'
  ).split(' '),
)

const WORD = /\p{L}[\p{L}’'-]*|\d[\d,.]*\d|\d/gu
const QUARTERS = ['first', 'second', 'third', 'fourth']
/** So much of a long word is kept: "violence" and "violent", "attendance" and "attended" are one. */
const KEPT = 6

/** The words of a text that may name something, in order of reading, in their simplest form. */
export function termsOf(text: string): readonly Term[] {
  const terms: Term[] = []
  let before = ''
  for (const match of matchesIn(text, WORD)) {
    const word = match[0].toLowerCase().replace(/[’']s?$/u, '')
    const [start, end] = [match.index, match.index + match[0].length]
    const quarter = quarterOf(before, word)
    before = word
    const month = monthOf(match[0])
    if (month !== undefined) {
      terms.push({ stem: month, start, end })
      continue
    }
    if (quarter) terms.push({ stem: quarter, start, end })
    if (word.length > 1 && !EMPTY.has(word)) terms.push({ stem: simplest(word), start, end })
    else if (/^\d$/u.test(word)) terms.push({ stem: word, start, end })
  }
  return terms
}

/** "Quarter 2" and "the second quarter" are Q2. */
function quarterOf(before: string, word: string): string | undefined {
  if (before === 'quarter' && /^[1-4]$/u.test(word)) return `q${word}`
  const place = QUARTERS.indexOf(before)
  return word === 'quarter' && place >= 0 ? `q${place + 1}` : undefined
}

const MONTH =
  /^(?:(?<short>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:t|uary|ruary|ch|il|e|y|ust|tember|ober|ember)?|(?<may>May))$/u

/** "July" and "Jul" are one; "may" is no month. */
function monthOf(word: string): string | undefined {
  const groups = MONTH.exec(word)?.groups
  return (groups?.['short'] ?? groups?.['may'])?.toLowerCase()
}

function simplest(word: string): string {
  const plain = stem(word.replaceAll(/[-’']/gu, ''))
  return plain.slice(0, KEPT)
}
