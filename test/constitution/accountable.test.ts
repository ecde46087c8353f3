import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseConstitution } from '#constitution/load-constitution.ts'
import { deciderOf } from '#constitution/testing-area.ts'
import { ruleTextsOf } from '#constitution/testing-rules.ts'
import { fillWords, wordedOn } from '#constitution/words.ts'
import { REPORT_RESPONSE } from '#procedures/report-response.ts'
import { Play } from '#procedures/testing-cases.ts'

const AREA = 'areas/leicestershire'

const MAYOR = `
  - from: 2028-05-08
    kind: mayor
    title: Mayor
    words: { office: mayor, monitoring_officer: legal adviser }`
const BOARD = `
  - from: 2030-04-01
    kind: board
    title: Policing and Crime Board
    words: { office: board }
    members: 9
    lead: lead member`

/** The area's constitution under those who are held to account, as the settings list them. */
function under(accountable: string) {
  const texts = ruleTextsOf(AREA)
  const settings = texts.get('constitution/settings.yaml') ?? ''
  texts.set('constitution/settings.yaml', `${settings}\naccountable:${accountable}\n`)
  return parseConstitution(texts)
}

describe('who is held to account', () => {
  const read = under(`${MAYOR}${BOARD}`)
  assert.ok(read.ok, read.ok ? '' : read.problems.map(({ message }) => message).join('\n'))
  const constitution = read.value

  it('is who the words say until the first day on which it is another', () => {
    const said = (day: string) =>
      fillWords(wordedOn(constitution, day), '{Office}, {bare:office_title}, {monitoring_officer}')
    assert.deepEqual(['2028-05-07', '2028-05-08', '2030-04-01'].map(said), [
      'The commissioner, Police and Crime Commissioner, the Monitoring Officer',
      'The mayor, Mayor, the legal adviser',
      // Each stands alone: what one was called is not carried on to the next
      'The board, Policing and Crime Board, the Monitoring Officer',
    ])
    assert.equal(fillWords(wordedOn(constitution, '2030-04-01'), '{lead}'), 'the lead member')
  })

  it('is asked for on one day after another, whatever day it was last asked for', () => {
    const later = wordedOn(constitution, '2028-06-01')
    assert.equal(fillWords(wordedOn(later, '2026-06-01'), '{office}'), 'the commissioner')
  })

  it('changes in the middle of a case, whose days and address go on', () => {
    const decider = { ...deciderOf(AREA), constitution }
    const play = new Play(REPORT_RESPONSE, decider, '2028-04-01')
    play.take('adopt', '2028-04-10', { published: 'yes' })
    play.take('receive', '2028-04-20')
    const before = play.on('2028-05-07')
    const after = play.on('2028-05-08')
    assert.equal(before.words, 'waiting for the commissioner to reply')
    assert.equal(after.words, 'waiting for the mayor to reply')
    assert.equal(before.dates[0]?.what, 'The commissioner replies in writing')
    assert.equal(after.dates[0]?.what, 'The mayor replies in writing')
    assert.deepEqual([before.dates[0]?.due, after.dates[0]?.due], ['2028-05-20', '2028-05-20'])
    play.take('respond', '2028-05-15', { published: 'yes' })
    const closed = play.take('note', '2028-06-01')
    assert.deepEqual(
      closed.events.map(({ words }) => words),
      [
        'The panel adopts the report, and it is sent and published',
        'The commissioner receives the report',
        'The mayor replies in writing',
        'The panel notes the reply',
      ],
    )
    assert.equal(play.on('2031-01-01').dates[0]?.what, 'The mayor replies in writing')
  })

  it('is refused out of order, and with members where it is no board', () => {
    const problems = (accountable: string) => {
      const outcome = under(accountable)
      return outcome.ok ? [] : outcome.problems.map(({ message }) => message)
    }
    assert.match(problems(`${BOARD}${MAYOR}`).join(), /in the order of their days/)
    assert.match(problems(`${MAYOR}\n    members: 3`).join(), /Only a board has members and a lead/)
  })
})
