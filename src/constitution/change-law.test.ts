import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerQuestion } from './ask.ts'
import { parseConstitution } from './load-constitution.ts'
import { reckonerOf } from './testing-area.ts'
import { ruleTextsOf } from './testing-rules.ts'
import { makeTimetable } from './timetables/timetable.ts'

const AREA = 'test/fixtures/areas/saltwell'
const { calendar } = reckonerOf(AREA)

/** The made-up area with the law changed by these lines. */
const changedBy = (...lines: readonly string[]) =>
  parseConstitution(
    ruleTextsOf(AREA).set('statute/changes.yaml', ['changes:', ...lines].join('\n')),
  )

describe('the law changed from a day on', () => {
  const outcome = changedBy(
    '  - rule: statute-precept-veto',
    '    from: 2028-05-01',
    '    gloss: Three quarters of the members.',
    '    majority: { share: [3, 4], of: members }',
    '  - rule: statute-appointment-three-weeks',
    '    from: 2028-05-01',
    '    deadline: { count: { by: weeks-after, number: 5 } }',
  )
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problems.map((one) => one.message).join('\n'))
  const constitution = outcome.value

  it('needs another share from that day, and the old one until the day before', () => {
    const veto = { matter: 'precept', stage: 'proposed', members: 16, present: 16 }
    const needed = (today: string) => {
      const input = { ...veto, for: 11, against: 5, abstain: 0 }
      const answer = answerQuestion(constitution, 'veto', input, { today })
      return answer.ok && [answer.value.answer, answer.value.facts['needed']]
    }
    // Two thirds of 16 are 11; three quarters are 12
    assert.deepEqual(needed('2028-04-30'), ['vetoed', 11])
    assert.deepEqual(needed('2028-05-01'), ['not-vetoed', 12])
  })

  it('counts other days from that day', () => {
    const due = (notified: string) => {
      const made = makeTimetable(
        'chief-constable-appointment',
        { notified },
        { constitution, calendar },
      )
      return made.ok && made.value.deadlines.map(({ due: day }) => day)
    }
    assert.deepEqual(due('2028-04-30'), ['2028-05-20'])
    assert.deepEqual(due('2028-05-01'), ['2028-06-05'])
  })

  it('takes no number of another kind, and changes on no day on which it does not hold', () => {
    const wrong = changedBy(
      '  - rule: statute-precept-veto',
      '    quorum: { at_least: 3 }',
      '  - rule: statute-suspension',
      '    from: 1999-01-01',
      '    doubt: None',
    )
    assert.deepEqual(wrong.ok ? [] : wrong.problems.map(({ message }) => message), [
      'statute/changes.yaml, line 3, rule statute-precept-veto: it is of kind majority and has no quorum. Take the quorum out',
      'statute/changes.yaml, line 5, rule statute-suspension: the rule is in force from 2012-11-22, and cannot change on 1999-01-01. Correct the day',
    ])
  })

  it('changes on several days, each once, and what it makes is checked where it is given', () => {
    const entry = (from: string, more: string) =>
      `  - { rule: statute-suspension, from: ${from}, ${more} }`
    const twice = changedBy(
      entry('2028-01-01', 'doubt: One'),
      entry('2029-01-01', 'conflicts: [C99]'),
      entry('2029-01-01', 'doubt: Two'),
    )
    const told = twice.ok ? [] : twice.problems.map(({ message }) => message)
    assert.match(told.join('\n'), /line 4, .*it is changed twice from 2029-01-01\. Make one entry/)
    assert.match(told.join('\n'), /changes\.yaml, line 3, .*there is no conflict "C99"/)
  })
})
