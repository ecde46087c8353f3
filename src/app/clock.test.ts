import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { watchClock } from './clock.ts'

describe('the watch on the machine’s clock', () => {
  /** Says of a clock that was at noon when the program began, and of the hours the machine ran since. */
  const saidOf = (now: string, hoursUp: number) => {
    let [at, up] = ['2026-11-30T12:00:00Z', 50_000]
    const says = watchClock({ now: () => at }, () => up)
    assert.equal(says(), undefined)
    at = now
    up += hoursUp * 3_600
    return says()
  }

  it('says nothing while it goes as the machine does, or is set right by an hour', () => {
    assert.equal(saidOf('2027-03-30T12:00:00Z', 120 * 24), undefined)
    assert.equal(saidOf('2026-11-30T13:00:00Z', 2), undefined)
    assert.equal(saidOf('2026-11-30T13:30:00Z', 0), undefined)
  })

  it('says by how much it was moved, which way, and what to do', () => {
    // 25 hours later by the clock, of which the machine ran 1
    assert.equal(
      saidOf('2026-12-01T13:00:00Z', 1),
      'The clock of this machine was moved 24 hours forward while the program ran, so nothing is recorded: it ' +
        'would be kept as of a wrong time. Set the clock right if it is wrong; if it is right now, start the ' +
        'program again',
    )
    assert.match(saidOf('2076-11-30T12:00:00Z', 0) ?? '', /moved 50 years forward/)
    assert.match(saidOf('2026-11-20T12:00:00Z', 0) ?? '', /moved 10 days back/)
  })
})
