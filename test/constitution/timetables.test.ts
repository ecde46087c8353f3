import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { reckonerOf } from '#constitution/testing-area.ts'
import { checkNotice } from '#constitution/timetables/feasibility.ts'
import { TIMETABLE_NAMES } from '#constitution/timetables/inputs.ts'
import { SHOWN_ELSEWHERE } from '#constitution/timetables/lines.ts'
import { makeTimetable } from '#constitution/timetables/timetable.ts'
import { affectedDeadlines } from '#days/affected.ts'
import { withHoliday } from '#days/calendar.ts'
import { countDays } from '#days/count-days.ts'
import { PROCEDURES } from '#procedures/procedures.ts'

const reckoner = reckonerOf('areas/leicestershire')

function ask(procedure: string, input: object) {
  const made = makeTimetable(procedure, input, reckoner)
  assert.ok(made.ok, made.ok ? '' : made.problems.map(({ message }) => message).join('\n'))
  return made.value
}

/** Each deadline's day, by id. */
const dates = (procedure: string, input: object) =>
  Object.fromEntries(ask(procedure, input).deadlines.map(({ id, due }) => [id, due]))

/** The days not applied, with the paragraphs that give them, of one deadline. */
const others = (procedure: string, input: object, id: string) =>
  ask(procedure, input)
    .deadlines.find((one) => one.id === id)
    ?.alternatives.map(({ due, paragraph }) => `${due} ${paragraph}`)

describe('what is run as cases', () => {
  it('has a timetable of the program’s, or is known to be shown with its cases', () => {
    const ids = PROCEDURES.map(({ id }) => id)
    const known: readonly string[] = [...TIMETABLE_NAMES, ...SHOWN_ELSEWHERE]
    assert.deepEqual(
      ids.filter((id) => !known.includes(id)),
      [],
    )
  })
})

describe('the timetable of a precept', () => {
  it('A3: has the five dates of the year 2027/28, that of the revised precept from the law', () => {
    const { deadlines, silent } = ask('precept', { financialYear: '2027/28' })
    assert.deepEqual(
      deadlines.map(({ id, due, paragraph }) => [id, due, paragraph]),
      [
        ['notify', '2027-02-01', 'Rule 101'],
        ['panel-report', '2027-02-08', 'Rule 101'],
        ['revised-precept', '2027-02-15', 'SI 2012/2271, regulation 5'],
        ['second-report', '2027-02-22', 'Rule 105'],
        ['final-response', '2027-03-01', 'Rule 106'],
      ],
    )
    assert.ok(silent)
    assert.match(silent.default, /revised-precept: Monday 15 February 2027/)
  })

  it('A3: applies 8 February over the 15 working days of the protocol, and shows both', () => {
    const input = { financialYear: '2027-28', notified: '2027-01-22' }
    assert.equal(dates('precept', input)['panel-report'], '2027-02-08')
    assert.deepEqual(others('precept', input, 'panel-report'), ['2027-02-12 Protocol, Precept'])
    assert.ok(ask('precept', input).conflicts.some(({ id }) => id === 'C11'))
  })

  it('A3: says that notice on 1 February cannot give five clear days before 8 February', () => {
    const input = { financialYear: '2027-28', notified: '2027-02-01', meeting: '2027-02-08' }
    const [found] = ask('precept', input).feasibility
    assert.equal(found?.isPossible, false)
    assert.equal(found?.lastNotice, '2027-01-29')
    assert.match(
      found?.words ?? '',
      /^Notice on Monday 1 February 2027 cannot give 5 clear working days before a meeting on Monday 8 February 2027\. .*urgent item/,
    )
    assert.equal(checkNotice('2027-01-27', '2027-02-04', reckoner)?.isPossible, true)
    assert.equal(checkNotice('2027-01-28', '2027-02-04', reckoner)?.isPossible, false)
  })

  it('refuses the protocol’s five days as a target when they run past 8 February', () => {
    const input = { financialYear: '2020-21', notified: '2020-01-31', meeting: '2020-02-05' }
    assert.deepEqual(dates('precept', input), {
      notify: '2020-02-01',
      'panel-report': '2020-02-08',
      'revised-precept': '2020-02-15',
      'second-report': '2020-02-22',
      'final-response': '2020-03-01',
    })
    assert.deepEqual(others('precept', input, 'panel-report'), [
      '2020-02-10 Protocol, Precept',
      '2020-02-21 Protocol, Precept',
    ])
  })

  it('takes the five days when they end sooner, and still knows the last day that binds', () => {
    const input = { financialYear: '2027-28', meeting: '2027-02-01' }
    const report = ask('precept', input).deadlines.find(({ id }) => id === 'panel-report')
    assert.equal(report?.due, '2027-02-06')
    assert.equal(report?.strength, 'normally')
    assert.equal(report?.binding, '2027-02-08')
  })

  it('says when notice was given late', () => {
    const { late } = ask('precept', { financialYear: '2027-28', notified: '2027-02-03' })
    assert.equal(late.length, 1)
    assert.match(late[0] ?? '', /^Wednesday 3 February 2027 is after Monday 1 February 2027/)
  })
})

