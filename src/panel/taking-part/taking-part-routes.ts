import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { sendReadyFile, showReady, typedSchema } from '#web/index.ts'
import { dayOfMeeting, municipalYearOf } from '../meetings/meeting.ts'
import { type Known, type MeetingNeeds, withKnown } from '../meetings/needs.ts'
import { MEETING } from '../meetings/recorded-meetings.ts'
import { versionOfRecords } from '../record/fetch-judged.ts'
import { presentAttendance, readYear, writeAttendance } from './attendance-page.ts'
import { heldRecords } from './held-records.ts'
import { presentMember } from './member-page.ts'
import { popoloOf } from './popolo.ts'

/** The folders of the views of who took part. */
export const TAKING_PART_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: MEETING, act: 'read' } } }

/** A year that is none is as if none were said. */
/** Who was there, how they voted where a vote names them, and who spoke; as a page, a table and open data. */
export function takingPartRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { asPublic, panel, siteAddress } = needs
  const recordsOf = heldRecords(asPublic, needs)
  const keptAs = (name: string, version: string) => ({ name, version, audience: 'public' }) as const

  const inYear = ({ meetings }: Known, year: number | undefined) =>
    meetings.all.filter(
      (one) =>
        year === undefined || municipalYearOf(dayOfMeeting(one), meetings.yearBegins) === year,
    )

  app.get('/meetings/attendance', READ, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const { year, unread } = readYear(known.meetings, typedSchema.parse(request.query))
      const version = `${known.version} ${await versionOfRecords(asPublic, needs)}`
      const kept = keptAs(`/meetings/attendance?${year ?? unread}`, version)
      return showReady(request, reply, kept, 'attendance.njk', async () => {
        const meetings = inYear(known, year)
        return presentAttendance(known, {
          ...{ year, unread, meetings },
          records: await recordsOf(meetings),
        })
      })
    }),
  )

  app.get<{ Params: { person: string } }>(
    '/meetings/attendance/:person',
    READ,
    async (request, reply) =>
      withKnown(reply, needs, async (known) => {
        const { year, unread } = readYear(known.meetings, typedSchema.parse(request.query))
        const { person } = request.params
        const version = `${known.version} ${await versionOfRecords(asPublic, needs)}`
        const kept = keptAs(`/meetings/attendance/${person}?${year ?? unread}`, version)
        return showReady(request, reply, kept, 'attendance-of-member.njk', async () => {
          const meetings = inYear(known, year)
          return presentMember(known, person, {
            ...{ year, unread, meetings },
            records: await recordsOf(meetings),
          })
        })
      }),
  )

  app.get('/meetings/attendance.csv', READ, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const { year } = readYear(known.meetings, typedSchema.parse(request.query))
      const name = `attendance${year === undefined ? '' : `-${year}`}.csv`
      const version = `${known.version} ${await versionOfRecords(asPublic, needs)}`
      return sendReadyFile(request, reply, keptAs(name, version), async () => {
        const meetings = inYear(known, year)
        const counted = { meetings, records: await recordsOf(meetings) }
        return { name, type: 'text/csv; charset=utf-8', pieces: [writeAttendance(known, counted)] }
      })
    }),
  )

  app.get('/panel/popolo.json', READ, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const version = `${known.version} ${await versionOfRecords(asPublic, needs)} ${panel()}`
      return sendReadyFile(request, reply, keptAs('popolo.json', version), async () => {
        const records = await recordsOf(known.meetings.all)
        const sources = { panel: panel(), site: siteAddress(), people: known.people, records }
        const popolo = popoloOf({ ...sources, meetings: known.meetings.all })
        return {
          ...{ name: 'popolo.json', type: 'application/json; charset=utf-8' },
          pieces: [`${JSON.stringify(popolo, undefined, 2)}\n`],
        }
      })
    }),
  )
}
