import type { FastifyReply } from 'fastify'
import { type Page, runOwnScript, showPage } from '#web/index.ts'

/** Shows a page on which something is recorded: its script keeps on the device what whoever is signed in enters, for nobody else. */
export function showRecording(
  reply: FastifyReply,
  view: string,
  page: Page,
  status = 200,
): FastifyReply {
  runOwnScript(reply)
  return showPage(reply, view, { ...page, by: reply.request.actor.account?.id ?? '' }, status)
}
