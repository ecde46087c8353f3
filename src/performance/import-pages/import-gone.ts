import type { FastifyReply } from 'fastify'
import { showMessage } from '#web/index.ts'

/** Answers one who asks for a file that does not wait to be imported any more. */
export function showGone(reply: FastifyReply): FastifyReply {
  return showMessage(reply, 404, 'That file is no longer here', [
    'It has been imported or forgotten, or a day has gone by since it was sent.',
    'To import it, choose it again on the page Import figures.',
  ])
}
