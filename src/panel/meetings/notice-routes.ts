import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { setPdfApart } from '#documents/index.ts'
import { Refusal } from '#shared/index.ts'
import { sendReadyFile, showMessage, showReady } from '#web/index.ts'
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
  const keptAs = (name: string, version: string) => ({ name, version, audience: 'public' }) as const

  app.get<Addressed>('/meetings/:address/notice', READ, async (request, reply) =>
    withKnown(reply, needs, (known) => {
      const { address } = request.params
      const kept = keptAs(`/meetings/${address}/notice`, known.version)
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
      const kept = keptAs(`/meetings/${address}/notice.pdf`, known.version)
      try {
        return await sendReadyFile(request, reply, kept, async () => ({
          name: `notice-${address}.pdf`,
          type: 'application/pdf',
          pieces: [await setNotice(found.notice)],
        }))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return showMessage(reply, 503, 'The PDF cannot be made', [`${error.message}.`])
      }
    }),
  )
}

/** @throws Refusal where no PDF can be made on this machine */
async function setNotice(notice: Notice): Promise<Buffer> {
  const { title, date } = notice
  const words = JSON.stringify({ ...notice, day: date.split('-').map(Number) })
  const pdf = await setPdfApart({ template: TEMPLATE, title, words, files: {} })
  if (!pdf.ok) throw new Refusal(pdf.problems.map(({ message }) => message).join('. '))
  return pdf.value
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
    agenda: `${addressOf(meeting)}/agenda`,
    download: `${addressOf(meeting)}/notice.pdf`,
  }
}
