import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { standingOn } from './standing.ts'
import { happeningsOf, type Turn } from './turns.ts'
import type { Undertaking } from './undertaking.ts'

const source = { document: 'A made-up paper' }
const turn = (known: string, isMet: boolean, more: Partial<Turn> = {}): Turn => ({
  ...{ known, on: known, isMet, words: isMet ? `the figure of ${known}` : 'it was corrected' },
  source,
  ...more,
})
const standings = (turns: readonly Turn[], days: readonly string[]) => {
  const one: Undertaking = {
    ...{ number: 1, kind: 'resolution', meeting: '2026-03-02', source, known: '2026-03-02' },
    ...{ what: 'Write of it', awaits: 'letter', audience: 'public', versions: [] },
    about: { measures: [], reports: [] },
    condition: { words: 'it is so' },
    happenings: happeningsOf(turns, '2026-03-02'),
  }
  return days.map((day) => standingOn(one, day)?.words)
}
const WAITING = 'Waiting on a condition: it is so'
const met = (day: string) => `Condition met (the figure of ${day}); letter not recorded`

describe('what is on record of a condition by what decides it', () => {
  it('is nothing while nothing is known', () => {
    assert.deepEqual(standings([], ['2026-03-02', '2036-03-02']), [WAITING, WAITING])
  })

  it('is that it is met from the day on which that was known, and no longer once that was put right', () => {
    const turns = [turn('2026-04-10', true), turn('2026-05-01', false), turn('2026-06-01', true)]
    assert.deepEqual(
      standings(turns, ['2026-04-09', '2026-04-10', '2026-04-30', '2026-05-01', '2026-06-01']),
      [WAITING, met('2026-04-10'), met('2026-04-10'), WAITING, met('2026-06-01')],
    )
  })

  it('is met from its meeting where it was so before', () => {
    const [first] = happeningsOf([turn('2026-01-10', true)], '2026-03-02')
    assert.deepEqual([first?.on, first?.known], ['2026-03-02', '2026-03-02'])
    const taken = [turn('2026-01-10', true), turn('2026-02-10', false)]
    assert.deepEqual(happeningsOf(taken, '2026-03-02'), [])
  })

  it('keeps the day that it was first met through a correction that leaves it so', () => {
    const again = turn('2026-05-01', true, { on: '2026-04-10', words: 'the figure put right' })
    const [first, second] = happeningsOf([turn('2026-04-10', true), again], '2026-03-02')
    assert.deepEqual(first?.struck, { on: '2026-05-01', reason: 'put right: the figure put right' })
    assert.deepEqual([second?.on, second?.known], ['2026-04-10', '2026-05-01'])
  })

  it('takes what is told out of order in the order of the days it was known', () => {
    const turns = [turn('2026-05-01', false), turn('2026-04-10', true)]
    assert.deepEqual(standings(turns, ['2026-04-10', '2026-05-01']), [met('2026-04-10'), WAITING])
  })
})
