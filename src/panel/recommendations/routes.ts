import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fetchPanelReports, type HeldProcedures, type PanelReport } from '#procedures/index.ts'
import { showMessage, showPage } from '#web/index.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import type { RecommendationNeeds } from './needs.ts'
import { recommendationForms } from './recommendation-forms.ts'
import { presentRecommendations, presentReport } from './recommendations-page.ts'
import { fetchRecommendedFor } from './record-recommendations.ts'

/** The folders of the views of recommendations. */
export const RECOMMENDATION_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

type Slugged = { Params: { slug: string } }

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
  const recommendedFor = ({ actor }: Pick<FastifyRequest, 'actor'>) =>
    fetchRecommendedFor(actor, (audience) => readAs({ audience }))

  app.get('/recommendations', READ, (request, reply) =>
    withReports(reply, async (_, reports) => {
      const page = presentRecommendations(reports, await recommendedFor(request), now().today)
      return showPage(reply, 'recommendations.njk', page)
    }),
  )

  app.get<Slugged>('/recommendations/:slug', READ, (request, reply) =>
    withReports(reply, async (_, reports) => {
      const report = reports.find(({ slug }) => slug === request.params.slug)
      if (report === undefined) return reply.callNotFound()
      const recommended = (await recommendedFor(request)).get(report.slug)
      const page = presentReport(report, recommended, area(), now().today)
      return showPage(reply, 'recommendation.njk', page)
    }),
  )

  recommendationForms(app, needs)
  attachmentRoutes(app, needs)
}
