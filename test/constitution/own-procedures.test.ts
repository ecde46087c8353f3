import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { deciderOf } from '#constitution/testing-area.ts'
import { readProcedures } from '#procedures/own/read-procedures.ts'
import { Play } from '#procedures/testing-cases.ts'

const AREA = 'test/fixtures/areas/saltwell'
const decider = deciderOf(AREA)
const FILE = 'procedures/petition.yaml'
const text = readFileSync(join(import.meta.dirname, '../..', AREA, FILE), 'utf8')

type Slip = readonly [passage: string, slip: string]

function read(...slips: readonly Slip[]) {
  const slipped = slips.reduce((all, [passage, slip]) => {
    assert.ok(all.includes(passage), passage)
    return all.replace(passage, slip)
  }, text)
  return readProcedures(new Map([[FILE, slipped]]), decider.constitution, decider.ruleNames)
}

function petition() {
  const made = read()
  assert.ok(made.ok, made.ok ? '' : made.problems.map(({ message }) => message).join('\n'))
  const found = made.value.find(({ id }) => id === 'petition')
  assert.ok(found)
  return new Play(found, decider, '2026-12-16')
}

describe('a procedure that only an area has, as a case', () => {
  it('goes through its own steps, with the dates that its rules give', () => {
    const play = petition()
    play.take('receive', '2026-12-17', { names: '200' })
    // Five working days after Thursday 17 December are over with Thursday 24
    assert.equal(play.due('acknowledged', '2026-12-18'), '2026-12-24')
    const acknowledged = play.take('acknowledge', '2026-12-18')
    assert.equal(acknowledged.words, 'waiting for a meeting to hear it')
    // Six weeks after Friday 18 December
    assert.equal(play.due('answered', '2026-12-18'), '2027-01-29')
    const set = play.take('convene', '2027-01-04', { meeting: '2027-01-21' })
    assert.match(set.events.at(-1)?.findings.join() ?? '', /agenda has to be published by .*Rule 5/)
    play.take('hear', '2027-01-21')
    const over = play.take('answer', '2027-02-01')
    assert.deepEqual([over.isOver, over.words], [true, 'over: the petitioner was answered'])
    const answered = over.dates.find(({ id }) => id === 'answered')
    assert.deepEqual([answered?.status, answered?.metOn], ['met-late', '2027-02-01'])
  })

  it('takes a vote by the rule that settles it, a day that is its meeting’s, and nothing out of turn', () => {
    const play = petition()
    play.take('receive', '2026-12-17', { names: '200' })
    play.take('acknowledge', '2026-12-18')
    play.take('convene', '2027-01-04', { meeting: '2027-01-21' })
    const votes = { members: '16', present: '12', for: '6', against: '5', abstain: '1' }
    assert.match(play.refusal('vote', '2027-01-20', votes), /before it\. Correct one of the two/)
    // Seven votes are needed, whoever is there
    const lost = play.take('vote', '2027-01-21', votes)
    assert.equal(lost.state, 'not-heard')
    assert.match(lost.events.at(-1)?.findings.join() ?? '', /^Not carried: .*7.*\(Rule 12\)$/)
    assert.match(play.refusal('answer', '2027-01-22'), /cannot be recorded: .*It is over/)
  })

  it('takes a vote as it is recorded where its numbers are not stated', () => {
    const play = petition()
    play.take('receive', '2026-12-17', { names: '200' })
    play.take('acknowledge', '2026-12-18')
    play.take('convene', '2027-01-04', { meeting: '2027-01-21' })
    const carried = play.take('vote', '2027-01-21', { counted: 'not-counted', result: 'carried' })
    assert.equal(carried.state, 'heard')
    assert.match(carried.events.at(-1)?.findings.join() ?? '', /^Recorded as carried: no numbers/)
  })

  it('is refused by everything in it that fits nothing, with line and remedy', () => {
    const told = (...slips: readonly Slip[]) => {
      const made = read(...slips)
      return made.ok ? [] : made.problems.map(({ message }) => message)
    }
    assert.deepEqual(told(['initial: begun', 'initial: begin']), [
      'procedures/petition.yaml, line 13, petition: there is no state "begin". Did you mean begun? Correct it, or add it',
      'procedures/petition.yaml, line 6, petition: no step leads to the state "begun". Add one, or take it out',
    ])
    const all = told(
      ['rules: [petition-limits]', 'rules: [petition-limit]'],
      ['meets: [acknowledged]', 'meets: [acknowledgement]'],
      ['starts: [petition-received]', 'starts: [received]'],
      ['question: sit-on', 'question: sit-in'],
      ['name: names', 'name: reason'],
      ['at_meeting_of: convene', 'at_meeting_of: hear'],
    ).join('\n')
    for (const words of [
      /no rule "petition-limit"\. Did you mean petition-limits\?/,
      /no deadline of petition "acknowledgement"/,
      /no event that a date of petition counts from "received"/,
      /no question under own_questions "sit-in"/,
      /the name "reason" is taken/,
      /no step that sets a meeting "hear"/,
    ]) {
      assert.match(all, words)
    }
    assert.match(
      told(['id: petition', 'id: precept']).join(),
      /there is a procedure "precept" already/,
    )
    assert.match(
      told([
        '    to: received',
        '    to: received\n    vote: { carried: heard, lost: begun }',
      ]).join(),
      /Write to, the state it leads to, or vote/,
    )
  })
})
