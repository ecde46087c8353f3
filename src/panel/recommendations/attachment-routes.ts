import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DOCUMENT_TYPES, takeInDocument, whyNotPublished } from '#documents/index.ts'
import { type Field, readForm, whyField } from '#fields/index.ts'
import { meetingFiles } from '#holdings/index.ts'
import { accept, endSentence, type Outcome, type Problem } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import {
  askLeave,
  audienceOf,
  DOCUMENT_BOUNDS,
  inMemory,
  MOST_MEGABYTES,
  presentForm,
  readSentForm,
  recorderOf,
  sendFile,
  showPage,
  takeForms,
} from '#web/index.ts'
import { formRoutes, type Named } from '../form-routes.ts'
import type { RecommendationNeeds } from './needs.ts'
import type { Recommended } from './recommendation.ts'
import { recordAttachment, strikeOutAttachment } from './record-attachments.ts'
import { fetchRecommended, fetchRecommendedFor } from './record-recommendations.ts'

type Slugged = { Params: { slug: string } }
type Typed = Readonly<Record<string, unknown>>

const READ = { config: { act: { kind: 'recommendation', act: 'read' } } }
const ANSWER = { config: { act: { kind: 'recommendation', act: 'answer' } } }

const FIELDS = [
  {
    name: 'title',
    kind: 'text',
    label: 'What the document is',
    hint: 'Such as: Letter of 12 March 2026. It is published, of a restricted document to members alone',
    asks: 'what the document is',
    longest: 200,
  },
  {
    name: 'isRestricted',
    kind: 'yes-no',
    label: 'Is it for members and the office alone',
    default: false,
  },
  {
    name: 'reason',
    kind: 'text',
    label: 'Why it is not for everybody',
    longest: 1_000,
    required: ({ isRestricted }) => isRestricted === true,
  },
  {
    name: 'withUnseen',
    kind: 'yes-no',
    label: 'May it be published with what its pages do not show',
    hint: 'Names, comments or changes that the file carries: they are named when it is sent',
    default: false,
  },
] as const satisfies readonly Field[]

const NO_FILE: Problem = { code: 'no-file', message: 'Choose the file', field: 'file' }

/** Documents that come with the answer to a report: sent, read, and struck out. */
export function attachmentRoutes(app: FastifyInstance, needs: RecommendationNeeds): void {
  const { db, readAs, now } = needs
  const find = async ({ params, actor }: FastifyRequest<Slugged>) =>
    (await fetchRecommendedFor(actor, (audience) => readAs({ audience }))).get(params.slug)

  app.get<{ Params: { slug: string; name: string } }>(
    '/recommendations/:slug/documents/:name',
    READ,
    async (request, reply) => {
      const attached = (await find(request))?.attached ?? []
      const one = attached.find(({ name }) => name === request.params.name)
      const audience = audienceOf(request.actor)
      const body = one && (await meetingFiles.fetch(readAs({ audience }), one.entry, one.name))
      if (one === undefined || body === undefined) return reply.callNotFound()
      return sendFile(reply, {
        name: `${request.params.slug}-${one.name}`,
        type: DOCUMENT_TYPES[one.type],
        body,
      })
    },
  )

  const url = '/recommendations/:slug/attach'
  app.get<Slugged>(url, ANSWER, async (request, reply) => {
    const found = await find(request)
    if (found?.answered === undefined) return reply.callNotFound()
    return show(reply, found, {}, [])
  })

  // In a scope of its own, so that no other form of the site takes files
  app.register(async (here) => {
    await takeForms(here)
    here.post<Slugged>(url, ANSWER, async (request, reply) => {
      const found = await find(request)
      if (found?.answered === undefined) return reply.callNotFound()
      const { typed, done } = await takeDocument(request, async (attachment) => {
        const { at, today } = now()
        return await writeRecord(db, async (trx) => {
          const leave = askLeave(request.actor, 'answer', 'recommendation', 'any')
          if (!leave.ok) return leave
          const its = (await fetchRecommended(trx, 'office')).get(found.slug) ?? found
          const moment = { today, recorder: recorderOf(request, at) }
          return await recordAttachment(trx, its, attachment, moment)
        })
      })
      if (done.ok) return reply.redirect(`/recommendations/${found.slug}`, 303)
      return show(reply, found, typed, done.problems)
    })
  })

  strikeOutRoutes(app, needs)
}

