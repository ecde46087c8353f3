import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { fetchFounding } from '#storage/index.ts'
import { sendFile, showReady } from '#web/index.ts'
import { presentItem } from './item-page.ts'
import { itemOf } from './meeting.ts'
import { writeMeetings } from './meeting-calendar.ts'
import { presentMeeting } from './meeting-page.ts'
import { presentMeetings } from './meetings-page.ts'
import { type MeetingNeeds, withKnown } from './needs.ts'

/** The folders of the views of meetings. */
export const MEETING_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: 'meeting', act: 'read' } } }

/** The meetings as a calendar that others follow. */
const FEED = '/meetings.ics'

type Addressed = { Params: { address: string } }
type Numbered = { Params: { address: string; number: string } }

/** `/meetings`: the panel's meetings, each one, each of its items, and all as a calendar. */
export function meetingRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { asPublic, siteAddress, panel } = needs
  const keptAs = (name: string, version: string) => ({ name, version, audience: 'public' }) as const
  const namesOf = async () => ({ calendar: panel(), instance: await fetchFounding(asPublic) })

  app.get('/meetings', READ, async (request, reply) =>
    withKnown(reply, needs, ({ meetings, people, today, version }) =>
      showReady(request, reply, keptAs('/meetings', version), 'meetings.njk', () =>
        presentMeetings(meetings, people, today, `${siteAddress()}${FEED}`),
      ),
    ),
  )

  app.get(FEED, READ, async (_, reply) =>
    withKnown(reply, needs, async ({ meetings, loadedAt }) => {
      const body = writeMeetings(meetings.all, await namesOf(), siteAddress(), loadedAt)
      return sendFile(reply, { name: 'meetings.ics', type: 'text/calendar', body })
    }),
  )

  app.get<Addressed>('/meetings/:address.ics', READ, async (request, reply) =>
    withKnown(reply, needs, async ({ meetings, loadedAt }) => {
      const meeting = meetings.byAddress.get(request.params.address)
      if (meeting === undefined) {
        reply.callNotFound()
        return reply
      }
      const body = writeMeetings([meeting], await namesOf(), siteAddress(), loadedAt)
      return sendFile(reply, { name: `${meeting.address}.ics`, type: 'text/calendar', body })
    }),
  )

  app.get<Addressed>('/meetings/:address', READ, async (request, reply) =>
    withKnown(reply, needs, (known) => {
      const { address } = request.params
      const kept = keptAs(`/meetings/${address}`, known.version)
      return showReady(request, reply, kept, 'meeting.njk', () => {
        const meeting = known.meetings.byAddress.get(address)
        return meeting && presentMeeting({ ...known, meeting })
      })
    }),
  )

  app.get<Numbered>('/meetings/:address/items/:number', READ, async (request, reply) =>
    withKnown(reply, needs, ({ meetings, version }) => {
      const { address, number } = request.params
      const kept = keptAs(`/meetings/${address}/items/${number}`, version)
      return showReady(request, reply, kept, 'meeting-item.njk', () => {
        const meeting = meetings.byAddress.get(address)
        const item =
          /^\d{1,4}$/.test(number) && meeting ? itemOf(meeting, Number(number)) : undefined
        return meeting && item && presentItem(meetings, meeting, item)
      })
    }),
  )
}
