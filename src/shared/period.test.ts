import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  daysIn,
  describePeriod,
  labelPeriod,
  monthPeriod,
  monthsOf,
  parsePeriod,
  periodBefore,
  periodOf,
  quarterPeriod,
  shiftYears,
  yearPeriod,
} from './period.ts'

function read(code: string) {
  const outcome = parsePeriod(code)
  assert.ok(outcome.ok, code)
  return outcome.value
}

describe('parsePeriod', () => {
  it('reads a month, a quarter, a financial year, a day and two days', () => {
    const spans = ['2019-04', '2019-20-Q1', '2019-20', '2019-06-30', '2018-01-01/2018-12-31'].map(
      (code) => [read(code).kind, read(code).start, read(code).end],
    )
    assert.deepEqual(spans, [
      ['month', '2019-04-01', '2019-04-30'],
      ['quarter', '2019-04-01', '2019-06-30'],
      ['year', '2019-04-01', '2020-03-31'],
      ['day', '2019-06-30', '2019-06-30'],
      ['range', '2018-01-01', '2018-12-31'],
    ])
  })

  it('counts quarter 4 in the calendar year after the one that begins its financial year', () => {
    assert.deepEqual(read('2018-19-Q4').start, '2019-01-01')
  })

  it('takes 2011-12 as December 2011, and 2011/12 as the financial year', () => {
    assert.equal(describePeriod(read('2011-12')), 'December 2011')
    assert.equal(describePeriod(read('2011/12')), 'the year to March 2012')
    assert.deepEqual([yearPeriod(2012).code, yearPeriod(2103).code], ['2012-13', '2103/04'])
  })

  it('says how to write a period when it cannot read one', () => {
    for (const code of ['', '2019-13', '2019-21', '2019-20-Q5', '2019-02-30', '31/03/2019', 'Q1']) {
      const outcome = parsePeriod(code)
      assert.equal(outcome.ok, false, code)
      if (!outcome.ok) assert.match(outcome.problems[0]?.message ?? '', /Write a month as 2019-04/)
    }
  })

  it('reads years from 0001 to 9999, whose days a database can hold, and no others', () => {
    const spans = ['0001/02', '0001-02-Q1', '0001-04', '9998/99', '9999-12'].map((code) => [
      read(code).start,
      read(code).end,
      describePeriod(read(code)),
    ])
    assert.deepEqual(spans, [
      ['0001-04-01', '0002-03-31', 'the year to March 0002'],
      ['0001-04-01', '0001-06-30', 'April to June 0001'],
      ['0001-04-01', '0001-04-30', 'April 0001'],
      ['9998-04-01', '9999-03-31', 'the year to March 9999'],
      ['9999-12-01', '9999-12-31', 'December 9999'],
    ])
    for (const code of ['0000-04', '0000/01', '0000-01-01', '9999/00', '9999-00-Q4']) {
      assert.equal(parsePeriod(code).ok, false, code)
    }
  })

  it('reads back every code that it writes', () => {
    const day = fc
      .oneof(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -726_467, max: 2_900_000 }))
      .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString())
    fc.assert(
      fc.property(day, day, (one, other) => {
        const period = one <= other ? periodOf(one, other) : periodOf(other, one)
        assert.deepEqual(read(period.code), period)
      }),
    )
  })
})

describe('periodOf', () => {
  it('knows a quarter, a year and a month by their days', () => {
    assert.equal(periodOf('2019-01-01', '2019-03-31').code, '2018-19-Q4')
    assert.equal(periodOf('2019-04-01', '2020-03-31').code, '2019-20')
    assert.equal(periodOf('2020-02-01', '2020-02-29').code, '2020-02')
  })
})

describe('shiftYears', () => {
  it('keeps a month whole across a leap year', () => {
    assert.deepEqual(shiftYears(monthPeriod(2020, 2), -1), monthPeriod(2019, 2))
  })

  it('takes quarter 1 of 2019-20 to quarter 1 of 2018-19', () => {
    assert.deepEqual(shiftYears(quarterPeriod(2019, 1), -1), quarterPeriod(2018, 1))
  })
})

describe('periodBefore', () => {
  it('is the month, quarter or year that ends the day before', () => {
    assert.deepEqual(periodBefore(monthPeriod(2020, 3)), monthPeriod(2020, 2))
    assert.deepEqual(periodBefore(quarterPeriod(2019, 1)), quarterPeriod(2018, 4))
    assert.deepEqual(periodBefore(yearPeriod(2019)), yearPeriod(2018))
  })

  it('is as many days long as a stretch that is not of whole months', () => {
    assert.equal(periodBefore(periodOf('2019-10-14', '2019-10-20')).code, '2019-10-07/2019-10-13')
  })
})

describe('monthsOf', () => {
  it('lists the three months of a quarter', () => {
    assert.deepEqual(
      monthsOf(quarterPeriod(2018, 3)).map((month) => month.code),
      ['2018-10', '2018-11', '2018-12'],
    )
  })

  it('is empty for days that are not whole months', () => {
    assert.deepEqual(monthsOf(periodOf('2019-10-14', '2019-10-20')), [])
  })
})

describe('daysIn', () => {
  it('counts both ends', () => {
    assert.equal(daysIn(quarterPeriod(2019, 1)), 91)
    assert.equal(daysIn(periodOf('2019-10-14', '2019-10-14')), 1)
  })
})

describe('describePeriod and labelPeriod', () => {
  it('put every kind of period in words', () => {
    const words = [
      '2019-04',
      '2019-20-Q1',
      '2018-19-Q4',
      '2018-19',
      '2019-03-31',
      '2018-01-01/2018-12-31',
      '2018-11-01/2019-03-31',
      '2019-10-14/2019-10-20',
    ].map((code) => [describePeriod(read(code)), labelPeriod(read(code))])
    assert.deepEqual(words, [
      ['April 2019', 'Apr 2019'],
      ['April to June 2019', 'Q1 2019-20'],
      ['January to March 2019', 'Q4 2018-19'],
      ['the year to March 2019', '2018-19'],
      ['31 March 2019', '31 Mar 2019'],
      ['the year to December 2018', '2018'],
      ['November 2018 to March 2019', 'Nov 2018 to Mar 2019'],
      ['14 October 2019 to 20 October 2019', '14 Oct 2019 to 20 Oct 2019'],
    ])
  })
})
