import { compare, fraction, matchesIn, type Period } from '#shared/index.ts'
import type { Claim, FiledClaim } from './claim.ts'
import type { Quantity } from './quantities.ts'
import type { Reading } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { keyWords } from './words.ts'

interface Mention {
  readonly file: string
  readonly sentence: Pick<Sentence, 'text' | 'place'>
  readonly quantity: Quantity
  readonly about: readonly string[]
  readonly period: Period | null
  readonly numbered: ReadonlyMap<string, ReadonlySet<string>>
}

export const LEAST_SHARED_WORDS = 2
const DISTINCTIVE = 1000
/** What stands in more places than this is a name, or padding. */
export const MOST_COMPARED = 60

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
        const mention = { file, sentence, quantity, about, period, numbered }
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
    return sharedWords(it, mention) >= (isDistinctive ? 1 : LEAST_SHARED_WORDS)
  })
  const asTold = (it: Mention) => ({ ...it, text: it.quantity.text, what: 'figure' })
  return twin ? [toldTwice(asTold(mention), asTold(twin))] : []
}

/** A full date named in several places with the same words about it. */
export function repeatedDates(readings: readonly Reading[]): readonly FiledClaim[] {
  const mentions = readings.flatMap((reading) =>
    reading.paper.sentences.flatMap((sentence) =>
      sentence.periods.flatMap(({ period, text }) =>
        period !== null && OF_DATES.has(period.kind)
          ? [
              {
                ...{ file: reading.paper.file, sentence, text, period },
                about: keyWords(sentence.text),
              },
            ]
          : [],
      ),
    ),
  )
  const byPeriod = Map.groupBy(mentions, (it) => it.period.code)
  return mentions.flatMap((mention) => {
    const twin = byPeriod
      .get(mention.period.code)
      ?.slice(0, MOST_COMPARED)
      .find(
        (it) => it.sentence !== mention.sentence && sharedWords(it, mention) >= LEAST_SHARED_WORDS,
      )
    return twin ? [toldTwice({ ...mention, what: 'date' }, twin)] : []
  })
}

const OF_DATES = new Set(['day', 'month', 'quarter'])

interface Told {
  readonly file: string
  readonly sentence: Pick<Sentence, 'text' | 'place'>
  readonly text: string
}

/** That what a sentence says is right, as another says the same. */
function toldTwice(
  { file, sentence, text, what }: Told & { readonly what: string },
  twin: Told,
): FiledClaim {
  const { line } = twin.sentence.place
  const there = twin.file === file ? `Line ${line}` : `${twin.file}, line ${line},`
  const claim: Claim = {
    where: sentence.place,
    quote: sentence.text,
    kind: 'same-fact',
    stated: text,
    recomputed: twin.text,
    verdict: 'correct',
    explanation: `${there} gives the same ${what}.`,
    suggestion: null,
  }
  return { file, claim }
}

interface About {
  readonly about: readonly string[]
}

const sharedWords = (one: About, other: About) =>
  one.about.filter((word) => other.about.includes(word)).length

const NUMBERED =
  /\b(district|ward|area|team|zone|categor(?:y|ies)|priorit(?:y|ies)|grade|tier|phase|band|unit|station|site|region|sector|beat|division|group|class|level|lot|question|q|cat|week|day|year|type|stage|lane|gate|depot|watch|shift|cohort|school|store|line|block|wing|room)s? (?:no\.? )?(\d{1,3}|[A-Z])\b(?![,.:]?\d|[%-])/giu
const SMALL_LETTER = /\p{Ll}/u

/** What a sentence names by a number or a capital: "Category 1", "ward 12", "Team B". */
function numberedThings(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const [, kind = '', number = ''] of matchesIn(text, NUMBERED)) {
    if (SMALL_LETTER.test(number)) continue
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
