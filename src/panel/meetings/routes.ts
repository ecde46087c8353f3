import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { dayTyped } from '#fields/index.ts'
import { fetchEntries, fetchFounding } from '#storage/index.ts'
import { type Actor, audienceOf, sendFile, showPage, showReady } from '#web/index.ts'
import { conveneRoutes } from './convene-routes.ts'
import { presentItem } from './item-page.ts'
import { itemOf } from './meeting.ts'
import { writeMeetings } from './meeting-calendar.ts'
import { presentMeeting } from './meeting-page.ts'
import { presentMeetings } from './meetings-page.ts'
import { CALENDAR, presentMonth } from './month-page.ts'
import {
  type Addressed,
  type Known,
  type MeetingNeeds,
  notThere,
  withKnown,
  withMeeting,
} from './needs.ts'
import { noticeRoutes } from './notice-routes.ts'
import { ownRoutes } from './own-routes.ts'
import { MEETING } from './recorded-meetings.ts'
import { presentReplies } from './replies-shown.ts'
import { replyRoutes } from './reply-routes.ts'
import { readDeliveries } from './summons.ts'
import { summonsRoutes } from './summons-routes.ts'
import { workRoutes } from './work-routes.ts'

/** The folders of the views of meetings. */
export const MEETING_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: MEETING, act: 'read' } } }
const AS_KNOWN = {
  config: {
    ...READ.config,
    asks: [{ kind: 'day', name: 'known', label: 'As known on', required: false }],
  },
} as const
const BY_MONTH = {
  config: {
    ...READ.config,
    asks: [{ kind: 'text', name: 'month', label: 'Month', required: false }],
  },
} as const

/** The meetings as a calendar that others follow. */
const FEED = '/meetings.ics'

/** A day that is none is as if none were said. */
const knownSchema = z.object({ known: z.unknown().transform(dayTyped) }).catch({ known: undefined })

/** `null` for what is no month. */
const monthSchema = z.object({
  month: z
    .string()
    .regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/)
    .nullable()
    .optional()
    .catch(null),
})

type Numbered = { Params: { address: string; number: string } }

