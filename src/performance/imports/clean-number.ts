import { natureOf, type Unit } from '#area/index.ts'
import { type Cell, cellText } from '#documents/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'

/** A number as a cell gives it; `decimals` is how many places were written. */
export interface CleanNumber {
  readonly value: number
  readonly decimals: number
}

const PUT_A_NUMBER = 'Put a number, or leave it blank if it was not published'

const WHOLE_THOUSANDS = /^\d{1,3}(,\d{3})+(\.\d+)?$/
const PLAIN = /^(\d+\.?\d*|\.\d+)$/
const SCIENTIFIC = /^\d+(\.\d+)?e[+-]?\d+$/i
const HELD_BACK = /^(<|≤|fewer than|less than|under) ?\d+$/i
const COMMA_AS_POINT = /^\d{1,3}(\.\d{3})*,\d+$/

/**
 * Reads a number as people write it: thousands separated by commas, a pound sign where the unit is
 * money, a percent sign where it is a percentage, a real minus sign, a negative in brackets.
 *
 * @returns `null` for a blank, which means not published and is never zero. A refusal's message is
 *   only its advice ("Put a number…"): whoever knows the row says where.
 */
export function cleanNumber(cell: Cell | undefined, unit: Unit): Outcome<CleanNumber | null> {
  if (cell !== undefined && typeof cell !== 'string') return wrongKind(cell)
  const text = cellText(cell)
    .replace(/\u00A0/g, ' ')
    .trim()
  if (text === '') return accept(null)
  const inBrackets = /^\((.+)\)$/.exec(text)
  let rest = inBrackets?.[1]?.trim() ?? text
  const minus = /^[-−–] ?(?=[£\d.])/.exec(rest)
  const isNegative = inBrackets !== null || minus !== null
  if (inBrackets && minus) return refuse('not-a-number', PUT_A_NUMBER)
  rest = rest.slice(minus?.[0].length ?? 0).replace(/^\+ ?(?=\d)/, '')

  if (rest.startsWith('£')) {
    if (natureOf(unit).sign !== '£')
      return refuse('wrong-unit', `Its measure is not in pounds. ${unitAdvice(unit)}`)
    rest = rest.slice(1).trim()
  }
  if (/^[\d.,]+ ?%$/.test(rest)) {
    if (natureOf(unit).sign !== '%') {
      return refuse('wrong-unit', `Its measure is not a percentage. ${unitAdvice(unit)}`)
    }
    rest = rest.slice(0, -1).trim()
  }
  if (HELD_BACK.test(rest)) {
    return refuse(
      'held-back',
      'A small number was held back. Write [c] in its place, which says that it is withheld',
    )
  }
  if (SCIENTIFIC.test(rest)) {
    return refuse(
      'shortened',
      'A spreadsheet has shortened the number and may have lost figures. ' +
        'Show the column as a plain number and save the file again',
    )
  }
  if (WHOLE_THOUSANDS.test(rest)) rest = rest.replaceAll(',', '')
  if (!PLAIN.test(rest)) {
    if (COMMA_AS_POINT.test(rest) || /^\d[\d.,]*$/.test(rest)) {
      return refuse(
        'ambiguous-number',
        'Write it with a point before decimals and commas only between thousands, as 1,234.5',
      )
    }
    return refuse('not-a-number', PUT_A_NUMBER)
  }
  const size = Number(rest)
  if (!(size <= Number.MAX_SAFE_INTEGER)) {
    return refuse('too-large', 'It is larger than any figure can be. Check it')
  }
  const decimals = rest.split('.')[1]?.length ?? 0
  return accept({ value: isNegative && size !== 0 ? -size : size, decimals })
}

function wrongKind(cell: Exclude<Cell, string>): Outcome<never> {
  if (cell.kind === 'date') {
    return refuse(
      'date-for-number',
      'A spreadsheet has taken it for a date. Show the column as a number and put the figure again',
    )
  }
  if (cell.kind === 'unworked-formula') {
    return refuse(
      'unworked-formula',
      'The formula was saved without its answer. Open the file in a spreadsheet program and save it',
    )
  }
  return refuse(
    'under-merged',
    'Its cell is merged with another. Unmerge them, and put each figure in a cell of its own',
  )
}

/** What to put in the value of a measure, by its unit. */
export function unitAdvice(unit: Unit): string {
  const what: Readonly<Record<Unit, string>> = {
    count: 'Put how many there were, as a whole number',
    percent: 'Put the percentage, as 8.3 or 8.3%',
    seconds: 'Put the time in seconds',
    hours: 'Put the time in hours',
    days: 'Put the time in days',
    gbp: 'Put the sum in pounds',
    rank: 'Put the place, as a whole number: 1 is first',
  }
  return what[unit]
}
