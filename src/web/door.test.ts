import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { createServer } from './server.ts'
import { makeStartKey } from './start-key.ts'
import { TRUST_NOBODY } from './trusted-proxies.ts'

const site = { panel: 'Northshire panel', navigation: [], footer: [] }
const startKey = makeStartKey('a test')
const access = { startKey, isTrustedProxy: TRUST_NOBODY }
const open = () => createServer({ site, viewFolders: [], access })
const IMPORT = { config: { act: { kind: 'figures', act: 'import' } } }
const READ = { config: { act: { kind: 'figures', act: 'read' } } }

describe('a route without a row in the table', () => {
  it('stops the start with a sentence that names it', async () => {
    const app = await open()
    assert.throws(
      () => app.get('/new', () => 'new'),
      /^Refusal: GET \/new says not what it does, and so has no row in the table of permissions/,
    )
    const config = { act: { kind: 'figures', act: 'erase' } }
    assert.throws(
      () => app.post('/new', { config }, () => 'new'),
      /POST \/new is to erase \(figures\), which has no row/,
    )
    await app.close()
  })

  it('stops it from inside a scope of its own too', async () => {
    const app = await open()
    app.register(async (scope) => {
      scope.delete('/new', () => 'new')
    })
    await assert.rejects(async () => await app.ready(), /DELETE \/new .* has no row/)
    await app.close()
  })
})

describe('the hook before every route', () => {
  let app: FastifyInstance
  let reached = 0

  before(async () => {
    app = await open()
    app.get('/figures', READ, (request) => `read by ${request.actor.roles.join(' and ')}`)
    app.post('/imports', IMPORT, () => {
      reached += 1
      return 'recorded'
    })
    app.get('/imports', IMPORT, () => 'a form')
  })
  beforeEach(() => {
    reached = 0
  })
  after(() => app.close())

  const post = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    app.inject({ method: 'POST', url: '/imports', remoteAddress, headers })
  const held = { cookie: startKey.cookie, 'sec-fetch-site': 'same-origin' }

  it('answers 403 with how to get the key, and the route is never reached', async () => {
    const wrong = [{}, { cookie: 'cf-start-0=1' }, { cookie: makeStartKey('a test').cookie }]
    for (const headers of wrong) {
      const refused = await post(headers)
      assert.equal(refused.statusCode, 403)
      assert.match(refused.body, /open the address that it printed in its terminal/)
      assert.match(refused.body, /the file start-address in its data folder/)
    }
    for (const method of ['GET', 'HEAD'] as const) {
      assert.equal((await app.inject({ method, url: '/imports' })).statusCode, 403)
    }
    assert.equal(reached, 0)
  })

  it('lets in whoever holds it, from wherever they connect', async () => {
    assert.equal((await post(held)).body, 'recorded')
    assert.equal((await post(held, '192.0.2.1')).body, 'recorded')
    assert.equal((await app.inject({ url: '/imports', headers: held })).body, 'a form')
    assert.equal(reached, 2)
  })

  it('refuses a page of another site, a foreign name and an unknown proxy even so', async () => {
    for (const headers of [
      { origin: 'http://elsewhere.example' },
      { host: 'evil.example' },
      { 'x-forwarded-for': '203.0.113.9' },
      { 'sec-fetch-site': 'none' },
    ]) {
      assert.equal((await post({ ...held, ...headers })).statusCode, 403)
    }
    const { statusCode, body } = await post({ cookie: startKey.cookie })
    assert.equal(statusCode, 403)
    assert.match(body, /does not say which page it comes from/)
    assert.doesNotMatch(body, /its terminal/)
    assert.equal(reached, 0)
  })

  it('leaves what anybody may do to anybody, and says who they are', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await app.inject({ url: '/figures', headers })).body
    assert.equal(await ask({}), 'read by public')
    assert.equal(await ask({ 'x-forwarded-for': '203.0.113.9' }), 'read by public')
    assert.equal(await ask(held), 'read by public and operator')
    assert.equal(await ask({ ...held, host: 'evil.example' }), 'read by public')
  })
})

describe("the start's address", () => {
  const openWith = (publicUrl?: string) =>
    createServer({ site, viewFolders: [], access: { ...access, publicUrl } })

  it('sets a cookie that no page can read, and leaves the address bar', async () => {
    const app = await openWith()
    for (let time = 0; time < 2; time += 1) {
      const { statusCode, headers, body } = await app.inject(`/start/${startKey.key}`)
      assert.equal(statusCode, 303)
      assert.equal(headers['location'], '/')
      assert.equal(headers['set-cookie'], `${startKey.cookie}; Path=/; HttpOnly; SameSite=Strict`)
      assert.equal(headers['referrer-policy'], 'no-referrer')
      assert.equal(headers['cache-control'], 'no-store')
      assert.ok(!body.includes(startKey.key))
    }
    await app.close()
  })

  it('sets one for encrypted connections alone when readers come by them', async () => {
    const app = await openWith('https://panel.example')
    const { headers } = await app.inject(`/start/${startKey.key}`)
    assert.match(String(headers['set-cookie']), /; Secure$/)
    await app.close()
  })

  it('is no page with a wrong key, and after ten of them there is a wait, save for the right one', async () => {
    const app = await openWith()
    const statuses: number[] = []
    for (let guess = 0; guess < 30; guess += 1) {
      const { statusCode, headers } = await app.inject(`/start/${startKey.key}${guess}`)
      statuses.push(statusCode)
      assert.equal(headers['set-cookie'], undefined)
    }
    const expected = [...Array<number>(10).fill(404), ...Array<number>(20).fill(429)]
    assert.deepEqual(statuses, expected)
    assert.equal((await app.inject(`/start/${startKey.key}`)).statusCode, 303)
    await app.close()
  })

  it('is told of on a page that gives no key away, and says so to whoever holds it', async () => {
    const app = await openWith()
    const { body } = await app.inject('/start')
    assert.match(body, /open the address that the program printed/)
    assert.ok(!body.includes(startKey.key))
    const holder = await app.inject({ url: '/start', headers: { cookie: startKey.cookie } })
    assert.match(holder.body, /This browser holds the key/)
    await app.close()
  })
})
