import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judgeOrigin, type Surroundings } from './origin.ts'
import { TRUST_NOBODY } from './trusted-proxies.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
const headers = { host: 'localhost:3000', ...ours }
const here = { remoteAddress: '127.0.0.1', method: 'POST', headers }
const alone: Surroundings = { isTrustedProxy: TRUST_NOBODY }
const published: Surroundings = { ...alone, publicUrl: 'https://panel.example' }
const behind: Surroundings = { ...published, isTrustedProxy: (address) => address === '10.0.0.4' }

function codeOf(request: Parameters<typeof judgeOrigin>[0], surroundings = alone): string {
  const judged = judgeOrigin(request, surroundings)
  return judged.ok ? 'let in' : judged.problems.map((problem) => problem.code).join()
}

function sentenceOf(request: Parameters<typeof judgeOrigin>[0], surroundings = alone): string {
  const judged = judgeOrigin(request, surroundings)
  return judged.ok ? '' : judged.problems.map(({ message }) => message).join()
}

describe('judgeOrigin', () => {
  it('lets in what asks for the machine itself, however its name is written', () => {
    for (const host of [
      'localhost',
      'LOCALHOST:80',
      '127.0.0.1:3000',
      '127.8.9.10',
      '[::1]:3000',
    ]) {
      assert.equal(codeOf({ ...here, method: 'GET', headers: { host } }), 'let in', host)
      const sent = { host, origin: `http://${host}` }
      assert.equal(codeOf({ ...here, headers: sent }), 'let in', host)
    }
  })

  it('refuses what another server passed on, though that server is on this machine', () => {
    for (const name of [
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
      'forwarded',
      'x-real-ip',
      'via',
    ]) {
      for (const value of ['203.0.113.9', '']) {
        const headers = { ...here.headers, [name]: value }
        assert.equal(codeOf({ ...here, headers }), 'passed-on', name)
        assert.equal(codeOf({ ...here, headers }, behind), 'passed-on', name)
      }
    }
  })

  it('refuses a name that somebody else can point at this machine', () => {
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      'localhost.evil.example:80',
      'panel.example.evil.example',
      '',
    ]) {
      const asked = { ...here, method: 'GET', headers: { host } }
      assert.equal(codeOf(asked), 'foreign-name', host)
      assert.equal(codeOf(asked, published), 'foreign-name', host)
    }
    assert.equal(codeOf({ ...here, headers: { host: 'panel.example' } }), 'foreign-name')
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
      assert.equal(codeOf(request, published), 'another-site', JSON.stringify(headers))
    }
  })

  it('takes a form from a page of this site, as old browsers say it and as new ones do', () => {
    const { host, origin, 'sec-fetch-site': site } = headers
    for (const said of [{ origin }, { 'sec-fetch-site': site }, ours]) {
      assert.equal(codeOf({ ...here, headers: { host, ...said } }), 'let in')
    }
  })

  it('refuses to change anything for what does not say which page sends it, and says how to', () => {
    for (const said of [{}, { 'sec-fetch-site': 'none' }]) {
      const request = { ...here, headers: { host: 'localhost:3000', ...said } }
      assert.equal(codeOf(request), 'no-page')
      assert.match(sentenceOf(request), /curl -H 'Origin: http:\/\/localhost:3000'/)
      assert.match(sentenceOf(request, published), /curl -H 'Origin: https:\/\/panel\.example'/)
      assert.equal(codeOf({ ...request, method: 'GET' }), 'let in')
    }
  })

  it('lets a link on another site open a page here, as that changes nothing', () => {
    const headers = { ...here.headers, 'sec-fetch-site': 'cross-site' }
    assert.equal(codeOf({ ...here, method: 'GET', headers }), 'let in')
  })

  it('takes a form from the public address, whatever name a proxy asks for us by', () => {
    const origin = 'https://panel.example'
    for (const host of ['panel.example', 'panel.example:443', '127.0.0.1:3000']) {
      const request = { ...here, headers: { host, origin } }
      assert.equal(codeOf(request, published), 'let in', host)
      assert.equal(codeOf(request), host.startsWith('1') ? 'another-site' : 'foreign-name', host)
    }
    const other = { host: 'panel.example', origin: 'http://panel.example' }
    assert.equal(codeOf({ ...here, headers: other }, published), 'another-site')
  })

  it('believes the forwarding headers of the proxy it was told of, and of no other', () => {
    const headers = {
      host: 'upstream:3000',
      origin: 'https://panel.example',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'panel.example',
      'x-forwarded-proto': 'https',
    }
    const through = (remoteAddress: string) => ({ ...here, remoteAddress, headers })
    assert.equal(codeOf(through('10.0.0.4'), behind), 'let in')
    assert.equal(codeOf(through('10.0.0.5'), behind), 'passed-on')
    const foreign = { ...headers, 'x-forwarded-host': 'panel.example, evil.example' }
    assert.equal(codeOf({ ...through('10.0.0.4'), headers: foreign }, behind), 'foreign-name')
  })
})
