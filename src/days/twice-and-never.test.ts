import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { workingDayBefore } from './calendar.ts'
import { countDays } from './count-days.ts'
import { comesTwice, secondOf } from './count-hours.ts'
import { nameDue } from './due-date.ts'
import { calendarOf } from './testing-calendar.ts'

// The clocks go back at 02:00 on Sunday 31 October 2027: from 01:00 to 02:00 the hour comes twice.

describe('an hour that comes twice', () => {
  it('is known, and the second of it can be told from the first', () => {
    assert.deepEqual(
      ['2027-10-31T00:59', '2027-10-31T01:30', '2027-10-31T02:00', '2027-10-31'].map(comesTwice),
      [false, true, false, false],
    )
    assert.equal(secondOf('2027-10-31T01:30'), '2027-10-31T01:30+00:00')
    assert.equal(secondOf('2027-10-31T03:30'), '2027-10-31T03:30')
  })

  it('starts a count an hour later the second time', () => {
    const day = { by: 'hours-after', number: 24 } as const
    // 01:30 in summer time is 00:30 in winter time, and 24 hours on it is 00:30
    assert.equal(countDays(day, '2027-10-31T01:30', calendarOf()).due, '2027-11-01T00:30')
    assert.equal(countDays(day, '2027-10-31T01:30+00:00', calendarOf()).due, '2027-11-01T01:30')
  })

  it('is named with which it is where a count ends in it', () => {
    const { due, words } = countDays(
      { by: 'hours-before', number: 24 },
      '2027-11-01T01:30',
      calendarOf(),
    )
    assert.equal(due, '2027-10-31T01:30+00:00')
    assert.equal(
      words,
      '24 hours before 01:30 on Monday 1 November 2027: 01:30 on Sunday 31 October 2027, after the clocks went back',
    )
    assert.match(nameDue('2027-10-31T01:30+01:00'), /before the clocks went back$/)
  })
})

describe('a day on which nobody works', () => {
  it('has a last working day before it, over a weekend and a holiday', () => {
    // 8 February 2026 is a Sunday; Friday 6 is a holiday here
    assert.equal(workingDayBefore(calendarOf(), '2026-02-08'), '2026-02-06')
    assert.equal(workingDayBefore(calendarOf('2026-02-06'), '2026-02-08'), '2026-02-05')
    assert.equal(workingDayBefore(calendarOf(), '2027-02-08'), undefined)
  })
})
