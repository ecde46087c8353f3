import { randomInt } from 'node:crypto'
import formbody from '@fastify/formbody'
import { type FastifyInstance, type FastifyServerOptions, fastify, LogController } from 'fastify'
import { type Assets, loadAssets, serveAssets } from './assets.ts'
import { type Access, keepDoor } from './door.ts'
import { hangUp, showFailure, showNotFound } from './failures.ts'
import { tagAndPack } from './packing.ts'
import { makeStartKey } from './start-key.ts'
import { startRoutes } from './start-routes.ts'
import { TRUST_NOBODY } from './trusted-proxies.ts'
import { createViews, type Site } from './views.ts'

export interface ServerSettings {
  readonly site: Site
  /** Each subject's `views` folder. */
  readonly viewFolders: readonly string[]
  /** Fastify's: `false` for silence, or where and how much to log. Failures are logged once each. */
  readonly logger: NonNullable<FastifyServerOptions['logger']>
  /** Who is let in to record; without it, nobody. */
  readonly access?: Access
  /** The most a form may send, in bytes; a route that takes files sets its own. */
  readonly bodyLimitBytes?: number
}

const FORM_LIMIT_BYTES = 256 * 1024

/** No script may run, whatever finds its way into a page; nothing is fetched from elsewhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const SAFETY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * A server with the page kit in it: safety headers, our assets, forms, and words for every refusal
 * and failure. It has no pages yet: each subject adds its routes, which answer with `showPage`, and
 * each route says what it does: `{ config: { act: { kind: 'figures', act: 'read' } } }`.
 *
 * It believes nothing that a header says about where a request came from, save a trusted proxy's.
 */
export async function createServer(settings: ServerSettings): Promise<FastifyInstance> {
  const access = settings.access ?? {
    startKey: makeStartKey('nobody'),
    isTrustedProxy: TRUST_NOBODY,
  }
  const app = fastify({
    logger: settings.logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: access.isTrustedProxy,
    requestIdHeader: false,
    genReqId: newReference,
    bodyLimit: settings.bodyLimitBytes ?? FORM_LIMIT_BYTES,
    requestTimeout: 60_000,
    frameworkErrors: (error, request, reply) => {
      reply.headers(SAFETY_HEADERS)
      showFailure(error, request, reply)
    },
    clientErrorHandler: hangUp,
  })
  const assets: Assets = loadAssets()
  app.decorate('views', createViews(settings.viewFolders, settings.site, assets))
  app.addHook('onRequest', async (_, reply) => {
    reply.headers(SAFETY_HEADERS)
  })
  keepDoor(app, access)
  app.addHook('onSend', tagAndPack)
  app.setErrorHandler(showFailure)
  app.setNotFoundHandler(showNotFound)
  app.removeAllContentTypeParsers()
  await app.register(formbody)
  serveAssets(app, assets)
  startRoutes(app, access)
  return app
}

/** Letters and figures that are hard to mistake for one another when read out. */
const REFERENCE_SIGNS = '23456789BCDFGHJKMPQRTVWXY'

function newReference(): string {
  const sign = () => REFERENCE_SIGNS[randomInt(REFERENCE_SIGNS.length)]
  return `${sign()}${sign()}${sign()}${sign()}-${sign()}${sign()}${sign()}${sign()}`
}
