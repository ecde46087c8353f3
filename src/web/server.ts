import { randomFillSync } from 'node:crypto'
import formbody from '@fastify/formbody'
import { type FastifyInstance, fastify, LogController } from 'fastify'
import type { Log } from '#shared/index.ts'
import { type Assets, loadAssets, serveAssets } from './assets.ts'
import { type Access, keepDoor } from './door.ts'
import { hangUp, showFailure, showNotFound, withoutStroke } from './failures.ts'
import { tagAndPack } from './packing.ts'
import { ReadyAnswers } from './ready-answers.ts'
import { safetyHeadersAt } from './safety-headers.ts'
import { takeFormsOnce } from './sent-once.ts'
import { type Answered, frameworkLog, tellAnswers } from './server-log.ts'
import { TRUST_NOBODY } from './trusted-proxies.ts'
import { createViews, type Site } from './views.ts'

export interface ServerSettings {
  readonly site: Site
  /** Each subject's `views` folder. */
  readonly viewFolders: readonly string[]
  /** Where failures are written down, once each; without it, nowhere. */
  readonly log?: Log
  /** Told of every answer; without it, nobody is. */
  readonly tellAnswer?: (answered: Answered) => void
  /** Who is let in to record; without it, nobody. */
  readonly access?: Access
  /** Says in a sentence without a full stop why nothing can be recorded now, when that is so. */
  readonly whyNotRecorded?: () => string | undefined
  /** The most a form may send, in bytes; a route that takes files sets its own. */
  readonly bodyLimitBytes?: number
}

const FORM_LIMIT_BYTES = 256 * 1024

const NO_LOG: Log = { failed: () => {} }

/**
 * A server with the page kit in it: safety headers, our assets, forms, and words for every refusal
 * and failure. It has no pages yet: each subject adds its routes, which answer with `showPage`, and
 * each route says what it does: `{ config: { act: { kind: 'figures', act: 'read' } } }`.
 *
 * It believes nothing that a header says about where a request came from, save a trusted proxy's.
 */
export async function createServer(settings: ServerSettings): Promise<FastifyInstance> {
  const access: Access = settings.access ?? {
    whoAsks: () => undefined,
    isTrustedProxy: TRUST_NOBODY,
  }
  const log = settings.log ?? NO_LOG
  const safety = safetyHeadersAt(access.publicUrl)
  const app = fastify({
    loggerInstance: frameworkLog(log),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: access.isTrustedProxy,
    requestIdHeader: false,
    genReqId: newReference,
    bodyLimit: settings.bodyLimitBytes ?? FORM_LIMIT_BYTES,
    requestTimeout: 60_000,
    frameworkErrors: (error, request, reply) => {
      reply.headers(safety)
      showFailure(error, request, reply)
    },
    clientErrorHandler: hangUp,
  })
  const assets: Assets = loadAssets()
  app.decorate('views', createViews(settings.viewFolders, settings.site, assets))
  app.decorate('readyAnswers', new ReadyAnswers(safety))
  const { said, promised } = settings.site
  app.decorate('saidVersion', (path: string) =>
    [said, promised].map((one) => one?.version(path) ?? '').join(' '),
  )
  app.decorate('failures', log)
  if (settings.tellAnswer) tellAnswers(app, settings.tellAnswer)
  app.decorateRequest('isToForm', false)
  app.addHook('onRequest', (request, reply, done) => {
    const { url } = request
    request.isToForm = !request.is404
    reply.headers(safety)
    if (url.includes('%00')) return done(new UnreadableAddress())
    const meant = withoutStroke(request)
    if (meant === undefined) done()
    else reply.redirect(meant, 308)
  })
  keepDoor(app, access, settings.whyNotRecorded)
  takeFormsOnce(app)
  app.addHook('onSend', tagAndPack)
  app.setErrorHandler(showFailure)
  app.setNotFoundHandler(showNotFound)
  app.removeAllContentTypeParsers()
  await app.register(formbody)
  serveAssets(app, assets)
  return app
}

/** An address with the sign of no character, which no database takes for text. */
class UnreadableAddress extends Error {
  override readonly name = 'UnreadableAddress'
  readonly statusCode = 400
}

/** Letters and figures that are hard to mistake for one another when read out. */
const REFERENCE_SIGNS = '23456789BCDFGHJKMPQRTVWXY'

/** Drawn many at a time: every request has a reference, though few are ever read out. */
const drawn = new Uint8Array(8 * 512)
let unused = 0

function newReference(): string {
  if (unused === 0) unused = randomFillSync(drawn).length
  const sign = () => {
    unused -= 1
    return REFERENCE_SIGNS[(drawn[unused] ?? 0) % REFERENCE_SIGNS.length]
  }
  return `${sign()}${sign()}${sign()}${sign()}-${sign()}${sign()}${sign()}${sign()}`
}
