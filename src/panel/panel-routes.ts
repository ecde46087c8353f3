import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isDay } from '#fields/index.ts'
import type { Substitute } from '#people/index.ts'
import { showPage } from '#web/index.ts'
import { type PanelNeeds, withPeople } from './answering.ts'
import { presentPanel } from './panel-page.ts'
import { presentPerson } from './person-page.ts'
import { recordRoutes } from './record-routes.ts'
import { sayWhetherCounts } from './substitute-answer.ts'

/** The folders of the views of the panel. */
export const PANEL_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: 'panel', act: 'read' } } }

const askedSchema = z.object({ on: z.string() }).partial().catch({})

/** The panel's own pages: who held what on a day, each person, and what is recorded of them. */
export function panelRoutes(app: FastifyInstance, needs: PanelNeeds): void {
  const { people: fetchPeople, constitution: fetchConstitution, now, panel } = needs

  app.get('/panel', READ, async (request, reply) =>
    withPeople(reply, fetchPeople, async ({ people }) => {
      const { today } = now()
      const rules = await fetchConstitution()
      const counts = (one: Substitute) =>
        sayWhetherCounts(people, one, rules.ok ? rules.value : undefined)
      const { on } = askedSchema.parse(request.query)
      const isGood = on === undefined || isDay(on)
      const problems = isGood
        ? []
        : [{ code: 'not-a-day', message: 'Enter a day of the calendar', field: 'on' }]
      const day = on !== undefined && isDay(on) ? on : today
      const typed = on === undefined ? {} : { on }
      const page = presentPanel(people, panel(), day, counts, { typed, problems })
      return showPage(reply, 'panel.njk', page, problems.length === 0 ? 200 : 422)
    }),
  )

  app.get<{ Params: { id: string } }>('/panel/people/:id', READ, async (request, reply) =>
    withPeople(reply, fetchPeople, ({ people }) => {
      const person = people.people.get(request.params.id)
      if (person === undefined) {
        reply.callNotFound()
        return reply
      }
      return showPage(reply, 'person.njk', presentPerson(people, person), 200)
    }),
  )

  recordRoutes(app, needs)
}
