import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { Outage } from '#shared/index.ts'
import type { Access } from './door.ts'
import type { Actor } from './permissions.ts'
import { createServer } from './server.ts'
import { TRUST_NOBODY } from './trusted-proxies.ts'

const site = { panel: 'Northshire panel', navigation: [], footer: [] }
const OFFICER: Actor = {
  account: { id: 'account-1', name: 'A. Tester', hasSecondFactor: true },
  roles: ['public', 'performance-officer'],
}
const HALF: Actor = {
  account: { id: 'account-1', name: 'A. Tester', hasSecondFactor: false },
  roles: ['public'],
  waiting: ['performance-officer'],
}
const MEMBER: Actor = { ...OFFICER, roles: ['public', 'member'] }
/** Whose cookie is which; one of them cannot be looked up. */
const SIGNED_IN: Readonly<Record<string, Actor>> = {
  officer: OFFICER,
  half: HALF,
  member: MEMBER,
}
const access: Access = {
  isTrustedProxy: TRUST_NOBODY,
  whoAsks: (cookie) =>
    cookie === undefined
      ? undefined
      : cookie === 'away'
        ? Promise.reject(new Outage('The database does not answer'))
        : Promise.resolve(SIGNED_IN[cookie]),
}
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
    app.get('/figures/:form', IMPORT, () => 'a form of them')
    const act = { kind: 'site', act: 'sign-in' }
    app.post('/sign-in', { config: { act, fromOwnPages: true } }, () => 'signed in')
  })
  beforeEach(() => {
    reached = 0
  })
  after(() => app.close())

  const post = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    app.inject({ method: 'POST', url: '/imports', remoteAddress, headers })
  const page = { 'sec-fetch-site': 'same-origin' }
  const held = { cookie: 'officer', ...page }

  it('answers 403 with what is missing, and the route is never reached', async () => {
    for (const [cookie, words] of [
      [{}, /Sign in to open this page/],
      [{ cookie: 'stale' }, /Sign in to open this page/],
      [{ cookie: 'half' }, /Give a second factor/],
      [{ cookie: 'member' }, /no role that you have today may do this/],
    ] as const) {
      const refused = await post({ ...page, ...cookie })
      assert.equal(refused.statusCode, 403)
      assert.match(refused.body, words)
    }
    for (const method of ['GET', 'HEAD'] as const) {
      assert.equal((await app.inject({ method, url: '/imports' })).statusCode, 403)
    }
    assert.equal(reached, 0)
  })

  it('lets in whoever has the role, from wherever they connect', async () => {
    assert.equal((await post(held)).body, 'recorded')
    assert.equal((await post(held, '192.0.2.1')).body, 'recorded')
    assert.equal((await app.inject({ url: '/imports', headers: held })).body, 'a form')
    assert.equal(reached, 2)
  })

  it('has no browser keep a page that needs a role, and lets them keep what is open to anybody', async () => {
    const of = async (url: string) =>
      (await app.inject({ url, headers: held })).headers['cache-control']
    assert.equal(await of('/imports'), 'private, no-store')
    assert.notEqual(await of('/figures'), 'private, no-store')
  })

  it('leads from a stroke at the end of an address to the page that was meant, and asks nobody to sign in for it', async () => {
    const { statusCode, headers } = await app.inject('/figures/?from=2026-11-02')
    assert.equal(statusCode, 308)
    assert.equal(headers['location'], '/figures?from=2026-11-02')
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
    const { statusCode, body } = await post({ cookie: 'officer' })
    assert.equal(statusCode, 403)
    assert.match(body, /does not say which page it comes from/)
    assert.equal(reached, 0)
  })

  it('leaves what anybody may do to anybody, and says who they are', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await app.inject({ url: '/figures', headers })).body
    assert.equal(await ask({}), 'read by public')
    assert.equal(await ask({ 'x-forwarded-for': '203.0.113.9' }), 'read by public')
    assert.equal(await ask(held), 'read by public and performance-officer')
    assert.equal(await ask({ ...held, host: 'evil.example' }), 'read by public')
  })

  it('lets one read as anybody does where it cannot be looked up who they are, and records nothing', async () => {
    const away = { cookie: 'away', ...page }
    assert.equal((await app.inject({ url: '/figures', headers: away })).body, 'read by public')
    assert.equal((await post(away)).statusCode, 503)
    assert.equal(reached, 0)
  })

  it('takes what is open to anybody from pages of this site alone, where a route says so', async () => {
    const send = async (headers: Record<string, string>) =>
      (await app.inject({ method: 'POST', url: '/sign-in', headers })).statusCode
    assert.equal(await send(page), 200)
    assert.equal(await send({ origin: 'http://localhost', host: 'localhost' }), 200)
    for (const headers of [
      {},
      { origin: 'http://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { ...page, host: 'evil.example' },
    ]) {
      assert.equal(await send(headers), 403, JSON.stringify(headers))
    }
  })
})