async function takeDocument(
  request: FastifyRequest,
  keep: (attachment: Parameters<typeof recordAttachment>[2]) => Promise<Outcome<void>>,
): Promise<{ readonly typed: Typed; readonly done: Outcome<void> }> {
  if (!request.isMultipart()) return { typed: {}, done: { ok: false, problems: [NO_FILE] } }
  const sent = await readSentForm(request, DOCUMENT_BOUNDS, inMemory)
  const typed = Object.fromEntries([...sent.fields].map(([name, values]) => [name, values.at(-1)]))
  const read = readForm(FIELDS, typed)
  const [file] = sent.files
  const noFile = file === undefined && sent.problems.length === 0 ? [NO_FILE] : []
  const problems = [...sent.problems, ...noFile, ...(read.ok ? [] : read.problems)]
  if (!read.ok || file === undefined || problems.length > 0) {
    return { typed, done: { ok: false, problems } }
  }
  const { title, isRestricted, reason = '', withUnseen } = read.value
  const taken = await takeInDocument(title, file.bytes)
  if (!taken.ok) return { typed, done: taken }
  const unseen = whyNotPublished(taken.value, { isForAll: !isRestricted, withUnseen })
  if (unseen.length > 0) return { typed, done: { ok: false, problems: unseen } }
  const restricted = { reason: isRestricted ? reason : undefined }
  return { typed, done: await keep({ title, bytes: file.bytes, ...taken.value, ...restricted }) }
}

function show(
  reply: FastifyReply,
  { slug }: Recommended,
  typed: Typed,
  problems: readonly Problem[],
): FastifyReply {
  const page = {
    title: 'Add a document to the answer',
    breadcrumbs: [{ text: 'The report and its answers', href: `/recommendations/${slug}` }],
    lead: 'It is kept as it is, and published at once unless it is for members alone. What the file carries that its pages do not show is named first.',
    action: `/recommendations/${slug}/attach`,
    button: 'Add it',
    fileLabel: 'The file',
    fileHint: `A PDF or a Word file (.docx), up to ${MOST_MEGABYTES} MB. If it was refused, choose it again`,
    ...presentForm(FIELDS, typed, problems),
  }
  return showPage(reply, 'agenda-paper-form.njk', page, problems.length > 0 ? 422 : 200)
}

const STRIKE_FIELDS = [whyField('Why it is struck out')] as const

function strikeOutRoutes(app: FastifyInstance, needs: RecommendationNeeds): void {
  formRoutes(app, needs, {
    url: '/recommendations/:slug/documents/:name/strike-out',
    act: { kind: 'recommendation', act: 'strike-out' },
    async find({ params, actor }) {
      const { slug = '', name } = params satisfies Named['Params']
      const recommended = (await fetchRecommended(needs.db, audienceOf(actor))).get(slug)
      const attached = recommended?.attached.find((one) => one.name === name)
      return recommended && attached && { recommended, attached }
    },
    fields: () => STRIKE_FIELDS,
    ask: ({ recommended, attached }) => ({
      title: 'Strike out a document',
      lead: `${endSentence(attached.title)} Nobody is given it any more. It stays in the record.`,
      button: 'Strike it out',
      breadcrumbs: [
        { text: 'The report and its answers', href: `/recommendations/${recommended.slug}` },
      ],
    }),
    async record(trx, { recommended, attached }, filled, moment): Promise<Outcome<string>> {
      await strikeOutAttachment(trx, recommended, attached, filled.reason, moment)
      return accept(`/recommendations/${recommended.slug}`)
    },
  })
}
