import { formatNumber } from './numbers.ts'

const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const ORDINALS = [
  'none',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
/** What one of each is of the whole, as [parts, of how many]. */
const SHARES: Readonly<Record<string, readonly [number, number]>> = {
  half: [1, 2],
  third: [1, 3],
  thirds: [1, 3],
  quarter: [1, 4],
  quarters: [1, 4],
  fifth: [1, 5],
  fifths: [1, 5],
  sixth: [1, 6],
  seventh: [1, 7],
  eighth: [1, 8],
  ninth: [1, 9],
  tenth: [1, 10],
  tenths: [1, 10],
}

/** The pattern of a number below a hundred in words, without a capital: "three", "twenty-one". */
export const NUMBER_WORDS = `(?:${TENS.join('|')})(?:[ -](?:${SMALL.slice(1, 10).join('|')}))?|${SMALL.join('|')}`

/** The pattern of the word for a share: "half", "thirds". */
export const SHARE_WORDS = Object.keys(SHARES).join('|')

/**
 * A whole number below a hundred in words, or any in figures: "three", "Twenty-one", "1,204.5".
 *
 * @returns `undefined` for any other words
 */
export function readNumber(text: string): number | undefined {
  const words = text.toLowerCase()
  if (/^\d/.test(words)) return Number(words.replaceAll(',', ''))
  const small = SMALL.indexOf(words)
  if (small >= 0) return small
  const [tens = '', ones = 'zero', ...more] = words.split(/[ -]/)
  const [ten, one] = [TENS.indexOf(tens), SMALL.indexOf(ones)]
  return ten < 0 || one < 0 || one > 9 || more.length > 0 ? undefined : (ten + 2) * 10 + one
}

/** A whole number below a hundred in words: "three", "twenty-one". */
export function spellSmall(value: number): string {
  const small = SMALL[value]
  if (small !== undefined) return small
  const [ten = '', one] = [TENS[Math.floor(value / 10) - 2], value % 10]
  return one === 0 ? ten : `${ten}-${SMALL[one]}`
}

/** "third" as 3, to the tenth; `undefined` for any other words. */
export function readOrdinal(word: string): number | undefined {
  const place = ORDINALS.indexOf(word.toLowerCase())
  return place > 0 ? place : undefined
}

/**
 * A share in words, as [parts, of how many]: "half", "a third", "three-quarters". Words before the
 * share that are no number, as in "nearly half", are passed over.
 *
 * @returns `undefined` where the last word is no share
 */
export function readShare(text: string): readonly [number, number] | undefined {
  const words = text.toLowerCase().split(/[ -]/)
  const [parts, whole] = SHARES[words.at(-1) ?? ''] ?? [0, 0]
  if (whole === 0) return undefined
  return [parts * (readNumber(words.at(-2) ?? '') ?? 1), whole]
}

/** In words up to `most`, then in figures: "no", "one", "ten", "11". */
export function numberInWords(number: number, most = 10): string {
  const word = number === 0 ? 'no' : SMALL[number]
  return word === undefined || number > most ? formatNumber(number) : word
}

/** In words to the tenth, then in figures. */
export function ordinalInWords(number: number): string {
  return ORDINALS[number] ?? ordinal(number)
}

/** "1st", "2nd", "11th", "23rd". */
export function ordinal(number: number): string {
  const lastTwo = number % 100
  const last = number % 10
  const isTeen = lastTwo >= 11 && lastTwo <= 13
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][last] ?? 'th')
  return `${formatNumber(number)}${ending}`
}
