import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { affectedDeadlines } from '#days/affected.ts'
import { calendarKnownBy, isWorkingDay, withHoliday } from '#days/calendar.ts'
import { countDays, earliestMeeting } from '#days/count-days.ts'
import type { DeadlineCount } from '#days/deadline-count.ts'
import { ageOf, type DueDate } from '#days/due-date.ts'
import { readCalendar } from '#days/read-calendar.ts'
import { calendarOf } from '#days/testing-calendar.ts'

const FILE = 'calendar/bank-holidays.yaml'
const folder = join(import.meta.dirname, '../../statute')
const read = readCalendar(new Map([[FILE, readFileSync(join(folder, FILE), 'utf8')]]))
if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
const file = read.value
const calendar = calendarKnownBy(file)

const due = (by: Numbered, number: number, from: string) =>
  countDays({ by, number }, from, calendar).due
type Numbered = Extract<DeadlineCount, { readonly number: number }>['by']

describe('counting working days', () => {
  it('counts the day after as day 1', () => {
    assert.equal(due('working-days-after', 15, '2017-02-06'), '2017-02-27')
    assert.equal(due('working-days-after', 15, '2019-07-01'), '2019-07-22')
    assert.equal(due('working-days-after', 15, '2019-07-31'), '2019-08-21')
    assert.equal(due('working-days-after', 15, '2019-09-03'), '2019-09-24')
    assert.equal(due('working-days-after', 15, '2020-01-31'), '2020-02-21')
    assert.equal(due('working-days-after', 15, '2027-01-22'), '2027-02-12')
    assert.equal(due('working-days-after', 30, '2019-10-07'), '2019-11-18')
    assert.equal(due('working-days-after', 10, '2020-03-11'), '2020-03-25')
    assert.equal(due('working-days-after', 5, '2020-03-04'), '2020-03-11')
  })

  it('passes over the bank holidays between', () => {
    // 25 and 26 December and 1 January
    assert.equal(due('working-days-after', 15, '2019-12-11'), '2020-01-06')
    assert.equal(due('working-days-after', 5, '2019-12-19'), '2019-12-30')
    assert.equal(due('working-days-after', 30, '2019-12-02'), '2020-01-16')
    // Good Friday and Easter Monday
    assert.equal(due('working-days-after', 15, '2020-03-30'), '2020-04-22')
    assert.equal(due('working-days-after', 15, '2027-03-22'), '2027-04-14')
    assert.equal(due('working-days-after', 30, '2027-03-15'), '2027-04-28')
    assert.equal(due('working-days-after', 30, '2027-01-04'), '2027-02-15')
  })

  it('counts back from a meeting for notice', () => {
    assert.equal(due('working-days-before', 15, '2020-03-26'), '2020-03-05')
    assert.equal(due('working-days-before', 15, '2020-02-20'), '2020-01-30')
  })

  it('leaves five clear days before a meeting, neither end counted', () => {
    assert.equal(due('clear-working-days-before', 5, '2027-01-05'), '2026-12-23')
    assert.equal(due('clear-working-days-before', 5, '2027-04-06'), '2027-03-25')
    assert.equal(due('clear-working-days-before', 5, '2027-02-04'), '2027-01-27')
    // The day before the five is a Sunday, so the papers go out on the Friday before it
    assert.equal(due('clear-working-days-before', 5, '2027-02-08'), '2027-01-29')
  })

  it('finds the first day for a meeting once notice is given', () => {
    const rule = { by: 'clear-working-days-before', number: 5 } as const
    const first = (notice: string) => earliestMeeting(rule, notice, calendar).due
    assert.equal(first('2020-01-10'), '2020-01-20')
    assert.equal(first('2020-03-16'), '2020-03-24')
    assert.equal(first('2020-03-02'), '2020-03-10')
  })

  it('says from which notice that first day was counted, and what was counted', () => {
    const words = (by: 'clear-working-days-before' | 'working-days-before' | 'days-before') =>
      earliestMeeting({ by, number: 5 }, '2027-01-22', calendar).words
    assert.deepEqual(
      (['clear-working-days-before', 'working-days-before', 'days-before'] as const).map(words),
      [
        '5 clear working days after notice on Friday 22 January 2027: Monday 1 February 2027',
        '5 working days after notice on Friday 22 January 2027: Friday 29 January 2027',
        '5 days after notice on Friday 22 January 2027: Wednesday 27 January 2027',
      ],
    )
  })

  it('shows each day and why it was or was not counted', () => {
    const { counting, words } = countDays(
      { by: 'clear-working-days-before', number: 5 },
      '2027-01-05',
      calendar,
    )
    assert.deepEqual(
      counting.map(({ day, counted, why }) => `${day} ${counted ? 'yes' : 'no'} ${why}`),
      [
        '2027-01-05 no The count starts from here: this day is not counted',
        '2027-01-04 yes Day 1 of 5',
        '2027-01-03 no Sunday',
        '2027-01-02 no Saturday',
        '2027-01-01 no Bank holiday: New Year’s Day',
        '2026-12-31 yes Day 2 of 5',
        '2026-12-30 yes Day 3 of 5',
        '2026-12-29 yes Day 4 of 5',
        '2026-12-28 no Bank holiday: Boxing Day',
        '2026-12-27 no Sunday',
        '2026-12-26 no Saturday',
        '2026-12-25 no Bank holiday: Christmas Day',
        '2026-12-24 yes Day 5 of 5',
        '2026-12-23 no The latest day that leaves them all clear',
      ],
    )
    assert.equal(
      words,
      '5 clear working days before Tuesday 5 January 2027: Wednesday 23 December 2026',
    )
  })

  it('says when bank holidays may be missing from the years it counts through', () => {
    const later = countDays({ by: 'working-days-after', number: 5 }, '2028-12-28', calendar)
    assert.match(
      later.provisional ?? '',
      /1 January 2012 to 31 December 2028.*Add the missing years/,
    )
    const known = countDays({ by: 'working-days-after', number: 5 }, '2027-12-28', calendar)
    assert.equal(known.provisional, undefined)
    const weeks = countDays({ by: 'weeks-after', number: 2 }, '2028-12-28', calendar)
    assert.equal(weeks.provisional, undefined)
  })
})

