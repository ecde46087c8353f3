import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import type { AboutRequest, Log } from '#shared/index.ts'

/** What is told of an answer when it has been sent: nothing of who asked, or of what was typed. */
export interface Answered extends AboutRequest {
  readonly status: number
  /** From when the request was read to when the answer was sent. */
  readonly milliseconds: number
}

/** Which request it is, with nothing in it that was typed: of its address only the route it found. */
export function aboutRequest(request: FastifyRequest): AboutRequest {
  const { method, url } = request.routeOptions
  const name = request.is404 || url === undefined ? 'none' : `${[method].flat().join(', ')} ${url}`
  return { reference: request.id, route: name }
}

/** Tells of every answer once it is sent. */
export function tellAnswers(app: FastifyInstance, tell: (answered: Answered) => void): void {
  app.addHook('onResponse', (request, reply, done) => {
    const milliseconds = Math.round(reply.elapsedTime)
    tell({ ...aboutRequest(request), status: reply.statusCode, milliseconds })
    done()
  })
}

/**
 * What the framework itself has to tell, which is seldom anything: a page that fails after it has
 * answered. Its sentences repeat addresses, so only its errors are taken.
 */
export function frameworkLog(log: Log): FastifyBaseLogger {
  const failed = (about: unknown) => {
    const error = about instanceof Error ? about : Object(about)['err']
    log.failed('The server failed beside a page', error)
  }
  const ignored = () => {}
  const logger: FastifyBaseLogger = {
    level: 'error',
    fatal: failed,
    error: failed,
    warn: ignored,
    info: ignored,
    debug: ignored,
    trace: ignored,
    silent: ignored,
    child: () => logger,
  }
  return logger
}
