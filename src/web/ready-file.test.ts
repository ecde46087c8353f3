import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { sendReadyFile } from './ready-file.ts'
import { createServer } from './server.ts'

const READ = { config: { act: { kind: 'figures', act: 'read' } } }
const PIECES = ['measure,value\n', ...Array.from({ length: 500 }, (_, row) => `burglary,${row}\n`)]

describe('a file that is kept ready', () => {
  let app: FastifyInstance
  let version = '1'
  let written = 0
  let answeredMeanwhile = 0

  before(async () => {
    const site = { panel: 'Northshire', navigation: [], footer: [] }
    app = await createServer({ site, viewFolders: [] })
    const pieces = function* () {
      for (const piece of PIECES) {
        written += 1
        yield piece
      }
    }
    app.get('/all.csv', READ, (request, reply) => {
      const type = 'text/csv; charset=utf-8'
      const kept = { name: 'all', version, audience: 'public' } as const
      return sendReadyFile(request, reply, kept, () => ({
        name: 'all.csv',
        type,
        pieces: pieces(),
      }))
    })
    app.get('/other', READ, () => {
      if (written > 0 && written < PIECES.length) answeredMeanwhile += 1
      return 'other'
    })
  })
  after(() => app.close())

  const ask = (headers: Record<string, string>, method: 'GET' | 'HEAD' = 'GET') =>
    app.inject({ method, url: '/all.csv', headers })

  it('is written once for all, and others are answered between its pieces', async () => {
    const asked = [ask({}), ask({ 'accept-encoding': 'gzip' })]
    while (written === 0) await new Promise(setImmediate)
    await app.inject('/other')
    const [plain, packed] = await Promise.all(asked)
    assert.equal(answeredMeanwhile, 1)
    assert.equal(written, PIECES.length)
    assert.equal(plain?.body, PIECES.join(''))
    assert.equal(packed && gunzipSync(packed.rawPayload).toString(), PIECES.join(''))
    for (const answer of [plain, packed]) {
      assert.equal(answer?.headers['content-disposition'], 'attachment; filename="all.csv"')
      assert.equal(answer?.headers['content-type'], 'text/csv; charset=utf-8')
      assert.equal(answer?.headers['content-length'], String(answer?.rawPayload.length))
      assert.match(String(answer?.headers['content-security-policy']), /default-src 'none'/)
    }
    await ask({})
    assert.equal(written, PIECES.length)
  })

  it('is not sent to one who holds it, nor to one who asks after it', async () => {
    const { headers } = await ask({})
    const again = await ask({ 'if-none-match': String(headers['etag']) })
    assert.deepEqual([again.statusCode, again.body], [304, ''])
    for (const accepted of [{}, { 'accept-encoding': 'gzip' }]) {
      const head = await ask(accepted, 'HEAD')
      assert.deepEqual([head.statusCode, head.body], [200, ''])
      assert.equal(head.headers['etag'], headers['etag'])
    }
  })

  it('is written again for another version', async () => {
    version = '2'
    await ask({})
    assert.equal(written, 2 * PIECES.length)
  })
})
