import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Answer, askFor, crawl } from './crawl.ts'
import { markAnswer, scoreOf } from './observatory.ts'
import { openSite, type TestSite } from './site.ts'

const SITE = 'https://panel.example'

/** The fewest a site can have with no fault and no cookie: 100, and 10 + 5 + 5 for what is beyond that. */
const FULL_MARKS = 120

const see = ({ url, headers, bytes }: Answer) => ({ url, headers, body: bytes.toString('utf8') })

/** Every way of answering that is none of a page: each goes past other parts of the server. */
const ODD = [
  '/no-such-page',
  '/performance/',
  '/%00',
  `/${'a'.repeat(3000)}`,
  '/assets/none.css',
  '/accounts',
]

describe('every kind of answer of a site with https', () => {
  let site: TestSite
  let answers: readonly Answer[]

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', undefined, undefined, SITE)
    const routes = site.app.doings.flatMap(({ name }) => {
      const [method, path = ''] = name.split(' ')
      return method === 'GET' ? [path.replace(/:\w+|\*/g, 'nothing')] : []
    })
    // One of the many of each kind: addresses that differ in their last part alone are made alike
    const kinds = new Set<string>()
    const isWanted = (url: string) => {
      const kind = url.replace(/\?.*/, '?').replace(/[^/]+(\.\w+|$)/, '*$1')
      const isNew = !kinds.has(kind)
      kinds.add(kind)
      return isNew
    }
    const headers = { ...site.operator }
    const reached = [
      ...(await crawl(site.app, { from: [...routes, ...ODD], isWanted })).values(),
      ...(await crawl(site.app, { from: routes, isWanted: () => false, headers })).values(),
    ]
    const sent = await site.app.inject({
      method: 'POST',
      url: '/sign-in/passkey',
      headers: { origin: SITE, host: 'panel.example' },
    })
    const passkey = { url: 'POST /sign-in/passkey', status: sent.statusCode, headers: sent.headers }
    assert.equal(sent.statusCode, 200)
    answers = [...reached, { ...passkey, bytes: sent.rawPayload }]
    assert.ok(answers.length > 150, `${answers.length}`)
  })
  after(() => site.close())

  it('has full marks of Mozilla’s observatory', () => {
    for (const answer of answers) {
      const marks = markAnswer(see(answer))
      const told = `${answer.url} (${answer.status}): ${JSON.stringify(marks)}`
      assert.deepEqual(
        marks.filter(({ modifier }) => modifier < 0),
        [],
        told,
      )
      assert.ok(scoreOf(marks) >= FULL_MARKS, told)
    }
  })

  it('has no script, style or handler in its pages but from a file of ours', () => {
    for (const { url, headers, bytes } of answers) {
      if (!String(headers['content-type']).startsWith('text/html')) continue
      // A report to keep is one file, with its styles in it
      const isFile = headers['content-disposition'] !== undefined
      const html = bytes.toString('utf8')
      assert.doesNotMatch(html, /<script(?![^>]*\bsrc="\/assets\/)[^>]*>|\son\w+="/i, url)
      assert.doesNotMatch(
        html,
        /(?:href|src|action)="\s*(?:javascript|data|https?:\/\/(?!www\.))/i,
        url,
      )
      if (!isFile) assert.doesNotMatch(html, /<style\b|\sstyle="/i, url)
    }
  })

  it('sets cookies that only this site can set, that no script reads and no other site sends', () => {
    const cookies = answers.flatMap(({ headers }) => [headers['set-cookie'] ?? []].flat())
    assert.ok(cookies.length > 0)
    for (const cookie of cookies) {
      assert.match(
        cookie,
        /^__Host-cf-(?:session|asked)=[^;]*; Path=\/; HttpOnly; SameSite=Lax; Secure/,
      )
    }
  })
})

describe('the marks of the observatory', () => {
  const good = {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'strict-transport-security': 'max-age=63072000',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-type': 'text/html',
  }
  const score = (headers: Readonly<Record<string, string>>, body = '') =>
    scoreOf(markAnswer({ url: '/', headers: { ...good, ...headers }, body }))

  it('are as its tables say: what is left out costs what it costs, and bonuses wait for 90', () => {
    assert.equal(score({}), FULL_MARKS)
    assert.equal(score({ 'set-cookie': 'a=b; Secure; HttpOnly; SameSite=Lax' }), FULL_MARKS + 5)
    // 100 - 40, with no bonus
    assert.equal(score({ 'set-cookie': 'a=b; HttpOnly; SameSite=Lax' }), 60)
    // 100 - 25 for no policy, and 20 more as nothing forbids framing
    assert.equal(score({ 'content-security-policy': '' }), 55)
    assert.equal(score({ 'strict-transport-security': '' }), 80)
    // 100 - 10, and then 10 + 5 + 5
    assert.equal(score({ 'strict-transport-security': 'max-age=60' }), 110)
    assert.equal(score({ 'content-security-policy': "default-src 'self' 'unsafe-inline'" }), 60)
    assert.equal(score({}, '<script src="https://elsewhere.example/a.js"></script>'), 115)
  })

  it('tell a site without https nothing of it', async () => {
    const site = await openSite('test/fixtures/areas/northmere')
    try {
      const { headers } = await askFor(site.app, '/')
      assert.equal(headers['strict-transport-security'], undefined)
    } finally {
      await site.close()
    }
  })
})
