import { compare } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import type { Quantity } from '../quantities.ts'
import { before, type Reading, type Statement } from '../reading.ts'

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
  return reading.statements.flatMap((statement, index) => checkTarget(reading, statement, index))
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
  const value = subject(reading, statement, index, verb.index, limit)
  if (!value) return []
  const says = ABOVE.test(verb[0]) ? 1 : -1
  const way = compare(value.value, limit.value)
  const isRight = way === says || (says < 0 && way === 0 && /within/iu.test(verb[0]))
  return [
    {
      where: sentence.place,
      quote: text,
      kind: 'comparison-direction',
      stated: verb[0],
      recomputed: way > 0 ? 'above' : way < 0 ? 'below' : 'equal',
      verdict: isRight ? 'correct' : 'incorrect',
      explanation: isRight
        ? `${value.text} is ${way > 0 ? 'above' : 'below'} ${limit.text}.`
        : `The words say "${verb[0]}", but ${value.text} is ${way > 0 ? 'above' : way < 0 ? 'below' : 'the same as'} ${limit.text}.`,
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
  if (own.length > 0) return own.length === 1 && own[0]?.closeness === 'exact' ? own[0] : undefined
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
