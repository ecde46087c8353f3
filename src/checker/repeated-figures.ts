import { compare, fraction, type Period } from '#shared/index.ts'
import type { Claim, FiledClaim } from './claim.ts'
import type { Quantity } from './quantities.ts'
import type { Reading } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { keyWords } from './words.ts'

interface Mention {
  readonly file: string
  readonly reading: Reading
  readonly sentence: Pick<Sentence, 'text' | 'place'>
  readonly quantity: Quantity
  readonly about: readonly string[]
  readonly period: Period | null
  readonly numbered: ReadonlyMap<string, ReadonlySet<string>>
}

const LEAST_SHARED_WORDS = 2
const DISTINCTIVE = 1000
/** A figure that stands in more places than this is a name, or padding. */
const MOST_COMPARED = 60

/** A distinctive figure that stands in two places beside the same words: the two agree. */
export function repetitions(readings: readonly Reading[]): readonly FiledClaim[] {
  const mentions = new Map<string, Mention[]>()
  for (const reading of readings) {
    for (const { sentence, levels, changes } of reading.statements) {
      const all = [
        ...levels,
        ...changes.flatMap((it) =>
          [it.amount, it.percent].map((quantity) => ({ quantity, period: null })),
        ),
      ]
      const about = keyWords(sentence.text)
      const numbered = numberedThings(sentence.text)
      for (const { quantity, period } of all) {
        if (
          !quantity ||
          quantity.outOf ||
          quantity.high ||
          quantity.unit === 'span' ||
          quantity.unit === 'rank'
        )
          continue
        const key = `${quantity.unit}|${(quantity.value.above * 10_000n) / quantity.value.below}`
        const file = reading.paper.file
        const mention = { file, reading, sentence, quantity, about, period, numbered }
        const group = mentions.get(key)
        if (group) group.push(mention)
        else mentions.set(key, [mention])
      }
    }
  }
  return [...mentions.values()].flatMap((group) =>
    group.flatMap((mention) => repeated(mention, group.slice(0, MOST_COMPARED))),
  )
}

function repeated(mention: Mention, group: readonly Mention[]): readonly FiledClaim[] {
  const { quantity } = mention
  const isDistinctive =
    quantity.unit === 'pounds' || compare(quantity.value, fraction(DISTINCTIVE)) >= 0
  const twin = group.find((it) => {
    if (it.sentence === mention.sentence || isOfAnother(it, mention)) return false
    const shared = it.about.filter((word) => mention.about.includes(word)).length
    return shared >= (isDistinctive ? 1 : LEAST_SHARED_WORDS)
  })
  if (!twin) return []
  const claim: Claim = {
    where: mention.sentence.place,
    quote: mention.sentence.text,
    kind: 'same-fact',
    stated: quantity.text,
    recomputed: twin.quantity.text,
    verdict: 'correct',
    explanation: `${twin.file === mention.file ? `Line ${twin.sentence.place.line}` : `${twin.file}, line ${twin.sentence.place.line},`} gives the same figure.`,
    suggestion: null,
  }
  return [{ file: mention.file, claim }]
}

const NUMBERED =
  /\b(district|ward|area|team|zone|categor(?:y|ies)|priorit(?:y|ies)|grade|tier|phase|band|unit|station|site|region|sector|beat|division|group|class|level|lot|question|q|cat|week|day|year|type|stage|lane|gate|depot|watch|shift|cohort|school|store|line|block|wing|room)s? (?:no\.? )?(\d{1,3}|[A-Z])\b(?![,.:]?\d|[%-])/giu

/** What a sentence names by a number or a letter: "Category 1", "ward 12", "Team B". */
function numberedThings(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const [, kind = '', number = ''] of text.matchAll(NUMBERED)) {
    const key = kind.toLowerCase().replace(/ies$/u, 'y')
    found.set(key, (found.get(key) ?? new Set()).add(number))
  }
  return found
}

/** Whether two figures are of different times, or of things that bear different numbers. */
function isOfAnother(one: Mention, other: Mention): boolean {
  if (one.period && other.period && one.period.code !== other.period.code) return true
  return [...one.numbered].some(([kind, numbers]) => {
    const theirs = other.numbered.get(kind)
    return theirs !== undefined && numbers.isDisjointFrom(theirs)
  })
}
