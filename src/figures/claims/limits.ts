import type { Claim } from '../claim.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { keyWords, likeness } from '../words.ts'

/** A limit a rule sets: so many days, or a date, with the words that say on which side it falls. */
interface Limit {
  readonly sentence: Sentence
  readonly figure: string
  readonly side: string
  readonly words: string
  readonly about: readonly string[]
}

const AROUND = 90
const LIKE_ENOUGH = 0.22
const SHARED_ENOUGH = 3

/** One limit given twice with a difference that matters: working days or days, by or before a date. */
export function checkLimits(reading: Reading): readonly Claim[] {
  const limits = reading.paper.sentences.flatMap((sentence) => [
    ...sentence.quantities.filter((it) => it.unit === 'span' && it.spanOf !== null).map((it) => spanLimit(sentence, it)),
    ...dateLimits(sentence),
  ])
  return limits.flatMap((limit): readonly Claim[] => {
    const other = limits.find((it) => it.sentence !== limit.sentence && it.figure === limit.figure && it.side !== limit.side && isAlike(it, limit))
    if (!other) return []
    return [
      {
        where: limit.sentence.place,
        quote: limit.sentence.text,
        kind: 'same-fact',
        stated: limit.words,
        recomputed: other.words,
        verdict: 'inconsistent',
        explanation: `Here it is "${limit.words}"; on line ${other.sentence.place.line} the same limit is "${other.words}".`,
        suggestion: null,
      },
    ]
  })
}

function isAlike(one: Limit, other: Limit): boolean {
  const shared = one.about.filter((word) => other.about.includes(word)).length
  return shared >= SHARED_ENOUGH && likeness(one.about, other.about) >= LIKE_ENOUGH
}

function aboutFigure(text: string, start: number, end: number): readonly string[] {
  return keyWords(`${text.slice(Math.max(0, start - AROUND), start)} ${text.slice(end, end + AROUND)}`)
}

function spanLimit(sentence: Sentence, span: Quantity): Limit {
  const kind = span.spanOf ?? ''
  const qualifier = /working|calendar|clear/u.exec(kind)?.[0] ?? ''
  const base = kind.replace(/^(?:working|calendar|clear) /u, '')
  const side = span.closeness === 'exact' ? qualifier : `${span.closeness} ${qualifier}`.trim()
  const after = /^ or more/u.test(sentence.text.slice(span.end)) ? ' or more' : ''
  return {
    sentence,
    figure: `${span.value.above}/${span.value.below} ${base}`,
    side: base === 'year' ? span.closeness : side,
    words: `${sentence.text.slice(span.from, span.end).trim()}${after}`,
    about: aboutFigure(sentence.text, span.from, span.end),
  }
}

function dateLimits(sentence: Sentence): readonly Limit[] {
  return sentence.periods.flatMap((named): readonly Limit[] => {
    const word = /\b(by|before|after|from|until) (?:the )?$/iu.exec(sentence.text.slice(0, named.start))?.[1]?.toLowerCase()
    if (word === undefined || !/^\d/u.test(named.text) || !/[a-z]/iu.test(named.text)) return []
    return [
      {
        sentence,
        figure: named.text.toLowerCase().replace(/(?<=\d)(?:st|nd|rd|th)/u, ''),
        side: word,
        words: `${word} ${named.text}`,
        about: aboutFigure(sentence.text, named.start, named.end),
      },
    ]
  })
}
