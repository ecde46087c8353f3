import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roles, times } from './testing.ts'

const numbered = `
  Calls to the control room
  Week        | Week commencing | Offered | Answered
  Wk 23       | 01/09/2025      | 410     | 400
  Wk 24       | 08/09/2025      | 420     | 405
  Wk 25       | 15/09/2025      | 390     | 380
  Weeks 23-25 |                 | 1220    | 1185`

describe('a week', () => {
  it('begins on the day of its row, as the heading of the days says', () => {
    assert.equal(times(numbered)['C3'], '2025-09-01 2025-09-07 during')
  })

  it('is one of several that a row gives the numbers of', () => {
    assert.equal(times(numbered)['C6'], '2025-09-01 2025-09-21 during')
    assert.equal(roles(numbered)['C6'], 'total')
  })

  const under = (heading: string, days: readonly string[]) =>
    times(
      [
        'Detentions by week',
        `${heading} | Suite A | Suite B`,
        ...days.map((day) => `${day} | 14 | 9`),
      ].join('\n'),
    )['B3']

  it('begins on Mondays and ends on Sundays that follow one another', () => {
    assert.equal(
      under('Week', ['01/09/2025', '08/09/2025', '15/09/2025']),
      '2025-09-01 2025-09-07 during',
    )
    assert.equal(
      under('Week', ['07/09/2025', '14/09/2025', '21/09/2025']),
      '2025-09-01 2025-09-07 during',
    )
  })

  it('is asked of any other day', () => {
    assert.match(under('Week', ['05/09/2025', '12/09/2025', '19/09/2025']) ?? '', /asked period/)
  })

  it('is none where days do not follow one another week by week', () => {
    const read = times(`
      Officers
      Date       | Strength
      01/09/2025 | 140
      30/09/2025 | 141`)
    assert.equal(read['B3'], '2025-09-01 2025-09-01 at')
  })
})

describe('a sum of so many weeks that is called a total', () => {
  it('is of the weeks right before it, and of no others', () => {
    const read = times(`
      Calls, weekly return
      Week ending              | Offered | Answered
      06/04/2025               | 410     | 400
      13/04/2025               | 420     | 405
      20/04/2025               | 390     | 380
      27/04/2025               | 400     | 390
      Total April (4 weeks)    | 1620    | 1575
      04/05/2025               | 405     | 395
      11/05/2025               | 415     | 400
      Total May (2 weeks)      | 820     | 795`)
    assert.equal(read['B7'], '2025-03-31 2025-04-27 during')
    assert.equal(read['C10'], '2025-04-28 2025-05-11 during')
  })

  it('is of its weeks in a column "Week commencing" too', () => {
    const read = times(`
      Attendances by week
      Week commencing      | Adults | Children
      01/09/2025           | 41     | 12
      08/09/2025           | 42     | 14
      15/09/2025           | 39     | 13
      Sub-total (3 weeks)  | 122    | 39
      22/09/2025           | 40     | 11
      29/09/2025           | 38     | 15
      Sub-total (2 weeks)  | 78     | 26`)
    assert.equal(read['B6'], '2025-09-01 2025-09-21 during')
    assert.equal(read['B9'], '2025-09-22 2025-10-05 during')
  })
})
