import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { acceptsEncoding, matchesTag } from './negotiation.ts'

const OUR_ASSETS = fileURLToPath(new URL('./assets', import.meta.url))
const TYPEFACE = fileURLToPath(import.meta.resolve('@fontsource/atkinson-hyperlegible-next'))

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const A_YEAR_SECONDS = 31_536_000

/** Nearly as small as the highest, in a twentieth of the time: this runs at every start. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

interface Asset {
  readonly address: string
  readonly type: string
  readonly tag: string
  readonly body: Buffer
  readonly brotli: Buffer | undefined
  readonly gzip: Buffer | undefined
}

/** Our style sheet, typeface and icon, held in memory under addresses that change with their bytes. */
export interface Assets {
  /** Where a file is served from: `critical-friend.css` → `/assets/critical-friend.3f2a1b0c.css`. */
  addressOf(name: string): string
  /** The asset of a plain name, or of an address with a hash in it, this version's or another's. */
  find(fileName: string): Asset | undefined
}

/** Reads, hashes and compresses the assets once: about 150 KB in all. */
export function loadAssets(): Assets {
  const assets = new Map<string, Asset>()
  const addressOf = (name: string) => {
    const asset = assets.get(name)
    if (!asset) throw new Error(`There is no asset named ${name} in src/web/assets`)
    return asset.address
  }
  for (const name of readdirSync(TYPEFACE_FILES)) {
    if (/-latin(-ext)?-(400|700)-normal\.woff2$/.test(name)) {
      assets.set(name, toAsset(name, readFileSync(join(TYPEFACE_FILES, name))))
    }
  }
  // In an order in which what is named by another comes before it
  for (const name of readdirSync(OUR_ASSETS).sort()) {
    if (TYPES[extname(name)] === undefined) continue
    const text = readFileSync(join(OUR_ASSETS, name), 'utf8')
    const linked = text.replace(LINKED, (_, file: string) => addressOf(file))
    assets.set(name, toAsset(name, Buffer.from(linked)))
  }
  return {
    addressOf,
    find: (fileName) =>
      assets.get(fileName) ?? assets.get(fileName.replace(/\.[0-9a-f]{8}\./, '.')),
  }
}

/** Where one file names another, a script as what it imports: each by its address. */
const LINKED = /(?:\/assets\/|(?<=from ')\.\/)([\w.-]+)/g

const TYPEFACE_FILES = join(TYPEFACE, '../files')

function toAsset(name: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 8)
  const extension = extname(name)
  const isPacked = extension === '.woff2'
  return {
    address: `/assets/${name.slice(0, -extension.length)}.${hash}${extension}`,
    type: TYPES[extension] ?? 'application/octet-stream',
    tag: `"${hash}"`,
    body,
    brotli: isPacked ? undefined : brotliCompressSync(body, BROTLI),
    gzip: isPacked ? undefined : gzipSync(body, { level: 9 }),
  }
}

/**
 * Serves the assets. An address with the right hash may be kept for a year; one from an earlier
 * version of the program (a page kept in somebody's cache) gets today's file, to be asked for again.
 */
export function serveAssets(app: FastifyInstance, assets: Assets): void {
  const config = { act: { kind: 'site', act: 'read' } }
  app.get<{ Params: { name: string } }>('/assets/:name', { config }, (request, reply) => {
    const asset = assets.find(request.params.name)
    if (!asset) return reply.callNotFound()
    const isExact = request.url === asset.address
    reply
      .header('etag', asset.tag)
      .header('vary', 'accept-encoding')
      .header(
        'cache-control',
        isExact ? `public, max-age=${A_YEAR_SECONDS}, immutable` : 'no-cache',
      )
    if (matchesTag(request, asset.tag)) return reply.code(304).send()
    return sendPacked(request, reply.type(asset.type), asset)
  })
}

function sendPacked(request: FastifyRequest, reply: FastifyReply, asset: Asset): FastifyReply {
  if (asset.brotli && acceptsEncoding(request, 'br')) {
    return reply.header('content-encoding', 'br').send(asset.brotli)
  }
  if (asset.gzip && acceptsEncoding(request, 'gzip')) {
    return reply.header('content-encoding', 'gzip').send(asset.gzip)
  }
  return reply.send(asset.body)
}