describe('counting weeks, months and days', () => {
  it('ends three weeks beginning with a Monday on a Sunday', () => {
    assert.equal(due('weeks-beginning', 3, '2027-01-04'), '2027-01-24')
    assert.equal(due('weeks-beginning', 3, '2020-03-30'), '2020-04-19')
    assert.equal(due('weeks-after', 3, '2020-03-30'), '2020-04-20')
    assert.equal(due('weeks-beginning', 3, '2020-04-24'), '2020-05-14')
    assert.equal(due('weeks-beginning', 3, '2019-12-11'), '2019-12-31')
    assert.equal(due('weeks-beginning', 3, '2027-03-22'), '2027-04-11')
    assert.equal(due('weeks-beginning', 6, '2019-12-02'), '2020-01-12')
    assert.equal(due('weeks-after', 6, '2019-12-02'), '2020-01-13')
    assert.equal(due('weeks-beginning', 6, '2019-10-07'), '2019-11-17')
    assert.equal(due('weeks-beginning', 6, '2027-03-15'), '2027-04-25')
    assert.equal(due('weeks-after', 6, '2027-03-15'), '2027-04-26')
    assert.equal(due('weeks-after', 12, '2019-12-19'), '2020-03-12')
  })

  it('ends a month on the same day of the next, or on its last day', () => {
    assert.equal(due('months-after', 1, '2017-03-03'), '2017-04-03')
    assert.equal(due('months-after', 1, '2020-01-31'), '2020-02-29')
    assert.equal(due('months-after', 1, '2027-01-31'), '2027-02-28')
    assert.equal(due('months-after', 1, '2020-02-07'), '2020-03-07')
    assert.equal(due('months-after', 1, '2027-02-08'), '2027-03-08')
    assert.equal(due('months-after', 1, '2019-09-27'), '2019-10-27')
    // Each month is reckoned from the first day, not from the month before: no day is lost
    assert.equal(due('months-after', 2, '2027-01-31'), '2027-03-31')
  })

  it('counts plain days through weekends', () => {
    assert.equal(due('days-after', 5, '2017-02-27'), '2017-03-04')
    assert.equal(due('days-after', 5, '2019-09-24'), '2019-09-29')
    assert.equal(due('days-before', 15, '2020-03-26'), '2020-03-11')
    assert.equal(due('days-before', 15, '2020-02-20'), '2020-02-05')
  })

  it('keeps a fixed date where it is, in the year that the rule means', () => {
    const on = (from: string, year: 'financial-year-begins' | 'financial-year-ends') =>
      countDays({ by: 'fixed-date', date: '02-01', year }, from, calendar).due
    assert.equal(on('2027-28', 'financial-year-begins'), '2027-02-01')
    assert.equal(on('2020-21', 'financial-year-begins'), '2020-02-01') // a Saturday
    assert.equal(on('2026-27', 'financial-year-ends'), '2027-02-01')
  })

  it('reads "by July" as by its last day, in the year after the report’s', () => {
    assert.equal(countDays({ by: 'by-month', month: 7 }, '2018-19', calendar).due, '2019-07-31')
    assert.equal(countDays({ by: 'by-month', month: 2 }, '2020', calendar).due, '2020-02-29')
  })

  it('ends a financial year on 31 March', () => {
    const count = { by: 'end-of-year', year: 'financial' } as const
    assert.equal(countDays(count, '2016-05-12', calendar).due, '2017-03-31')
    assert.equal(countDays(count, '2027-03-31', calendar).due, '2027-03-31')
    assert.equal(countDays(count, '2027-04-01', calendar).due, '2028-03-31')
  })
})

