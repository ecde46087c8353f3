import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { dayTyped } from '#fields/index.ts'
import type { Substitute } from '#people/index.ts'
import { showPage, showReady } from '#web/index.ts'
import { type PanelNeeds, withPeople } from './answering.ts'
import { type AskedDay, presentPanel } from './panel-page.ts'
import { presentPerson } from './person-page.ts'
import { recordRoutes } from './record-routes.ts'
import { sayWhetherCounts } from './substitute-answer.ts'

/** The folders of the views of the panel. */
export const PANEL_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: 'panel', act: 'read' } } }
const ON_A_DAY = {
  config: {
    ...READ.config,
    asks: [{ kind: 'text', name: 'on', label: 'On a day', required: false }],
  },
} as const

const askedSchema = z.object({ on: z.string() }).partial().catch({})

/** The panel's own pages: who held what on a day, each person, and what is recorded of them. */
export function panelRoutes(app: FastifyInstance, needs: PanelNeeds): void {
  const { people: fetchPeople, constitution: fetchConstitution, now, panel } = needs

  app.get('/panel', ON_A_DAY, async (request, reply) =>
    withPeople(reply, fetchPeople, async ({ people, version }) => {
      const { today } = now()
      const rules = await fetchConstitution()
      const counts = (one: Substitute) =>
        sayWhetherCounts(people, one, rules.ok ? rules.value : undefined)
      const { on } = askedSchema.parse(request.query)
      const present = (day: string, asked: AskedDay) =>
        presentPanel(people, panel(), day, counts, asked)
      if (on === undefined || on.trim() === '') {
        const kept = {
          name: '/panel',
          version: `${version} ${rules.ok ? rules.value.version : ''} ${today}`,
          audience: 'public',
        } as const
        return await showReady(request, reply, kept, 'panel.njk', () =>
          present(today, { typed: {}, problems: [] }),
        )
      }
      const day = dayTyped(on)
      const problems = day
        ? []
        : [{ code: 'not-a-day', message: 'Enter a day of the calendar', field: 'on' }]
      const page = present(day ?? today, { typed: { on }, problems })
      return showPage(reply, 'panel.njk', page, problems.length === 0 ? 200 : 422)
    }),
  )

  app.get<{ Params: { id: string } }>('/panel/people/:id', READ, async (request, reply) =>
    withPeople(reply, fetchPeople, ({ people, version }) => {
      const { id } = request.params
      const kept = { name: `/panel/people/${id}`, version, audience: 'public' } as const
      return showReady(request, reply, kept, 'person.njk', () => {
        const person = people.people.get(id)
        return person && presentPerson(people, person)
      })
    }),
  )

  recordRoutes(app, needs)
}