describe('the timetable of a plan', () => {
  it('gives the dates of the draft received on 6 February 2017', () => {
    assert.deepEqual(dates('plan', { received: '2017-02-06', reportReceived: '2017-03-03' }), {
      meeting: '2017-02-27',
      report: '2017-03-04',
      response: '2017-04-03',
    })
  })

  it('says so when it counts from the last day of the step before', () => {
    const { deadlines } = ask('plan', { received: '2017-02-06' })
    assert.equal(deadlines[0]?.assumed, undefined)
    assert.match(deadlines[1]?.assumed ?? '', /Counted from Monday 27 February 2017/)
  })
})

describe('the timetable of an annual report', () => {
  it('reads "by July" as by 31 July, and warns from 30 June', () => {
    assert.equal(dates('annual-report', { year: '2018-19' })['supply'], '2019-07-31')
    assert.equal(dates('annual-report', { year: '2019' })['supply'], '2019-07-31')
    const warned = others('annual-report', { year: '2018-19' }, 'supply')
    assert.deepEqual(warned, ['2019-06-30 Protocol, Annual Report process'])
  })

  it('counts 15 working days from the day it was received', () => {
    const meeting = (received: string) =>
      dates('annual-report', { year: '2018-19', received })['meeting']
    assert.equal(meeting('2019-07-01'), '2019-07-22')
    assert.equal(meeting('2019-07-31'), '2019-08-21')
    assert.equal(meeting('2019-09-03'), '2019-09-24')
  })

  it('shifts only the day for the report when it is deferred', () => {
    const deferred = { year: '2018-19', received: '2019-09-03', deferredTo: '2019-09-24' }
    assert.deepEqual(dates('annual-report', { ...deferred, reportReceived: '2019-09-27' }), {
      supply: '2019-09-24',
      meeting: '2019-09-24',
      report: '2019-09-29',
      response: '2019-10-27',
    })
  })
})

describe('the timetable of an appointment', () => {
  it('A8: counts three weeks that begin with the day of notice, for hearing and report', () => {
    const input = { notified: '2027-01-04' }
    assert.deepEqual(dates('chief-constable-appointment', input), {
      'hearing-and-report': '2027-01-24',
    })
    const [disputed] = others('chief-constable-appointment', input, 'hearing-and-report') ?? []
    assert.equal(disputed, '2027-01-25 Rule 83')
    assert.deepEqual(dates('chief-constable-appointment', { notified: '2020-03-30' }), {
      'hearing-and-report': '2020-04-19',
    })
  })

  it('A8: applies the three weeks of the law where Easter carries the protocol past them', () => {
    const input = { notified: '2027-03-22', post: 'chief-finance-officer' }
    assert.deepEqual(dates('senior-appointment', input), { hearing: '2027-04-11' })
    const [hearing] = ask('senior-appointment', input).deadlines
    const protocol = hearing?.alternatives.find(({ due }) => due === '2027-04-14')
    assert.match(protocol?.why ?? '', /passes over Good Friday and Easter Monday/)
  })

  it('shows 6 January 2020 for a notice of 11 December 2019, beside the earlier 31 December', () => {
    const input = { notified: '2019-12-11', post: 'Deputy commissioner' }
    assert.deepEqual(dates('senior-appointment', input), { hearing: '2019-12-31' })
    assert.ok(
      others('senior-appointment', input, 'hearing')?.includes(
        '2020-01-06 Protocol, Senior Appointments',
      ),
    )
  })
})

