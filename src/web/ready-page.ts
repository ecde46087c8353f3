import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptsEncoding, matchesTag } from './negotiation.ts'
import { pathOf } from './pages.ts'
import { type Actor, may } from './permissions.ts'
import { SAFETY_HEADERS } from './safety-headers.ts'
import type { Page } from './views.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

declare module 'fastify' {
  interface FastifyInstance {
    readonly readyPages: ReadyPages
  }
}

/** What a page that is kept hangs on: another version, and it is made anew. */
export interface Kept {
  /** Names the page among all of the site that are kept. */
  readonly name: string
  /** Of all that it is made from, the day included where it says one. */
  readonly version: string
}

/** A page made once for all its readers: packed, with the headers that go before it. */
interface ReadyPage {
  readonly tag: string
  readonly packed: Buffer
  /** Names and values by turns, as Node sends them. */
  readonly headers: readonly string[]
}

/** A page of one version, ready or in the making. */
interface Place {
  readonly version: string
  readonly making: Promise<ReadyPage | undefined>
  ready: ReadyPage | undefined
}

/** Addresses can be made up without end; what is kept for them cannot. */
const MOST_KEPT = 1_000

/** The pages of a site that are ready, by who may read them and their name: the latest of each. */
export class ReadyPages {
  readonly #places = new Map<string, Place>()

  find(audience: string, { name, version }: Kept): Place | undefined {
    const place = this.#places.get(`${audience} ${name}`)
    return place?.version === version ? place : undefined
  }

  /** Keeps a page from when it begins to be made, so that readers who come meanwhile wait for it. */
  keep(
    audience: string,
    { name, version }: Kept,
    make: () => Promise<ReadyPage | undefined>,
  ): Place {
    const key = `${audience} ${name}`
    const place: Place = { version, making: make(), ready: undefined }
    const letGo = () => {
      if (this.#places.get(key) === place) this.#places.delete(key)
    }
    this.#places.delete(key)
    this.#places.set(key, place)
    if (this.#places.size > MOST_KEPT) {
      this.#places.delete(this.#places.keys().next().value ?? '')
    }
    place.making.then((made) => {
      place.ready = made
      if (!made) letGo()
    }, letGo)
    return place
  }
}

/**
 * Answers with a page made for the first reader and kept for the others, which then costs no query, no
 * rendering and no packing. What is kept is kept for each audience, since what a page offers depends on
 * who may do what.
 *
 * @param make - its words; `undefined` when there is no such page
 */
export async function showReady<Words extends Page>(
  request: FastifyRequest,
  reply: FastifyReply,
  kept: Kept,
  view: string,
  make: () => Promise<Words | undefined> | Words | undefined,
): Promise<FastifyReply> {
  const { readyPages } = request.server
  const { actor } = request
  const audience = audienceOf(actor)
  const place =
    readyPages.find(audience, kept) ??
    readyPages.keep(audience, kept, async () => {
      const page = await make()
      return page && (await makeReady(request, actor, view, page))
    })
  const ready = place.ready ?? (await place.making)
  if (ready) return await sendReady(request, reply, ready)
  reply.callNotFound()
  return reply
}

const audiences = new WeakMap<Actor, string>()

function audienceOf(actor: Actor): string {
  const known = audiences.get(actor)
  if (known !== undefined) return known
  const audience = actor.roles.join('+')
  audiences.set(actor, audience)
  return audience
}

/** Renders and packs a page as it is to be sent from the address that is being asked for. */
async function makeReady<Words extends Page>(
  request: FastifyRequest,
  actor: Actor,
  view: string,
  page: Words,
): Promise<ReadyPage> {
  const html = request.server.views.render(view, page, pathOf(request.url), (act, kind) =>
    may(actor, act, kind),
  )
  const hash = createHash('sha256').update(html).digest('base64url').slice(0, 16)
  const tag = `W/"${hash}"`
  const packed = await pack(html)
  const headers = [
    ...COMMON_HEADERS,
    ...['etag', tag, 'content-type', 'text/html; charset=utf-8', 'content-encoding', 'gzip'],
    ...['content-length', String(packed.length)],
  ]
  return { tag, packed, headers }
}

const COMMON_HEADERS = Object.entries({
  ...SAFETY_HEADERS,
  'cache-control': 'no-cache',
  vary: 'accept-encoding',
}).flat()

/** Answers with a page made before; a reader who holds it already is told so instead. */
async function sendReady(
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, packed, headers }: ReadyPage,
): Promise<FastifyReply> {
  if (!matchesTag(request, tag) && acceptsEncoding(request, 'gzip')) {
    // Past the framework, which would work out again for each reader what is known of all
    reply.hijack()
    reply.raw.writeHead(200, headers as string[])
    reply.raw.end(packed)
    return reply
  }
  reply.headers({ etag: tag, 'cache-control': 'no-cache', vary: 'accept-encoding' })
  if (matchesTag(request, tag)) return reply.code(304).send()
  return reply.type('text/html; charset=utf-8').send(await unpack(packed))
}
