import { AS_READ, LEAVE } from './answered.ts'
import { phrasesOf, type Settled, type Unaccounted } from './namesakes.ts'

/** What may well be below nothing: what is left over, what changed, what was put right. */
const MAY_BE =
  /\b(?:change|net|differences?|variance|balance|gap|surplus|deficit|shortfall|vacanc(?:y|ies)|over|under|against|adjust\w*|corrections?|cancel\w*|growth|movement|gain|loss|score|index|temperature|export(?:s|ed)?)\b|[±+]\/?[-−–]|Δ/i
const SAID = /\b(?:minus|negative|brackets?|parenthes[ei]s|below (?:zero|nought))\b/i
const COUNTS: ReadonlySet<string> = new Set(['count', 'fte', 'headcount'])

/**
 * A number of people or things that is below nothing, where no word of its own and no line around says why: "-41" of
 * those who left is as likely 41 of them, shown so for a sum.
 */
export function belowNothing({ draft, figure }: Settled): Unaccounted | undefined {
  if (!COUNTS.has(figure.unit) || (figure.value ?? 0) >= 0 || draft.bareMoney !== null)
    return undefined
  const { titles, notes } = draft.bearing
  if ([...phrasesOf(draft), ...titles].some((one) => MAY_BE.test(one))) return undefined
  if (notes.some((line) => SAID.test(line))) return undefined
  return {
    kind: 'sign',
    key: `sign: ${figure.sheet || 'the file'}`,
    question: `${figure.address} has ${draft.raw}, and there cannot be fewer than none of what is counted. Is the minus part of the figure?`,
    choices: [
      { answer: AS_READ, words: 'Yes: it is below nothing' },
      { answer: 'without-sign', words: 'No: it shows which way they went, as of leavers' },
      LEAVE,
    ],
  }
}
