import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { createLog, Outage } from '#shared/index.ts'
import { sample } from '../../test/sample.ts'
import { sendFile } from './download.ts'
import { showPage } from './pages.ts'
import { createServer } from './server.ts'
import type { Answered } from './server-log.ts'

const log: string[] = []
const answered: Answered[] = []
let app: FastifyInstance

before(async () => {
  const views = await mkdtemp(join(tmpdir(), 'views-'))
  const content = (html: string) =>
    `{% extends "layout.njk" %}{% block content %}${html}{% endblock %}`
  await writeFile(join(views, 'words.njk'), content('<h1>{{ page.heading }}</h1>'))
  await writeFile(join(views, 'blank.njk'), content('<h1>{{ page.missing }}</h1>'))
  app = await createServer({
    site: {
      panel: 'Northshire <Police> & Crime Panel',
      navigation: [
        { text: 'Performance', href: '/performance' },
        { text: 'Data', href: '/data' },
      ],
      footer: [{ text: 'Accessibility', href: '/accessibility' }],
    },
    viewFolders: [views],
    log: createLog(
      (line) => log.push(line),
      () => '2026-11-30T12:00:00Z',
    ),
    tellAnswer: (one) => answered.push(one),
  })
  const heading = `${'Burglary '.repeat(300)}<script>`
  const page = { title: 'Burglary', heading, breadcrumbs: [{ text: 'Performance', href: '/p' }] }
  const config = { act: { kind: 'site', act: 'read' } }
  app.get('/performance/burglary', { config }, (_, reply) => showPage(reply, 'words.njk', page))
  app.get('/performance', { config }, (_, reply) => showPage(reply, 'words.njk', page))
  app.get('/blank', { config }, (_, reply) => showPage(reply, 'blank.njk', page))
  app.get('/broken', { config }, () => {
    throw new Error('the secret is in column 7')
  })
  const away = () => {
    throw new Outage('The database cannot be reached')
  }
  app.get('/away/:day', { config }, away)
  app.post('/away/:day', { config }, away)
  app.get('/data.csv', { config }, (_, reply) =>
    sendFile(reply, { name: 'data.csv', type: 'text/csv', body: 'measure,value\n' }),
  )
  app.post('/send', { config }, async (request) => JSON.stringify(request.body))
})

after(() => app.close())

describe('a page', () => {
  it('has its title, its language, its crumbs and the name of the panel, with words as words', async () => {
    const { body, statusCode } = await app.inject('/performance/burglary')
    assert.equal(statusCode, 200)
    assert.match(body, /<html lang="en"/)
    assert.match(body, /<title>Burglary – Critical Friend<\/title>/)
    assert.match(body, /Northshire &lt;Police&gt; &amp; Crime Panel/)
    assert.match(body, /aria-label="Breadcrumb"/)
    assert.match(body, /href="#main-content"/)
    assert.doesNotMatch(body, /<script|style=|\son\w+=/)
  })

  it('marks where the reader is: this page, or the section that it is in', async () => {
    const marked = async (path: string) =>
      (await app.inject(path)).body.match(/href="([^"]+)" aria-current="(\w+)"/)?.slice(1)
    assert.deepEqual(await marked('/performance'), ['/performance', 'page'])
    assert.deepEqual(await marked('/performance?from=2019'), ['/performance', 'page'])
    assert.deepEqual(await marked('/performance/burglary'), ['/performance', 'true'])
    assert.equal(await marked('/performances'), undefined)
  })

  it('may run no script and be framed by nobody, whatever is answered', async () => {
    for (const url of ['/performance', '/none', '/broken', '/%', '/assets/favicon.svg']) {
      const { headers } = await app.inject(url)
      assert.match(String(headers['content-security-policy']), /script-src 'none'/, url)
      assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/, url)
      assert.equal(headers['x-content-type-options'], 'nosniff', url)
    }
  })

  it('is not sent again to a reader who has it', async () => {
    const first = await app.inject('/performance')
    const again = { url: '/performance', headers: { 'if-none-match': String(first.headers.etag) } }
    const second = await app.inject(again)
    assert.equal(second.statusCode, 304)
    assert.equal(second.body, '')
  })

  it('is compressed for those who take that, and the same inside', async () => {
    const plain = await app.inject('/performance')
    const headers = { 'accept-encoding': 'deflate, gzip;q=0.5' }
    const packed = await app.inject({ url: '/performance', headers })
    assert.equal(packed.headers['content-encoding'], 'gzip')
    assert.ok(packed.rawPayload.length < plain.rawPayload.length)
    assert.equal(gunzipSync(packed.rawPayload).toString(), plain.body)
    const refusing = { url: '/performance', headers: { 'accept-encoding': 'gzip;q=0' } }
    assert.equal((await app.inject(refusing)).headers['content-encoding'], undefined)
  })

  it('can be asked after without being sent', async () => {
    const { statusCode, body, headers } = await app.inject({ method: 'HEAD', url: '/performance' })
    assert.deepEqual([statusCode, body], [200, ''])
    assert.ok(Number(headers['content-length']) > 1000)
  })
})

