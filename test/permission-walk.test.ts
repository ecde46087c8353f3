import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signInForTest } from '#accounts/testing.ts'
import { CLOCK } from '#app/clock.ts'
import { type Act, GIVEN_ROLES, may, ROLES, type Role } from '#web/index.ts'
import { openSite, type TestSite } from './site.ts'

/** One of the site's routes, with an address of it: what its parts name is nowhere. */
interface Walked {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly act: Act
}

const EVERY_ROLE = Object.keys(ROLES) as readonly Role[]

/** What turns somebody away says so; another 403 would be a refusal of something else. */
const TURNED_AWAY = /Sign in to open this page|This page is not for your role/

describe('every route, asked for as every role', () => {
  let site: TestSite
  let routes: readonly Walked[]

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere')
    routes = site.app.doings.flatMap(({ name, act }) => {
      const [method, path = ''] = name.split(' ')
      if (method !== 'GET' && method !== 'POST') return []
      return [{ method, url: path.replace(/:\w+|\*/g, 'nothing'), act }]
    })
    assert.ok(routes.length > 100, `${routes.length} routes`)
  })
  after(() => site.close())

  const cookieOf = async (role: Role): Promise<string> => {
    const given = GIVEN_ROLES.find((one) => one === role)
    if (given === undefined) return ''
    return await signInForTest(site.db, {
      ...{ name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [given] },
      ...{ folder: site.folder, at: CLOCK.now() },
    })
  }

  for (const role of EVERY_ROLE) {
    it(`is open to one who is ${ROLES[role]} as the printed table says, and else closed`, async () => {
      const actor = { roles: ['public', role] as const }
      let cookie = await cookieOf(role)
      for (const { method, url, act } of routes) {
        const { statusCode, body, headers } = await site.app.inject({
          ...{ method, url },
          headers: { cookie, 'sec-fetch-site': 'same-origin' },
          ...(method === 'POST' ? { payload: {} } : {}),
        })
        const isOpen = !(statusCode === 403 && TURNED_AWAY.test(body))
        const asked = `${method} ${url} as ${role} answered ${statusCode}`
        assert.equal(isOpen, may(actor, act.act, act.kind), asked)
        assert.ok(statusCode < 500, asked)
        // What signs out is among them; where it says nothing of it, the next route is found closed
        if (headers['set-cookie'] !== undefined) cookie = await cookieOf(role)
      }
    })
  }
})
