import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findSpareBackups, nameTimed, timeOfTimed } from './thin-backups.ts'

const FIRST = Temporal.Instant.from('2026-01-01T03:15:00Z')

/** One made at a quarter past three each day, from the first of January 2026. */
function daily(days: number): readonly string[] {
  return Array.from({ length: days }, (_, day) =>
    nameTimed(FIRST.add({ hours: 24 * day }).toString()),
  )
}

/** What is there after each day's has been made and the spare ones taken away. */
function thinnedDaily(days: number): readonly string[] {
  const there = new Set<string>()
  for (const name of daily(days)) {
    there.add(name)
    for (const spare of findSpareBackups([...there])) there.delete(spare)
  }
  return [...there]
}

const daysOf = (names: readonly string[]) => names.map((name) => timeOfTimed(name)?.slice(5, 10))

describe('backups made by the program', () => {
  it('are called by when they were made', () => {
    assert.equal(nameTimed('2026-11-30T03:15:00.25Z'), 'timed-2026-11-30T031500Z.backup')
    assert.equal(timeOfTimed('timed-2026-11-30T031500Z.backup'), '2026-11-30T03:15:00Z')
    for (const name of [
      '2026-11-30.backup',
      'timed-2026-11-30T031500Z.backup.part',
      'timed-2026-13-30T031500Z.backup',
      'timed-mine.backup',
    ]) {
      assert.equal(timeOfTimed(name), undefined)
    }
  })

  it('are thinned to seven days, four weeks and twelve months', () => {
    // 2 December 2026 is the 336th day, a Wednesday; weeks begin on a Monday
    assert.deepEqual(daysOf(thinnedDaily(336)), [
      ...['01-01', '02-01', '03-01', '04-01', '05-01', '06-01', '07-01', '08-01', '09-01', '10-01'],
      ...['11-01', '11-09', '11-16', '11-23'],
      ...['11-26', '11-27', '11-28', '11-29', '11-30', '12-01', '12-02'],
    ])
  })

  it('are all kept of a day, and never fewer because of a clock that was wrong', () => {
    const hourly = Array.from({ length: 48 }, (_, hour) =>
      nameTimed(FIRST.add({ hours: hour }).toString()),
    )
    assert.deepEqual(findSpareBackups(hourly), [])
    const longAgo = nameTimed('1970-01-01T00:00:00Z')
    const farOff = nameTimed('2099-01-01T00:00:00Z')
    assert.deepEqual(findSpareBackups([longAgo, ...daily(5), farOff]), [])
  })

  it('are the only files that are ever taken away', () => {
    const others = ['mine.backup', '2020-01-01.backup', 'timed-old.backup', 'notes.txt']
    const spare = findSpareBackups([...others, ...daily(400)])
    assert.ok(spare.length > 300)
    assert.ok(spare.every((name) => !others.includes(name)))
  })
})
