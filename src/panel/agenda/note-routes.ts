import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Field, readForm } from '#fields/index.ts'
import { AGENDA } from '#holdings/index.ts'
import type { Problem } from '#shared/index.ts'
import { type Actor, sendFile, showPage, typedSchema } from '#web/index.ts'
import { addressOf, meetingName } from '../meetings/meeting-words.ts'
import { notThere, withKnown } from '../meetings/needs.ts'
import { fetchNotes, keepNote } from '../notes/notes.ts'
import { type AgendaKnown, type AgendaNeeds, withAgenda } from './known-agenda.ts'
import { type FoundPaper, issuedPapers, presentPaper } from './paper-page.ts'

const READ = { config: { act: { kind: AGENDA, act: 'read' } } }
const KEEP = { config: { act: { kind: 'paper-note', act: 'keep' } } }

type OfPaper = { Params: { address: string; paper: string } }

const NOTE_FIELDS = [
  {
    name: 'text',
    kind: 'long-text',
    label: 'What you note beside this paper',
    longest: 20_000,
    required: false,
  },
] as const satisfies readonly Field[]

const NO_NOTE: Problem = {
  code: 'no-note',
  message: 'Nothing was sent to be kept, and your note is as it was. Open the paper again',
  field: 'text',
}

/** A paper that was issued, with what its reader noted beside it, and all their notes as a file. */
export function noteRoutes(app: FastifyInstance, needs: AgendaNeeds): void {
  const { db, now } = needs
  const url = '/meetings/:address/papers/:paper'

  app.get<OfPaper>(url, READ, async (request, reply) =>
    withAgenda(request, reply, needs, async (found) => {
      const paper = paperIn(found, request.params.paper)
      if (paper === undefined) return notThere(reply)
      const note = await noteOf(request.actor, found, paper)
      return show(reply, found, paper, note, [])
    }),
  )

  app.post<OfPaper>(`${url}/note`, KEEP, async (request, reply) =>
    withAgenda(request, reply, needs, async (found) => {
      const { account } = request.actor
      const paper = paperIn(found, request.params.paper)
      if (paper === undefined || account === undefined) return notThere(reply)
      const typed = typedSchema.parse(request.body)
      // Blank rubs the note out; a form without the field is some other
      if (typed['text'] === undefined) return show(reply, found, paper, '', [NO_NOTE])
      const read = readForm(NOTE_FIELDS, typed)
      if (!read.ok) return show(reply, found, paper, String(typed['text'] ?? ''), read.problems)
      const { address: meeting } = found.meeting
      const { text = '' } = read.value
      const number = paper.paper.paper
      await keepNote(db, account.id, { meeting, paper: number, text, at: now().at })
      return reply.redirect(`${addressOf(found.meeting)}/papers/${number}#note`, 303)
    }),
  )

  app.get('/mine/notes', KEEP, async (request, reply) =>
    withKnown(reply, needs, async ({ meetings }) => {
      const { account } = request.actor
      const notes = account === undefined ? [] : await fetchNotes(db, account.id)
      const texts = notes.map(({ meeting, paper, text, at }) => {
        const of = meetings.byAddress.get(meeting)
        const name = of === undefined ? meeting : meetingName(of)
        const address = `${needs.siteAddress()}/meetings/${meeting}/papers/${paper}`
        return `${name}, paper ${paper}\n${address}\nKept at ${at}\n\n${text.trim()}\n`
      })
      const body = notes.length === 0 ? 'You have no notes.\n' : texts.join('\n----\n\n')
      return sendFile(reply, { name: 'notes.txt', type: 'text/plain', body })
    }),
  )

  async function noteOf({ account }: Actor, { meeting }: AgendaKnown, { paper }: FoundPaper) {
    const notes = account === undefined ? [] : await fetchNotes(db, account.id)
    const own = notes.find((one) => one.meeting === meeting.address && one.paper === paper.paper)
    return own?.text ?? ''
  }
}

function paperIn({ agenda }: AgendaKnown, number: string): FoundPaper | undefined {
  return issuedPapers(agenda.issued.at(-1)).find(({ paper }) => String(paper.paper) === number)
}

function show(
  reply: FastifyReply,
  { meeting, agenda }: AgendaKnown,
  paper: FoundPaper,
  note: string,
  problems: readonly Problem[],
): FastifyReply {
  const page = { ...presentPaper(meeting, agenda, paper, note), problems }
  return showPage(reply, 'agenda-paper.njk', page, problems.length > 0 ? 422 : 200)
}
