import { asRoman } from '#shared/index.ts'

const MOST_ROMAN = 3999

export type NumberFormat = 'decimal' | 'letters' | 'LETTERS' | 'roman' | 'ROMAN' | 'bullet' | 'none'

/** The number of a list item as printed, without its full stop or brackets: 3 as "3", "c" or "iii". */
export function formatNumber(format: NumberFormat, number: number): string {
  switch (format) {
    case 'letters':
      return letters(number)
    case 'LETTERS':
      return letters(number).toUpperCase()
    case 'roman':
      return roman(number)
    case 'ROMAN':
      return roman(number).toUpperCase()
    case 'bullet':
      return '•'
    case 'none':
      return ''
    default:
      return String(number)
  }
}

/** a to z, then aa, bb … as word processors count on. */
function letters(number: number): string {
  if (number < 1) return String(number)
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(Math.ceil(number / 26), 9))
}

function roman(number: number): string {
  return number < 1 || number > MOST_ROMAN ? String(number) : asRoman(number)
}
