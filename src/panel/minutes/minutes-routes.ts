import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#shared/index.ts'
import {
  audienceOf,
  type FileInPieces,
  may,
  sendReadyFile,
  showMessage,
  showPage,
  showReady,
  toldHere,
} from '#web/index.ts'
import { type Addressed, notThere } from '../meetings/needs.ts'
import { presentEdit } from './edit-page.ts'
import { type PrintedMinutes, printMinutes } from './house-form.ts'
import {
  fetchMinutes,
  givenToAll,
  givenToMembers,
  type KnownMinutes,
  type MinutesNeeds,
  namerOf,
  versionOfMinutes,
  withMinutes,
} from './known-minutes.ts'
import { listRoutes } from './list-routes.ts'
import { minutesForms } from './minutes-forms.ts'
import { MINUTES } from './minutes-of-meeting.ts'
import { presentMinutes, previewMinutes } from './minutes-page.ts'
import { setMinutes, writeMinutes } from './set-minutes.ts'

/** The folders of the views of minutes. */
export const MINUTES_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: MINUTES, act: 'read' } } }
const DRAFT = { config: { act: { kind: 'draft-minutes', act: 'read' } } }
const CIRCULATED = { config: { act: { kind: 'circulated-minutes', act: 'read' } } }

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** `/meetings/<address>/minutes`: from the draft that the record draws to the text that is signed. */
export function minutesRoutes(app: FastifyInstance, needs: MinutesNeeds): void {
  const { asPublic, panel, reads } = needs

  app.get<Addressed>('/meetings/:address/minutes', READ, async (request, reply) => {
    const { address } = request.params
    if (may(request.actor, 'read', 'circulated-minutes')) {
      const isUnfollowed = toldHere(request) === 'unfollowed'
      return withMinutes(request, reply, needs, 'given', async (found) =>
        showPage(reply, 'minutes.njk', presentMinutes(found, panel(), 'members', isUnfollowed)),
      )
    }
    const version = await versionOfMinutes(needs)
    const kept = { name: `/meetings/${address}/minutes`, version, audience: 'public' } as const
    return showReady(request, reply, kept, 'minutes.njk', async () => {
      const found = await fetchMinutes(asPublic, needs, address, 'public')
      return found.ok && found.value ? presentMinutes(found.value, panel(), 'public') : undefined
    })
  })

  const printed = (found: KnownMinutes, who: 'public' | 'members'): PrintedMinutes | undefined => {
    const given = who === 'public' ? givenToAll(found) : givenToMembers(found)
    return given && printMinutes(found.meeting, found.minutes, given, panel(), namerOf(found))
  }

  const sendPrinted = async (
    request: FastifyRequest<Addressed>,
    reply: FastifyReply,
    who: 'public' | 'members',
    kind: 'pdf' | 'docx',
  ): Promise<FastifyReply> => {
    const { address } = request.params
    const reader = who === 'public' ? 'public' : audienceOf(request.actor)
    const db = who === 'public' ? asPublic : reads(request.actor)
    const found = await fetchMinutes(db, needs, address, reader)
    const minutes = found.ok && found.value ? printed(found.value, who) : undefined
    if (minutes === undefined) return notThere(reply)
    if (who === 'members') reply.header('cache-control', 'private, no-store')
    const name = `minutes-${address}${who === 'members' ? '-for-members' : ''}.${kind}`
    const kept = {
      name: `${name} of ${who}`,
      version: await versionOfMinutes(needs),
      audience: reader,
    }
    try {
      return await sendReadyFile(request, reply, kept, async (): Promise<FileInPieces> => {
        if (kind === 'docx') return { name, type: DOCX, pieces: [writeMinutes(minutes)] }
        const pdf = await setMinutes(minutes)
        if (!pdf.ok) throw new Refusal(pdf.problems.map(({ message }) => message).join('. '))
        return { name, type: 'application/pdf', pieces: [pdf.value] }
      })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return showMessage(reply, 503, 'The PDF cannot be made', [`${error.message}.`])
    }
  }
  for (const kind of ['pdf', 'docx'] as const) {
    app.get<Addressed>(`/meetings/:address/minutes.${kind}`, READ, (request, reply) =>
      sendPrinted(request, reply, 'public', kind),
    )
    app.get<Addressed>(`/meetings/:address/minutes/members.${kind}`, CIRCULATED, (request, reply) =>
      sendPrinted(request, reply, 'members', kind),
    )
  }

  app.get<Addressed>('/meetings/:address/minutes/edit', DRAFT, (request, reply) =>
    withMinutes(request, reply, needs, 'drafts', async (found) =>
      showPage(reply, 'minutes-edit.njk', await presentEdit(found, needs)),
    ),
  )

  app.get<Addressed>('/meetings/:address/minutes/preview', DRAFT, (request, reply) =>
    withMinutes(request, reply, needs, 'drafts', (found) =>
      found.minutes.versions.size === 0
        ? notThere(reply)
        : showPage(reply, 'minutes.njk', previewMinutes(found, panel())),
    ),
  )

  listRoutes(app, needs)
  minutesForms(app, needs)
}