describe('what a count is called', () => {
  const words = (by: Numbered, number: number, from: string) =>
    countDays({ by, number }, from, calendar).words

  it('is its number, its kind, and where it starts and ends', () => {
    assert.deepEqual(
      [
        words('working-days-after', 1, '2027-02-08'),
        words('working-days-before', 2, '2027-02-10'),
        words('clear-working-days-before', 1, '2027-02-10'),
        words('days-after', 1, '2027-02-08'),
        words('days-before', 2, '2027-02-10'),
        words('weeks-beginning', 1, '2027-02-08'),
        words('weeks-after', 2, '2027-02-08'),
        words('months-after', 1, '2027-02-08'),
        words('hours-after', 1, '2027-02-08T10:00'),
        words('hours-before', 2, '2027-02-08T10:00'),
      ],
      [
        '1 working day after Monday 8 February 2027: Tuesday 9 February 2027',
        '2 working days before Wednesday 10 February 2027: Monday 8 February 2027',
        '1 clear working day before Wednesday 10 February 2027: Monday 8 February 2027',
        '1 day after Monday 8 February 2027: Tuesday 9 February 2027',
        '2 days before Wednesday 10 February 2027: Monday 8 February 2027',
        '1 week beginning with Monday 8 February 2027: Sunday 14 February 2027',
        '2 weeks after Monday 8 February 2027: Monday 22 February 2027',
        '1 month after Monday 8 February 2027: Monday 8 March 2027',
        '1 hour after 10:00 on Monday 8 February 2027: 11:00 on Monday 8 February 2027',
        '2 hours before 10:00 on Monday 8 February 2027: 08:00 on Monday 8 February 2027',
      ],
    )
  })

  it('names the last day of the month or the year that the rule means', () => {
    const end = (year: 'financial' | 'calendar') =>
      countDays({ by: 'end-of-year', year }, '2027-05-12', calendar)
    assert.equal(end('calendar').due, '2027-12-31')
    assert.equal(
      end('calendar').words,
      'The last day of the calendar year that holds Wednesday 12 May 2027: Friday 31 December 2027',
    )
    assert.equal(
      end('financial').words,
      'The last day of the financial year that holds Wednesday 12 May 2027: Friday 31 March 2028',
    )
    const july = countDays({ by: 'by-month', month: 7 }, '2026-27', calendar)
    assert.equal(july.words, 'The last day of the month that the rule names: Saturday 31 July 2027')
    const fixed = { by: 'fixed-date', date: '02-01', year: 'same-year' } as const
    const february = countDays(fixed, '2027', calendar)
    assert.deepEqual(february.counting, [
      { day: '2027-02-01', counted: true, why: 'The date that the rule names' },
    ])
  })

  it('says of each month whether it has the day', () => {
    const { counting } = countDays({ by: 'months-after', number: 2 }, '2027-01-31', calendar)
    assert.deepEqual(
      counting.map(({ day, counted, why }) => `${day} ${counted ? 'yes' : 'no'} ${why}`),
      [
        '2027-01-31 no The count starts from here: this day is not counted',
        '2027-02-28 yes Month 1 of 2: this month has no day 31, so its last',
        '2027-03-31 yes Month 2 of 2: the same day of the month',
      ],
    )
  })
})