describe('the timetable of a removal', () => {
  it('A9: applies six weeks that begin with the notice, and lists what that defeats', () => {
    const removal = (furtherNotice: string) => {
      const input = { furtherNotice }
      const [due] = Object.values(dates('chief-constable-removal', input))
      const listed = others('chief-constable-removal', input, 'recommendation') ?? []
      return [due, ...listed.map((one) => one.slice(0, 10)).filter((day) => day !== due)]
    }
    assert.deepEqual(removal('2027-03-15'), ['2027-04-25', '2027-04-26', '2027-04-28'])
    assert.deepEqual(removal('2027-01-04'), ['2027-02-14', '2027-02-15', '2027-02-15'])
    assert.deepEqual(removal('2019-12-02'), ['2020-01-12', '2020-01-13', '2020-01-16'])
    assert.deepEqual(removal('2019-10-07'), ['2019-11-17', '2019-11-18', '2019-11-18'])
  })
})

describe('the timetable of a report', () => {
  it('A10: asks for a reply in a month, clamped to the end of a short one', () => {
    const reply = (received: string) => dates('report-response', { received })['response']
    assert.equal(reply('2027-02-08'), '2027-03-08')
    assert.equal(reply('2027-01-31'), '2027-02-28')
    assert.equal(reply('2020-01-31'), '2020-02-29')
    assert.equal(reply('2020-02-07'), '2020-03-07')
  })
})

describe('the timetable of a complaint', () => {
  it('alerts at 24 hours by the clock, and counts the rest from the day', () => {
    assert.deepEqual(dates('complaint', { received: '2019-12-19T10:00', criminal: true }), {
      'refer-iopc': '2019-12-20T10:00',
      acknowledge: '2019-12-30',
      conclude: '2020-03-12',
    })
  })

  it('has no referral when no crime is alleged', () => {
    const ids = Object.keys(dates('complaint', { received: '2019-12-19', criminal: false }))
    assert.deepEqual(ids, ['acknowledge', 'conclude'])
  })

  it('takes an instant as the time it is in London', () => {
    const due = (received: string) => dates('complaint', { received, criminal: true })['refer-iopc']
    assert.equal(due('2027-07-01T09:00:00Z'), '2027-07-02T10:00')
    assert.equal(due('2027-03-27T10:00'), '2027-03-28T11:00')
  })
})

describe('the notice of a meeting', () => {
  it('A7: publishes the agenda five clear days before, past the bank holidays', () => {
    assert.deepEqual(dates('agenda-notice', { meeting: '2027-01-05' }), { publish: '2026-12-23' })
    assert.deepEqual(dates('agenda-notice', { meeting: '2027-04-06' }), { publish: '2027-03-25' })
  })

  it('finds the first day on which a requested meeting can be held', () => {
    assert.deepEqual(dates('special-meeting', { requested: '2020-03-02' }), {
      'earliest-meeting': '2020-03-10',
    })
  })

  it('gives 15 days to those called to account, 15 working days for information', () => {
    assert.deepEqual(dates('summons', { meeting: '2020-03-26' }), {
      notice: '2020-03-11',
      'notice-working-days': '2020-03-05',
    })
    assert.deepEqual(others('summons', { meeting: '2020-03-26' }, 'notice'), ['2020-03-10 Rule 67'])
    assert.deepEqual(dates('summons', { meeting: '2020-02-20' }), {
      notice: '2020-02-05',
      'notice-working-days': '2020-01-30',
    })
  })
})

describe('a timetable that cannot be made', () => {
  const refusal = (procedure: string, input: unknown) => {
    const made = makeTimetable(procedure, input, reckoner)
    assert.ok(!made.ok)
    return made.problems.map(({ message }) => message).join(' ')
  }

  it('is refused with what to write', () => {
    assert.match(
      refusal('precept', {}),
      /^Write financialYear as a financial year, such as 2027-28$/,
    )
    assert.match(refusal('precept', { financialYear: '2027-29' }), /such as 2027-28$/)
    assert.match(refusal('plan', { received: '2027-02-30' }), /^Write received as a day/)
    assert.match(refusal('plan', []), /^Give one JSON object with received/)
    assert.match(refusal('plan', { received: '2027-02-03', by: 'hand' }), /Leave out by$/)
    assert.match(
      refusal('council-tax', {}),
      /^There is no timetable "council-tax"\. Ask for one of/,
    )
    assert.match(
      refusal('senior-appointment', { notified: '2027-01-04', post: 'Chief Constable' }),
      /chief-constable-appointment$/,
    )
  })

  it('is refused for a day before any rule was in force', () => {
    assert.match(
      refusal('report-response', { received: '2001-02-03' }),
      /^No rule for report-response/,
    )
  })
})

