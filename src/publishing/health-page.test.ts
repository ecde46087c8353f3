import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BackupsNow } from '#storage/index.ts'
import { presentHealth } from './health-page.ts'

const NOW = '2026-11-30T12:00:00Z'
const plan = { folder: '/srv/data/backups', everyHours: 24 }

function present(backups: BackupsNow) {
  const about = { version: '0.1.0', engine: 'pglite', dataFolder: '/srv/data' } as const
  const { rows, warnings } = presentHealth({ ...about, backups }, NOW)
  return { warnings, rows: rows.map(({ key, value }) => `${key.text}: ${value.text}`) }
}

const last = (madeAt: string) => ({ path: '/srv/data/backups/a', madeAt, bytes: 1_240_000 })

describe('the page of how the program stands', () => {
  it('says the version, the database, and when the last backup was made', () => {
    const { rows, warnings } = present({
      plan,
      last: last('2026-11-30T03:15:00Z'),
      failure: undefined,
    })
    assert.deepEqual(rows, [
      'Program: Critical Friend 0.1.0',
      'Database: The embedded database, in the data folder',
      'Data folder: /srv/data',
      'Last backup made by the program: 30 November 2026, 03:15 UTC, 8 hours ago: 1.2 MB in /srv/data/backups/a',
      'Backups: One a day in /srv/data/backups. Copy them to another machine',
    ])
    assert.deepEqual(warnings, [])
  })

  it('warns of one that failed and of one that is older than it should be', () => {
    const failure = '/srv/data/backups cannot be used: the disk is full'
    const { warnings } = present({ plan, last: last('2026-11-26T03:15:00Z'), failure })
    assert.deepEqual(warnings, [
      `The last backup that was tried was not made. ${failure}`,
      'The last backup is 4 days old, which is older than it should be.',
    ])
  })

  it('does not say how long ago one was made that is said to be of a time to come', () => {
    const { rows } = present({ plan, last: last('2076-11-30T03:15:00Z'), failure: undefined })
    assert.match(rows.join(), /03:15 UTC, by a clock that was wrong then or is wrong now: 1\.2 MB/)
  })

  it('says when there is none yet, and when none are made', () => {
    assert.match(present({ plan, last: undefined, failure: undefined }).rows.join(), /: None yet,/)
    const none = present({ plan: undefined, last: undefined, failure: undefined })
    assert.match(none.rows.join(), /: It makes none,.*see to it that somebody does/)
  })
})
