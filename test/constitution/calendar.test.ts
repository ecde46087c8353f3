import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deciderOf } from '#constitution/testing-area.ts'
import { makeTimetable } from '#constitution/timetables/timetable.ts'
import type { Case } from '#procedures/case.ts'
import { notesOn } from '#procedures/date-notes.ts'
import { writeCalendar } from '#procedures/icalendar.ts'
import { presentStrip } from '#procedures/pages/strip.ts'
import { calendarOn } from '#procedures/statutory-calendar.ts'

const decider = deciderOf('areas/leicestershire')
const by = { actor: 'A. Clerk', reason: 'A test', at: '2027-01-04T09:00:00Z' }

const precept: Case = {
  procedure: 'precept',
  id: '2027-28',
  title: 'Precept: 2027-28',
  opening: { financialYear: '2027-28' },
  openedOn: '2027-01-04',
  events: [],
  changedAt: by.at,
}

const listed = (cases: readonly Case[], today: string) =>
  calendarOn(today, decider)
    .dates(cases)
    .map(({ due, id, status }) => `${due} ${id} ${status}`)

describe('the statutory calendar', () => {
  it('has the dates of the year before any case is opened, and the elections of June', () => {
    assert.deepEqual(listed([], '2026-11-22'), [
      '2027-02-01 precept-2027-28-notify open',
      '2027-02-08 precept-2027-28-panel-report open',
      '2027-02-15 precept-2027-28-revised-precept open',
      '2027-02-22 precept-2027-28-second-report open',
      '2027-03-01 precept-2027-28-final-response open',
      '2027-06-30 chair-election-annual-2027 open',
      '2027-06-30 vice-chair-election-annual-2027 open',
      '2027-07-31 annual-report-2026-27-supply open',
    ])
  })

  it('has those of a case in their place once there is one, with what is overdue', () => {
    const dates = listed([precept], '2027-02-02').filter((line) => line.includes('precept'))
    assert.deepEqual(dates, [
      '2027-02-01 precept-2027-28-notify overdue',
      '2027-02-08 precept-2027-28-panel-report open',
      '2027-02-15 precept-2027-28-revised-precept reserve',
      '2027-02-22 precept-2027-28-second-report reserve',
      '2027-03-01 precept-2027-28-final-response reserve',
    ])
  })

  it('names each date the same whatever day it falls on, so that a calendar can follow it', () => {
    const ids = (today: string) =>
      calendarOn(today, decider)
        .dates([precept])
        .map(({ id }) => id)
    assert.deepEqual(ids('2027-01-05'), ids('2027-01-28'))
    assert.equal(new Set(ids('2027-01-05')).size, ids('2027-01-05').length)
  })

  it('goes on to what a step sets running, and leaves out what is done', () => {
    const notified = {
      ...precept,
      events: [
        { number: 1, step: 'notify', on: '2027-01-22', details: { proposed: '286.23' }, ...by },
      ],
    }
    const dates = listed([notified], '2027-01-25').filter((line) => line.includes('precept'))
    assert.deepEqual(dates, [
      '2027-02-07 precept-2027-28-meeting open',
      '2027-02-08 precept-2027-28-panel-report open',
      '2027-02-15 precept-2027-28-revised-precept reserve',
      '2027-02-22 precept-2027-28-second-report reserve',
      '2027-03-01 precept-2027-28-final-response reserve',
    ])
  })

  it('keeps no day free once the panel supports the precept', () => {
    const facts = [
      { step: 'notify', on: '2027-01-22', details: { proposed: '286.23' } },
      { step: 'support', on: '2027-02-04', details: { by: 'panel' } },
    ]
    const supported = {
      ...precept,
      events: facts.map((fact, index) => ({ ...fact, ...by, number: index + 1 })),
    }
    const dates = listed([supported], '2027-02-05').filter((line) => line.includes('precept'))
    assert.deepEqual(dates, ['2027-02-08 precept-2027-28-panel-report open'])
  })

  it('says of a last day on which nobody works what the last working day before it is', () => {
    const year = { ...precept, id: '2026-27', opening: { financialYear: '2026-27' } }
    const entries = calendarOn('2026-01-05', decider).dates([year])
    const noted = entries.map((entry) => [entry.due, ...notesOn(entry)])
    // 1 and 8 February, 15 and 22 February and 1 March 2026 are Sundays
    assert.deepEqual(noted.slice(0, 3), [
      ['2026-02-01', 'Not a working day: the last working day before it is Friday 30 January 2026'],
      ['2026-02-08', 'Not a working day: the last working day before it is Friday 6 February 2026'],
      [
        '2026-02-15',
        'Kept in reserve: needed only if the panel vetoes the proposed precept',
        'Not a working day: the last working day before it is Friday 13 February 2026',
      ],
    ])
    const text = writeCalendar(
      entries,
      { calendar: 'Panel dates', instance: '5f0c' },
      'http://panel.example',
      by.at,
    ).replaceAll('\r\n ', '')
    assert.match(text, /SUMMARY:Reserve day: The commissioner replies with a revised precept/)
    assert.match(
      text,
      /Kept in reserve: needed only if the panel vetoes the proposed precept\. Not a/,
    )
  })
})

describe('a bank holiday that is added', () => {
  it('moves the dates that had begun to run over it, and they are listed with the day they were', () => {
    const appointment: Case = {
      procedure: 'plan',
      id: 'plan-2022',
      title: 'Plan of 2022',
      opening: { title: 'Plan of 2022' },
      openedOn: '2022-09-01',
      events: [{ number: 1, step: 'send-draft', on: '2022-09-05', details: {}, ...by }],
      changedAt: by.at,
    }
    const [meeting] = calendarOn('2022-09-12', decider)
      .dates([appointment])
      .filter(({ id }) => id.startsWith('plan-'))
    // 19 September was proclaimed on the 10th, after the draft came on the 5th
    assert.equal(meeting?.due, '2022-09-27')
    assert.equal(meeting?.movedFrom, '2022-09-26')
  })
})

describe('a strip of days on a page', () => {
  const strip = (procedure: string, input: object) => {
    const made = makeTimetable(procedure, input, decider)
    assert.ok(made.ok)
    return presentStrip('strip', 'The days', made.value.deadlines[0]?.counting ?? [])
  }

  it('has weeks from Monday to Sunday, in the order of the calendar though counted back', () => {
    const { weeks, passed } = strip('agenda-notice', { meeting: '2027-01-05' })
    assert.deepEqual(
      weeks?.map((week) =>
        week.map(({ label, kind }) => `${label}${kind === 'counted' ? '*' : ''}`),
      ),
      [
        ['', '', '23 Dec', '24*', '25', '26', '27'],
        ['28', '29*', '30*', '31*', '1 Jan', '2', '3'],
        ['4*', '5', '', '', '', '', ''],
      ],
    )
    assert.equal(weeks?.[0]?.[2]?.isDue, true)
    assert.deepEqual(passed, [
      '25 December 2026, Christmas Day',
      '28 December 2026, Boxing Day',
      '1 January 2027, New Year’s Day',
    ])
  })

  it('is a list where days are not what is counted', () => {
    const { weeks, list } = strip('report-response', { received: '2027-01-31' })
    assert.equal(weeks, null)
    assert.match(list[1] ?? '', /^28 February 2027: Month 1 of 1: this month has no day 31/)
  })
})
