import { describeLost, type Explanation } from '../comparisons/explain.ts'
import type { Question } from './question.ts'

type Asked = Pick<Question, 'ask' | 'askOfSeveral'>

/** Of what is unusual in the latest month with nothing registered for it. */
export const UNEXPLAINED: Asked = {
  ask: 'No explanation is recorded. What lies behind it?',
  askOfSeveral: 'No explanation is recorded for these. What lies behind each of them?',
}

/** Of two figures that differ much, with nothing registered in either period. */
export const UNEXPLAINED_CHANGE: Asked = {
  ask: 'No explanation is recorded. What lies behind it, and is it more than the usual ups and downs?',
  askOfSeveral:
    'No explanation is recorded for these. What lies behind each of them, and is it more than the usual ups and downs?',
}

/** Of what something registered coincides with: the first of them, as others may be of less weight. */
export function askOfExplanations(explanations: readonly Explanation[]): Asked {
  const first = explanations.find((one) => !('fit' in one) || one.fit !== 'contrary')
  if (first === undefined) return UNEXPLAINED
  if (first.kind === 'given') {
    const { from, text } = first.given
    const told = `The explanation given by ${from}: “${text.replace(/\.$/, '')}”.`
    return {
      ask: `${told} What shows that, and what is being done about it?`,
      askOfSeveral: `${told} What shows that for each of these, and what is being done about it?`,
    }
  }
  if (first.kind === 'data-quality') {
    const lost = describeLost(first.lost)
    return {
      ask: `${lost}. How much of that is left once they are counted?`,
      askOfSeveral: `${lost}. How much of each of these is left once they are counted?`,
    }
  }
  const name =
    first.kind === 'event'
      ? (first.event.phrase ?? first.event.name)
      : `the change in recording (${first.change.name})`
  return {
    ask: `How much of that is put down to ${name}, and on what evidence?`,
    askOfSeveral: `How much of each of these is put down to ${name}, and on what evidence?`,
  }
}