/** `/meetings`: the panel's meetings, each one, each of its items, and all as a calendar. */
export function meetingRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { asPublic, siteAddress, panel, questionsPut, minutesOf, decidedAt } = needs
  const keptAs = (name: string, version: string) => ({ name, version, audience: 'public' }) as const
  const namesOf = async () => ({ calendar: panel(), instance: await fetchFounding(asPublic) })

  app.get('/meetings', READ, async (request, reply) =>
    withKnown(reply, needs, async ({ meetings, people, today, version }) => {
      const kept = keptAs('/meetings', `${version} ${await minutesOf.version()}`)
      return showReady(request, reply, kept, 'meetings.njk', async () => {
        const feed = `${siteAddress()}${FEED}`
        return presentMeetings(meetings, people, today, feed, await minutesOf.fetch())
      })
    }),
  )

  app.get(CALENDAR, BY_MONTH, async (request, reply) =>
    withKnown(reply, needs, async ({ meetings, decider, today }) => {
      const asked = monthSchema.parse(request.query).month
      if (asked === null) return notThere(reply)
      const held = await needs.procedures()
      const dates = held.ok ? held.value.calendar.dates(await held.value.fetchStanding()) : []
      const month = asked ?? today.slice(0, 'YYYY-MM'.length)
      const page = presentMonth({ meetings, dates, decider, month, today })
      return showPage(reply, 'meetings-month.njk', page)
    }),
  )

  app.get(FEED, READ, async (_, reply) =>
    withKnown(reply, needs, async ({ meetings, loadedAt }) => {
      const minutes = await minutesOf.fetch()
      const body = writeMeetings(meetings.all, minutes, await namesOf(), siteAddress(), loadedAt)
      return sendFile(reply, { name: 'meetings.ics', type: 'text/calendar', body })
    }),
  )

  app.get<Addressed>('/meetings/:address.ics', READ, async (request, reply) =>
    withMeeting(request, reply, needs, async (meeting, { loadedAt }) => {
      const minutes = await minutesOf.fetch()
      const body = writeMeetings([meeting], minutes, await namesOf(), siteAddress(), loadedAt)
      return sendFile(reply, { name: `${meeting.address}.ics`, type: 'text/calendar', body })
    }),
  )

  /** As it was known at the end of a day: without what was recorded later, and without answers. */
  const asKnown = async (known: Known, address: string, day: string, reply: FastifyReply) => {
    const meetings = await known.meetingsKnownOn(day)
    const meeting = meetings.byAddress.get(address)
    if (meeting === undefined) return notThere(reply)
    const asked = { ...known, meetings, meeting, today: day, knownOn: day }
    return showPage(reply, 'meeting.njk', presentMeeting(asked))
  }

  /** With the answers of members, which are for them and the office: such a page is kept for nobody. */
  const forMembers = async (
    known: Known,
    { actor, params }: { readonly actor: Actor; readonly params: Addressed['Params'] },
    reply: FastifyReply,
  ) => {
    const meeting = known.meetings.byAddress.get(params.address)
    if (meeting === undefined) return notThere(reply)
    const wanted = { kind: MEETING, records: [meeting.address] }
    const entries = await fetchEntries(needs.reads(actor), wanted, audienceOf(actor))
    const replies = presentReplies(meeting, known.people, entries, known.decider, known.rules)
    const deliveries = readDeliveries(entries)
    const questions = await questionsPut.fetch(meeting.address)
    const minutes = (await minutesOf.fetch()).get(meeting.address)?.words
    const decided = await decidedAt.fetch(meeting.address)
    const told = { replies, deliveries, questions, minutes, decided }
    const page = presentMeeting({ ...known, meeting, ...told })
    return showPage(reply, 'meeting.njk', page)
  }

  app.get<Addressed>('/meetings/:address', AS_KNOWN, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const { address } = request.params
      const { known: knownOn } = knownSchema.parse(request.query)
      if (knownOn !== undefined) return asKnown(known, address, knownOn, reply)
      if (audienceOf(request.actor) !== 'public') return forMembers(known, request, reply)
      const others = [questionsPut, minutesOf, decidedAt].map((one) => one.version())
      const version = [known.version, ...(await Promise.all(others))].join(' ')
      const kept = keptAs(`/meetings/${address}`, version)
      return showReady(request, reply, kept, 'meeting.njk', async () => {
        const meeting = known.meetings.byAddress.get(address)
        const questions = await questionsPut.fetch(address)
        const minutes = (await minutesOf.fetch()).get(address)?.words
        const decided = await decidedAt.fetch(address)
        return meeting && presentMeeting({ ...known, meeting, questions, minutes, decided })
      })
    }),
  )

  app.get<Numbered>('/meetings/:address/items/:number', READ, async (request, reply) =>
    withKnown(reply, needs, async ({ meetings, version: before }) => {
      const { address, number } = request.params
      const version = `${before} ${await minutesOf.version()} ${await decidedAt.version()}`
      const kept = keptAs(`/meetings/${address}/items/${number}`, version)
      return showReady(request, reply, kept, 'meeting-item.njk', async () => {
        const meeting = meetings.byAddress.get(address)
        const item =
          /^\d{1,4}$/.test(number) && meeting ? itemOf(meeting, Number(number)) : undefined
        const minutes = (await minutesOf.fetch()).get(address)?.words
        const decided = await decidedAt.fetch(address)
        return meeting && item && presentItem(meetings, meeting, item, decided, minutes)
      })
    }),
  )

  conveneRoutes(app, needs)
  replyRoutes(app, needs)
  noticeRoutes(app, needs)
  summonsRoutes(app, needs)
  ownRoutes(app, needs)
  workRoutes(app, needs)
}
