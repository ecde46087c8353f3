import { compare } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { goodSide } from '../good-side.ts'
import type { Quantity } from '../quantities.ts'
import { before, type Reading, type Statement } from '../reading.ts'
import { conclude } from './conclude.ts'

const NAME = `(?:targets?|standards?|aim|goal|objective|minimum|maximum|ceiling|limit)`
const MET = `(?<not>not )?(?<word>met|meets|meeting|achieved|achieving|reached|reaches|hit|hits|attained|missed|misses|missing)`
/** "The standard was met", "we met it", "meeting the agreed minimum". */
const SAID = new RegExp(
  String.raw`\b${NAME}\b[^.;]{0,40}? (?:was|were|is|are|has been|have been|had been) (?:therefore |thus |also |again |just |narrowly |comfortably )*${MET}\b|(?<=[:;,] )${NAME} ${MET}\b(?=[.,;]|$)|\b(?:(?:we|it|they) (?:have |has |had )?(?:just |narrowly |comfortably )?|so (?:it )?(?:was |is )?|, )${MET}\b(?= (?:it|this|that|the|our|its)\b|[.,;]|$)`,
  'iu',
)
/** Words between the name of a target and its figure, either way round. */
const NAMES_BEFORE = new RegExp(String.raw`\b${NAME}\b(?: (?!was|were)[\p{L}’'-]+){0,5},? $`, 'iu')
const NAMES_AFTER = new RegExp(String.raw`^ (?:[\p{L}’'-]+ ){0,2}?${NAME}\b`, 'iu')

/** "We answered 89.6%. The national standard of 90% was met": a figure, its target, and what is said of it. */
export function checkTargetsMet(reading: Reading): readonly Claim[] {
  return reading.statements.flatMap((statement, index) =>
    checkSaid(statement, before(reading, index, 1)),
  )
}

function checkSaid({ sentence }: Statement, back: readonly Statement[]): readonly Claim[] {
  const { text } = sentence
  const said = SAID.exec(text)
  const word = said?.groups?.['word']
  if (!said || word === undefined) return []
  const near = [sentence, ...back.map((it) => it.sentence)]
  const figures = near.flatMap((it) =>
    it.quantities.filter(isPlain).map((quantity) => ({ quantity, text: it.text })),
  )
  const targets = figures.filter((it) => isTarget(it.text, it.quantity))
  const [target, another] = targets
  if (!target || another) return []
  const values = figures.filter((it) => it !== target && it.quantity.unit === target.quantity.unit)
  const own = values.filter((it) => it.text === text)
  const [value, second] = own.length > 0 ? own : values
  if (!value || second) return []
  const words = near.map((it) => it.text.replace(said[0], ' ')).join(' ')
  const side = goodSide(words, target.quantity.unit === 'percent')
  if (side === 0) return []
  const way = compare(value.quantity.value, target.quantity.value)
  const isMet = side * way >= 0
  const saysMet = /^miss/iu.test(word) === (said.groups?.['not'] !== undefined)
  return [
    conclude(sentence, {
      kind: 'threshold',
      stated: word,
      recomputed: isMet ? 'met' : 'missed',
      fit: isMet === saysMet ? 'correct' : 'incorrect',
      working: `${value.quantity.text} is ${way > 0 ? 'above' : way < 0 ? 'below' : 'just'} the target of ${target.quantity.text}, and ${side > 0 ? 'more' : 'less'} is better`,
    }),
  ]
}

function isPlain({ closeness, outOf, high, inWords, unit }: Quantity): boolean {
  return closeness === 'exact' && !outOf && !high && !inWords && unit !== 'span' && unit !== 'rank'
}

function isTarget(text: string, { from, end }: Quantity): boolean {
  return NAMES_BEFORE.test(text.slice(0, from)) || NAMES_AFTER.test(text.slice(end))
}
