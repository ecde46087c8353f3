import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judgeOrigin, loopbackOnly } from './loopback.ts'
import { createServer } from './server.ts'

const here = { remoteAddress: '127.0.0.1', method: 'POST', headers: { host: 'localhost:3000' } }

function codeOf(request: Parameters<typeof judgeOrigin>[0]): string {
  const judged = judgeOrigin(request)
  return judged.ok ? 'let in' : judged.problems.map((problem) => problem.code).join()
}

describe('judgeOrigin', () => {
  it('lets in the machine itself, however its address is written', () => {
    for (const remoteAddress of ['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1']) {
      assert.equal(codeOf({ ...here, remoteAddress }), 'let in', remoteAddress)
    }
    for (const host of ['localhost', 'LOCALHOST:80', '127.0.0.1:3000', '[::1]:3000']) {
      assert.equal(codeOf({ ...here, headers: { host } }), 'let in', host)
    }
  })

  it('refuses every other address', () => {
    for (const remoteAddress of [
      '10.0.0.4',
      '::ffff:10.0.0.4',
      '1127.0.0.1',
      'fe80::1',
      undefined,
    ]) {
      assert.equal(codeOf({ ...here, remoteAddress }), 'not-this-machine', String(remoteAddress))
    }
  })

  it('refuses what another server passed on, though that server is on this machine', () => {
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
      const headers = { ...here.headers, [name]: '203.0.113.9' }
      assert.equal(codeOf({ ...here, headers }), 'not-this-machine', name)
    }
  })

  it('refuses a name that somebody else can point at this machine', () => {
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      'localhost.evil.example:80',
      '',
    ]) {
      assert.equal(
        codeOf({ ...here, method: 'GET', headers: { host } }),
        'not-a-loopback-name',
        host,
      )
    }
  })

  it("refuses to change anything for another site's page", () => {
    const sent = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:4000' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' },
    ]
    for (const headers of sent) {
      const request = { ...here, headers: { ...here.headers, ...headers } }
      assert.equal(codeOf(request), 'another-site', JSON.stringify(headers))
    }
  })

  it('takes a form from a page of this site, and anything from a program that is no browser', () => {
    const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
    assert.equal(codeOf({ ...here, headers: { ...here.headers, ...ours } }), 'let in')
    assert.equal(codeOf(here), 'let in')
  })

  it('lets a link on another site open a page here, as that changes nothing', () => {
    const headers = { ...here.headers, 'sec-fetch-site': 'cross-site' }
    assert.equal(codeOf({ ...here, method: 'GET', headers }), 'let in')
  })
})

describe('loopbackOnly', () => {
  it('answers 403 with a sentence, and the route is never reached', async () => {
    const app = await createServer({
      site: { panel: 'Northshire panel', navigation: [], footer: [] },
      viewFolders: [],
      logger: false,
    })
    let reached = 0
    app.post('/imports', { onRequest: loopbackOnly }, () => {
      reached += 1
      return 'recorded'
    })
    const post = (remoteAddress: string) =>
      app.inject({ method: 'POST', url: '/imports', remoteAddress, headers: { host: 'localhost' } })
    const refused = await post('192.0.2.1')
    assert.equal(refused.statusCode, 403)
    assert.match(refused.body, /opens only on the machine that the program runs on\./)
    assert.equal(reached, 0)
    assert.equal((await post('127.0.0.1')).body, 'recorded')
    assert.equal(reached, 1)
  })
})
