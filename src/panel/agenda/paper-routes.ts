import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readForm } from '#fields/index.ts'
import { AGENDA, meetingFiles } from '#holdings/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import {
  DOCUMENT_BOUNDS,
  inMemory,
  MOST_MEGABYTES,
  presentForm,
  readSentForm,
  sendFile,
  showPage,
  takeForms,
} from '#web/index.ts'
import { addressOf, meetingName } from '../meetings/meeting-words.ts'
import { notThere } from '../meetings/needs.ts'
import type { AgendaItem, Paper } from './agenda.ts'
import { ASKS, NO_EDITION, paperFields } from './agenda-fields.ts'
import { type PaperSays, recordPaperAdded } from './agenda-records.ts'
import { wordsOfPaper } from './checks/words-of-paper.ts'
import {
  type AgendaKnown,
  type AgendaNeeds,
  prepareAddress,
  prepareCrumbs,
  recordOf,
  withAgenda,
} from './known-agenda.ts'
import { readReportForm } from './read-report-form.ts'
import { EMPTY_FORM } from './report-form.ts'
import { setReport } from './report-sheet.ts'
import { type TakenIn, takeInOwn, takeInPaper } from './take-in-paper.ts'

const PREPARE = { config: { act: { kind: AGENDA, act: 'prepare' } } }

/** Papers sent at once, each held in memory until it is taken in; more are turned away unread. */
const MOST_ASKING = 4

type OfItem = { Params: { address: string; item: string } }
type OfPaper = { Params: { address: string; paper: string } }

/** Papers as they are sent, and the drafts of them for the office. */
export function paperRoutes(app: FastifyInstance, needs: AgendaNeeds): void {
  const url = '/meetings/:address/agenda/items/:item/paper'
  let asking = 0

  app.get<OfPaper>(
    '/meetings/:address/agenda/papers/:paper/file.pdf',
    PREPARE,
    async (request, reply) =>
      withAgenda(request, reply, needs, async ({ agenda, meeting }) => {
        const paper = agenda.papers.find(({ id }) => String(id) === request.params.paper)
        const pdf =
          paper &&
          (await meetingFiles.fetch(needs.reads(request.actor), paper.file.entry, paper.file.name))
        if (paper === undefined || pdf === undefined) return notThere(reply)
        const name = `${meeting.address}-${paper.file.name}`
        return sendFile(reply, { name, type: 'application/pdf', body: pdf })
      }),
  )

  app.get<OfItem>(url, PREPARE, async (request, reply) =>
    withAgenda(request, reply, needs, (found) => {
      const item = itemOf(found, request)
      return item === undefined ? notThere(reply) : show(reply, needs, found, item, {}, [])
    }),
  )

  // In a scope of its own, so that no other form of the site takes files
  app.register(async (here) => {
    await takeForms(here)
    here.post<OfItem>(url, PREPARE, async (request, reply) =>
      withAgenda(request, reply, needs, async (found) => {
        const item = itemOf(found, request)
        if (item === undefined) return notThere(reply)
        if (asking >= MOST_ASKING) return show(reply, needs, found, item, {}, [BUSY])
        asking += 1
        try {
          const { typed, done } = await takePaper(request, needs, found, item)
          if (done.ok) return reply.redirect(prepareAddress(found.meeting), 303)
          return show(reply, needs, found, item, typed, done.problems)
        } finally {
          asking -= 1
        }
      }),
    )
  })
}

const BUSY: Problem = {
  code: 'busy',
  message: 'Other papers are being taken in just now. Send yours again in half a minute',
  field: 'file',
}

const itemOf = ({ agenda }: AgendaKnown, { params }: FastifyRequest<OfItem>) =>
  agenda.items.find(({ id }) => String(id) === params.item)

const NO_FILE: Problem = {
  code: 'no-file',
  message: 'Choose the file of the paper, or say that it is a report, which can be written here',
  field: 'file',
}

type Typed = Readonly<Record<string, unknown>>

