import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Event, RecordingChange } from '#area/index.ts'
import { describeExplanations, findExplanations } from './explain.ts'
import { rebaseDays } from './scope.ts'

const SOURCE = { document: 'A made-up report' }
const LOCKDOWN: Event = {
  id: 'lockdown',
  name: 'First national lockdown',
  phrase: 'the first lockdown',
  short: 'first lockdown',
  from: '2020-03-26',
  to: '2020-07-04',
  scope: { measures: 'all', areas: 'all' },
  source: SOURCE,
}
const OPERATION: Event = {
  id: 'operation',
  name: 'Operation Nightjar',
  short: 'Nightjar',
  from: '2020-03-31',
  to: '2020-03-31',
  scope: { measures: ['drugs'], areas: ['district'] },
  source: SOURCE,
}
const CHANGE: RecordingChange = {
  id: 'change',
  name: 'sheds counted as homes',
  short: 'sheds',
  from: '2020-03-15',
  scope: { measures: ['burglary', 'drugs'], areas: 'all' },
  effect: 'Burglary of homes rises',
  rebase: { reason: 'The level moved', approvedBy: 'The office' },
  source: SOURCE,
}
const REGISTERS = { events: [OPERATION, LOCKDOWN], changes: [CHANGE] }
const MARCH = { start: '2020-03-01', end: '2020-03-31' }

function explained(stretch: { start: string; end: string }, measure: string, kind = 'district') {
  const subject = { measure, area: { id: 'northtown', kind } }
  return describeExplanations(findExplanations(stretch, subject, REGISTERS))
}

describe('what coincides with a figure', () => {
  it('is every event and change in its time and scope, earliest first', () => {
    assert.equal(
      explained(MARCH, 'drugs'),
      'Coincides with a change in recording (sheds counted as homes), the first lockdown and ' +
        'Operation Nightjar.',
    )
  })

  it('leaves out what is about other measures or places', () => {
    assert.equal(explained(MARCH, 'robbery'), 'Coincides with the first lockdown.')
    assert.equal(
      explained(MARCH, 'drugs', 'police-area'),
      'Coincides with a change in recording (sheds counted as homes) and the first lockdown.',
    )
  })

  it('counts the first and last day of an event', () => {
    const last = { start: '2020-07-04', end: '2020-07-31' }
    assert.equal(explained(last, 'robbery'), 'Coincides with the first lockdown.')
    const after = { start: '2020-07-05', end: '2020-07-31' }
    assert.equal(explained(after, 'robbery'), 'No explanation recorded.')
  })

  it('is a change in recording only when it begins in that time', () => {
    const later = { start: '2020-08-01', end: '2020-08-31' }
    assert.equal(explained(later, 'burglary'), 'No explanation recorded.')
  })
})

describe('the days on which limits start again', () => {
  const subject = { measure: 'burglary', area: { id: 'northtown', kind: 'district' } }

  it('are those of changes in scope that were approved as a rebase', () => {
    const { rebase: _, ...notRebased } = { ...CHANGE, from: '2019-01-01' }
    assert.deepEqual(rebaseDays([CHANGE, notRebased], subject), ['2020-03-15'])
    assert.deepEqual(rebaseDays([CHANGE], { ...subject, measure: 'robbery' }), [])
  })
})
