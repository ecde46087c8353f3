import type { FastifyInstance } from 'fastify'
import { isAtHome } from '../is-private.ts'
import type { AccountNeeds } from '../needs.ts'
import { readLetters, removeOldLetters } from '../send-mail.ts'
import { showAccountPage } from './account-page.ts'

const AN_HOUR_MILLISECONDS = 60 * 60 * 1000

/** What cannot be removed now is removed an hour later. */
const tidy = (folder: string | undefined) => {
  if (folder !== undefined) removeOldLetters(folder).catch(() => {})
}

const READ = { config: { act: { kind: 'mail', act: 'read' } } }

/**
 * `/mail`: the letters that are kept because no mail server is set, of a site that is tried out at its own
 * machine, for an administrator. That somebody asks from this machine is not enough: behind a web server
 * everybody seems to.
 */
export function mailRoutes(
  app: FastifyInstance,
  { mailFolder: folder, siteAddress }: AccountNeeds,
): void {
  const tidying = setInterval(() => tidy(folder), AN_HOUR_MILLISECONDS).unref()
  app.addHook('onClose', async () => clearInterval(tidying))

  app.get('/mail', READ, async (_, reply) => {
    if (folder === undefined || !isAtHome(siteAddress())) return reply.callNotFound()
    const letters = await readLetters(folder)
    return showAccountPage(reply, {
      title: 'Letters that were not sent',
      sentences: [
        'No mail server is set, so letters are kept here, for a day.',
        letters.length === 0 ? 'There is none.' : 'The latest is first.',
      ],
      letters: letters.map(({ to, subject, text }) => ({
        heading: `To ${to}: ${subject}`,
        paragraphs: text.split('\n\n'),
      })),
    })
  })
}
