import type { FastifyReply } from 'fastify'
import { withFormKeys } from './form-keys.ts'
import { type Actor, may, PUBLIC } from './permissions.ts'
import { unreadOf } from './unread-address.ts'
import type { Page, Views } from './views.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly views: Views
    /** The version of what readers have said and of what was promised of the page at a path, with which it ends. */
    readonly saidVersion: (path: string) => string
  }
}

/** The path of a request without its query, as the navigation and links write it. */
export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url
}

/**
 * Answers with a page. Its own words go in `page` beside those that every page has.
 *
 * @param status - 200 unless said: 422 when a form is shown again with its problems
 */
export function showPage<Words extends Page>(
  reply: FastifyReply,
  view: string,
  page: Words,
  status = 200,
): FastifyReply {
  const { request } = reply
  // One that could not be read has not come to the door
  const actor: Actor | undefined = request.actor
  const unread = status === 200 ? unreadOf(request) : ''
  const words = unread === '' ? page : { ...page, unread }
  const html = reply.server.views.render(view, words, pathOf(request.url), (act, kind) =>
    may(actor ?? PUBLIC, act, kind),
  )
  const sent = actor?.account === undefined ? html : withFormKeys(html)
  return reply.code(status).type('text/html; charset=utf-8').send(sent)
}

/** Answers with a heading and some sentences: what is wrong, and what to do about it. */
export function showMessage(
  reply: FastifyReply,
  status: number,
  title: string,
  sentences: readonly string[],
): FastifyReply {
  return showPage(reply, 'message.njk', { title, sentences }, status)
}
