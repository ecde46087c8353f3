import { absolute, compare, type Fraction, fraction, minus, times } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import type { Closeness, Quantity } from '../quantities.ts'
import { overSentences, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'

interface Definition {
  readonly term: string
  readonly sentence: Sentence
  readonly span: Quantity
}

const DEFINES =
  /\b(?:classed|classified|defined|counted|regarded|known) as (?:an? )?(?<term>[a-z][a-z-]{4,}) (?:if|when|where)\b/iu

/** A term used in the text with another limit than the one its definition gives. */
export function checkDefinitions(reading: Reading): readonly Claim[] {
  return definitionsIn(reading).flatMap((definition) =>
    overSentences(reading, (sentence) => checkUse(sentence, definition)),
  )
}

function definitionsIn(reading: Reading): readonly Definition[] {
  return reading.paper.sentences.flatMap((sentence): readonly Definition[] => {
    const spans = sentence.quantities.filter((it) => it.unit === 'span')
    const match = spans.length > 0 ? DEFINES.exec(sentence.text) : null
    const term = match?.groups?.['term']?.toLowerCase()
    const span = spans.find((it) => it.start > (match?.index ?? 0))
    return term !== undefined && span ? [{ term, sentence, span }] : []
  })
}

const DAYS_IN = [
  [/day/u, 1],
  [/week/u, 7],
  [/month/u, 30.4375],
  [/year/u, 365.25],
] as const

/** In days, a month counted as a twelfth of a year, so that 12 months is a year. */
function spanInDays(span: Quantity): Fraction {
  const days = DAYS_IN.find(([pattern]) => pattern.test(span.spanOf ?? ''))?.[1] ?? 1
  return times(span.value, fraction(days))
}

/** Two per cent: 90 days are three months, and 52 weeks a year. */
const NEAR = fraction(50)

/** Whether two lengths of time are the same; told in different units as nearly as people mean it. */
function areAlike(one: Quantity, other: Quantity): boolean {
  if (one.spanOf === other.spanOf) return compare(one.value, other.value) === 0
  const apart = absolute(minus(spanInDays(one), spanInDays(other)))
  return compare(times(apart, NEAR), spanInDays(other)) <= 0
}

const same = (one: Closeness, other: Closeness) =>
  one.replace('just-', '') === other.replace('just-', '')

function checkUse(sentence: Sentence, definition: Definition): readonly Claim[] {
  if (sentence === definition.sentence) return []
  const at = sentence.text.toLowerCase().indexOf(definition.term)
  if (at < 0) return []
  const used = sentence.quantities.find(
    (it) =>
      it.unit === 'span' &&
      it.from > at &&
      it.from - at < 60 &&
      sentence.text.slice(at, it.from).includes('('),
  )
  if (!used || !same(used.closeness, definition.span.closeness)) return []
  const agrees = areAlike(used, definition.span)
  const words = definition.sentence.text.slice(definition.span.from, definition.span.end).trim()
  const printed = sentence.text.slice(used.from, used.end).trim()
  return [
    {
      where: sentence.place,
      quote: sentence.text,
      kind: 'definition',
      stated: printed,
      recomputed: words,
      verdict: agrees ? 'correct' : 'incorrect',
      explanation: agrees
        ? `The definition says ${words}.`
        : `The text says ${printed}, but the paper's own definition of "${definition.term}" says ${words}.`,
      suggestion: agrees ? null : sentence.text.replace(printed, words),
    },
  ]
}
