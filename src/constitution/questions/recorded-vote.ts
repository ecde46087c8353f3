import type { Field } from '#fields/index.ts'
import type { Constitution } from '../constitution.ts'
import { impossibleCounts } from '../head-counts.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, notApplied, rulesSettling } from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'

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
      'before-put': 'Before the question is put',
      before: 'After the question is put, before the vote',
      'before-declared': 'After the vote, before its result is declared',
      after: 'Straight after the vote',
    },
  },
] as const satisfies readonly Field[]

/** A time is asked of where a text lets it be asked for till then, or no longer than before it. */
function fieldsFor({ rules }: Constitution): readonly Field[] {
  const isUntil = (moment: string) =>
    rules.some(
      ({ decides, parameters }) => decides === 'recorded-vote' && parameters['until'] === moment,
    )
  const [members, when] = FIELDS
  const { 'before-put': beforePut, 'before-declared': beforeDeclared, ...always } = when.choices
  const choices = {
    ...(isUntil('put') ? { 'before-put': beforePut } : {}),
    before: always.before,
    ...(isUntil('declaration') ? { 'before-declared': beforeDeclared } : {}),
    after: always.after,
  }
  return [members, { ...when, choices }]
}

const WHEN_WORDS = {
  'before-put': 'before the question was put',
  before: 'before the vote',
  'before-declared': 'before the result was declared',
  after: 'after the vote',
} as const

const FOR_WHAT = {
  'before-put': 'for the minutes to record who voted how',
  before: 'for the minutes to record who voted how',
  'before-declared': 'for the minutes to record who voted how',
  after: 'for their own vote to be recorded',
} as const

/** Must the minutes show how members voted? Asked before the vote is taken, or straight after it. */
export const recordedVote = question({
  id: 'recorded-vote',
  title: 'Must the minutes record who voted how?',
  fields: FIELDS,
  fieldsFor,
  decide(book, { members, when }) {
    const impossible = impossibleCounts(book, 'panel', { asking: members })
    if (impossible.length > 0) return { ok: false, problems: impossible }
    const all = rulesSettling(book, 'recorded-vote')
    const own = rulesSettling(book, 'own-vote-recorded')
    const inTime =
      when === 'before-put' ||
      (when === 'before' && !all.every(({ parameters }) => parameters.until === 'put')) ||
      (when === 'before-declared' &&
        all.some(({ parameters }) => parameters.until === 'declaration'))
    const [asked, other] = inTime ? [all, own] : [own, all]
    const triggered = inTime ? ('all-recorded' as const) : ('own-vote-only' as const)
    const readings = asked.map(({ rule, parameters }) => ({
      rule,
      needed: parameters.members,
      answer: members >= parameters.members ? triggered : ('not-triggered' as const),
      working: `${members} asked; ${parameters.members} needed`,
    }))
    const weighed = weighTexts(book, readings)
    if (weighed === undefined) {
      const point = inTime ? 'recorded-vote' : 'own-vote-recorded'
      return noRule(book, `how many must ask ${WHEN_WORDS[when]}, ${FOR_WHAT[when]}`, [point])
    }
    const { answer, leading, draft, conflicts } = weighed
    const needed = readings.find(({ rule }) => rule === leading.rule)?.needed ?? members
    const sign = members >= needed ? 'at least' : 'fewer than'
    return answerFrom(book, {
      ...draft,
      answer,
      working: `${members} asked ${WHEN_WORDS[when]}, ${sign} the ${needed} needed then`,
      conflicts,
      alternatives: [
        ...draft.alternatives,
        ...other.map(({ rule, parameters }) =>
          notApplied(
            rule,
            inTime
              ? 'After the vote each member may still have their own vote recorded'
              : `Had ${parameters.members} asked before the vote, every vote would have been recorded`,
          ),
        ),
      ],
      facts: { needed, shortBy: Math.max(0, needed - members) },
    })
  },
})
