import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { roles, times, units } from './testing.ts'

const printed = `
  Borough of Wealdmoor
  Revenue budget 2025/26, to 30 September 2025
  All figures in £000
  Service       | 2024/25 outturn | Budget 2025/26 | Actual to date | Forecast outturn
  Older people  | 200             | 210            | 101            | 214
  Early help    | 100             | 110            | 56             | 112
  Page 1 of 2
  Borough of Wealdmoor: revenue budget 2025/26 (continued), £000
  Service       | 2024/25 outturn | Budget 2025/26 | Actual to date | Forecast outturn
  Highways      | 50              | 55             | 27             | 56
  Net cost      | 350             | 375            | 184            | 382`

describe('a table that goes on over the page', () => {
  it('is one table, its title and headings being said again', () => {
    assert.equal(times(printed)['D5'], '2025-04-01 2025-09-30 cumulative')
    assert.equal(times(printed)['D10'], '2025-04-01 2025-09-30 cumulative')
    assert.equal(units(printed)['D10'], '27000 gbp')
    assert.equal(roles(printed)['D11'], 'total')
    assert.equal(roles(printed)['C11'], 'target')
  })

  it('is another where other headings follow', () => {
    const read = times(`
      Calls 2024/25
      District | Offered | Answered
      North    | 410     | 400
      South    | 420     | 405
      Calls 2023/24 (continued)
      District | Closed  | Opened
      North    | 390     | 380`)
    assert.match(read['B7'] ?? '', /^2023-04-01 2024-03-31/)
  })
})

describe('a forecast beside the outturn of last year', () => {
  it('is of the year of the title', () => {
    assert.equal(times(printed)['E5'], '2025-04-01 2026-03-31 during')
    assert.equal(times(printed)['B5'], '2024-04-01 2025-03-31 during')
  })

  it('is of the year in which the day of the title lies', () => {
    const read = times(`
      Capital programme
      £ million, to 30 September 2025
      Scheme  | Approved 2025/26 budget | Spend to date | Forecast for the year
      Schools | 6.4                     | 2.15          | 5.9
      Roads   | 4.75                    | 3.1           | 4.75`)
    assert.equal(read['D4'], '2025-04-01 2026-03-31 during')
  })
})
