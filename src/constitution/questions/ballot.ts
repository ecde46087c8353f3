import type { Field, WordsFor } from '#fields/index.ts'
import type { VOTING_METHODS } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, notApplied, reasonFor, rulesSettling } from '../rule-book.ts'

const FIELDS = [
  {
    name: 'method',
    kind: 'choice',
    label: 'The way of voting',
    asks: 'the way of voting',
    choices: {
      hands: 'Show of hands',
      voices: 'Voices',
      electronic: 'An electronic system',
      secret: 'A secret ballot',
    } satisfies WordsFor<typeof VOTING_METHODS>,
  },
  {
    name: 'chairDiscretion',
    kind: 'yes-no',
    label: 'Has {chair} said so?',
    asks: 'whether {chair} has said so',
    default: false,
  },
  {
    name: 'systemInOperation',
    kind: 'yes-no',
    label: 'Is an electronic system in operation?',
    asks: 'whether an electronic system is in operation',
    default: false,
  },
] as const satisfies readonly Field[]

/** May a vote be taken in this way? */
export const ballot = question({
  id: 'ballot',
  title: 'May a vote be taken in this way?',
  fields: FIELDS,
  decide(book, { method, chairDiscretion, systemInOperation }) {
    const rules = rulesSettling(book, 'ballot')
    if (rules.length === 0) return noRule('how votes are taken')
    const barred = rulesSettling(book, 'no-ballot').filter(({ parameters }) =>
      parameters.methods.includes(method),
    )
    const ways = rules.flatMap(({ rule, parameters }) =>
      parameters.methods
        .filter((way) => way.method === method)
        .map((way) => ({
          rule,
          missing: [
            ...(way.chair_discretion && !chairDiscretion ? ['the chair has not said so'] : []),
            ...(way.system_in_operation && !systemInOperation ? ['no system is in operation'] : []),
          ],
        })),
    )
    const open = ways.find(({ missing }) => missing.length === 0)
    const isAllowed = barred.length === 0 && open !== undefined
    const speaking = ways.length > 0 ? ways.map(({ rule }) => rule) : rules.map(({ rule }) => rule)
    const because = barred.length > 0 ? barred.map(({ rule }) => rule) : speaking
    const missing = ways.flatMap((way) => way.missing)
    const others = rules.map(({ rule }) => rule).filter((rule) => !because.includes(rule))
    return answerFrom(book, {
      answer: isAllowed ? 'allowed' : 'refused',
      because: because.map((rule) => reasonFor(rule)),
      working: workingOf(method, { isAllowed, isBarred: barred.length > 0, missing }),
      alternatives: isAllowed
        ? []
        : others.map((rule) => notApplied(rule, 'It is about another way of voting')),
    })
  },
})

function workingOf(
  method: string,
  found: { isAllowed: boolean; isBarred: boolean; missing: readonly string[] },
): string {
  if (found.isBarred) return `"${method}" is a way of voting that the rules bar by name`
  if (found.isAllowed) return `"${method}" is among the ways of voting, and what it needs is there`
  if (found.missing.length > 0) return `"${method}" needs more: ${found.missing.join('; ')}`
  return `"${method}" is not among the ways of voting that the rules name`
}
