import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fillGaps } from './fill-gaps.ts'

function filled(...periods: string[]): string[] {
  const outcome = fillGaps(periods.map((period, index) => ({ period, value: index })))
  assert.ok(outcome.ok)
  return outcome.value.map(({ period, value }) => (value === null ? `(${period})` : period))
}

describe('a series in calendar order', () => {
  it('has a gap for each absent month', () => {
    assert.deepEqual(filled('2019-10-01', '2019-11-01', '2020-02-01', '2020-03-01'), [
      '2019-10-01',
      '2019-11-01',
      '(2019-12-01)',
      '(2020-01-01)',
      '2020-02-01',
      '2020-03-01',
    ])
  })

  it('has a gap for an absent quarter, not for the months between quarters', () => {
    assert.deepEqual(filled('2019-04-01', '2019-07-01', '2020-01-01', '2020-04-01'), [
      '2019-04-01',
      '2019-07-01',
      '(2019-10-01)',
      '2020-01-01',
      '2020-04-01',
    ])
  })

  it('has gaps for absent weeks and days', () => {
    assert.deepEqual(filled('2020-02-21', '2020-02-28', '2020-03-13', '2020-03-20'), [
      '2020-02-21',
      '2020-02-28',
      '(2020-03-06)',
      '2020-03-13',
      '2020-03-20',
    ])
    assert.deepEqual(filled('2020-02-27', '2020-02-28', '2020-03-01', '2020-03-02').length, 5)
  })

  it('knows snapshots taken on the last day of the month', () => {
    assert.deepEqual(filled('2019-06-30', '2019-07-31', '2019-09-30', '2019-10-31'), [
      '2019-06-30',
      '2019-07-31',
      '(2019-08-31)',
      '2019-09-30',
      '2019-10-31',
    ])
  })

  it('is left alone where its steps are not regular', () => {
    const irregular = ['2019-01-01', '2019-01-11', '2019-02-03', '2019-04-29']
    assert.deepEqual(filled(...irregular), irregular)
    assert.deepEqual(filled('2019-01-01', '2019-06-01'), ['2019-01-01', '2019-06-01'])
  })

  it('does not depend on the order in which it was given', () => {
    const given = [
      { period: '2019-03-01', value: 3 },
      { period: '2019-01-01', value: 1 },
      { period: '2019-02-01', value: 2 },
    ]
    const outcome = fillGaps(given)
    assert.ok(outcome.ok)
    assert.deepEqual(
      outcome.value.map(({ value }) => value),
      [1, 2, 3],
    )
  })

  it('is refused when a period is there twice', () => {
    const twice = { period: '2019-04-01', value: 1 }
    const outcome = fillGaps([twice, { period: '2019-05-01', value: 2 }, twice])
    assert.ok(!outcome.ok)
    assert.equal(
      outcome.problems[0]?.message,
      'There are two points for 1 April 2019. Keep the one that is in force',
    )
  })

  it('is refused when a mistyped year would make thousands of gaps', () => {
    const outcome = fillGaps(
      ['0219-04-01', '2019-05-01', '2019-06-01', '2019-07-01'].map((period) => ({
        period,
        value: 1,
      })),
    )
    assert.ok(!outcome.ok)
    assert.match(outcome.problems[0]?.message ?? '', /Check the two dates/)
  })
})
