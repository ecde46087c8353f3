import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { pathOf, showPage } from './pages.ts'
import { type Actor, may, PUBLIC } from './permissions.ts'
import { answerReady, type Kept, type ReadyAnswer } from './ready-answers.ts'
import { OWN_SCRIPT } from './safety-headers.ts'
import { unreadOf } from './unread-address.ts'
import type { Page } from './views.ts'

const pack = promisify(gzip)

/**
 * Answers with a page made for the first reader and kept for the others, which then costs no query, no
 * rendering and no packing. It is kept for those who read the same and have the same roles, since what a
 * page offers depends on who may do what; nothing in it is of one of them alone.
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
  const { actor, server } = request
  if (unreadOf(request) !== '') {
    // What somebody made a link say is kept for nobody
    const page = await make()
    if (page !== undefined) return showPage(reply, view, page)
    reply.callNotFound()
    return reply
  }
  const version = `${kept.version} ${server.saidVersion(pathOf(request.url))}`
  const whole = { ...kept, version }
  return await answerReady(request, reply, rolesOf(actor), whole, async () => {
    const page = await make()
    return page && (await makeReady(request, actor, view, page))
  })
}

/** The public's is asked for by each of many readers: it is joined once. */
const OF_PUBLIC = PUBLIC.roles.join('+')

function rolesOf(actor: Actor): string {
  return actor === PUBLIC ? OF_PUBLIC : actor.roles.join('+')
}

/** Renders and packs a page as it is to be sent from the address that is being asked for. */
async function makeReady<Words extends Page>(
  request: FastifyRequest,
  actor: Actor,
  view: string,
  page: Words,
): Promise<ReadyAnswer> {
  const html = request.server.views.render(view, page, pathOf(request.url), (act, kind) =>
    may(actor, act, kind),
  )
  const hash = createHash('sha256').update(html).digest('base64url').slice(0, 16)
  return {
    tag: `W/"${hash}"`,
    bytes: await pack(html),
    plainBytes: Buffer.byteLength(html),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      ...(page.runsOwnScript === true ? OWN_SCRIPT : {}),
    },
  }
}
