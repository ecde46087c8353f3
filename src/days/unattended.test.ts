import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { warnOfUnattended } from './unattended.ts'

const covers = { from: '2026-01-01', to: '2026-12-31' }
const calendar = { holidays: new Map([['2026-12-28', 'Boxing Day (substitute)']]), covers }

describe('a time at which something is to be public by itself', () => {
  it('is nothing to warn of on a working day', () => {
    assert.equal(warnOfUnattended(calendar, '2026-12-29T09:30:00Z'), undefined)
    assert.equal(warnOfUnattended(undefined, '2026-12-28T09:30:00Z'), undefined)
  })

  it('is warned of at the end of a week and on a bank holiday', () => {
    const saturday = /^Saturday 26 December 2026 is not a working day: make sure that somebody/
    assert.match(warnOfUnattended(calendar, '2026-12-26T09:30:00Z') ?? '', saturday)
    assert.match(warnOfUnattended(undefined, '2026-12-26T09:30:00Z') ?? '', saturday)
    const holiday = /^Monday 28 December 2026, a bank holiday, is not a working day/
    assert.match(warnOfUnattended(calendar, '2026-12-28T09:30:00Z') ?? '', holiday)
  })

  it('is of the day that it is in Britain', () => {
    // A quarter past midnight on Saturday by the clock in Britain
    assert.match(warnOfUnattended(calendar, '2026-06-05T23:15:00Z') ?? '', /^Saturday 6 June 2026/)
  })
})
