import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#shared/index.ts'
import { judgeOrigin, type Surroundings } from './origin.ts'
import { showMessage, showPage } from './pages.ts'
import { type Act, type Actor, compareWithTable, may, PUBLIC } from './permissions.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route does, which has a row in the table of permissions. */
    readonly act?: Act
    /** Whether what is open to anybody is taken from pages of this site alone. */
    readonly fromOwnPages?: boolean
  }
  interface FastifyRequest {
    /** Who is asking. */
    readonly actor: Actor
    /** Who the door found to be signed in; `null` until it has looked. */
    signedIn: Actor | null
  }
  interface FastifyInstance {
    /** Every route so far with what it does. */
    readonly doings: readonly { readonly name: string; readonly act: Act }[]
  }
}

/** What decides who is let in: who is signed in, and where the site is reached. */
export interface Access extends Surroundings {
  /**
   * Who is signed in with these cookies: at once where none of them is of this site, so that a reader
   * costs nothing.
   */
  readonly whoAsks: (cookies: string | undefined) => Promise<Actor | undefined> | undefined
}

/**
 * The one hook before every route that is added after it: it asks the table of permissions, and a
 * route that has no row in it stops the start.
 *
 * @param whyNotRecorded - asked before what is not open to all is done; its sentence refuses it
 */
export function keepDoor(
  app: FastifyInstance,
  access: Access,
  whyNotRecorded: () => string | undefined = () => undefined,
): void {
  const doings: { name: string; act: Act }[] = []
  app.decorate('doings', doings)
  app.decorateRequest('signedIn', null)
  app.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      return this.signedIn ?? PUBLIC
    },
  })
  app.addHook('onRoute', ({ method, url, config }) => {
    const act = config?.act
    const name = `${[method].flat().join(', ')} ${url}`
    const [missing] = compareWithTable([{ name, act }]).withoutRow
    if (missing !== undefined || act === undefined) throw new Refusal(`${missing}`)
    doings.push({ name, act })
  })
  const decide = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const { act, fromOwnPages } = request.is404 ? {} : request.routeOptions.config
    if (request.is404 || (act && isOpenToAll(act) && fromOwnPages !== true)) return done()
    // Before who asks: where the clock is wrong, who is signed in cannot be told either
    const why = request.method === 'POST' ? whyNotRecorded() : undefined
    const isFine = fromOwnPages !== true || isFromHere(request, access)
    if (why !== undefined) {
      showMessage(reply, 503, 'Nothing can be recorded at the moment', [`${why}.`, UNCHANGED])
    } else if (act && may(request.actor, act.act, act.kind) && isFine) {
      // Whoever comes after a sign-out does not get it back from the browser
      if (!isOpenToAll(act)) reply.header('cache-control', NOT_KEPT)
      done()
    } else {
      turnAway(request, reply, access)
    }
  }
  // With a callback and not a promise, which would be one more for each of many readers
  app.addHook('onRequest', (request, reply, done) => {
    const asking = access.whoAsks(request.headers.cookie)
    if (asking === undefined) return decide(request, reply, done)
    asking.then(
      (actor) => {
        if (actor && isFromHere(request, access)) request.signedIn = actor
        decide(request, reply, done)
      },
      // Where it cannot be looked up, one reads as anybody does
      (error) => {
        const act = request.routeOptions.config.act
        if (act && isOpenToAll(act)) decide(request, reply, done)
        else done(error)
      },
    )
  })
}

/** Of a page that needs a role: no browser keeps it. */
const NOT_KEPT = 'private, no-store'

const openToAll = new WeakMap<Act, boolean>()

/** Asked of a route's act, which stays the same object: the table is read once for each. */
function isOpenToAll(act: Act): boolean {
  const known = openToAll.get(act)
  if (known !== undefined) return known
  const isOpen = may(PUBLIC, act.act, act.kind)
  openToAll.set(act, isOpen)
  return isOpen
}

/** Says all that is missing at once: who they are, and that it may be asked for from here. */
function turnAway(request: FastifyRequest, reply: FastifyReply, access: Access): FastifyReply {
  const judged = judgeOrigin(originOf(request), access)
  if (!judged.ok) {
    const sentences = judged.problems.map(({ message }) => `${message}.`)
    return showMessage(reply, 403, 'You cannot open this page from here', sentences)
  }
  const { account, waiting } = request.actor
  if (account === undefined) return showTurnedAway(reply, 'Sign in to open this page', SIGN_IN)
  return waiting === undefined
    ? showTurnedAway(reply, 'This page is not for your role', OTHER_ROLE)
    : showTurnedAway(reply, 'Give your second factor to open this page', SECOND_FACTOR)
}

interface TurnedAway {
  readonly sentences: readonly string[]
  readonly link: { readonly text: string; readonly href: string }
}

function showTurnedAway(reply: FastifyReply, title: string, words: TurnedAway): FastifyReply {
  return showPage(reply, 'message.njk', { title, ...words }, 403)
}

const UNCHANGED = 'Nothing was changed. Pages can be read meanwhile.'

const SIGN_IN: TurnedAway = {
  sentences: [
    'It is for those who have a role here, and this browser is not signed in, or no longer is. Nothing was changed.',
    'An account is made by an invitation. Whoever runs the program can make the first one.',
  ],
  link: { text: 'Sign in', href: '/sign-in' },
}

const SECOND_FACTOR: TurnedAway = {
  sentences: [
    'Whoever records something here shows in two ways who they are. Nothing was changed.',
  ],
  link: { text: 'Give a second factor', href: '/sign-in/second' },
}

const OTHER_ROLE: TurnedAway = {
  sentences: [
    'You are signed in, and no role that you have today may do this. Nothing was changed.',
    'An administrator can give you another role.',
  ],
  link: { text: 'Who may do what', href: '/permissions' },
}

function isFromHere(request: FastifyRequest, access: Access): boolean {
  return judgeOrigin(originOf(request), access).ok
}

function originOf(request: FastifyRequest) {
  return {
    remoteAddress: request.socket.remoteAddress,
    method: request.method,
    headers: request.headers,
  }
}
