import { type Field, sayMoney } from '#fields/index.ts'
import { capitalise } from '#shared/index.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, rulesSettling } from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'

const FIELDS = [
  {
    name: 'proposed',
    kind: 'money',
    label: 'The precept that was vetoed',
  },
  {
    name: 'direction',
    kind: 'choice',
    label: 'Why it was vetoed',
    asks: 'why it was vetoed',
    choices: {
      'too-high': 'Too high',
      'too-low': 'Too low',
    },
  },
  {
    name: 'revised',
    kind: 'money',
    label: 'The revised precept',
  },
] as const satisfies readonly Field[]

/** Does a revised precept move the way the veto asked for? */
export const revisedPrecept = question({
  id: 'revised-precept',
  title: 'Does the revised precept comply?',
  fields: FIELDS,
  decide(book, { proposed, direction, revised }) {
    const moved = revised === proposed ? 'the same' : revised < proposed ? 'lower' : 'higher'
    const by = revised === proposed ? '' : ` by ${sayMoney(Math.abs(revised - proposed))}`
    const sum = `${sayMoney(revised)} is ${moved}${by} (was ${sayMoney(proposed)})`
    const readings = rulesSettling(book, 'revised-precept').map(({ rule, parameters }) => {
      const must = direction === 'too-high' ? parameters.too_high : parameters.too_low
      return {
        rule,
        must,
        answer: must === moved ? ('complies' as const) : ('does-not-comply' as const),
        working: `vetoed as ${direction.replace('-', ' ')}, so it must be ${must}: ${sum}`,
      }
    })
    const weighed = weighTexts(book, readings)
    if (weighed === undefined)
      return noRule(book, 'which way a revised precept must move', ['revised-precept'])
    const { answer, leading, draft, conflicts } = weighed
    return answerFrom(book, {
      ...draft,
      answer,
      working: capitalise(leading.working ?? sum),
      conflicts,
      facts: { mustBe: readings.find(({ rule }) => rule === leading.rule)?.must ?? null },
    })
  },
})
