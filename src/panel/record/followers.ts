import type { FastifyReply } from 'fastify'

/** How far a record is known to those who read it as one audience. */
export interface Followed {
  /** Another text once there is more that they may read, and the same while there is not. */
  readonly tag: string
  readonly isClosed: boolean
}

interface Following {
  readonly look: () => Promise<Followed | undefined>
  readonly replies: Set<FastifyReply>
  last: Followed | undefined
}

/** How often it is looked whether there is more, once for all who follow. */
const LOOK_MS = 1_000
/** A word now and then keeps what is in between from closing a connection that is silent. */
const STILL_THERE_MS = 20_000
const MOST = 500

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Web servers in front hand on what is said when it is said
  'x-accel-buffering': 'no',
} as const

/**
 * Those who follow meetings by server-sent events. They are told that there is more to read and never what it
 * is: that they read on the page, as anybody may who reads as they do.
 */
export class Followers {
  readonly #all = new Map<string, Following>()
  readonly #longestMs: number
  #count = 0
  #timer: NodeJS.Timeout | undefined

  /** @param longestSeconds - whoever follows longer asks again, and is known anew */
  constructor(longestSeconds: number) {
    this.#longestMs = longestSeconds * 1000
  }

  get isFull(): boolean {
    return this.#count >= MOST
  }

  /**
   * Keeps a connection open until the reader goes or it has lasted long, also after the meeting is closed.
   *
   * @param of - the meeting and the audience
   * @param look - how far its record is known to that audience
   */
  follow(
    reply: FastifyReply,
    of: string,
    now: Followed,
    look: () => Promise<Followed | undefined>,
  ): void {
    const known = this.#all.get(of) ?? { look, replies: new Set<FastifyReply>(), last: now }
    this.#all.set(of, known)
    known.replies.add(reply)
    this.#count += 1
    reply.hijack()
    const headers = Object.fromEntries(
      Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    )
    reply.raw.writeHead(200, { ...headers, ...HEADERS })
    reply.raw.write(`retry: 3000\n\n${told('known', now.tag)}`)
    if (known.last?.tag !== now.tag) known.last = now
    const alive = setInterval(() => reply.raw.write(': still there\n\n'), STILL_THERE_MS).unref()
    const enough = setTimeout(() => reply.raw.end(), this.#longestMs).unref()
    reply.raw.once('close', () => {
      clearInterval(alive)
      clearTimeout(enough)
      known.replies.delete(reply)
      this.#count -= 1
      if (known.replies.size === 0 && this.#all.get(of) === known) this.#all.delete(of)
      if (this.#count === 0) this.#rest()
    })
    this.#timer ??= setInterval(() => void this.#lookAtAll(), LOOK_MS).unref()
  }

  /** Lets all go, when the site stops. */
  end(): void {
    this.#rest()
    for (const { replies } of this.#all.values()) for (const reply of replies) reply.raw.end()
  }

  #rest(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  async #lookAtAll(): Promise<void> {
    await Promise.all([...this.#all.values()].map((one) => this.#lookAt(one)))
  }

  async #lookAt(one: Following): Promise<void> {
    // Where the record cannot be read now, it is looked for again
    const found = await one.look().catch(() => undefined)
    if (found === undefined || found.tag === one.last?.tag) return
    one.last = found
    for (const { raw } of one.replies) {
      raw.write(told(found.isClosed ? 'closed' : 'recorded', found.tag))
    }
  }
}

const told = (event: string, tag: string) => `event: ${event}\nid: ${tag}\ndata: ${tag}\n\n`
