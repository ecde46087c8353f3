import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Event, RecordingChange } from '#area/index.ts'
import { monthPeriod } from '#shared/index.ts'
import {
  describeExplanations,
  findExplanations,
  type GivenExplanation,
  type QualityRecord,
} from './explain.ts'
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
  direction: { robbery: 'down', drugs: 'down' },
  source: SOURCE,
}
const OPERATION: Event = {
  id: 'operation',
  name: 'Operation Nightjar',
  short: 'Nightjar',
  from: '2020-03-31',
  to: '2020-03-31',
  scope: { measures: ['drugs'], areas: ['district'] },
  direction: 'up',
  source: SOURCE,
}
const CHANGE: RecordingChange = {
  id: 'change',
  name: 'sheds counted as homes',
  short: 'sheds',
  from: '2020-03-15',
  scope: { measures: ['burglary', 'drugs'], areas: 'all' },
  direction: 'up',
  effect: 'Burglary of homes rises',
  rebase: { reason: 'The level moved', approvedBy: 'The office' },
  source: SOURCE,
}
const LOST: QualityRecord = {
  scope: { measures: ['robbery', 'theft'], areas: ['district'] },
  direction: 'down',
  words: 'records had lost their place',
  months: [
    { period: monthPeriod(2020, 2), records: 542 },
    { period: monthPeriod(2020, 3), records: 1_157 },
  ],
}
const REGISTERS = { events: [OPERATION, LOCKDOWN], changes: [CHANGE], quality: [LOST] }
const MARCH = { start: '2020-03-01', end: '2020-03-31' }

function explained(
  stretch: { start: string; end: string; since?: string },
  direction: 'up' | 'down',
  measure: string,
  kind = 'district',
) {
  const subject = { measure, area: { id: 'northtown', kind } }
  return describeExplanations(findExplanations({ ...stretch, direction }, subject, REGISTERS))
}

describe('what explains a figure', () => {
  it('is what is said to move it the way it moved, in its time, place and measure', () => {
    assert.equal(
      explained(MARCH, 'up', 'drugs'),
      'Recording changed on 15 March 2020 (sheds counted as homes), which is said to move it this way. ' +
        'Coincides with Operation Nightjar.',
    )
    assert.equal(explained(MARCH, 'down', 'robbery', 'force'), 'Coincides with the first lockdown.')
  })

  it('is no event that is said to move it the other way', () => {
    assert.equal(explained(MARCH, 'up', 'robbery'), 'No explanation recorded.')
    const april = { start: '2020-04-01', end: '2020-04-30' }
    assert.equal(explained(april, 'up', 'drugs'), 'No explanation recorded.')
  })

  it('is not what is only in the same time, which is named as no more than that', () => {
    assert.equal(
      explained(MARCH, 'up', 'theft'),
      'In the same time: the first lockdown, which is not said to have moved it.',
    )
  })

  it('is first of all that records were wanting, where that moves it so', () => {
    assert.equal(
      explained(MARCH, 'down', 'robbery'),
      '1,157 records had lost their place in March 2020. Coincides with the first lockdown.',
    )
    assert.equal(
      explained({ start: '2019-12-01', end: '2020-03-31' }, 'down', 'theft'),
      '1,699 records had lost their place from February to March 2020. ' +
        'In the same time: the first lockdown, which is not said to have moved it.',
    )
    assert.doesNotMatch(explained(MARCH, 'down', 'robbery', 'force'), /lost their place/)
    assert.doesNotMatch(explained(MARCH, 'up', 'robbery'), /lost their place/)
  })

  it('lasts as long as the event does, its first and last day counted', () => {
    const last = { start: '2020-07-04', end: '2020-07-31' }
    assert.equal(explained(last, 'down', 'robbery'), 'Coincides with the first lockdown.')
    const after = { start: '2020-07-05', end: '2020-07-31' }
    assert.equal(explained(after, 'down', 'robbery'), 'No explanation recorded.')
  })

  it('tells of a change in recording that began then, whichever way it is said to move it', () => {
    assert.match(
      explained(MARCH, 'down', 'burglary'),
      /^Recording changed on 15 March 2020 \(sheds counted as homes\), which is said to move it the other way\./,
    )
  })

  it('is a change that began earlier where the figures before it are what it is held against', () => {
    const later = { start: '2020-08-01', end: '2020-08-31' }
    const since = '2019-01-01'
    assert.match(explained({ ...later, since }, 'up', 'burglary'), /^Recording changed on 15 March/)
    assert.equal(explained({ ...later, since }, 'down', 'burglary'), 'No explanation recorded.')
    assert.equal(
      explained({ ...later, since: '2020-04-01' }, 'up', 'burglary'),
      'No explanation recorded.',
    )
    assert.equal(explained(later, 'up', 'burglary'), 'No explanation recorded.')
    const undone = { ...CHANGE, from: '2020-07-01', direction: 'down' } as const
    const subject = { measure: 'burglary', area: { id: 'northtown', kind: 'district' } }
    const since2019 = { ...later, since, direction: 'up' } as const
    const registers = { events: [], changes: [CHANGE, undone] }
    assert.deepEqual(findExplanations(since2019, subject, registers), [])
  })

  it('is neither said to be wanting nor told again where it was told that recording changed', () => {
    assert.equal(describeExplanations([], CHANGE), '')
    const change = { kind: 'recording-change', change: CHANGE } as const
    assert.equal(
      describeExplanations([{ ...change, fit: 'said' }], CHANGE),
      'The change in recording is said to move it this way.',
    )
    assert.equal(describeExplanations([{ ...change, fit: 'not-said' }], CHANGE), '')
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

describe('an explanation that was given', () => {
  const given: GivenExplanation = {
    ...{ record: '1', measure: 'robbery', area: 'northtown', direction: 'up' },
    ...{ start: '2020-03-01', end: '2020-05-31', on: '2020-06-03' },
    ...{ text: 'Two tills were broken into.', from: 'the Chief Constable' },
  }
  const said = (
    stretch: { start: string; end: string },
    direction: 'up' | 'down' = 'up',
    { measure, id } = { measure: 'robbery', id: 'northtown' },
  ) => {
    const subject = { measure, area: { id, kind: 'district' } }
    const registers = { events: [], changes: [], given: [given] }
    return describeExplanations(findExplanations({ ...stretch, direction }, subject, registers))
  }

  it('is told with who gave it and when, of just its figures, measure, place and direction', () => {
    const its = { start: given.start, end: given.end }
    const words =
      'The explanation given by the Chief Constable on 3 June 2020: “Two tills were broken into”.'
    assert.equal(said(its), words)
    for (const other of [
      said(its, 'down'),
      said(its, 'up', { measure: 'burglary', id: 'northtown' }),
      said(its, 'up', { measure: 'robbery', id: 'southtown' }),
      said({ start: '2020-06-01', end: '2020-06-30' }),
      said({ start: '2020-05-01', end: '2020-06-30' }),
    ]) {
      assert.equal(other, 'No explanation recorded.')
    }
  })

  it('is told of one of its months, and of a run that has gone on since, with what it was given of', () => {
    const opening = 'The explanation of March to May 2020 given by the Chief Constable'
    assert.ok(said(MARCH).startsWith(opening), said(MARCH))
    assert.ok(said({ start: '2020-02-01', end: '2020-06-30' }).startsWith(opening))
  })
})
