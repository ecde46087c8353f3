import { compare } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { isNear } from '../how-it-went-wrong.ts'
import type { Quantity } from '../quantities.ts'
import { overSentences, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { textBefore } from '../words.ts'
import { conclude } from './conclude.ts'

const WORD =
  /\b(?:(?<up>above|over|higher than|more than|ahead of|greater than)|(?<down>below|under|lower than|less than|fewer than|short of))(?: (?:the|our|its|their|an?|that of|last year[’']s))?(?: [\p{L}-]+){0,2} $/iu
/** What may stand between a figure and the word that holds it against another. */
const LEADS =
  /^(?: (?!and\b|but\b|while\b|with\b|against\b)[\p{L}’'-]+){0,7}[,;]?(?: (?:which|that|this|it|is|was|were|are|so|now|still|remains?|a|an|at|well|just|slightly|comfortably|some|or|by))* $/iu
const UNITS = new Set(['percent', 'seconds', 'pounds'])
const FARTHEST = 60

/** "86%, above the 88% target": two figures of one unit with a word between them that says which is more. */
export function checkSides(reading: Reading): readonly Claim[] {
  return overSentences(reading, (sentence) =>
    sentence.quantities.flatMap((other) => checkSide(sentence, other)),
  )
}

function checkSide(sentence: Sentence, other: Quantity): readonly Claim[] {
  const { text, quantities } = sentence
  const lead = textBefore(text, other.start)
  const match = WORD.exec(lead)
  if (!match || !UNITS.has(other.unit) || other.high || other.outOf || other.inWords) return []
  const before = quantities.filter(({ end }) => end <= match.index)
  // "0.7 points higher than", "£14.00 or 5.2% more than": by how much, and no side of it
  const sizes = before.slice(firstOfSizes(text, before, match.index))
  const one = before[before.length - sizes.length - 1]
  if (!one || one.unit !== other.unit || one.high || one.outOf || one.inWords) return []
  if (one.closeness !== 'exact' || one.sign !== 0) return []
  const between = text.slice(one.end, sizes[0]?.from ?? match.index)
  if (between.length > FARTHEST || !LEADS.test(between)) return []
  const way = compare(one.value, other.value)
  // A figure many times the other is no figure that it is held against
  if (way === 0 || !isNear(one.value, other.value)) return []
  const word = (match.groups?.['up'] ?? match.groups?.['down'] ?? '').toLowerCase()
  const isRight = way === (match.groups?.['up'] ? 1 : -1)
  const side = way > 0 ? 'above' : 'below'
  return [
    conclude(sentence, {
      kind: 'comparison-direction',
      stated: word,
      recomputed: side,
      fit: isRight ? 'correct' : 'incorrect',
      working: `${one.text} is ${side} ${other.text}`,
    }),
  ]
}

/** Where the figures begin that lead, with nothing but "or" between them, up to a word. */
function firstOfSizes(text: string, before: readonly Quantity[], word: number): number {
  let first = before.length
  for (let to = word; first > 0; first -= 1) {
    const size = before[first - 1]
    if (!size || !/^ (?:or |\()?$/u.test(text.slice(size.end, to))) break
    to = size.from
  }
  return first
}
