import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { type Field, readForm } from '#fields/index.ts'
import {
  citeReasons,
  fetchPanelReports,
  type HeldProcedures,
  type PanelReport,
} from '#procedures/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { type Database, type Recorder, writeRecord } from '#storage/index.ts'
import {
  audienceOf,
  presentForm,
  recorderOf,
  showMessage,
  showPage,
  typedSchema,
} from '#web/index.ts'
import { answerFields, copyFields, MADE_FIELDS } from './asked-fields.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import type { RecommendationNeeds } from './needs.ts'
import { readReply } from './read-reply.ts'
import type { Recommended } from './recommendation.ts'
import { presentRecommendations, presentReport } from './recommendations-page.ts'
import {
  fetchRecommended,
  recordAnswered,
  recordCopies,
  recordMade,
  whyNotReply,
} from './record-recommendations.ts'

/** The folders of the views of recommendations. */
export const RECOMMENDATION_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

type Typed = Readonly<Record<string, unknown>>
type Slugged = { Params: { slug: string } }

/** One report, with what it recommends as far as whoever asks may read it. */
interface Found {
  readonly held: HeldProcedures
  readonly report: PanelReport
  readonly recommended: Recommended | undefined
}

const READ = { config: { act: { kind: 'recommendation', act: 'read' } } }

/** `/recommendations`: the panel's reports, what they recommend, and how that was answered. */
export function recommendationRoutes(app: FastifyInstance, needs: RecommendationNeeds): void {
  const { readAs, procedures, area, now } = needs

  const withReports = async (
    reply: FastifyReply,
    answer: (held: HeldProcedures, reports: readonly PanelReport[]) => unknown,
  ): Promise<unknown> => {
    const held = await procedures()
    if (held.ok) return await answer(held.value, await fetchPanelReports(held.value))
    const sentences = held.problems.slice(0, 20).map(({ message }) => `${message}.`)
    return showMessage(reply, 503, 'The reports of the panel cannot be reckoned', sentences)
  }
  const recommendedFor = ({ actor }: Pick<FastifyRequest, 'actor'>) => {
    const audience = audienceOf(actor)
    return fetchRecommended(readAs({ audience }), audience)
  }
  const withOne = (
    request: FastifyRequest<Slugged>,
    reply: FastifyReply,
    answer: (found: Found) => unknown,
  ) =>
    withReports(reply, async (held, reports) => {
      const report = reports.find(({ slug }) => slug === request.params.slug)
      if (report === undefined) return reply.callNotFound()
      const recommended = (await recommendedFor(request)).get(report.slug)
      return await answer({ held, report, recommended })
    })

  app.get('/recommendations', READ, (request, reply) =>
    withReports(reply, async (_, reports) => {
      const page = presentRecommendations(reports, await recommendedFor(request), now().today)
      return showPage(reply, 'recommendations.njk', page)
    }),
  )

  app.get<Slugged>('/recommendations/:slug', READ, (request, reply) =>
    withOne(request, reply, ({ report, recommended }) =>
      showPage(
        reply,
        'recommendation.njk',
        presentReport(report, recommended, area(), now().today),
      ),
    ),
  )

  for (const form of [MADE, COPIES, ANSWER]) formRoutes(app, needs, form, withOne)
  attachmentRoutes(app, needs)
}

/** A form about one report. */
interface ReportForm {
  readonly path: string
  /** In the words of the table of permissions. */
  readonly act: 'record' | 'answer'
  readonly title: string
  readonly lead: string
  readonly button: string
  /** @returns `undefined` where there is nothing to fill in */
  readonly fields: (found: Found, needs: RecommendationNeeds) => readonly Field[] | undefined
  readonly record: (
    trx: Transaction<Database>,
    found: Found,
    typed: Typed,
    moment: { readonly today: string; readonly recorder: Recorder },
    needs: RecommendationNeeds,
  ) => Promise<Outcome<void>>
}

const NONE = refuse('no-recommendations', 'It is not recorded what the report recommends')

const MADE: ReportForm = {
  path: 'made',
  act: 'record',
  title: 'Record what the report recommends',
  lead: 'They are published, unless the report is exempt. Until they are answered, a second time puts the first right.',
  button: 'Record them',
  fields: () => MADE_FIELDS,
  async record(trx, { report }, typed, { today, recorder }) {
    const read = readForm(MADE_FIELDS, typed)
    if (!read.ok) return read
    const { texts, document, paragraph, isExempt, category = '', reason = '' } = read.value
    const source = { document, ...(paragraph === undefined ? {} : { paragraph }) }
    const exempt = isExempt ? { exempt: { category, reason } } : {}
    if (report.isPublished === false && !isExempt) {
      const message =
        'Its case says that the panel did not publish the report. Say that it is exempt, and why'
      return refuse('not-published', message, 'isExempt')
    }
    return await recordMade(
      trx,
      report.slug,
      { texts: [...texts], source, ...exempt },
      today,
      recorder,
    )
  },
}

