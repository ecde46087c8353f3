import type { FastifyReply, FastifyRequest } from 'fastify'
import { pathOf } from './pages.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly told: Told
  }
  interface FastifyRequest {
    /** What this request told of for the page it leads to. */
    telling: string | undefined
  }
}

/** A page of a form that goes by a script is asked for twice before it is seen. */
const STANDS_MS = 60_000
const MOST = 1_000

/**
 * What somebody is told on the page to which something that they did led them: kept here for them and that page, for
 * a minute. In the address anybody could say it to them, of what never happened.
 */
export class Told {
  readonly #words = new Map<string, { readonly word: string; readonly until: number }>()

  /** @param word - none of what leads there and tells nothing: what was told before is no longer so */
  keep(account: string, address: string, word: string | undefined): void {
    const name = `${account} ${pathOf(address).split('#')[0]}`
    // The latest last, so that the oldest goes first where there are too many
    this.#words.delete(name)
    if (word === undefined) return
    this.#words.set(name, { word, until: performance.now() + STANDS_MS })
    const [oldest] = this.#words.keys()
    if (this.#words.size > MOST && oldest !== undefined) this.#words.delete(oldest)
  }

  of(account: string, path: string): string | undefined {
    const kept = this.#words.get(`${account} ${path}`)
    return kept !== undefined && performance.now() < kept.until ? kept.word : undefined
  }
}

/** Leads on to a page, which tells its reader what was done there: `toldHere` of that page has the word. */
export function redirectTelling(reply: FastifyReply, address: string, word: string): FastifyReply {
  const { account } = reply.request.actor
  if (account !== undefined) {
    reply.request.telling = word
    reply.server.told.keep(account.id, address, word)
  }
  return reply.redirect(address, 303)
}

/** What the one who asks is to be told on this page, because they just did it. */
export function toldHere({ actor, url, server }: FastifyRequest): string | undefined {
  return actor.account && server.told.of(actor.account.id, pathOf(url))
}
