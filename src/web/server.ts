import { randomInt } from 'node:crypto'
import formbody from '@fastify/formbody'
import { type FastifyInstance, type FastifyServerOptions, fastify, LogController } from 'fastify'
import { type Assets, loadAssets, serveAssets } from './assets.ts'
import { hangUp, showFailure, showNotFound } from './failures.ts'
import { tagAndPack } from './packing.ts'
import { createViews, type Site } from './views.ts'

export interface ServerSettings {
  readonly site: Site
  /** Each subject's `views` folder. */
  readonly viewFolders: readonly string[]
  /** Fastify's: `false` for silence, or where and how much to log. Failures are logged once each. */
  readonly logger: NonNullable<FastifyServerOptions['logger']>
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
 * and failure. It has no pages yet: each subject adds its routes, which answer with `showPage`.
 *
 * It believes nothing that a header says about where a request came from.
 */
export async function createServer(settings: ServerSettings): Promise<FastifyInstance> {
  const app = fastify({
    logger: settings.logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: false,
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
  app.addHook('onSend', tagAndPack)
  app.setErrorHandler(showFailure)
  app.setNotFoundHandler(showNotFound)
  app.removeAllContentTypeParsers()
  await app.register(formbody)
  serveAssets(app, assets)
  return app
}

/** Letters and figures that are hard to mistake for one another when read out. */
const REFERENCE_SIGNS = '23456789BCDFGHJKMPQRTVWXY'

function newReference(): string {
  const sign = () => REFERENCE_SIGNS[randomInt(REFERENCE_SIGNS.length)]
  return `${sign()}${sign()}${sign()}${sign()}-${sign()}${sign()}${sign()}${sign()}`
}
