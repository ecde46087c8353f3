import { compare, matchesIn, toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { likelySide } from '../good-side.ts'
import type { Quantity } from '../quantities.ts'
import { before, overStatements, type Reading, type Statement } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { textBefore } from '../words.ts'
import { conclude } from './conclude.ts'

const NAME = `(?:targets?|standards?|aim|ambition|promise|pledge|goal|objective|minimum|maximum|ceiling|limit|policy|threshold)`
const MET = `(?<not>not )?(?<word>met|meets|meeting|achieved|achieving|reached|reaches|hit|hits|attained|beaten|beat|beats|exceeded|kept|missed|misses|missing|failed (?:(?:by [\\p{L}\\d. ]{1,20} )?to (?:reach|meet|hit)))`
const HOW = `(?:(?:therefore|thus|also|again|just|narrowly|comfortably|easily|duly) )*`
/** "The standard was met", "we met it", "meeting the agreed minimum", "(target 45%: met)". */
const SAID = new RegExp(
  [
    String.raw`\b${NAME}\b[^.;]{0,40}? (?:was|were|is|are|has been|have been|had been) ${HOW}${MET}\b`,
    String.raw`(?<=[:;,] )${NAME} ${MET}\b(?=[.,;]|$)`,
    String.raw`\b(?:(?:we|it|they) (?:have |has |had )?${HOW}|so (?:it )?(?:was |is )?|, )${MET}\b(?= (?:it|this|that|the|our|its|their|theirs)\b|[.,;)]|$)`,
    String.raw`\band(?: so)? it (?:has |had |was )?${HOW}(?:been )?${MET}\b(?=[.,;)]| it\b|$)`,
    String.raw`(?<=\b(?:which|and(?: so)?|that|as a whole|so) ${HOW})${MET}\b(?= (?:it\b|(?:the|our|its|their|a|this|that) (?:[\p{L}’'-]+ ){0,3}?(?:${NAME}|\d)))`,
    String.raw`(?<=\b${NAME}[^.;:()]{0,24}\d(?:%| per cent)?[:;] (?:${NAME} )?)${MET}\b(?=[).,;]| \(|$)`,
    String.raw`\b(?:we|it|result|figure|rate|which) (?:is|was|were|are|came) ${HOW}(?<word>within|inside|outside) (?:it\b|target\b|(?:the|our|that|its) ${NAME}\b)`,
    String.raw`^${MET}(?= by\b|[.,;]|$)`,
  ].join('|'),
  'giu',
)
/** One of these is in all that it finds: most sentences have none. */
const MAY_BE_SAID =
  /met|meet|achiev|reach|hit|attain|beat|exceed|kept|miss|fail|within|inside|outside/i
const OFTEN =
  /^ (?:(?:[Ii]n|[Oo]n|[Ff]or|[Aa]t|[Bb]y) (?:only |just |all )?[\p{L}\d]+ (?:out )?of\b|(?:only )?in \p{Lu}\p{L}+|only\b)/u
/** Words between the name of a target and its figure, either way round. */
const NAMES_BEFORE = new RegExp(
  String.raw`\b${NAME}\b(?:(?: (?!was|were)[\p{L}’'-]+){0,5},?| (?:was|were)) $`,
  'iu',
)
const NAMES_AFTER = new RegExp(String.raw`^ (?:[\p{L}’'-]+ ){0,2}?${NAME}\b`, 'iu')

/** Where the value stands just before its target: "77, against a target index of 75", "42.5% (target 45%: met)". */
const BESIDE = /^[^\d.;]{0,60}?(?:,? (?:against|compared with|on) |\(|, )[^\d.;]{0,40}$/iu
/** In shares of the target: a value farther off is rather of something else. */
const NEAR = 0.35
/** The same, where the target says itself which side of it is meant: "no more than 5.0%". */
const FAR = 0.6

interface Told {
  readonly quantity: Quantity
  readonly text: string
}

/** "We answered 89.6%. The national standard of 90% was met": a figure, its target, and what is said of it. */
export function checkTargetsMet(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement, index) =>
    checkSaid(statement, before(reading, index, FARTHEST_BACK)),
  )
}

/** "Seen within the hour: 84%. Target 90%. Met by six points": so many sentences before. */
const FARTHEST_BACK = 3

function checkSaid({ sentence }: Statement, back: readonly Statement[]): readonly Claim[] {
  const { text, quantities } = sentence
  if (!MAY_BE_SAID.test(text)) return []
  const all = matchesIn(text, SAID)
  return all.flatMap((said, at) => {
    const [from, to] = [all[at - 1]?.index ?? 0, said.index + said[0].length]
    // "Was met in three of the six months": how often, and not whether
    if (OFTEN.test(text.slice(to)) || isOfOneOfSeveral(text, said.index)) return []
    if (all.length === 1)
      return judgeSaid(sentence, said, [upToStop(sentence, to), ...back.map(sentenceOf)])
    // Each of several is said of what stands between it and the one before
    const own = quantities.filter((it) => it.start >= from && it.end <= to)
    return judgeSaid(sentence, said, [{ text, quantities: own }])
  })
}

/** "We have missed it; one area alone, at 58%, reached it": what follows the next semicolon is of something else. */
function upToStop({ text, quantities }: Sentence, from: number): Near {
  const stop = text.indexOf(';', from)
  if (stop < 0) return { text, quantities }
  return { text: text.slice(0, stop), quantities: quantities.filter(({ end }) => end <= stop) }
}

