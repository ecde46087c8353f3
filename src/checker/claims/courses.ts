import { absolute, compare, minus, NOUGHT, times } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber } from '../explain.ts'
import { judge } from '../judge.ts'
import { overSentences, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { textBefore } from '../words.ts'
import { conclude } from './conclude.ts'

/** What a run of figures is said to have done: stayed the same, risen every year, gone up by 7% in pounds. */
export function checkCourses(reading: Reading): readonly Claim[] {
  return overSentences(reading, (sentence) => [
    ...checkUnchanged(sentence),
    ...checkEveryYear(sentence),
    ...checkTakes(sentence),
  ])
}

const SAME = /\b(?:unchanged|the same|static|flat|level) at (?:an? )?$/iu
const STEADY = /\b(?:stable|similar|steady|consistent) at (?:around |about )?(?:an? )?$/iu
const STEADY_PERCENT = 5n

/** "Remained unchanged at 44 (31 in 2022)". */
function checkUnchanged(sentence: Sentence): readonly Claim[] {
  const { text, quantities } = sentence
  return quantities.flatMap((now, index): readonly Claim[] => {
    const lead = textBefore(text, now.from)
    const isSame = SAME.test(lead)
    if (!isSame && !STEADY.test(lead)) return []
    const then = quantities[index + 1]
    const gap = then ? text.slice(now.end, then.start) : ''
    const isPair =
      then?.unit === now.unit &&
      !then.outOf &&
      !then.high &&
      then.sign === 0 &&
      /^(?: [\w’'-]+){0,3},? ?\((?:[^().;\d]{0,30})$|^(?: [\w’'-]+){0,2},? (?:compared (?:to|with)|against|from) $/iu.test(
        gap,
      ) &&
      !/\b(?:target|of|average)\b/iu.test(gap)
    const said = isSame ? 'unchanged' : 'stable'
    if (!isPair)
      return [
        conclude(sentence, {
          kind: 'comparison-direction',
          stated: `${said} at ${now.text}`,
          recomputed: null,
          fit: 'not-checkable',
          working: 'the earlier figure is not printed here',
        }),
      ]
    const apart = absolute(minus(now.value, then.value))
    const reach = isSame ? NOUGHT : times(then.value, { above: STEADY_PERCENT, below: 100n })
    const isRight = compare(apart, reach) <= 0
    const way = compare(now.value, then.value) > 0 ? 'up' : 'down'
    return [
      conclude(sentence, {
        kind: 'comparison-direction',
        stated: said,
        recomputed: apart.above === 0n ? 'unchanged' : `${way} ${sayNumber(apart)}`,
        fit: isRight ? 'correct' : isSame ? 'incorrect' : 'imprecise',
        working: `it went from ${then.text} to ${now.text}${apart.above === 0n ? '' : `, ${way} ${sayNumber(apart)}`}`,
      }),
    ]
  })
}

const EVERY =
  /\b(?<way>risen|rose|increased|grown|grew|fallen|fell|decreased|reduced|declined)\b[^.;:]{0,30}\b(?:(?:every|each) (?:year|month|quarter)|for (?:the last )?(?:two|three|four|five|six|\d+) (?:consecutive |successive )?(?:years|months|quarters)|year on year)\b/iu

const NO_LIST =
  /\b(?:was|were|is|are|had|has|have|of|than|above|below|over|under|against|compared|more|fewer|less)\b/iu

/** "Demand has risen every year: 8,700 in 2019, 9,050 in 2020, 8,990 in 2021". */
function checkEveryYear(sentence: Sentence): readonly Claim[] {
  const match = EVERY.exec(sentence.text)
  if (!match) return []
  const end = match.index + match[0].length
  const run = sentence.quantities.filter(
    (it) => it.start > end && !it.outOf && !it.high && it.sign === 0,
  )
  const [first] = run
  // "By 18, 47 and 27 in turn": each a rise, and no course of their own
  if (first && /\bby (?:about |some |just )?$/iu.test(textBefore(sentence.text, first.from)))
    return []
  if (!first || run.length < 3 || run.length > 12 || run.some((it) => it.unit !== first.unit))
    return []
  // "Last year's 7,215 was 215 above our target of 7,000" is no run of years
  const isList = run
    .slice(1)
    .every((it, index) => !NO_LIST.test(sentence.text.slice(run[index]?.end, it.from)))
  if (!isList) return []
  const isUp = /ris|ros|incr|gr/iu.test(match.groups?.['way'] ?? '')
  const broken = run.findIndex((it, index) => {
    const previous = run[index - 1]
    return previous !== undefined && compare(it.value, previous.value) !== (isUp ? 1 : -1)
  })
  const [before, after] = [run[broken - 1], run[broken]]
  return [
    conclude(sentence, {
      kind: 'comparison-direction',
      stated: match[0],
      recomputed: null,
      fit: broken < 0 ? 'correct' : 'incorrect',
      working:
        before && after
          ? `it went from ${before.text} to ${after.text}`
          : `each figure is ${isUp ? 'above' : 'below'} the one before`,
    }),
  ]
}

/** "The pay award of 7% takes a new constable from £28,000 to £29,960". */
function checkTakes(sentence: Sentence): readonly Claim[] {
  const { text, quantities } = sentence
  const verb =
    /\b(?:takes?|taking|took|brings?|bringing|brought|mov(?:es|ing)|lifts?|lifting)\b/iu.exec(text)
  if (!verb) return []
  const percent = quantities.findLast(
    (it) => it.unit === 'percent' && it.end <= verb.index && !it.high,
  )
  const [from, to] = quantities.filter((it) => it.start > verb.index)
  if (!percent || !from || !to || from.unit !== to.unit || from.unit === 'percent') return []
  const noun = /\b(?:awards?|rises?|increases?|uplifts?|reductions?|cuts?|growth)\b/iu
  if (!noun.test(text.slice(Math.max(0, percent.start - 40), verb.index))) return []
  if (
    !/\bfrom $/iu.test(textBefore(text, from.from)) ||
    !/^[^.;,]{0,30} to $/iu.test(text.slice(from.end, to.from))
  )
    return []
  if (verb.index - percent.end > 30) return []
  const part = times(from.value, times(percent.value, { above: 1n, below: 100n }))
  const isDown = /reduction|cut/iu.test(text.slice(Math.max(0, percent.start - 40), verb.index))
  const later = isDown
    ? minus(from.value, part)
    : {
        above: from.value.above * part.below + part.above * from.value.below,
        below: from.value.below * part.below,
      }
  const actual = minus(to.value, from.value)
  // A cut to more, or a rise to less, is of something else
  if (actual.above < 0n !== isDown) return []
  const exact = absolute({
    above: actual.above * from.value.below * 100n,
    below: actual.below * from.value.above,
  })
  const fit = judge(percent, exact)
  return [
    conclude(sentence, {
      kind: 'percent-change',
      stated: percent.text,
      recomputed: `${sayLike(exact, percent)}`,
      fit,
      working: `${from.text} to ${to.text} is ${sayNumber(exact, 1)}%; ${percent.text} would bring ${from.text} to ${sayLike(later, to)}`,
      suggestion: textBefore(text, to.start) + sayLike(later, to) + text.slice(to.end),
    }),
  ]
}
