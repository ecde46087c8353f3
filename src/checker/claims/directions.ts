import { absolute, compare, type Fraction, inPercentOf, minus } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayIn, withFigure } from '../explain.ts'
import { isNear } from '../how-it-went-wrong.ts'
import type { Operands } from '../operands/pair.ts'
import type { Quantity } from '../quantities.ts'
import type { Statement } from '../reading.ts'
import type { Change } from '../statements.ts'
import { isTotalLabel } from '../tables/totals.ts'

/** The word says up and the figures say down, or the other way about. */
export function checkDirection(
  statement: Statement,
  change: Change,
  { current, earlier, source, isSure, row }: Operands,
): Claim | undefined {
  if (!isSure || !current || !earlier || change.direction === 0) return undefined
  if (isOfOther(statement.sentence.text, change, row)) return undefined
  if (isOfPace(statement.sentence.text, change)) return undefined
  // A value many times the other is rather of something else
  if (!(change.from && change.to) && !isNear(current, earlier)) return undefined
  if (!isOwnChange(change, current, earlier)) return undefined
  const way = compare(current, earlier)
  const unit = (change.from ?? change.to ?? change.amount)?.unit
  if (way === 0 || way === change.direction) return undefined
  const { sentence } = statement
  return {
    where: sentence.place,
    quote: sentence.text,
    kind: 'comparison-direction',
    stated: change.word,
    recomputed: way > 0 ? 'an increase' : 'a decrease',
    verdict: 'incorrect',
    explanation: `The words say "${change.word}", but it went from ${sayIn(earlier, unit)} to ${sayIn(current, unit)}${row ? ` (${source})` : ''}, which is ${way > 0 ? 'up' : 'down'}.`,
    suggestion: null,
    isByRow: row !== null,
  }
}

/** "Growth has slowed, from 15.7% to 5.8%": what went down is how fast it grows. */
function isOfPace(text: string, { word, start }: Change): boolean {
  const [, after = ''] = text.slice(start).split(new RegExp(`\\b${word}\\b`, 'iu'))
  return (
    /^(?:growth|rises?|increases?|falls?|declines?|decreases?|drops?|reductions?)$/iu.test(word) &&
    PACE.test(after)
  )
}

const PACE =
  /^(?: [\p{L}’'-]+){0,3}? (?:slow(?:ed|s|ing)|eas(?:ed|es|ing)|quicken(?:ed|s|ing)|accelerat(?:ed|es|ing)|slacken(?:ed|s|ing)|moderat(?:ed|es|ing)|(?:is|are|was|were|been) (?:[a-z]+ly )?(?:slower|faster|weaker|stronger|smaller|larger|steeper|gentler))\b/iu

/** Of "a rise of thirteen" only what differs by thirteen can be the two ends: other values are of something else. */
function isOwnChange({ amount, percent }: Change, current: Fraction, earlier: Fraction): boolean {
  const apart = absolute(minus(current, earlier))
  const fits = (own: Quantity | null, exact: Fraction | undefined) =>
    own !== null && exact !== undefined && compare(absolute(minus(own.value, exact)), own.step) <= 0
  if (amount === null && percent === null) return true
  return fits(amount, apart) || fits(percent, inPercentOf(apart, absolute(earlier)))
}

/** Whether it may be from another time than the row's ("above their 2021 number"), or of one row rather than of all. */
function isOfOther(text: string, { word }: Change, row: Operands['row']): boolean {
  const isTotal = row !== null && row !== undefined && isTotalLabel(row.label)
  if (isTotal && !/\b(?:totals?|totalled|all|overall|altogether)\b/iu.test(text)) return true
  const since = new RegExp(
    `\\b${word}\\b (?:(?:than|the|their|its|our|in|on) )*(?:19|20)\\d\\d\\b`,
    'iu',
  )
  return /^(?:above|below|over|under)$/iu.test(word) && since.test(text)
}

/** A sign that contradicts the word: "increased by 50 (-18%)". "Reduced by -4" says it twice, and stands. */
export function checkSign(statement: Statement, change: Change): Claim | undefined {
  if (change.direction === 0) return undefined
  const wrong = [change.amount, change.percent, change.points].find(
    (it) => it && it.sign !== 0 && it.sign !== change.direction,
  )
  if (!wrong) return undefined
  const { sentence } = statement
  const figure = wrong.text.replace(/^[+−–-] ?/u, change.direction < 0 ? '-' : '+')
  return {
    where: sentence.place,
    quote: sentence.text,
    kind: 'comparison-direction',
    stated: wrong.text,
    recomputed: figure,
    verdict: 'incorrect',
    explanation: `The words say "${change.word}", but the figure is printed as ${wrong.text}.`,
    suggestion: withFigure(sentence.text, wrong, figure),
  }
}
