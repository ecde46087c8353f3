import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#shared/index.ts'
import { judgeOrigin, type Surroundings } from './origin.ts'
import { showMessage } from './pages.ts'
import { type Act, type Actor, compareWithTable, may, OPERATOR, PUBLIC } from './permissions.ts'
import type { StartKey } from './start-key.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route does, which has a row in the table of permissions. */
    readonly act?: Act
  }
  interface FastifyRequest {
    /** Who is asking. */
    readonly actor: Actor
  }
  interface FastifyInstance {
    /** Every route so far with what it does. */
    readonly doings: readonly { readonly name: string; readonly act: Act }[]
  }
}

/** What decides who is let in: the key of this start, and where the site is reached. */
export interface Access extends Surroundings {
  readonly startKey: StartKey
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
  app.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      return actorOf(this, access)
    },
  })
  app.addHook('onRoute', ({ method, url, config }) => {
    const act = config?.act
    const name = `${[method].flat().join(', ')} ${url}`
    const [missing] = compareWithTable([{ name, act }]).withoutRow
    if (missing !== undefined || act === undefined) throw new Refusal(`${missing}`)
    doings.push({ name, act })
  })
  // With a callback and not a promise, which would be one more for each of many readers
  app.addHook('onRequest', (request, reply, done) => {
    const act = request.is404 ? undefined : request.routeOptions.config.act
    if (request.is404 || (act && isOpenToAll(act))) {
      done()
    } else if (act && may(request.actor, act.act, act.kind)) {
      const why = request.method === 'POST' ? whyNotRecorded() : undefined
      if (why === undefined) done()
      else showMessage(reply, 503, 'Nothing can be recorded at the moment', [`${why}.`, UNCHANGED])
    } else {
      turnAway(request, reply, access)
    }
  })
}

const openToAll = new WeakMap<Act, boolean>()

/** Asked of a route's act, which stays the same object: the table is read once for each. */
function isOpenToAll(act: Act): boolean {
  const known = openToAll.get(act)
  if (known !== undefined) return known
  const isOpen = may(PUBLIC, act.act, act.kind)
  openToAll.set(act, isOpen)
  return isOpen
}

/** Says all that is missing at once: the key, and that it may be asked for from here. */
function turnAway(request: FastifyRequest, reply: FastifyReply, access: Access): FastifyReply {
  const judged = judgeOrigin(originOf(request), access)
  if (judged.ok) return showMessage(reply, 403, 'This needs the key of this start', HOW)
  const how = access.startKey.isHeldIn(request.headers.cookie) ? [] : HOW
  const sentences = judged.problems.map(({ message }) => `${message}.`)
  return showMessage(reply, 403, 'You cannot open this page from here', [...sentences, ...how])
}

const UNCHANGED = 'Nothing was changed. Pages can be read meanwhile.'

/** How whoever runs the program comes by its key. */
const HOW = [
  'This page changes what is recorded, so it opens only in a browser that holds the key of this start. Nothing was changed.',
  'If you run the program: open the address that it printed in its terminal when it started. ' +
    'The address is also in the file start-address in its data folder, until it stops. Then come back here.',
]

function actorOf(request: FastifyRequest, access: Access): Actor {
  if (!access.startKey.isHeldIn(request.headers.cookie)) return PUBLIC
  return judgeOrigin(originOf(request), access).ok ? OPERATOR : PUBLIC
}

function originOf(request: FastifyRequest) {
  return {
    remoteAddress: request.socket.remoteAddress,
    method: request.method,
    headers: request.headers,
  }
}