const COPIES: ReportForm = {
  path: 'copies',
  act: 'record',
  title: 'Record copies to councils',
  lead: 'The days that were recorded before stay, but for those that are ticked.',
  button: 'Record them',
  fields: ({ recommended }, { area }) => recommended && copyFields(area()),
  async record(trx, { report, recommended }, typed, { today, recorder }, { area }) {
    const read = readForm(copyFields(area()), typed)
    if (!read.ok) return read
    if (recommended === undefined) return NONE
    const { on, councils } = read.value
    if (on > today) return refuse('not-yet', 'The day has not come yet. Correct it', 'on')
    if (report.adoptedOn !== undefined && on < report.adoptedOn) {
      return refuse(
        'before-adoption',
        'A copy cannot be sent before the panel adopted the report. Correct the day',
        'on',
      )
    }
    if (councils.length === 0)
      return refuse('no-council', 'Choose the councils that were sent a copy', 'councils')
    await recordCopies(trx, recommended, councils, on, recorder)
    return accept(undefined)
  },
}

const ANSWER: ReportForm = {
  path: 'answer',
  act: 'answer',
  title: 'Answer the recommendations',
  lead: 'The answers are published at once, and stay. That the report was replied to is recorded with its days.',
  button: 'Publish the answers',
  fields: ({ recommended }) =>
    recommended === undefined || recommended.answered !== undefined
      ? undefined
      : answerFields(recommended.texts),
  async record(trx, { held, recommended }, typed, { recorder }) {
    if (recommended === undefined) return NONE
    const reply = readReply(recommended.texts, typed)
    if (!reply.ok) return reply
    const problems = whyNotReply(reply.value, citeReasons(held))
    if (problems.length > 0) return { ok: false, problems }
    return await recordAnswered(trx, held, recommended, reply.value, recorder)
  },
}

function nothing(reply: FastifyReply): FastifyReply {
  return showMessage(reply, 404, 'There is nothing here to record', [
    'It is not on record what the report recommends, or it is answered already. Open its page again.',
  ])
}

function formRoutes(
  app: FastifyInstance,
  needs: RecommendationNeeds,
  form: ReportForm,
  withOne: (
    request: FastifyRequest<Slugged>,
    reply: FastifyReply,
    answer: (found: Found) => unknown,
  ) => unknown,
): void {
  const { db, now } = needs
  const url = `/recommendations/:slug/${form.path}`
  const config = { config: { act: { kind: 'recommendation', act: form.act } } }
  const show = (
    { url: action }: FastifyRequest<Slugged>,
    reply: FastifyReply,
    { report: { slug, title } }: Found,
    fields: readonly Field[],
    typed: Typed,
    problems: readonly Problem[],
  ) => {
    const page = {
      title: form.title,
      breadcrumbs: [
        { text: 'Reports and recommendations', href: '/recommendations' },
        { text: title, href: `/recommendations/${slug}` },
      ],
      lead: form.lead,
      action,
      button: form.button,
      ...presentForm(fields, typed, problems),
    }
    return showPage(reply, 'panel-form.njk', page, problems.length > 0 ? 422 : 200)
  }

  app.get<Slugged>(url, config, (request, reply) =>
    withOne(request, reply, (found) => {
      const fields = form.fields(found, needs)
      if (fields === undefined) return nothing(reply)
      return show(request, reply, found, fields, { on: now().today }, [])
    }),
  )

  app.post<Slugged>(url, config, (request, reply) =>
    withOne(request, reply, async (found) => {
      const fields = form.fields(found, needs)
      if (fields === undefined) return nothing(reply)
      const typed = typedSchema.parse(request.body)
      const { at, today } = now()
      const done = await writeRecord(db, async (trx) => {
        const recommended = (await fetchRecommended(trx, audienceOf(request.actor))).get(
          found.report.slug,
        )
        const moment = { today, recorder: recorderOf(request, at) }
        return await form.record(trx, { ...found, recommended }, typed, moment, needs)
      })
      if (done.ok) return reply.redirect(`/recommendations/${found.report.slug}`, 303)
      return show(request, reply, found, fields, typed, done.problems)
    }),
  )
}
