import type { FastifyInstance } from 'fastify'
import type { Access } from './door.ts'
import { showMessage, showPage } from './pages.ts'

/** Wrong keys in a minute after which one is told to wait. The right key is never told to. */
const MOST_WRONG = 10
const A_MINUTE_MS = 60_000

const SHOWING = { config: { act: { kind: 'site', act: 'show-key' } } }

/** `/start`: how to record here; `/start/<key>`: the address that the program prints at its start. */
export function startRoutes(app: FastifyInstance, { startKey, publicUrl }: Access): void {
  const security = publicUrl?.startsWith('https:') ? '; Secure' : ''
  let wrong = 0
  let wrongSince = Number.NEGATIVE_INFINITY

  app.get('/start', SHOWING, (_, reply) =>
    showPage(reply, 'start.njk', { title: 'Recording on this site' }),
  )

  app.get<{ Params: { key: string } }>('/start/:key', SHOWING, (request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    if (startKey.opens(request.params.key)) {
      const cookie = `${startKey.cookie}; Path=/; HttpOnly; SameSite=Strict${security}`
      return reply.header('set-cookie', cookie).redirect('/', 303)
    }
    // Not the time of day, which may be set
    const now = performance.now()
    if (now - wrongSince > A_MINUTE_MS) [wrong, wrongSince] = [0, now]
    wrong += 1
    if (wrong <= MOST_WRONG) return reply.callNotFound()
    reply.header('retry-after', A_MINUTE_MS / 1000)
    return showMessage(reply, 429, 'Wait a minute', [
      'Too many addresses like this one were tried. Copy all of the address that the program printed, and try again in a minute.',
    ])
  })
}
