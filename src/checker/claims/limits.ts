import type { Claim } from '../claim.ts'
import type { Quantity } from '../quantities.ts'
import { isExamined, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { keyWords, likeness, textBefore } from '../words.ts'

/** A limit a rule sets: so many days, or a date, with the words that say on which side it falls. */
interface Limit {
  readonly sentence: Sentence
  readonly figure: string
  readonly side: string
  readonly words: string
  /** Where the figure begins and ends in its sentence. */
  readonly start: number
  readonly end: number
}

const AROUND = 120
const MOST_COMPARED = 60
const LIKE_ENOUGH = 0.22
const SHARED_ENOUGH = 3

/** One limit given twice with a difference that matters: working days or days, by or before a date. */
export function checkLimits(reading: Reading): readonly Claim[] {
  const limits = reading.paper.sentences.flatMap((sentence) => [
    ...sentence.quantities
      .filter((it) => it.unit === 'span' && it.spanOf !== null && !isHowOften(sentence, it))
      .map((it) => spanLimit(sentence, it)),
    ...dateLimits(sentence),
  ])
  const byFigure = Map.groupBy(limits, (it) => it.figure)
  const repeated = limits.filter(({ figure }) => (byFigure.get(figure) ?? []).length > 1)
  const about = new Map(repeated.map((limit) => [limit, aboutFigure(limit)]))
  return repeated.flatMap((limit): readonly Claim[] => {
    if (!isExamined(reading, limit.sentence.block)) return []
    const alike = (byFigure.get(limit.figure) ?? [])
      .slice(0, MOST_COMPARED)
      .filter((it) => it.sentence !== limit.sentence && isAlike(about.get(it), about.get(limit)))
    const twin = alike.find((it) => it.side !== limit.side) ?? alike[0]
    if (!twin) return []
    const { line } = twin.sentence.place
    const isSame = twin.side === limit.side
    return [
      {
        where: limit.sentence.place,
        quote: limit.sentence.text,
        kind: 'same-fact',
        stated: limit.words,
        recomputed: twin.words,
        verdict: isSame ? 'correct' : 'inconsistent',
        explanation: isSame
          ? `Line ${line} gives the same limit.`
          : `Here it is "${limit.words}"; on line ${line} the same limit is "${twin.words}".`,
        suggestion: null,
      },
    ]
  })
}

/** "1,080 a month", "3,000 hours a month": how often, and no limit to anything. */
function isHowOften({ text, quantities }: Sentence, span: Quantity): boolean {
  if (!/^an? /iu.test(text.slice(span.from, span.end))) return false
  return quantities.some(
    (it) =>
      it.end <= span.from &&
      /^(?: [a-z-]+){0,2} $/u.test(text.slice(it.end, span.from)) &&
      !/ (?:in|of|within|by|for|than|and|or) /u.test(text.slice(it.end, span.from)),
  )
}

function isAlike(one: readonly string[] = [], other: readonly string[] = []): boolean {
  const shared = one.filter((word) => other.includes(word)).length
  return shared >= SHARED_ENOUGH && likeness(one, other) >= LIKE_ENOUGH
}

function aboutFigure({ sentence: { text }, start, end }: Limit): readonly string[] {
  return keyWords(
    `${text.slice(Math.max(0, start - AROUND), start)} ${text.slice(end, end + AROUND)}`,
  )
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
    start: span.from,
    end: span.end,
  }
}

function dateLimits(sentence: Sentence): readonly Limit[] {
  return sentence.periods.flatMap((named): readonly Limit[] => {
    const word = /\b(by|before|after|from|until) (?:the )?$/iu
      .exec(textBefore(sentence.text, named.start))?.[1]
      ?.toLowerCase()
    if (word === undefined || !/^\d/u.test(named.text) || !/[a-z]/iu.test(named.text)) return []
    return [
      {
        sentence,
        figure: named.text.toLowerCase().replace(/(?<=\d)(?:st|nd|rd|th)/u, ''),
        side: word,
        words: `${word} ${named.text}`,
        start: named.start,
        end: named.end,
      },
    ]
  })
}
