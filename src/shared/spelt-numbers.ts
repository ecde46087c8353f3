import { NUMBER_WORDS, readNumber, spellSmall } from './number-words.ts'

const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
}
const SCALE = '(?:hundred|thousand|million)'
const WORDS = `(?:${NUMBER_WORDS})`

/**
 * The pattern of a number spelt with more than one scale, or with something after it: "nine hundred and
 * forty-five thousand", "two million, one hundred thousand", "three hundred and six". What it finds may be two
 * numbers beside each other, which {@link readSpelt} tells.
 */
export const SPELT_NUMBER =
  `${WORDS}(?: ${SCALE}){2}(?:(?:,| and)? ${WORDS}(?: ${SCALE}){0,2})*` +
  `|${WORDS} ${SCALE}(?:(?:,| and)? ${WORDS} ${SCALE}(?: ${SCALE})?| and ${WORDS})+`

/**
 * A whole number as it is spelt.
 *
 * @returns `undefined` where the words are not how one number is spelt: "one hundred and two hundred"
 */
export function readSpelt(text: string): number | undefined {
  const words = text.toLowerCase().replaceAll(',', '').split(' ')
  const tokens = joinTens(words.filter((word) => word !== 'and'))
  let [whole, group] = [0, 0]
  for (const token of tokens) {
    const scale = SCALES[token]
    const number = scale === undefined ? readNumber(token) : undefined
    if (scale === 100) group *= scale
    else if (scale !== undefined) [whole, group] = [whole + group * scale, 0]
    else if (number !== undefined) group += number
    else return undefined
  }
  const value = whole + group
  return spell(value).join(' ') === tokens.join(' ') ? value : undefined
}

/** "forty five" is "forty-five". */
function joinTens(tokens: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const token of tokens) {
    const pair = `${joined.at(-1) ?? ''}-${token}`
    if (/^[a-z]/.test(pair) && readNumber(pair) !== undefined) joined.splice(-1, 1, pair)
    else joined.push(token)
  }
  return joined
}

function spell(value: number): readonly string[] {
  if (value >= 1_000_000) return spellWith(value, 1_000_000, 'million')
  if (value >= 1000) return spellWith(value, 1000, 'thousand')
  if (value >= 100) return spellWith(value, 100, 'hundred')
  return value === 0 ? [] : [spellSmall(value)]
}

function spellWith(value: number, scale: number, word: string): readonly string[] {
  return [...spell(Math.floor(value / scale)), word, ...spell(value % scale)]
}
