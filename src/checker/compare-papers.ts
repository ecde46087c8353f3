import { absolute, compare, halved, minus, NOUGHT } from '#shared/index.ts'
import type { Claim, FiledClaim } from './claim.ts'
import { sayNumber } from './explain.ts'
import { type Fact, findFacts } from './facts.ts'
import { nounAfter } from './phrases.ts'
import type { Reading } from './reading.ts'
import { LEAST_SHARED_WORDS, MOST_COMPARED, repeatedDates, repetitions } from './told-twice.ts'
import { keyWords } from './words.ts'

/** The same fact given in several places: within a paper, between papers, and between two editions. */
export function comparePapers(readings: readonly Reading[]): readonly FiledClaim[] {
  const facts = readings.flatMap(findFacts)
  return [
    ...contradictions(facts),
    ...repetitions(readings),
    ...editions(readings),
    ...repeatedDates(readings),
    ...sameRanges(readings),
  ]
}

function agree(one: Fact, other: Fact): boolean {
  const coarser = compare(one.step, other.step) > 0 ? one.step : other.step
  const reach =
    compare(one.step, other.step) === 0 && one.measure !== 'percent-change'
      ? NOUGHT
      : halved(coarser)
  return compare(absolute(minus(one.value, other.value)), reach) <= 0
}

function contradictions(facts: readonly Fact[]): readonly FiledClaim[] {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = [fact.subject, fact.period, fact.measure, fact.unit].join('|')
    const group = groups.get(key)
    if (group) group.push(fact)
    else groups.set(key, [fact])
  }
  const found: FiledClaim[] = []
  for (const group of groups.values()) {
    for (const fact of group) {
      const others = group.filter((it) => it.reading !== fact.reading)
      if (others.length === 0 || fact.derived !== null) continue
      const own = group.filter((it) => it.reading === fact.reading)
      const rivals = others.filter(
        (it) =>
          !own.some((mine) => agree(mine, it)) &&
          !others.some(
            (theirs) => theirs.reading === it.reading && own.some((mine) => agree(mine, theirs)),
          ),
      )
      const rival = rivals.find(
        (it) =>
          it.measure !== 'percent-change' ||
          (it.amount && fact.amount && compare(it.amount, fact.amount) === 0),
      )
      if (rival) found.push({ file: fact.file, claim: contradiction(fact, rival) })
    }
  }
  return found
}

function contradiction(fact: Fact, rival: Fact): Claim {
  const there = rival.derived === null ? rival.text : `${sayNumber(rival.value)} (${rival.derived})`
  return {
    where: fact.place,
    quote: fact.quote,
    kind: 'same-fact',
    stated: fact.text,
    recomputed: there,
    verdict: 'inconsistent',
    explanation: `${fact.text} here, but ${there} in ${rival.file === fact.file ? 'another paper of the same file' : rival.file}, line ${rival.place.line}: "${rival.quote.slice(0, 160)}".`,
    suggestion: null,
  }
}

const FIGURE = /[+−–-]? ?£?\d[\d,.]*\d%?|[+−–-]? ?\d%?/gu
const LEAST_ALIKE = 10

/**
 * Two files that are the same paper but for a few figures, such as a draft and what was published: a
 * sentence that differs only in a figure or its sign is reported.
 */
function editions(readings: readonly Reading[]): readonly FiledClaim[] {
  const found: FiledClaim[] = []
  const numeric = readings.map((reading) =>
    reading.paper.sentences.filter((it) => /\d/u.test(it.text) && it.text.length > 40),
  )
  readings.forEach((one, index) => {
    readings.forEach((other, position) => {
      if (one.paper.file === other.paper.file) return
      const [mine, theirs] = [numeric[index] ?? [], numeric[position] ?? []]
      const texts = new Set(theirs.map((it) => it.text))
      const alike = mine.filter((it) => texts.has(it.text)).length
      if (alike < LEAST_ALIKE || alike * 2 < Math.min(mine.length, theirs.length)) return
      const shapes = new Map(theirs.map((it) => [it.text.replace(FIGURE, '#'), it]))
      for (const sentence of mine) {
        if (texts.has(sentence.text)) continue
        const twin = shapes.get(sentence.text.replace(FIGURE, '#'))
        const difference = twin && firstDifference(sentence.text, twin.text)
        if (!twin || !difference) continue
        found.push({
          file: one.paper.file,
          claim: {
            where: sentence.place,
            quote: sentence.text,
            kind: 'same-fact',
            stated: difference[0],
            recomputed: difference[1],
            verdict: 'inconsistent',
            explanation: `The same sentence in ${other.paper.file}, line ${twin.place.line}, has ${difference[1]} where this has ${difference[0]}.`,
            suggestion: null,
          },
        })
      }
    })
  })
  return found
}

function firstDifference(one: string, other: string): readonly [string, string] | undefined {
  const [mine, theirs] = [one.match(FIGURE) ?? [], other.match(FIGURE) ?? []]
  const index = mine.findIndex((figure, position) => figure !== theirs[position])
  const [here, there] = [mine[index]?.trim(), theirs[index]?.trim()]
  return here !== undefined && there !== undefined && here !== there ? [here, there] : undefined
}

/** One range given of two things: "100 to 120 high-risk cases" in one place, "active cases" in another. */
function sameRanges(readings: readonly Reading[]): readonly FiledClaim[] {
  const ranges = readings.flatMap((reading) =>
    reading.statements.flatMap(({ sentence }) =>
      sentence.quantities
        .filter((it) => it.high !== null && it.unit === 'count')
        .map((quantity) => ({
          file: reading.paper.file,
          reading,
          sentence,
          quantity,
          noun: nounAfter(sentence.text, quantity.end).trim(),
        }))
        .map((range) => ({ ...range, about: keyWords(range.noun) }))
        .filter((range) => range.about.length > LEAST_SHARED_WORDS),
    ),
  )
  const byRange = Map.groupBy(ranges, (it) => it.quantity.text.replace(/[^\d]+/gu, ' '))
  return ranges.flatMap((range): readonly FiledClaim[] => {
    const { about } = range
    const alike =
      byRange.get(range.quantity.text.replace(/[^\d]+/gu, ' '))?.slice(0, MOST_COMPARED) ?? []
    const twin = alike.find((it) => {
      const other = it.about
      const shared = other.filter((word) => about.includes(word)).length
      const sameRange =
        compare(it.quantity.value, range.quantity.value) === 0 &&
        it.quantity.high !== null &&
        range.quantity.high !== null &&
        compare(it.quantity.high, range.quantity.high) === 0
      return (
        it.reading !== range.reading &&
        sameRange &&
        shared >= LEAST_SHARED_WORDS &&
        shared < about.length &&
        shared < other.length
      )
    })
    if (!twin) return []
    const claim: Claim = {
      where: range.sentence.place,
      quote: range.sentence.text,
      kind: 'definition',
      stated: `${range.quantity.text} ${range.noun}`,
      recomputed: `${twin.quantity.text} ${twin.noun}`,
      verdict: 'inconsistent',
      explanation: `The same range is given here of "${range.noun}" and in ${twin.file}, line ${twin.sentence.place.line}, of "${twin.noun}". They are not the same thing.`,
      suggestion: null,
    }
    return [{ file: range.file, claim }]
  })
}