const day = fc
  .integer({ min: 0, max: 5_400 })
  .map((offset) => Temporal.PlainDate.from('2013-01-02').add({ days: offset }).toString())

/** A question to each timetable, about a day. */
function questionAbout(procedure: string, on: string): object {
  if (procedure === 'precept') return { financialYear: yearFrom(on), notified: on }
  if (procedure === 'annual-report') return { year: yearFrom(on), received: on }
  if (procedure === 'complaint') return { received: `${on}T10:30`, criminal: true }
  if (procedure === 'special-meeting') return { requested: on }
  if (procedure === 'chief-constable-removal') return { furtherNotice: on }
  if (procedure === 'agenda-notice' || procedure === 'summons') return { meeting: on }
  if (procedure === 'senior-appointment') return { notified: on, post: 'chief-executive' }
  if (procedure === 'chief-constable-appointment') return { notified: on }
  return { received: on }
}

const yearFrom = (on: string) => {
  const year = Number(on.slice(0, 4))
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`
}

describe('whatever the day', () => {
  it('every date comes with a paragraph, and with the strip that leads to it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TIMETABLE_NAMES), day, (procedure, on) => {
        for (const deadline of ask(procedure, questionAbout(procedure, on)).deadlines) {
          assert.notEqual(deadline.paragraph, '')
          assert.equal(deadline.counting.at(-1)?.day, deadline.due?.slice(0, 10))
          const again = countDays(deadline.count, deadline.from, reckoner.calendar)
          assert.equal(again.due, deadline.due)
        }
      }),
    )
  })

  it('a bank holiday more moves a deadline later or leaves it, and what it moves can be listed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TIMETABLE_NAMES), day, day, (procedure, on, feast) => {
        const { deadlines } = ask(procedure, questionAbout(procedure, on))
        const more = withHoliday(reckoner.calendar, feast, 'Another')
        for (const { deadline, was, is } of affectedDeadlines(deadlines, reckoner.calendar, more)) {
          const isBack = deadline.count.by.endsWith('before')
          assert.ok(isBack ? (is.due ?? '') < (was.due ?? '') : (is.due ?? '') > (was.due ?? ''))
        }
      }),
    )
  })
})

describe('what falls on a day on which nobody works, or in an hour that is odd', () => {
  it('has the last working day before it: 8 and 22 February and 1 March 2026 are Sundays', () => {
    const { deadlines, working } = ask('precept', { financialYear: '2026–27' })
    assert.deepEqual(
      deadlines.flatMap(({ id, lastWorkingDay }) =>
        lastWorkingDay === undefined ? [] : [[id, lastWorkingDay.day]],
      ),
      [
        ['notify', '2026-01-30'],
        ['panel-report', '2026-02-06'],
        ['revised-precept', '2026-02-13'],
        ['second-report', '2026-02-20'],
        ['final-response', '2026-02-27'],
      ],
    )
    assert.match(
      working,
      /Sunday 8 February 2026 is not a working day: the last before it is Friday 6 February 2026/,
    )
    assert.ok(
      ask('precept', { financialYear: '2027-28' }).deadlines.every(
        ({ lastWorkingDay }) => lastWorkingDay === undefined,
      ),
    )
  })

  it('is refused where the hour does not exist, and read both ways where it comes twice', () => {
    const skipped = makeTimetable(
      'complaint',
      { received: '2027-03-28T01:30', criminal: true },
      reckoner,
    )
    assert.ok(!skipped.ok)
    assert.deepEqual(
      skipped.problems.map(({ message }) => message),
      [
        'Write received as a time that exists: on Sunday 28 March 2027 the clocks go forward at 01:00, and there is no 01:30',
      ],
    )
    const referral = ask('complaint', { received: '2027-10-31T01:30', criminal: true }).deadlines[0]
    assert.ok(
      [referral?.due, ...(referral?.alternatives ?? []).map(({ due }) => due)].includes(
        '2027-11-01T01:30',
      ),
    )
    assert.ok(
      referral?.alternatives.some(({ why }) => /that night has the hour twice/.test(why)),
      JSON.stringify(referral),
    )
  })

  it('is no financial year where the second is not the next', () => {
    const made = makeTimetable('precept', { financialYear: '2027-29' }, reckoner)
    assert.ok(!made.ok)
    assert.match(made.problems[0]?.message ?? '', /such as 2027-28/)
  })
})
