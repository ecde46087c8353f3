import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Audience } from '#storage/index.ts'
import { mayRead } from './audiences.ts'
import { acceptsEncoding, matchesTag } from './negotiation.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly readyAnswers: ReadyAnswers
  }
}

/** What an answer that is kept hangs on: another version, and it is made anew. */
export interface Kept {
  /** Names the answer among all of the site that are kept. */
  readonly name: string
  /** Of all that it is made from, the day included where it says one. */
  readonly version: string
  /** As whom all that it is made from was read: it is for those who may read as much, and for no others. */
  readonly audience: Audience
}

/** An answer made once for all its readers. */
export interface ReadyAnswer {
  readonly tag: string
  /** As they are sent: packed with gzip when `plainBytes` says how many they were. */
  readonly bytes: Buffer
  readonly plainBytes?: number
  /** What it is, such as its `content-type`; what every ready answer says is added. */
  readonly headers: Readonly<Record<string, string>>
}

/** With its headers as Node sends them, names and values by turns. */
interface Sendable extends ReadyAnswer {
  readonly raw: readonly string[]
}

/** An answer of one version, ready or in the making. */
interface Place {
  readonly version: string
  readonly making: Promise<Sendable | undefined>
  ready: Sendable | undefined
}

/** Addresses can be made up without end; what is kept for them cannot. */
const MOST_KEPT = 1_000

/** The answers of a site that are ready, by those to whom they are the same and their name: the latest of each. */
export class ReadyAnswers {
  readonly #places = new Map<string, Place>()
  readonly #safety: Readonly<Record<string, string>>

  /** @param safety - the headers that every answer of the site carries */
  constructor(safety: Readonly<Record<string, string>>) {
    this.#safety = safety
  }

  find(sameTo: string, { name, version, audience }: Kept): Place | undefined {
    const place = this.#places.get(`${audience} ${sameTo} ${name}`)
    return place?.version === version ? place : undefined
  }

  /** Keeps an answer from when it begins to be made, so that readers who come meanwhile wait for it. */
  keep(
    sameTo: string,
    { name, version, audience }: Kept,
    make: () => Promise<ReadyAnswer | undefined>,
  ): Place {
    const key = `${audience} ${sameTo} ${name}`
    const making = make().then((made) => made && { ...made, raw: rawHeaders(made, this.#safety) })
    const place: Place = { version, making, ready: undefined }
    const letGo = () => {
      if (this.#places.get(key) === place) this.#places.delete(key)
    }
    this.#places.delete(key)
    this.#places.set(key, place)
    if (this.#places.size > MOST_KEPT) {
      this.#places.delete(this.#places.keys().next().value ?? '')
    }
    making.then((made) => {
      place.ready = made
      if (!made) letGo()
    }, letGo)
    return place
  }
}

/**
 * Answers with what was made for the first reader and kept for the others, which then costs no query, no
 * making and no packing.
 *
 * @param sameTo - those to whom it is the same, of all who may read it
 * @param make - `undefined` when there is no such page
 */
export async function answerReady(
  request: FastifyRequest,
  reply: FastifyReply,
  sameTo: string,
  kept: Kept,
  make: () => Promise<ReadyAnswer | undefined>,
): Promise<FastifyReply> {
  const { readyAnswers } = request.server
  if (!mayRead(request.actor, kept.audience)) {
    throw new Error(`What was read for ${kept.audience} was asked for by others`)
  }
  const place = readyAnswers.find(sameTo, kept) ?? readyAnswers.keep(sameTo, kept, make)
  const ready = place.ready ?? (await place.making)
  if (ready) return sendReady(request, reply, ready)
  reply.callNotFound()
  return reply
}

const COMMON_HEADERS = { 'cache-control': 'no-cache', vary: 'accept-encoding' }

function rawHeaders(
  { tag, bytes, plainBytes, headers }: ReadyAnswer,
  safety: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries({
    ...{ ...safety, ...COMMON_HEADERS, etag: tag, ...headers },
    ...(plainBytes === undefined ? {} : { 'content-encoding': 'gzip' }),
    'content-length': String(bytes.length),
  }).flat()
}

/** Headers as Node sends them, with another word on who may keep the answer. */
const withKeeping = (raw: readonly string[], said: unknown) =>
  raw.map((one, place) => (raw[place - 1] === 'cache-control' ? String(said) : one))

/** A reader who holds it already is told so instead; one who takes nothing packed gets it unpacked. */
function sendReady(
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, bytes, plainBytes, headers, raw }: Sendable,
): FastifyReply {
  const isHeld = matchesTag(request, tag)
  // Of a page that needs a role the door has said that no browser keeps it
  const said = reply.getHeader('cache-control')
  const common = said === undefined ? COMMON_HEADERS : { ...COMMON_HEADERS, 'cache-control': said }
  if (!isHeld && (plainBytes === undefined || acceptsEncoding(request, 'gzip'))) {
    // Past the framework, which would work out again for each reader what is known of all
    reply.hijack()
    reply.raw.writeHead(200, said === undefined ? (raw as string[]) : withKeeping(raw, said))
    reply.raw.end(bytes)
    return reply
  }
  // What is said to a reader who holds it takes the place of what was said with it
  const { 'content-type': type, ...others } = headers
  reply.headers({ ...common, ...others, etag: tag })
  if (isHeld) return reply.code(304).send()
  reply.headers({ 'content-type': type, 'content-length': plainBytes })
  return reply.send(Readable.from([bytes]).pipe(createGunzip()))
}
