import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Claimed, remindersToSend } from './reminder.ts'
import type { RunningClock } from './running-clock.ts'

const clock: RunningClock = {
  ...{ key: 'promise 1 2026-03-31', due: '2026-03-31', what: 'Report on it', who: 'mayor' },
  ...{ href: '/promises/1', audience: 'public' },
}
const ada = { account: 'account-1', name: 'Ada', email: 'ada@example.gov.uk' }
const bo = { account: 'account-2', name: 'Bo', email: 'bo@example.gov.uk' }
const sent = (today: string, begun: readonly Claimed[] = [], days: readonly number[] = [14, 3]) =>
  remindersToSend([clock], () => [ada, bo], days, begun, today).map(
    ({ name, daysBefore }) => `${name} ${daysBefore}`,
  )
const begunAt = (daysBefore: number): Claimed => {
  const { email: _, ...who } = ada
  return { key: clock.key, due: clock.due, what: clock.what, href: clock.href, daysBefore, ...who }
}

describe('which reminders are to be sent', () => {
  it('is none before the first day, and one to each from then on', () => {
    // 14 days before 31 March is 17 March
    assert.deepEqual(sent('2026-03-16'), [])
    assert.deepEqual(sent('2026-03-17'), ['Ada 14', 'Bo 14'])
    assert.deepEqual(sent('2026-03-20'), ['Ada 14', 'Bo 14'])
  })

  it('is none again of what was begun, until the next of the days is reached', () => {
    assert.deepEqual(sent('2026-03-20', [begunAt(14)]), ['Bo 14'])
    assert.deepEqual(sent('2026-03-28', [begunAt(14)]), ['Ada 3', 'Bo 3'])
    assert.deepEqual(sent('2026-03-31', [begunAt(14), begunAt(3)]), ['Bo 3'])
  })

  it('is one alone of the days that were passed while the program was stopped', () => {
    assert.deepEqual(sent('2026-03-30'), ['Ada 3', 'Bo 3'])
    assert.deepEqual(sent('2026-03-30', [begunAt(3)], [3, 14, 30]), ['Bo 3'])
  })

  it('is none once the day has passed, nor where the area asks for none', () => {
    assert.deepEqual(sent('2026-04-01'), [])
    assert.deepEqual(sent('2026-03-30', [], []), [])
  })

  it('is by the days of a register where it is due in one, whatever the area asks for', () => {
    const ofRegister = { ...clock, daysBefore: [5] }
    const on = (today: string) => remindersToSend([ofRegister], () => [ada], [14, 3], [], today)
    assert.deepEqual(on('2026-03-25'), [])
    assert.deepEqual(
      on('2026-03-26').map(({ daysBefore }) => daysBefore),
      [5],
    )
  })
})
