import type { Field } from '#fields/index.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, notApplied, reasonFor, rulesSettling } from '../rule-book.ts'

const FIELDS = [
  {
    name: 'members',
    kind: 'number',
    label: 'How many members ask',
    asks: 'how many members ask',
  },
  {
    name: 'when',
    kind: 'choice',
    label: 'When they ask',
    asks: 'when they ask',
    choices: {
      before: 'After the question is put, before the vote',
      after: 'Straight after the vote',
    },
  },
] as const satisfies readonly Field[]

/** Must the minutes show how members voted? Asked before the vote is taken, or straight after it. */
export const recordedVote = question({
  id: 'recorded-vote',
  title: 'Must the minutes record who voted how?',
  fields: FIELDS,
  decide(book, { members, when }) {
    const [all] = rulesSettling(book, 'recorded-vote')
    const [own] = rulesSettling(book, 'own-vote-recorded')
    if (!all || !own) return noRule('when votes are recorded in the minutes')
    const [asked, other] = when === 'before' ? [all, own] : [own, all]
    const needed = asked.parameters.members
    const isEnough = members >= needed
    const triggered = when === 'before' ? 'all-recorded' : 'own-vote-only'
    const sign = isEnough ? 'at least' : 'fewer than'
    return answerFrom(book, {
      answer: isEnough ? triggered : 'not-triggered',
      because: [
        reasonFor(asked.rule, `${members} asked; ${needed} needed`),
        ...(when === 'after' ? [reasonFor(all.rule)] : []),
      ],
      working: `${members} asked ${when} the vote, ${sign} the ${needed} needed then`,
      alternatives: [
        notApplied(
          other.rule,
          when === 'before'
            ? 'After the vote each member may still have their own vote recorded'
            : `Had ${all.parameters.members} asked before the vote, every vote would have been recorded`,
        ),
      ],
      facts: { needed, shortBy: Math.max(0, needed - members) },
    })
  },
})
