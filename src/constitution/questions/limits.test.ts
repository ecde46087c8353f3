import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerQuestion } from '../ask.ts'
import { constitutionOf, constitutionWith } from '../testing-rules.ts'

const SALTWELL = 'test/fixtures/areas/saltwell'
const constitution = constitutionOf(SALTWELL)
const TODAY = '2026-12-01'

function ask(input: object, of = constitution) {
  const answer = answerQuestion(of, 'limits', input, { today: TODAY })
  assert.ok(answer.ok, answer.ok ? '' : answer.problems.map(({ message }) => message).join())
  return answer.value
}

describe('what is put to a meeting', () => {
  const question = { of: 'public-question', ofOnePerson: 1, minutesInAll: 20 }
  const times = { meeting: '2026-12-10T14:00', handedIn: '2026-11-26T12:00' }

  it('keeps to every limit, or is outside it by one of them, with the paragraph', () => {
    const kept = ask({ ...question, ...times, words: 80 })
    assert.equal(kept.answer, 'within')
    assert.deepEqual(
      kept.because.map(({ paragraph }) => paragraph),
      ['Rule 20(2)', 'Rule 20'],
    )
    const long = ask({ ...question, ...times, words: 81 })
    assert.equal(long.answer, 'outside')
    assert.equal(long.sentence, 'Rule 20(2): 81 words, and no more than 80 are allowed.')
  })

  it('is too late a minute after noon two weeks before', () => {
    const late = ask({ ...question, ...times, words: 10, handedIn: '2026-11-26T12:01' })
    assert.equal(late.answer, 'outside')
    assert.equal(
      late.sentence,
      'Rule 20: it has to be handed in by 12:00 on Thursday 26 November 2026, and was at 12:01 on Thursday 26 November 2026, too late.',
    )
  })

  it('cannot be told of where something is not stated, and says what; outside is outside all the same', () => {
    const open = ask({ ...question, words: 80 })
    assert.equal(open.answer, 'cannot-tell')
    assert.equal(open.facts['notStated'], 'when it was handed in')
    const outside = ask({ of: 'petition', names: 12 })
    assert.deepEqual(
      [outside.answer, outside.warnings],
      ['outside', ['Not stated besides: how many minutes; who puts it']],
    )
  })

  it('keeps to the text that prevails, and shows what the other would give', () => {
    const both = constitutionWith(SALTWELL, [
      {
        id: 'made-up-words',
        paragraph: { now: 'Paragraph 30' },
        kind: 'prohibition',
        decides: 'limits',
        parameters: { of: 'public-question', at_most: { words: 100 } },
        source: { document: 'The law as enacted', paragraph: 'Paragraph 30' },
      },
    ])
    const answer = ask({ ...question, ...times, words: 90 }, both)
    assert.equal(answer.answer, 'within')
    assert.match(
      JSON.stringify(answer.alternatives),
      /Rule 20\(2\).*outside.*Paragraph 30 prevails/,
    )
  })

  it('is not asked where no rule limits it, and says what to add', () => {
    const none = { ...constitution, rules: [] }
    const answer = answerQuestion(none, 'limits', { of: 'petition' }, { today: TODAY })
    assert.match(
      answer.ok ? '' : answer.problems.map(({ message }) => message).join(),
      /No rule of the panel limits/,
    )
  })
})
