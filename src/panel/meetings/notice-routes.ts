import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { setPdfApart } from '#documents/index.ts'
import { sendFile, showMessage, showReady } from '#web/index.ts'
import type { Meeting } from './meeting.ts'
import { addressOf, crumbsOf } from './meeting-words.ts'
import { type Addressed, type Known, type MeetingNeeds, notThere, withKnown } from './needs.ts'
import { draftNotice, type Notice } from './notice.ts'
import { MEETING } from './recorded-meetings.ts'

const READ = { config: { act: { kind: MEETING, act: 'read' } } }
const TEMPLATE = fileURLToPath(new URL('./notice.typ', import.meta.url))

/** The notice of a meeting as a page and a PDF. */
export function noticeRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { panel } = needs

  app.get<Addressed>('/meetings/:address/notice', READ, async (request, reply) =>
    withKnown(reply, needs, (known) => {
      const { address } = request.params
      const name = `/meetings/${address}/notice`
      const kept = { name, version: known.version, audience: 'public' } as const
      return showReady(request, reply, kept, 'meeting-notice.njk', () => {
        const found = noticeOf(known, address, panel())
        return found && presentNotice(found.meeting, found.notice)
      })
    }),
  )

  app.get<Addressed>('/meetings/:address/notice.pdf', READ, async (request, reply) =>
    withKnown(reply, needs, async (known) => {
      const { address } = request.params
      const found = noticeOf(known, address, panel())
      if (found === undefined) return notThere(reply)
      const { title, date } = found.notice
      const words = JSON.stringify({ ...found.notice, day: date.split('-').map(Number) })
      const pdf = await setPdfApart({ template: TEMPLATE, title, words, files: {} })
      if (!pdf.ok) {
        const sentences = pdf.problems.map(({ message }) => `${message}.`)
        return showMessage(reply, 503, 'The PDF cannot be made', sentences)
      }
      const name = `notice-${address}.pdf`
      return sendFile(reply, { name, type: 'application/pdf', body: pdf.value })
    }),
  )
}

/** @returns `undefined` where no such meeting is known, or there is no notice of it to give */
export function noticeOf({ meetings, loadedAt }: Known, address: string, panel: string) {
  const meeting = meetings.byAddress.get(address)
  const notice = meeting && draftNotice(meeting, panel, loadedAt)
  return meeting && notice && { meeting, notice }
}

function presentNotice(meeting: Meeting, notice: Notice) {
  return {
    ...notice,
    breadcrumbs: crumbsOf(meeting),
    download: `${addressOf(meeting)}/notice.pdf`,
  }
}