describe('counting hours', () => {
  it('shows them backwards when they are counted back, and by whole days between', () => {
    const strip = (by: 'hours-after' | 'hours-before', number: number, from: string) =>
      countDays({ by, number }, from, calendar).counting.map(
        ({ day, counted, why }) => `${day} ${counted ? 'yes' : 'no'} ${why}`,
      )
    assert.deepEqual(strip('hours-before', 24, '2027-02-01T14:00'), [
      '2027-02-01 yes 14 hours, 00:00 to 14:00',
      '2027-01-31 yes 10 hours, 14:00 to midnight',
    ])
    assert.deepEqual(strip('hours-after', 26, '2027-02-01T23:00'), [
      '2027-02-01 yes 1 hour, 23:00 to midnight',
      '2027-02-02 yes 24 hours, 00:00 to midnight',
      '2027-02-03 yes 1 hour, 00:00 to 01:00',
    ])
    assert.deepEqual(strip('hours-after', 1, '2027-02-01T09:30'), [
      '2027-02-01 yes 1 hour, 09:30 to 10:30',
    ])
  })

  it('that end at midnight end as the next day begins', () => {
    const { due: end, counting } = countDays(
      { by: 'hours-after', number: 2 },
      '2027-02-01T22:00',
      calendar,
    )
    assert.equal(end, '2027-02-02T00:00')
    assert.deepEqual(counting, [
      { day: '2027-02-01', counted: true, why: '2 hours, 22:00 to midnight' },
      { day: '2027-02-02', counted: false, why: 'The time is midnight, as this day begins' },
    ])
  })

  it('gives 24 hours by the clock', () => {
    assert.equal(due('hours-after', 24, '2019-12-19T10:00'), '2019-12-20T10:00')
    assert.equal(due('hours-before', 24, '2027-02-01T14:00'), '2027-01-31T14:00')
  })

  it('ends an hour later by the wall clock when the clocks go forward, and earlier when back', () => {
    assert.equal(due('hours-after', 24, '2027-03-27T10:00'), '2027-03-28T11:00')
    assert.equal(due('hours-after', 24, '2027-10-30T10:00'), '2027-10-31T09:00')
    assert.equal(due('hours-before', 24, '2027-03-28T14:00'), '2027-03-27T13:00')
    const { counting } = countDays({ by: 'hours-after', number: 24 }, '2027-03-27T10:00', calendar)
    assert.deepEqual(
      counting.map(({ why }) => why),
      ['14 hours, 10:00 to midnight', '10 hours, 00:00 to 11:00; the clocks change on this day'],
    )
  })
})