/** "And Ardmore, alone of the three, met the standard": by its own value, and not by that of all. */
function isOfOneOfSeveral(text: string, at: number): boolean {
  const clause =
    text
      .slice(0, at)
      .split(/[;:.] |, (?:and|but|so|while) /u)
      .at(-1) ?? ''
  return ONE_OF.test(clause)
}

const ONE_OF =
  /\b(?:alone|none|neither|unlike|apart from|(?:one|only|each|every|both|first|last)(?: one)? of|of the (?:two|three|four|five|six|seven))\b/iu

const sentenceOf = ({ sentence }: Statement) => sentence

type Near = Pick<Sentence, 'text' | 'quantities'>

function judgeSaid(
  sentence: Sentence,
  { groups }: RegExpExecArray,
  near: readonly Near[],
): readonly Claim[] {
  const word = groups?.['word']
  const found = pairNear(near, sentence.text)
  if (word === undefined || !found) return []
  const { target, value, most } = found
  const words = near
    .slice(0, most)
    .map((it) => it.text.replace(word, ' '))
    .join(' ')
  const side = likelySide(words, target.quantity.unit === 'percent')
  const [own, held] = [toNumber(value.quantity.value), toNumber(target.quantity.value)]
  const isBound = target.quantity.closeness !== 'exact'
  if (side === 0 || Math.abs(own - held) > (isBound ? FAR : NEAR) * held) return []
  const way = compare(value.quantity.value, target.quantity.value)
  const isMet = side * way >= 0
  const saysMet = /^(?:miss|fail|outside)/iu.test(word) === (groups?.['not'] !== undefined)
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

interface Pair {
  readonly target: Told
  readonly value: Told
  /** Of how many sentences. */
  readonly most: number
}

/** The target and its value of a sentence and the one before; of two or three before, where the value alone is wanting. */
function pairNear(near: readonly Near[], text: string): Pair | undefined {
  for (let most = Math.min(2, near.length); most <= near.length; most += 1) {
    const figures = near
      .slice(0, most)
      .flatMap((it) =>
        it.quantities.filter(isPlain).map((quantity) => ({ quantity, text: it.text })),
      )
    const [target, value] = pairOf(figures, text) ?? []
    if (target && value) return { target, value, most }
    const [own, another] = figures.filter((it) => isTarget(it.text, it.quantity))
    const isWanting =
      own && !another && figures.every((it) => it === own || it.quantity.unit !== own.quantity.unit)
    if (!isWanting) return undefined
  }
  return undefined
}

/** The target, and the one value that can be held against it: of the sentence, or of the one before. */
function pairOf(figures: readonly Told[], text: string): readonly [Told, Told] | undefined {
  const targets = figures.filter((it) => isTarget(it.text, it.quantity))
  const own = targets.filter((it) => it.text === text)
  if (own.length === 0 && OF_ITS_OWN.test(text)) return undefined
  const isHere = ({ quantity }: Told) =>
    figures.some((it) => it.text === text && it.quantity.unit === quantity.unit)
  const alike = targets.filter(isHere)
  const [target, another] = own.length > 0 ? own : alike.length > 0 ? alike : targets
  if (!target || another) return undefined
  const values = figures.filter(
    (it) =>
      !targets.includes(it) &&
      it.quantity.unit === target.quantity.unit &&
      !(it.text !== target.text && THEN.test(it.text.slice(0, it.quantity.from))) &&
      !isOfThen(it),
  )
  const beside = values.filter(
    (it) =>
      it.text === target.text &&
      it.quantity.end < target.quantity.from &&
      BESIDE.test(it.text.slice(it.quantity.end, target.quantity.from)),
  )
  const here = values.filter((it) => it.text === text)
  const [value, second] = beside.length === 1 ? beside : here.length > 0 ? here : values
  return value && !second ? [target, value] : undefined
}

function isPlain({ closeness, outOf, high, inWords, unit }: Quantity): boolean {
  return (
    (closeness === 'exact' || closeness === 'at-least' || closeness === 'at-most') &&
    !outOf &&
    !high &&
    !inWords &&
    unit !== 'span' &&
    unit !== 'rank'
  )
}

function isTarget(text: string, { from, end, closeness }: Quantity): boolean {
  return (
    closeness !== 'exact' ||
    NAMES_BEFORE.test(textBefore(text, from)) ||
    NAMES_AFTER.test(text.slice(end)) ||
    ITS.test(textBefore(text, from))
  )
}
/** "In 2022 it was 93%", "last year's figure was 93%": no value of now, which met the target or did not. */
const THEN =
  /\b(?:in (?:[\p{L}]+ )?(?:19|20)\d\d(?:[/–-]\d\d)?|last (?:year|time|quarter)|(?:the|a) year (?:before|ago|earlier)|previous(?:ly)?|earlier|used to)\b[^.;:]{0,40}\b(?:was|were|had been|stood at|be|came to)(?: (?:just|only|about|at))* $/iu

/** "From 68% to 73%", "64% last year": a value that has since become another. */
function isOfThen({ quantity, text }: Told): boolean {
  return (
    /\bfrom (?:just |about |only )?$/iu.test(textBefore(text, quantity.from)) ||
    /^,? (?:\()?(?:last year|(?:the|a) year (?:before|ago|earlier)|previously)\b/iu.test(
      text.slice(quantity.end),
    )
  )
}

/** "And so met theirs": a target that no figure is told of. */
const OF_ITS_OWN = new RegExp(String.raw`\b(?:theirs|(?:its|their)(?: own)? ${NAME})\b`, 'iu')
/** "Failed to reach its 75%". */
const ITS = /\b(?:reach|meet|hit|met|reached|missed) (?:its|our|their|the) $/iu
