import { compare } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import type { Quantity } from '../quantities.ts'
import { before, overStatements, type Reading, type Statement } from '../reading.ts'
import { textBefore } from '../words.ts'

const ABOVE =
  /\b(?:exceed(?:s|ed|ing)?|(?:is|was|are|were|remains?) (?:now )?(?:above|over|higher than|more than)|surpass(?:es|ed))\b|(?<=, (?:well |just |comfortably |slightly )?)(?:above|ahead of)(?= (?:the|its|our|a)\b)/iu
const BELOW =
  /\b(?:falls? (?:short of|below)|fell (?:short of|below)|(?:is|was|are|were|remains?) (?:now )?(?:below|under|lower than|less than|within))\b|(?<=, (?:well |just |comfortably |slightly )?)(?:within|below|under|short of)(?= (?:the|its|our|a)\b)/iu
/** Words before a figure that is there to be compared with. */
const SET_AGAINST =
  /\b(?:target|compared|against|from|previous|last year|than|average)\b[^,;]{0,40}$/iu
const TARGET =
  /\b(?:targets?|standards?|limits?|guidance|thresholds?|allowances?|budgets?|expectations?|average|benchmark)\b/iu

/** "This exceeds the target, which is 195 hours": the figure and the target it is held against. */
export function checkTargets(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement, index) => [
    ...checkTarget(reading, statement, index),
    ...checkSaidMet(statement),
  ])
}

/** Which way is good, as far as the words before a target say it. */
const AT_MOST = /\b(?:within|no more than|at most|under|below|or (?:less|fewer|under))\b/iu
const AT_LEAST =
  /\b(?:at least|reach(?:ed|es)?|achiev(?:e[sd]?|ing)|or (?:more|over|above)|exceed(?:s|ed)?)\b/iu

/**
 * "The target is to answer within 10 seconds; the average was 12 seconds, so the target was met": two
 * figures of one unit and no other, with words that say which way is good.
 */
function checkSaidMet({ sentence }: Statement): readonly Claim[] {
  const { text, quantities } = sentence
  const [one, other, more] = quantities
  const said =
    /\b(?:targets?|standards?) (?:was|were|is|has been|had been) (not )?(met|achieved|missed)\b/iu.exec(
      text,
    )
  if (!one || !other || more || said === null || one.unit !== other.unit) return []
  if ([one, other].some((it) => it.outOf || it.high || it.start > said.index)) return []
  const target = /\b(?:target|standard)\b[^,;]*$/iu.exec(textBefore(text, one.start))
  if (target === null || /\b(?:target|standard)\b/iu.test(text.slice(one.end, other.start)))
    return []
  const words = text.slice(target.index, other.start)
  const isMost = AT_MOST.test(words)
  if (isMost === AT_LEAST.test(words)) return []
  const way = compare(other.value, one.value)
  const isMet = isMost ? way <= 0 : way >= 0
  const saysMet = (said[1] === undefined) === (said[2]?.toLowerCase() !== 'missed')
  const bound = isMost ? 'at most' : 'at least'
  return [
    {
      where: sentence.place,
      quote: text,
      kind: 'comparison-direction',
      stated: said[0],
      recomputed: isMet ? 'met' : 'missed',
      verdict: isMet === saysMet ? 'correct' : 'incorrect',
      explanation: `The target is ${bound} ${one.text}, and it was ${other.text}: that is ${isMet ? 'met' : 'missed'}.`,
      suggestion: null,
    },
  ]
}

function checkTarget(reading: Reading, statement: Statement, index: number): readonly Claim[] {
  const { sentence } = statement
  const { text } = sentence
  const verb = ABOVE.exec(text) ?? BELOW.exec(text)
  const target = verb && TARGET.exec(text.slice(verb.index))
  if (!verb || !target || target.index > 80) return []
  const limit = sentence.quantities.find(
    (it) => it.start >= verb.index + verb[0].length && it.start - verb.index < 120,
  )
  if (!limit || limit.outOf) return []
  // "Within the limit at 41": where, or how many, and no limit
  const between = text.slice(verb.index + target.index + target[0].length, limit.from)
  if (/\b(?:at|in|on|for|by)(?: (?:all|just|only|about))? $/iu.test(between)) return []
  const value = subject(reading, statement, index, verb.index, limit)
  if (!value) return []
  const says = ABOVE.test(text) ? 1 : -1
  const way = compare(value.value, limit.value)
  const isRight = way === says || (says < 0 && way === 0 && /within/iu.test(verb[0]))
  const is = way > 0 ? 'above' : way < 0 ? 'below' : 'equal'
  const working = `${value.text} is ${is === 'equal' ? 'the same as' : is} ${limit.text}`
  return [
    {
      where: sentence.place,
      quote: text,
      kind: 'comparison-direction',
      stated: verb[0],
      recomputed: is,
      verdict: isRight ? 'correct' : 'incorrect',
      explanation: isRight ? `${working}.` : `The words say "${verb[0]}", but ${working}.`,
      suggestion: null,
    },
  ]
}

/** What "this" stands for: a figure before the verb, or the main one of the sentence before. */
function subject(
  reading: Reading,
  statement: Statement,
  index: number,
  verb: number,
  limit: Quantity,
): Quantity | undefined {
  const own = statement.sentence.quantities.filter(
    (it) =>
      it.end <= verb && it.unit === limit.unit && it.spanOf === limit.spanOf && it.outOf === null,
  )
  const [only] = own
  // "Two districts exceeded the limit of 60": how many did, and not what did
  if (only && !/\d/u.test(only.text) && /\d/u.test(limit.text)) return undefined
  if (only) return own.length === 1 && only.closeness === 'exact' ? only : undefined
  if (!/^(?:this|that|which|it)\b/iu.test(statement.sentence.text)) return undefined
  const previous = before(reading, index, 1)[0]
  const same =
    previous?.sentence.quantities.filter(
      (it) => it.unit === limit.unit && it.spanOf === limit.spanOf && it.outOf === null,
    ) ?? []
  if (same.length === 1) return same[0]
  const levels = previous?.levels.map((it) => it.quantity) ?? []
  const main = same.filter(
    (it) =>
      levels.includes(it) &&
      !previous?.changes.some((change) => change.from === it) &&
      !SET_AGAINST.test(previous?.sentence.text.slice(0, it.from) ?? ''),
  )
  return main.length === 1 ? main[0] : undefined
}