describe('an asset', () => {
  it('is kept for a year at the address that pages give, and asked for again at any other', async () => {
    const { body } = await app.inject('/performance')
    const address = /href="(\/assets\/critical-friend\.\w+\.css)"/.exec(body)?.[1] ?? ''
    const exact = await app.inject(address)
    assert.match(String(exact.headers['cache-control']), /max-age=31536000, immutable/)
    const old = await app.inject('/assets/critical-friend.00000000.css')
    assert.equal(old.body, exact.body)
    assert.equal(old.headers['cache-control'], 'no-cache')
  })

  it('leads from the style sheet to a typeface that is there', async () => {
    const { body } = await app.inject('/assets/critical-friend.css')
    const fonts = body.match(/\/assets\/[\w.-]+\.woff2/g) ?? []
    assert.equal(fonts.length, 4)
    for (const font of fonts) {
      const { statusCode, headers, rawPayload } = await app.inject(font)
      assert.deepEqual([statusCode, headers['content-type']], [200, 'font/woff2'])
      assert.equal(rawPayload.toString('latin1', 0, 4), 'wOF2')
    }
  })

  it('leads from a script to what it imports, at the address that may be kept for a year', async () => {
    const { body } = await app.inject('/assets/sign-out.js')
    const imported = /from '([^']+)'/.exec(body)?.[1] ?? ''
    const { statusCode, headers } = await app.inject(imported)
    assert.equal(statusCode, 200)
    assert.match(String(headers['cache-control']), /max-age=31536000, immutable/)
  })

  it('is nothing but what is in the folder', async () => {
    for (const name of ['..%2fserver.ts', '%2e%2e%2f%2e%2e%2fpackage.json', 'toString', '']) {
      assert.equal((await app.inject(`/assets/${name}`)).statusCode, name === '' ? 308 : 404, name)
    }
  })
})

describe('a download', () => {
  it('is a file to keep, with its name and its character set', async () => {
    const { headers, body } = await app.inject('/data.csv')
    assert.equal(headers['content-type'], 'text/csv; charset=utf-8')
    assert.equal(headers['content-disposition'], 'attachment; filename="data.csv"')
    assert.equal(body, 'measure,value\n')
  })
})

describe('a failure', () => {
  it('is logged once under a reference, which is all that the page says of it', async () => {
    log.length = 0
    const { statusCode, body } = await app.inject('/broken')
    assert.equal(statusCode, 500)
    assert.match(body, /<h1[^>]*>Sorry, there is a problem<\/h1>/)
    assert.doesNotMatch(body, /secret|column 7|\.ts:/)
    const reference = /reference: ([\w-]{9})\./.exec(body)?.[1] ?? 'none'
    assert.equal(log.length, 1)
    const { route, frames } = JSON.parse(log[0] ?? '')
    assert.equal(route, 'GET /broken')
    assert.match(frames[0], /server\.test\.ts/)
    assert.ok(log[0]?.includes(reference) && !log[0].includes('secret'))
  })

  it('is told from an outage, of which a reader hears when to ask again', async () => {
    log.length = 0
    const { statusCode, body, headers } = await app.inject('/away/monday?who=Quince')
    assert.deepEqual([statusCode, headers['retry-after']], [503, '10'])
    assert.match(body, /the page is back by itself/)
    const sent = await app.inject({ method: 'POST', url: '/away/tuesday' })
    assert.equal(sent.statusCode, 503)
    assert.match(sent.body, /Look whether what you sent is there before you send it again/)
    assert.deepEqual(
      log.map((line) => JSON.parse(line).route),
      ['GET /away/:day', 'POST /away/:day'],
    )
    for (const [index, page] of [body, sent.body].entries()) {
      assert.ok(page.includes(JSON.parse(log[index] ?? '').reference))
    }
    assert.doesNotMatch(log.join(''), /monday|Quince/)
  })

  it('is what a blank on a page is, so that none is published', async () => {
    const { statusCode, body } = await app.inject('/blank')
    assert.equal(statusCode, 500)
    assert.match(body, /Sorry, there is a problem/)
  })
})

