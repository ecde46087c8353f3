import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Answer, isAnswered, markOf, PASTED_TEXT, withAnswers } from './answers.ts'
import { presentChecked } from './check-page.ts'
import { checkTogether } from './check-together.ts'

const WRONG = 'There were 5,050 reports in 2018/19, an increase of 838 or 16.6%.'

async function check(name: string, text: string) {
  const checked = await checkTogether({ given: { kind: 'text', name, text }, held: [] })
  if (!checked.ok) throw new Error(checked.problems[0]?.message)
  return checked.value
}

async function answerIn(name: string, text: string, answer: Answer['answer']): Promise<Answer> {
  const { findings, digests } = await check(name, text)
  const [finding] = findings
  assert.ok(finding)
  const digest = digests[name] ?? ''
  return { mark: markOf(finding), file: name, digest, answer, reason: '', on: '2027-03-03' }
}

describe('an answer to a finding', () => {
  const answered = async (answers: readonly Answer[], name: string, text: string) => {
    const { findings, digests } = await check(name, text)
    return withAnswers(findings, digests, answers).map(isAnswered)
  }

  it('holds for the same words under any name, and for a changed paper of the same name', async () => {
    const answer = await answerIn('draft.txt', WRONG, 'accepted')
    assert.deepEqual(await answered([answer], 'draft.txt', WRONG), [true])
    assert.deepEqual(await answered([answer], 'final.txt', WRONG), [true])
    const changed = `A line was added.\n\n${WRONG}`
    assert.deepEqual(await answered([answer], 'draft.docx', changed), [true])
    assert.deepEqual(await answered([answer], 'final.txt', changed), [false])
  })

  it('holds for pasted text by its words alone: what anybody else pastes has no other name', async () => {
    const answer = await answerIn(PASTED_TEXT, WRONG, 'accepted')
    assert.deepEqual(await answered([answer], PASTED_TEXT, WRONG), [true])
    assert.deepEqual(await answered([answer], 'draft.txt', WRONG), [true])
    const other = `Somebody else's paper has the same sentence.\n\n${WRONG}`
    assert.deepEqual(await answered([answer], PASTED_TEXT, other), [false])
    const page = presentChecked(await check(PASTED_TEXT, other), [], [answer])
    assert.equal(page.answer, 'One figure needs to be put right.')
  })

  it('does not hold once the figure in question, or what it comes to, is another', async () => {
    const answer = await answerIn('draft.txt', WRONG, 'no-error')
    assert.deepEqual(await answered([answer], 'draft.txt', WRONG.replace('16.6', '17.6')), [false])
    assert.deepEqual(await answered([answer], 'draft.txt', WRONG.replace('838', '839')), [false])
  })

  it('is open again once that was said, and the last answer counts', async () => {
    const answer = await answerIn('draft.txt', WRONG, 'accepted')
    const open = { ...answer, answer: 'open' as const }
    assert.deepEqual(await answered([answer, open], 'draft.txt', WRONG), [false])
    assert.deepEqual(await answered([answer, open, answer], 'draft.txt', WRONG), [true])
  })

  it('that it is mended does not hold for a changed paper in which it still stands', async () => {
    const answer = await answerIn('draft.txt', WRONG, 'mended')
    assert.deepEqual(await answered([answer], 'draft.txt', WRONG), [true])
    const checked = await check('draft.txt', `A line was added.\n\n${WRONG}`)
    const page = presentChecked(checked, [], [answer])
    assert.equal(page.answered.length, 0)
    assert.equal(
      page.findings[0]?.answer,
      'On 3 March 2027 it was said to be mended. It still stands in this version.',
    )
  })
})

describe('the page of the findings', () => {
  it('shows what was answered below, and counts only the rest as to be put right', async () => {
    const other = 'Visits fell from 100 to 80, a reduction of 25%.'
    const checked = await check('draft.txt', `${WRONG}\n\n${other}`)
    assert.equal(checked.findings.length, 2)
    const given = await answerIn('draft.txt', WRONG, 'accepted')
    const page = presentChecked(checked, [], [{ ...given, reason: 'so in the source' }])
    assert.equal(page.answer, 'One figure needs to be put right.')
    assert.deepEqual(
      page.findings.map(({ quote, answer }) => [quote, answer]),
      [[other, '']],
    )
    assert.deepEqual(
      page.answered.map(({ quote, answer }) => [quote, answer]),
      [[WRONG, 'It stays as it is, as was said on 3 March 2027: so in the source']],
    )
    const words = page.tally.map(({ count, words }) => `${count} ${words}`)
    assert.ok(words.includes('1 wrong') && words.includes('1 answered before'), words.join(', '))
  })
})
