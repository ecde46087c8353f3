import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { GIVEN_ROLES, needsSecondFactor } from '#web/index.ts'
import { openSite } from '../site.ts'
import { browse } from './browsing.ts'

const NORTHMERE = 'test/fixtures/areas/northmere'

describe('a demonstration', () => {
  it('signs anybody in as anything with one click', async () => {
    const settings = { isDemonstration: true }
    const site = await openSite(NORTHMERE, undefined, undefined, undefined, settings)
    for (const role of GIVEN_ROLES) {
      const browser = browse(site)
      assert.match((await browser.get('/sign-in')).body, /Choose a role/)
      assert.ok((await browser.get('/sign-in/as')).body.includes(`/sign-in/as/${role}`))
      const own = (await browser.get(`/sign-in/as/${role}`)).body
      assert.deepEqual(
        [...own.matchAll(/action="(\/sign-in\/as[^"]*)"/g)].map(([, to]) => to),
        [`/sign-in/as/${role}`],
      )
      assert.equal((await browser.post(`/sign-in/as/${role}`)).location, '/account')
      assert.equal((await browser.get('/account')).status, 200, role)
      const mayRecord = (await browser.get('/panel/record/person')).status === 200
      assert.equal(mayRecord, role === 'clerk')
    }
    assert.ok(GIVEN_ROLES.some(needsSecondFactor))
    await site.close()
  })

  it('is there on no other site', async () => {
    const site = await openSite(NORTHMERE)
    assert.equal((await browse(site).get('/sign-in/as')).status, 404)
    assert.equal((await browse(site).post('/sign-in/as/administrator')).status, 405)
    assert.doesNotMatch((await browse(site).get('/sign-in')).body, /Choose a role/)
    await site.close()
  })
})
