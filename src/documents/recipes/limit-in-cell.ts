import type { MarkedValue, MarkMeaning } from './marks.ts'

const SIZE = String.raw`£? ?\d[\d,]*(?:\.\d+)?`
const LIMIT = new RegExp(
  `^(?:(?:<=?|≤|>=?|≥|fewer than|less than|under|up to|at most|more than|over|at least) ?(?:${SIZE}) ?%?|(?:${SIZE}) or (?:fewer|less|more)|(?:between )?\\d{1,2} (?:to|and) \\d{1,2})$`,
  'i',
)
const SPAN = /^\d{1,2} ?[-–] ?\d{1,2}$/
const HIDDEN: MarkMeaning = { status: 'suppressed', value: null, words: 'a small number held back' }

/** "<5", "fewer than 5", "1 to 4": no value, and its words are kept. */
export function readLimit(text: string): MarkedValue | null {
  const isLimit = LIMIT.test(text)
  if (!isLimit && !SPAN.test(text)) return null
  const limit: MarkedValue = {
    value: null,
    decimals: 0,
    scale: 1,
    unit: text.includes('%') ? '%' : text.includes('£') ? '£' : null,
    status: 'suppressed',
    words: text,
    notes: [],
  }
  if (isLimit && !/[.%£]/.test(text)) return limit
  const other: MarkMeaning = isLimit
    ? { status: 'low', value: null, words: 'too small to show at this rounding' }
    : { status: 'final', words: 'two figures, or a date that a spreadsheet has changed' }
  const why = `"${text}" could be held back, or something else`
  return { ...limit, ask: { why, choices: [HIDDEN, other] } }
}
