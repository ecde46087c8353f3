import type { Field, WordsFor } from '#fields/index.ts'
import type { VOTING_METHODS } from '../decides.ts'
import { byText } from '../precedence.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, notApplied, rulesSettling } from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'

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
    if (rules.length === 0) return noRule(book, 'how votes are taken', ['ballot'])
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
    const bars = barred.map(({ rule }) => ({ rule, missing: undefined }))
    // A text that says nothing of this way leaves it to the others; where none does, all refuse it
    const named = [...bars, ...ways]
    const speaking = named.length > 0 ? named : rules.map(({ rule }) => ({ rule, missing: [] }))
    const readings = byText<(typeof speaking)[number]>(book.constitution, speaking).flatMap(
      (text) => {
        const isBarred = text.some(({ missing }) => missing === undefined)
        const open = text.some(({ missing }) => missing?.length === 0)
        const isAllowed = named.length > 0 && !isBarred && open
        const cited = text.filter(({ missing }) => !isBarred || missing === undefined)
        const lacking = text.flatMap(({ missing = [] }) => missing)
        return cited.map(({ rule }) => ({
          rule,
          answer: isAllowed ? ('allowed' as const) : ('refused' as const),
          working: workingOf(method, { isAllowed, isBarred, missing: lacking }),
        }))
      },
    )
    const weighed = weighTexts(book, readings)
    if (weighed === undefined) return noRule(book, 'how votes are taken', ['ballot'])
    const { answer, leading, draft, conflicts } = weighed
    const others = rules.filter(({ rule }) => !readings.some((reading) => reading.rule === rule))
    return answerFrom(book, {
      ...draft,
      answer,
      working: leading.working ?? '',
      conflicts,
      alternatives: [
        ...draft.alternatives,
        ...others.map(({ rule }) => notApplied(rule, 'It is about another way of voting')),
      ],
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
