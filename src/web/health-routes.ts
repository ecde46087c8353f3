import type { FastifyInstance, FastifyReply } from 'fastify'

const SEEING = { config: { act: { kind: 'site', act: 'see-health' } } }

/**
 * What a supervisor asks: `/healthz`, whether the program runs, and `/readyz`, whether it can answer
 * readers. Neither tells anything else.
 *
 * @param askDatabase - fails when the database does not answer
 */
export function healthRoutes(app: FastifyInstance, askDatabase: () => Promise<void>): void {
  app.get('/healthz', SEEING, (_, reply) => say(reply, 200, 'The program runs.'))

  app.get('/readyz', SEEING, async (_, reply) => {
    try {
      await askDatabase()
    } catch {
      return say(reply, 503, 'The database does not answer.')
    }
    return say(reply, 200, 'The database answers.')
  })
}

function say(reply: FastifyReply, status: number, sentence: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8')
    .send(`${sentence}\n`)
}
