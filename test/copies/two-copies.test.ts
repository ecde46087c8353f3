import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { followMeeting } from '../meetings/follow.ts'
import { type Copies, startCopies } from './copies.ts'
import { stopDatabaseUnderLoad } from './stopped-database.ts'
import { writeThroughTwoCopies } from './two-copies.ts'

const CONVENED = {
  kind: 'ordinary',
  on: '2026-11-30',
  when: '2027-02-01 14:00',
  place: 'The Guildhall',
}

describe('two copies of the program on one PostgreSQL', () => {
  let copies: Copies

  before(async () => {
    copies = await startCopies()
  })
  after(() => copies.stop())

  it('show what is recorded through the other, also while they cannot hear of it', async () => {
    const { problems } = await writeThroughTwoCopies(copies, 12)
    assert.deepEqual(problems, [])
  })

  it('tell who follows a meeting at one of what is recorded at the other', async () => {
    const [one, other] = copies.sites
    const send = async (path: string, fields: Readonly<Record<string, string>>) => {
      const answer = await fetch(one.address + path, {
        ...{ method: 'POST', redirect: 'manual' as const, headers: one.headers },
        body: new URLSearchParams(fields),
      })
      assert.equal(answer.status, 303, await answer.text())
    }
    await send('/meetings/convene', CONVENED)
    const follower = await followMeeting(other.address, '/meetings/2027-02-01/record')
    await follower.until('known')
    await send('/meetings/2027-02-01/record/open', { by: 'ada-fairweather', hour: '14:00' })
    await follower.until('recorded')
    await send('/meetings/2027-02-01/record/close', { hour: '14:10' })
    await follower.until('closed')
    assert.equal(await follower.ended, true)
  })

  it('are back by themselves when it was stopped under load, and have lost nothing', async () => {
    const { problems, away } = await stopDatabaseUnderLoad(copies, 1, 20_191_122)
    assert.deepEqual(problems, [])
    assert.ok(away > 0)
  })
})