describe('an answer', () => {
  it('is told of by its route, and by nothing that was typed', async () => {
    answered.length = 0
    await app.inject('/away/monday?who=Quince')
    await app.inject('/Quince')
    await app.inject('/performance')
    assert.deepEqual(
      answered.map(({ route, status }) => `${status} ${route}`),
      ['503 GET /away/:day', '404 none', '200 GET /performance'],
    )
    for (const { milliseconds, reference } of answered) {
      assert.ok(Number.isInteger(milliseconds))
      assert.match(reference, /^\w{4}-\w{4}$/)
    }
  })
})

describe('a request that cannot be answered', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const refused = [
    { about: 'an address with no page', status: 404, url: '/none' },
    { about: 'a broken escape', status: 400, url: '/%' },
    { about: 'an escape that is no letter', status: 400, url: '/%E0%A4%A' },
    { about: 'a name of 5,000 letters', status: 414, url: `/assets/${'a'.repeat(5000)}` },
    { about: 'something sent to a page', status: 405, url: '/performance', method: 'POST' },
    { about: 'a removal', status: 405, url: '/performance', method: 'DELETE' },
    {
      about: 'JSON where a form is meant',
      status: 415,
      url: '/send',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      payload: '{"a":1}',
    },
    {
      about: 'a kind that is not one',
      status: 415,
      url: '/send',
      method: 'POST',
      headers: { 'content-type': ';;;' },
      payload: 'a=1',
    },
    {
      about: 'a form of 300 KB',
      status: 413,
      url: '/send',
      method: 'POST',
      headers: form,
      payload: `a=${'1'.repeat(300_000)}`,
    },
  ] as const

  for (const { about, status, ...request } of refused) {
    it(`gets ${status} and a sentence: ${about}`, async () => {
      const { statusCode, body } = await app.inject(request)
      assert.equal(statusCode, status)
      assert.match(
        body,
        /<h1 class="govuk-heading-l">[A-Z][^<]+<\/h1>\s*<p class="govuk-body">[A-Z]/,
      )
    })
  }

  it('is led on when only a stroke at the end was too many, and never to another site', async () => {
    assert.equal((await app.inject('/performance/')).headers['location'], '/performance')
    assert.equal((await app.inject('//evil.example/')).headers['location'], '/evil.example')
  })

  it('never makes the server fail, whatever its address or its form', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(anything, anything, async (address, payload) => {
        const read = await app.inject({ url: `/${encodeURI(address.toWellFormed())}` })
        const sent = await app.inject({ method: 'POST', url: '/send', headers: form, payload })
        assert.ok(read.statusCode < 500 && sent.statusCode < 500)
      }),
      sample(60),
    )
  })
})

describe('bytes that are not a request', () => {
  const sendBytes = async (bytes: string): Promise<string> => {
    const { port } = app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.write(bytes)
    let answer = ''
    for await (const part of socket) answer += part
    return answer
  }

  before(() => app.listen({ host: '127.0.0.1', port: 0 }))

  it('get 4xx and, where there is something to say, a sentence', async () => {
    assert.match(await sendBytes('nonsense\r\n\r\n'), /^HTTP\/1\.1 400 .*could not be read/s)
    assert.match(await sendBytes('BREW / HTTP/1.1\r\nhost: a\r\n\r\n'), /^HTTP\/1\.1 400 /)
    const long = `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`
    assert.match(await sendBytes(long), /^HTTP\/1\.1 431 .*more than this site reads/s)
    const method = 'PROPFIND / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'
    assert.match(await sendBytes(method), /^HTTP\/1\.1 40[45] /)
    assert.match(await sendBytes('GET / HTTP/1.1\r\nconnection: close\r\n\r\n'), /^HTTP\/1\.1 4/)
    const badEscape = 'GET /%zz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'
    assert.match(await sendBytes(badEscape), /^HTTP\/1\.1 400 /)
    const stroke = 'GET /\\evil.example/ HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'
    assert.match(await sendBytes(stroke), /\r\nlocation: \/evil\.example\r\n/)
  })
})