describe('a thing with no date to miss', () => {
  it('is shown with its age', () => {
    const { due: day, ageing } = countDays(
      { by: 'as-soon-as', words: 'practicable' },
      '2020-03-16',
      calendar,
    )
    assert.equal(day, null)
    assert.ok(ageing)
    assert.deepEqual(ageOf(ageing, '2020-03-19'), {
      days: 3,
      words: 'As soon as practicable: it has waited 3 days, since Monday 16 March 2020',
    })
    assert.equal(ageOf(ageing, '2020-03-01').days, 0)
    assert.deepEqual(
      ['2020-03-16', '2020-03-17'].map((today) => ageOf(ageing, today)),
      [
        { days: 0, words: 'As soon as practicable, from Monday 16 March 2020' },
        {
          days: 1,
          words: 'As soon as practicable: it has waited 1 day, since Monday 16 March 2020',
        },
      ],
    )
  })

  it('has no age where the rule names no day to begin with', () => {
    const soon = countDays({ by: 'as-soon-as', words: 'immediately' }, '2020-21', calendar)
    assert.deepEqual(soon.ageing, { since: null, when: 'immediately' })
    assert.deepEqual(ageOf({ since: null, when: 'immediately' }, '2020-03-19'), {
      days: 0,
      words: 'Immediately',
    })
  })

  it('keeps the words of its rule', () => {
    const soon = (words: Extract<DeadlineCount, { readonly by: 'as-soon-as' }>['words']) =>
      countDays({ by: 'as-soon-as', words }, '2020-03-16', calendar).words
    assert.deepEqual(
      (
        [
          'practicable',
          'reasonably-practicable',
          'possible',
          'immediately',
          'earliest-opportunity',
          'good-time',
        ] as const
      ).map(soon),
      [
        'The rule gives no day: as soon as practicable',
        'The rule gives no day: as soon as reasonably practicable',
        'The rule gives no day: as soon as possible',
        'The rule gives no day: immediately',
        'The rule gives no day: at the earliest opportunity',
        'The rule gives no day: in good time',
      ],
    )
  })
})

describe('a thing for a meeting', () => {
  it('waits for the meeting that its rule names', () => {
    const words = (count: Extract<DeadlineCount, { readonly by: 'meeting' }>) =>
      countDays(count, '2020-03-16', calendar).words
    assert.deepEqual(
      [
        words({ by: 'meeting', which: 'next-ordinary' }),
        words({ by: 'meeting', which: 'next-ordinary', otherwise: 'extraordinary' }),
      ],
      [
        'The rule gives no day: at the next ordinary meeting',
        'The rule gives no day: at the next ordinary meeting, or an extraordinary one if that is too late',
      ],
    )
  })
})

describe('a list of bank holidays', () => {
  const kept = readFileSync(join(folder, FILE), 'utf8')
  const refusal = (text: string | undefined) => {
    const outcome = readCalendar(new Map(text === undefined ? [] : [[FILE, text]]))
    return outcome.ok ? 'was read' : outcome.problems.map(({ code }) => code).join()
  }

  it('is refused when it is missing, has a day twice, or a day outside its years', () => {
    const day = (on: string) => `${kept}\n  - on: ${on}\n    name: Feast day\n`
    assert.equal(refusal(kept), 'was read')
    assert.equal(refusal(undefined), 'missing-file')
    assert.equal(refusal(day('2027-03-26')), 'same-day')
    assert.equal(refusal(day('2028-12-31')), 'was read')
    assert.equal(refusal(day('2029-01-01')), 'outside-covers')
    assert.equal(refusal(day('2012-01-01')), 'was read')
    assert.equal(refusal(day('2011-12-31')), 'outside-covers')
  })
})

