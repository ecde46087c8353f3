import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { comparedWith, findPeriods } from './periods.ts'

const codes = (text: string) => findPeriods(text).map((it) => it.period?.code ?? null)

describe('findPeriods', () => {
  it('reads the ways a paper names a quarter', () => {
    for (const words of [
      'Q1 19/20',
      'quarter 1 of 2019/20',
      'first quarter of the 19/20 financial year',
      '1ST APRIL 2019 – 30TH JUNE 2019',
      'April to June 2019',
    ]) {
      assert.deepEqual(codes(words), ['2019-20-Q1'], words)
    }
  })

  it('reads years, calendar and financial, and the year to a month', () => {
    assert.deepEqual(codes('2018/19, 2017-18 and the year to March 2019'), [
      '2018-19',
      '2017-18',
      '2018-19',
    ])
    assert.deepEqual(codes('in 2018'), ['2018-01-01/2018-12-31'])
    assert.deepEqual(codes('January 18 - December 18'), ['2018-01-01/2018-12-31'])
  })

  it('keeps the day of the week printed with a date', () => {
    assert.deepEqual(
      findPeriods('Monday, 3 June 2019').map((it) => [it.first, it.weekday]),
      [['2019-06-03', 'Monday']],
    )
  })

  it('has no period for one that ends before it begins, but keeps its ends', () => {
    const [named] = findPeriods('the period 1 April 2019 to 31 March 2019')
    assert.deepEqual([named?.period, named?.first, named?.last], [null, '2019-04-01', '2019-03-31'])
  })

  it('is not taken in by acts of parliament or fractions of a pair that are no year', () => {
    assert.deepEqual(codes('the Policing and Crime Act 2017, and 12/18'), [])
  })
})

describe('comparedWith', () => {
  it('says which kind of period a change is measured against', () => {
    assert.equal(comparedWith('the same quarter of the previous year'), 'quarter')
    assert.equal(comparedWith('than the previous financial year'), 'year')
    assert.equal(comparedWith('it rose'), null)
  })
})
