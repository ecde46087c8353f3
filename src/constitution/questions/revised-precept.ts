import { type Field, sayMoney } from '#fields/index.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, reasonFor, rulesSettling } from '../rule-book.ts'

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
    const [settling] = rulesSettling(book, 'revised-precept')
    if (!settling) return noRule('which way a revised precept must move')
    const { too_high: whenHigh, too_low: whenLow } = settling.parameters
    const must = direction === 'too-high' ? whenHigh : whenLow
    const complies = must === 'lower' ? revised < proposed : revised > proposed
    const moved = revised === proposed ? 'the same' : revised < proposed ? 'lower' : 'higher'
    const by = revised === proposed ? '' : ` by ${sayMoney(Math.abs(revised - proposed))}`
    return answerFrom(book, {
      answer: complies ? 'complies' : 'does-not-comply',
      because: [reasonFor(settling.rule)],
      working: `Vetoed as ${direction.replace('-', ' ')}, so it must be ${must}: ${sayMoney(revised)} is ${moved}${by} (was ${sayMoney(proposed)})`,
      facts: { mustBe: must },
    })
  },
})