describe('bank holidays', () => {
  it('are those of the day: a funeral proclaimed on 10 September 2022 was unknown on the 9th', () => {
    assert.equal(isWorkingDay(calendarKnownBy(file, '2022-09-09'), '2022-09-19'), true)
    assert.equal(isWorkingDay(calendarKnownBy(file, '2022-09-10'), '2022-09-19'), false)
  })

  it('can be moved away: 4 May 2020 was one until 8 May took its place', () => {
    assert.equal(isWorkingDay(calendarKnownBy(file, '2019-01-01'), '2020-05-04'), false)
    assert.equal(isWorkingDay(calendar, '2020-05-04'), true)
    assert.equal(isWorkingDay(calendar, '2020-05-08'), false)
  })

  it('move the deadlines they affect, which are listed, and leave the others', () => {
    const deadlines = [
      { id: 'hearing', count: { by: 'working-days-after', number: 15 }, from: '2022-09-05' },
      { id: 'response', count: { by: 'months-after', number: 1 }, from: '2022-09-05' },
    ] as const
    const moved = affectedDeadlines(deadlines, calendarKnownBy(file, '2022-09-09'), calendar)
    assert.deepEqual(
      moved.map(({ deadline, was, is }) => [deadline.id, was.due, is.due]),
      [['hearing', '2022-09-26', '2022-09-27']],
    )
  })

  it('agree with the published list', async (test) => {
    const published = join(import.meta.dirname, '../../../shared/data/calendar/bank-holidays.json')
    let text: string
    try {
      text = readFileSync(published, 'utf8')
    } catch {
      test.diagnostic('The published list is not here, so the comparison was left out')
      return
    }
    const list = JSON.parse(text) as { 'england-and-wales': { events: { date: string }[] } }
    assert.deepEqual(
      [...calendar.holidays.keys()].sort(),
      list['england-and-wales'].events.map(({ date }) => date),
    )
  })
})

const days = fc
  .integer({ min: 0, max: 5_800 })
  .map((offset) => Temporal.PlainDate.from('2012-02-01').add({ days: offset }).toString())
const calendars = fc.array(days, { maxLength: 40 }).map((holidays) => calendarOf(...holidays))
const number = fc.integer({ min: 1, max: 60 })
const counts = fc.oneof(
  fc.record({
    by: fc.constantFrom(
      'working-days-after',
      'working-days-before',
      'clear-working-days-before',
      'days-after',
      'days-before',
      'weeks-beginning',
      'weeks-after',
      'months-after',
    ),
    number,
  }),
)

/** Counts a strip again from its first day, with no help but the days it says were counted. */
function recount({ counting, due: last }: DueDate, count: { by: string; number: number }) {
  const wanted = count.by.startsWith('weeks') ? count.number * 7 : count.number
  assert.equal(counting.filter(({ counted }) => counted).length, wanted)
  assert.equal(counting.at(-1)?.day, last)
}

describe('whatever is counted', () => {
  it('has a strip that recounts to the date, a day at a time with none left out', () => {
    fc.assert(
      fc.property(counts, days, calendars, (count, from, feasts) => {
        const reckoned = countDays(count, from, feasts)
        recount(reckoned, count)
        assert.equal(reckoned.counting[0]?.day, from)
        if (count.by === 'months-after') return
        const step = count.by.endsWith('before') ? -1 : 1
        reckoned.counting.forEach(({ day, counted }, index) => {
          const expected = Temporal.PlainDate.from(from)
            .add({ days: step * index })
            .toString()
          assert.equal(day, expected)
          if (counted && count.by.includes('working')) assert.ok(isWorkingDay(feasts, day))
        })
      }),
    )
  })

  it('is never earlier for a bank holiday more, counted forwards, nor later counted back', () => {
    fc.assert(
      fc.property(counts, days, days, calendars, (count, from, feast, feasts) => {
        const was = countDays(count, from, feasts).due ?? ''
        const is = countDays(count, from, withHoliday(feasts, feast, 'Another')).due ?? ''
        if (count.by.endsWith('before')) assert.ok(is <= was)
        else assert.ok(is >= was)
      }),
    )
  })

  it('leaves enough days between notice and the first meeting that notice allows', () => {
    fc.assert(
      fc.property(number, days, calendars, (size, notice, feasts) => {
        const rule = { by: 'clear-working-days-before', number: size } as const
        const meeting = earliestMeeting(rule, notice, feasts).due ?? ''
        const last = countDays(rule, meeting, feasts).due ?? ''
        assert.ok(last >= notice || !isWorkingDay(feasts, notice))
      }),
    )
  })
})
