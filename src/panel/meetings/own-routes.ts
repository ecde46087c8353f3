import type { FastifyInstance } from 'fastify'
import { AGENDA } from '#holdings/index.ts'
import { fetchEntries } from '#storage/index.ts'
import { audienceOf, showPage } from '#web/index.ts'
import { readIssued } from './issued-agenda.ts'
import type { Meeting } from './meeting.ts'
import { presentMine } from './mine-page.ts'
import { type MeetingNeeds, withKnown } from './needs.ts'
import { MEETING } from './recorded-meetings.ts'
import { readReplies } from './replies.ts'
import { readWorkItems, WORK_ITEM } from './work-programme.ts'

const OWN = { config: { act: { kind: 'own-account', act: 'keep' } } }

/** `/mine`: for each member what is theirs. */
export function ownRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  app.get('/mine', OWN, async (request, reply) =>
    withKnown(reply, needs, async ({ meetings, people, today }) => {
      const { actor } = request
      const person = await needs.personOf(actor)
      const entries = await fetchEntries(needs.reads(actor), { kind: MEETING }, audienceOf(actor))
      const items = readWorkItems(await fetchEntries(needs.asPublic, { kind: WORK_ITEM }))
      const byMeeting = Map.groupBy(entries, ({ record }) => record)
      const replyTo = ({ address }: Meeting) => {
        if (person === undefined) return undefined
        return readReplies(byMeeting.get(address) ?? [])
          .get(person)
          ?.at(-1)
      }
      const audience = audienceOf(actor)
      const agendas = await fetchEntries(needs.reads(actor), { kind: AGENDA }, audience)
      const byAgenda = Map.groupBy(agendas, ({ record }) => record)
      const issuedFor = ({ address }: Meeting) => readIssued(byAgenda.get(address) ?? []).at(-1)
      const who = { person, actor }
      const page = presentMine(meetings, people, who, today, replyTo, items, issuedFor)
      return showPage(reply, 'mine.njk', page)
    }),
  )
}
