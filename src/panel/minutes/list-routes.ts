import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { fetchFounding } from '#storage/index.ts'
import { audienceOf, may, showPage } from '#web/index.ts'
import { fetchKnown, type MeetingNeeds, withKnown } from '../meetings/needs.ts'
import { fetchAllMinutes, type MinutesNeeds, publicMinutes } from './known-minutes.ts'
import { type HeldMinutes, heldMinutes, placesSaying, presentList } from './list-page.ts'
import { writeMinutesFeed } from './minutes-feed.ts'
import { MINUTES } from './minutes-of-meeting.ts'

const READ = {
  config: {
    act: { kind: MINUTES, act: 'read' },
    asks: [{ kind: 'text', name: 'q', label: 'Words', required: false }],
  },
} as const

const askedSchema = z.object({ q: z.string().trim().max(200).optional().catch(undefined) })

/** The minutes that whoever asks is given. */
function minutesFor(
  { reads }: Pick<MinutesNeeds, 'reads'>,
  fetchPublic: ReturnType<typeof publicMinutes>,
) {
  return async (
    { actor }: FastifyRequest,
    meetings: Parameters<typeof heldMinutes>[0],
  ): Promise<readonly HeldMinutes[]> => {
    const isMember = may(actor, 'read', 'circulated-minutes')
    const all = isMember
      ? await fetchAllMinutes(reads(actor), audienceOf(actor))
      : await fetchPublic()
    return heldMinutes(meetings, all, isMember ? 'members' : 'public')
  }
}

/** How many paragraphs of the minutes that somebody is given say all the words; none where meetings cannot be read. */
export function countInMinutes(
  needs: MeetingNeeds,
): (request: FastifyRequest, words: string) => Promise<number> {
  const heldFor = minutesFor(needs, publicMinutes(needs.asPublic))
  return async (request, words) => {
    const known = await fetchKnown(needs)
    if (!known.ok) return 0
    return placesSaying(await heldFor(request, known.value.meetings), words).length
  }
}

/** `/meetings/minutes`: all minutes that are given to whoever asks, what they say of something, and a feed of them. */
export function listRoutes(app: FastifyInstance, needs: MinutesNeeds): void {
  const { asPublic, panel, siteAddress } = needs
  const fetchPublic = publicMinutes(asPublic)
  const heldFor = minutesFor(needs, fetchPublic)

  app.get('/meetings/minutes', READ, (request, reply) =>
    withKnown(reply, needs, async ({ meetings }) => {
      const { q } = askedSchema.parse(request.query)
      const held = await heldFor(request, meetings)
      return showPage(reply, 'minutes-list.njk', presentList(meetings, held, q ?? ''))
    }),
  )

  app.get('/meetings/minutes.atom', READ, (_, reply) =>
    withKnown(reply, needs, async ({ meetings, today }) => {
      const all = await fetchPublic()
      const instance = await fetchFounding(asPublic)
      const about = { panel: panel(), instance, site: siteAddress() }
      return reply
        .type('application/atom+xml; charset=utf-8')
        .send(writeMinutesFeed(meetings, all, about, today))
    }),
  )
}
