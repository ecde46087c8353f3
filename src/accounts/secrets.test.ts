import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { TOTP } from 'otpauth'
import { forEachEngine } from '#storage/testing.ts'
import { countTry, forgetTries } from './guesses.ts'
import { beginSession, endSession, endSessions, findSession, isOver, noteUse } from './sessions.ts'
import { beginTimeCode, offerTimeCode, tryTimeCode } from './time-codes.ts'
import { isGood, later, makeOnce, spend } from './tokens.ts'

const AT = '2026-11-30T09:00:00Z'
const TIMES = Array.from({ length: 30 }, (_, index) => index)

forEachEngine((engine) => {
  describe('what is good once', () => {
    const LINK = { purpose: 'sign-in', account: 'account-1', says: null, minutes: 15 } as const

    it('is used by one of thirty who come at the same time', async (test) => {
      const { db } = await engine.open(test)
      const token = await makeOnce(db, LINK, AT)
      const got = await Promise.all(TIMES.map(() => spend(db, token, 'sign-in', AT)))
      assert.deepEqual(
        got.filter((one) => one !== undefined),
        [{ account: 'account-1', says: null }],
      )
    })

    it('is good for its purpose alone, and until its end', async (test) => {
      const { db } = await engine.open(test)
      const token = await makeOnce(db, LINK, AT)
      assert.equal(await spend(db, token, 'first', AT), undefined)
      assert.ok(await isGood(db, token, 'sign-in', later(AT, 14)))
      assert.ok(!(await isGood(db, token, 'sign-in', later(AT, 15))))
      assert.equal(await spend(db, token, 'sign-in', later(AT, 15)), undefined)
      assert.equal(await spend(db, `${token}x`, 'sign-in', AT), undefined)
    })
  })

  describe('tries', () => {
    it('are five of thirty at the same time, and five more after a quarter of an hour', async (test) => {
      const { db } = await engine.open(test)
      const tryAll = async (account: string, at: string) => {
        const looked = await Promise.all(TIMES.map(() => countTry(db, account, 'code', at)))
        return looked.filter(Boolean).length
      }
      assert.equal(await tryAll('account-1', AT), 5)
      assert.equal(await tryAll('account-1', later(AT, 15)), 0)
      assert.equal(await tryAll('account-2', AT), 5, 'each account has its own')
      assert.equal(await tryAll('account-1', later(AT, 16)), 5)
      await forgetTries(db, 'account-1', 'code')
      assert.equal(await tryAll('account-1', later(AT, 17)), 5)
    })
  })

  describe('a code of an app', () => {
    it('counts from the first that was entered, is good once, and none before it is', async (test) => {
      const { db } = await engine.open(test)
      const { secret } = await offerTimeCode({ name: 'Nell' }, 'Northshire')
      assert.equal((await offerTimeCode({ name: 'Nell' }, 'Northshire', secret)).secret, secret)
      const code = (at: string) =>
        new TOTP({ secret }).generate({ timestamp: Temporal.Instant.from(at).epochMilliseconds })
      const begin = (shown: string) =>
        beginTimeCode(db, 'account-1', { secret: shown, code: code(AT) }, AT)
      assert.equal(await tryTimeCode(db, 'account-1', code(AT), AT), 'wrong', 'it is not kept yet')
      assert.equal(await begin('short'), 'wrong')
      assert.equal(
        await begin((await offerTimeCode({ name: 'Eve' }, 'Northshire')).secret),
        'wrong',
      )
      assert.equal(await begin(secret), 'right')
      assert.equal(await begin(secret), 'wrong', 'there is one already')
      const next = later(AT, 1)
      const typed = `${code(next).slice(0, 3)} ${code(next).slice(3)}`
      const tried = await Promise.all([1, 2].map(() => tryTimeCode(db, 'account-1', typed, next)))
      assert.deepEqual(tried.toSorted(), ['right', 'wrong'])
      assert.equal(await tryTimeCode(db, 'account-1', code(AT), next), 'wrong')
      for (const odd of ['', '12345', 'abcdef', '1234567']) {
        await forgetTries(db, 'account-1', 'code')
        assert.equal(await tryTimeCode(db, 'account-1', odd, next), 'wrong', odd)
      }
    })
  })

  describe('a session', () => {
    it('is there until it is ended, by itself or with the others of its account', async (test) => {
      const { db } = await engine.open(test)
      const [one, two] = [
        await beginSession(db, 'account-1', false, AT),
        await beginSession(db, 'account-1', true, AT),
      ]
      assert.equal((await findSession(db, one))?.hasSecondFactor, false)
      assert.equal((await findSession(db, two))?.hasSecondFactor, true)
      await endSession(db, one)
      assert.equal(await findSession(db, one), undefined)
      await endSessions(db, 'account-1')
      assert.equal(await findSession(db, two), undefined)
    })

    it('notes each minute that it was used, and is over when it was not', async (test) => {
      const { db } = await engine.open(test)
      const token = await beginSession(db, 'account-1', false, AT)
      const used = async (at: string) => {
        const session = await findSession(db, token)
        assert.ok(session)
        await noteUse(db, session, at)
        return (await findSession(db, token))?.used
      }
      assert.equal(await used('2026-11-30T09:00:30Z'), AT)
      assert.equal(await used('2026-11-30T09:01:00Z'), '2026-11-30T09:01:00Z')
    })
  })
})

describe('a session is over', () => {
  it('after half an hour for an administrator, twelve hours for others, and a week for all', () => {
    const session = { made: AT, used: AT }
    assert.ok(!isOver(session, ['public', 'administrator'], later(AT, 29)))
    assert.ok(isOver(session, ['public', 'administrator'], later(AT, 30)))
    assert.ok(!isOver(session, ['public', 'clerk'], later(AT, 12 * 60 - 1)))
    assert.ok(isOver(session, ['public', 'clerk'], later(AT, 12 * 60)))
    const week = later(AT, 7 * 24 * 60)
    assert.ok(isOver({ made: AT, used: week }, ['public', 'member'], week))
  })
})
