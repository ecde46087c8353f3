import type { Claim } from '../claim.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import type { Statement } from '../reading.ts'

/** The exact percentage printed beside a share in words: "three in five (62%)", "48 of the 60, which is 75%". */
export function percentBeside(statement: Statement, share: Quantity): Quantity | undefined {
  const { text, quantities } = statement.sentence
  const position = quantities.indexOf(share)
  const [previous, next] = [quantities[position - 1], quantities[position + 1]]
  const after = next && text.slice(share.end, next.start)
  if (
    next?.unit === 'percent' &&
    !next.inWords &&
    after !== undefined &&
    /^(?: [A-Za-z’'-]+){0,8},? ?(?:\(|\b(?:which is|that is|or|equivalent to) )(?:just )?$/u.test(
      after,
    )
  )
    return next
  const before_ = previous && text.slice(previous.end, share.start)
  return previous?.unit === 'percent' &&
    !previous.inWords &&
    before_ !== undefined &&
    /^(?: [\w’'-]+){0,6} \($/u.test(before_) &&
    text[share.end] === ')'
    ? previous
    : undefined
}

/** "Nine out of ten (84%)": the words and the figure beside them. */
export function inWordsBeside(statement: Statement, stated: Quantity, exact: Quantity): Claim {
  const { sentence } = statement
  const fit = judge(stated, exact.value)
  const words = sentence.text.slice(stated.from, stated.end).trim()
  return {
    where: sentence.place,
    quote: sentence.text,
    kind: 'rounding',
    stated: words,
    recomputed: exact.text,
    verdict: fit,
    explanation:
      fit === 'correct'
        ? `${exact.text} bears it out.`
        : `The paper says ${words}, and ${exact.text} beside it.`,
    suggestion: null,
  }
}
