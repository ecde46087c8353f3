import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import type { Field, Filled } from '#fields/index.ts'
import {
  citeReasons,
  fetchPanelReports,
  type HeldProcedures,
  type PanelReport,
} from '#procedures/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { formRoutes, type Moment, type Named } from '../form-routes.ts'
import { refuseToCome } from '../to-come.ts'
import { answerFields, copyFields, MADE_FIELDS } from './asked-fields.ts'
import type { RecommendationNeeds } from './needs.ts'
import { readReply } from './read-reply.ts'
import type { Recommended } from './recommendation.ts'
import {
  fetchRecommendedFor,
  RECOMMENDATIONS_ACT,
  recordAnswered,
  recordCopies,
  recordMade,
  whyNotReply,
} from './record-recommendations.ts'
import { NOT_RECEIVED } from './report-standing.ts'

/** One report, with what it recommends as far as whoever asks may read it. */
interface Found {
  readonly held: HeldProcedures
  readonly report: PanelReport
  readonly recommended: Recommended | undefined
}

/** A report of which it is on record what it recommends. */
interface FoundRecommended extends Found {
  readonly recommended: Recommended
}

/** A form about one report. */
interface ReportForm<One extends Found, Fields extends readonly Field[]> {
  readonly path: string
  /** In the words of the table of permissions. */
  readonly act: 'record' | 'answer'
  readonly title: string
  readonly lead: (found: One) => string
  readonly button: string
  /** @returns `undefined` where there is nothing to record */
  readonly of: (found: Found) => One | undefined
  readonly fields: (found: One) => Fields
  readonly typed?: (today: string) => Readonly<Record<string, unknown>>
  readonly record: (
    trx: Transaction<Database>,
    found: One,
    filled: Filled<Fields>,
    moment: Moment,
  ) => Promise<Outcome<void>>
}

/** Recording what a report recommends, to whom copies went, and how it was answered. */
export function recommendationForms(app: FastifyInstance, needs: RecommendationNeeds): void {
  const { readAs, procedures, area } = needs
  const find = async ({ params, actor }: FastifyRequest<Named>): Promise<Found | undefined> => {
    const held = await procedures()
    if (!held.ok) return undefined
    const reports = await fetchPanelReports(held.value)
    const report = reports.find(({ slug }) => slug === params['slug'])
    if (report === undefined) return undefined
    const all = await fetchRecommendedFor(actor, (audience) => readAs({ audience }))
    return { held: held.value, report, recommended: all.get(report.slug) }
  }
  const form = <One extends Found, const Fields extends readonly Field[]>({
    path,
    act,
    title,
    lead,
    button,
    of,
    fields,
    typed,
    record,
  }: ReportForm<One, Fields>) =>
    formRoutes(app, needs, {
      url: `/recommendations/:slug/${path}`,
      act: { kind: RECOMMENDATIONS_ACT, act },
      async find(request) {
        const found = await find(request)
        return found && of(found)
      },
      async findIn(trx, found, { actor }) {
        const all = await fetchRecommendedFor(actor, () => trx)
        return of({ ...found, recommended: all.get(found.report.slug) })
      },
      fields,
      ask: (found, today) => ({
        ...{ title, lead: lead(found), button, typed: typed?.(today) ?? {} },
        breadcrumbs: [
          { text: 'Reports and recommendations', href: '/recommendations' },
          { text: found.report.title, href: `/recommendations/${found.report.slug}` },
        ],
      }),
      async record(trx, found, filled, moment): Promise<Outcome<string>> {
        const done = await record(trx, found, filled, moment)
        return done.ok ? accept(`/recommendations/${found.report.slug}`) : done
      },
    })
  form(MADE)
  form(copiesForm(area))
  form(ANSWER)
}

const MADE: ReportForm<Found, typeof MADE_FIELDS> = {
  path: 'made',
  act: 'record',
  title: 'Record what the report recommends',
  lead: () =>
    'They are published, unless the report is exempt. Until they are answered, a second time puts the first right.',
  button: 'Record them',
  of: (found) => found,
  fields: () => MADE_FIELDS,
  async record(trx, { report }, filled, { today, recorder }) {
    const { texts, document, paragraph, isExempt, category = '', reason = '' } = filled
    const source = { document, ...(paragraph === undefined ? {} : { paragraph }) }
    const exempt = isExempt ? { exempt: { category, reason } } : {}
    if (report.isPublished === false && !isExempt) {
      const message =
        'Its case says that the panel did not publish the report. Say that it is exempt, and why'
      return refuse('not-published', message, 'isExempt')
    }
    const made = { texts: [...texts], source, ...exempt }
    return await recordMade(trx, report.slug, made, today, recorder)
  },
}

function copiesForm(
  area: RecommendationNeeds['area'],
): ReportForm<FoundRecommended, ReturnType<typeof copyFields>> {
  return {
    path: 'copies',
    act: 'record',
    title: 'Record copies to councils',
    lead: () => 'The days that were recorded before stay, but for those that are ticked.',
    button: 'Record them',
    of: withTexts,
    fields: () => copyFields(area()),
    async record(trx, { report, recommended }, { on, councils }, { today, recorder }) {
      if (on > today) return refuseToCome(today)
      if (report.adoptedOn !== undefined && on < report.adoptedOn) {
        const message = 'A copy cannot be sent before the panel adopted the report. Correct the day'
        return refuse('before-adoption', message, 'on')
      }
      if (councils.length === 0) {
        return refuse('no-council', 'Choose the councils that were sent a copy', 'councils')
      }
      await recordCopies(trx, recommended, councils, on, recorder)
      return accept(undefined)
    },
  }
}

const withTexts = ({ recommended, ...found }: Found): FoundRecommended | undefined =>
  recommended && { ...found, recommended }

const ANSWER: ReportForm<FoundRecommended, ReturnType<typeof answerFields>> = {
  path: 'answer',
  act: 'answer',
  title: 'Answer the recommendations',
  lead({ report, recommended }) {
    if (report.receivedOn === undefined) {
      return `${NOT_RECEIVED} What is filled in here before then is not kept.`
    }
    const readers =
      recommended.exempt === undefined
        ? 'The answers are published at once, and stay.'
        : 'The report is exempt: the answers are for members and their officers, and stay.'
    return `${readers} That the report was replied to is recorded with its days.`
  },
  button: 'Publish the answers',
  of(found) {
    const asked = withTexts(found)
    return asked?.recommended.answered === undefined ? asked : undefined
  },
  fields: ({ recommended }) => answerFields(recommended.texts),
  typed: (today) => ({ on: today }),
  async record(trx, { held, recommended }, filled, { recorder }) {
    const reply = readReply(recommended.texts, filled)
    const problems = whyNotReply(reply, citeReasons(held))
    if (problems.length > 0) return { ok: false, problems }
    return await recordAnswered(trx, held, recommended, reply, recorder)
  },
}
