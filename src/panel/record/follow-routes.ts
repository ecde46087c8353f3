import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayInBritain } from '#days/index.ts'
import { audienceOf, showMessage } from '#web/index.ts'
import { type Addressed, type MeetingNeeds, notThere } from '../meetings/needs.ts'
import type { FetchJudged, JudgedRecord } from './fetch-judged.ts'
import { type Followed, Followers } from './followers.ts'
import { MEETING_RECORD } from './recorded-events.ts'
import { lastAdded } from './recorded-meanwhile.ts'

const READ = { config: { act: { kind: MEETING_RECORD, act: 'read' } } }

/**
 * How far a record is known: by the events that its reader may read and by nothing else, so that what happens
 * in private moves it for nobody who may not read of it.
 */
function followedOf({ events, judged: { course } }: JudgedRecord): Followed {
  const last = events.reduce((latest, { id, recorded_at: at }) => {
    const key = `${typeof at === 'string' ? at : ''} ${id}`
    return key > latest ? key : latest
  }, '')
  const tag = `${events.length}-${last.replace(/[^A-Za-z0-9]/g, '')}`
  return { tag, isClosed: course.closed !== undefined }
}

/**
 * What is put right or told late after the close is still followed on the day after the meeting, or after anything was
 * last recorded of it, and no longer.
 */
function isOver(record: JudgedRecord, today: string): boolean {
  const { course } = record.judged
  if (course.closed === undefined) return false
  const last = lastAdded(record)
  const days = [course.story.day, ...(last === undefined ? [] : [dayInBritain(last)])]
  const day = days.sort().at(-1) ?? today
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString() < today
}

/** `/meetings/<address>/record/followed`: says when there is more to read of a meeting, also after its close. */
export function followRoutes(
  app: FastifyInstance,
  needs: Pick<MeetingNeeds, 'reads' | 'now'> & { readonly followSeconds: number },
  judged: FetchJudged,
): void {
  const followers = new Followers(needs.followSeconds)
  app.addHook('preClose', async () => followers.end())

  app.get<Addressed>(
    '/meetings/:address/record/followed',
    READ,
    async (request: FastifyRequest<Addressed>, reply: FastifyReply) => {
      const { address } = request.params
      const audience = audienceOf(request.actor)
      const db = needs.reads(request.actor)
      const fetchRecord = async () => {
        const found = await judged(db, address, audience)
        return found.ok ? found.value : undefined
      }
      const look = async () => {
        const record = await fetchRecord()
        return record && followedOf(record)
      }
      const record = await fetchRecord()
      if (record === undefined) return notThere(reply)
      // Without content: whoever follows does not ask again
      if (isOver(record, needs.now().today)) return reply.code(204).send()
      if (followers.isFull) {
        const words = [
          'So many follow meetings now that no more can. The page itself can be read again.',
        ]
        return showMessage(reply, 503, 'Too many follow', words)
      }
      followers.follow(reply, `${address} ${audience}`, followedOf(record), look)
      return reply
    },
  )
}