async function takePaper(
  request: FastifyRequest,
  needs: AgendaNeeds,
  found: AgendaKnown,
  item: AgendaItem,
): Promise<{ readonly typed: Typed; readonly done: Outcome<unknown> }> {
  if (!request.isMultipart()) return { typed: {}, done: { ok: false, problems: [NO_FILE] } }
  const sent = await readSentForm(request, DOCUMENT_BOUNDS, inMemory)
  const typed = Object.fromEntries(
    [...sent.fields].map(([name, values]) => [name, name === 'asks' ? values : values.at(-1)]),
  )
  const read = readForm(paperFields(await needs.editions()), typed)
  const [file] = sent.files
  const isWanting =
    file === undefined &&
    typed['isReport'] !== 'yes' &&
    (typed['edition'] ?? NO_EDITION) === NO_EDITION
  const noFile = isWanting && sent.problems.length === 0 ? [NO_FILE] : []
  const problems = [...sent.problems, ...noFile, ...(read.ok ? [] : read.problems)]
  if (!read.ok || problems.length > 0) return { typed, done: { ok: false, problems } }
  const { title, author, asks, isReport } = read.value
  const chosen = String(typed['edition'] ?? NO_EDITION)
  const edition = chosen === NO_EDITION ? null : chosen
  const about = { title, author: author ?? null, asks: asksWords(asks) }
  const taken = await source(needs, found, about, { file, edition })
  if (!taken.ok) return { typed, done: taken }
  const { pdf, read: text, ...facts } = taken.value
  const says = {
    ...{ ...about, ...facts },
    form: isReport ? (text === null ? EMPTY_FORM : readReportForm(wordsOfPaper(text))) : null,
    isWritten: file === undefined && edition === null,
    edition: edition === null ? null : `/reports/${edition}`,
  }
  return { typed, done: await keep(request, needs, found, item, says, pdf) }
}

/** The bytes of a paper: its file, the edition that it is, or a report whose form is yet to be filled in. */
async function source(
  needs: AgendaNeeds,
  { meeting }: AgendaKnown,
  about: Pick<Paper, 'title' | 'author' | 'asks'>,
  from: {
    readonly file: { readonly bytes: Buffer } | undefined
    readonly edition: string | null
  },
): Promise<Outcome<TakenIn>> {
  const { file, edition } = from
  if (file !== undefined && edition !== null) {
    return refuse('two-papers', 'Send a file or choose a report published here, not both', 'file')
  }
  if (file !== undefined) return await takeInPaper(about.title, file.bytes)
  if (edition !== null) {
    const pdf = await needs.editionPdf(edition)
    return pdf.ok ? await takeInOwn(about.title, pdf.value, 'An edition published here') : pdf
  }
  const of = { panel: needs.panel(), meeting: meetingName(meeting) }
  return await setReport(about, EMPTY_FORM, of)
}

function keep(
  request: FastifyRequest,
  needs: AgendaNeeds,
  found: AgendaKnown,
  { id: item }: AgendaItem,
  says: Omit<PaperSays, 'id' | 'item'>,
  pdf: Buffer,
): Promise<Outcome<unknown>> {
  return recordOf(request, needs, found, 'prepare', async (trx, agenda, moment) => {
    if (!agenda.items.some(({ id }) => id === item)) {
      return refuse('gone', 'The item is no longer on the agenda', 'file')
    }
    const paper = { ...says, item, id: agenda.lastPaper + 1 }
    return accept(await recordPaperAdded(trx, paper, pdf, moment))
  })
}

/** "discuss and note"; `null` where it asks nothing. */
function asksWords(asks: readonly string[]): string | null {
  const words = Object.entries(ASKS).flatMap(([id, word]) => (asks.includes(id) ? [word] : []))
  const last = words.at(-1)
  if (last === undefined) return null
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

async function show(
  reply: FastifyReply,
  needs: AgendaNeeds,
  { meeting }: AgendaKnown,
  item: AgendaItem,
  typed: Typed,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const page = {
    title: `Add a paper: ${item.title}`,
    breadcrumbs: prepareCrumbs(meeting),
    lead: 'It is kept for the office until the agenda is issued. What the file carries that its pages do not show is named, and is in no pack.',
    action: `${addressOf(meeting)}/agenda/items/${item.id}/paper`,
    button: 'Take it in',
    fileLabel: 'The file',
    fileHint: `A PDF, best one with tags for reading aloud, or a Word file (.docx), up to ${MOST_MEGABYTES} MB. A report can be written here instead, without a file`,
    ...presentForm(paperFields(await needs.editions()), typed, problems),
  }
  return showPage(reply, 'agenda-paper-form.njk', page, problems.length > 0 ? 422 : 200)
}
