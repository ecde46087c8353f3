import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { dayTyped } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import { describeDay } from '#shared/index.ts'
import { fetchFounding } from '#storage/index.ts'
import { sendFile, showPage, showReady, typedSchema } from '#web/index.ts'
import { minuteLinks } from './minute-links.ts'
import type { PromiseNeeds } from './needs.ts'
import { writePromiseFeed } from './promise-feed.ts'
import { writePromisesCsv, writePromisesJson } from './promise-files.ts'
import { presentPromise } from './promise-page.ts'
import { presentPromises } from './promises-page.ts'
import { recordRoutes } from './record-routes.ts'
import { type Numbered, withHeld } from './with-held.ts'

/** The folders of the views of promises. */
export const PROMISE_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: 'promise', act: 'read' } } }

const askedSchema = z.object({ on: z.string().max(100).optional().catch(undefined) })

/** What was promised, asked for and resolved, and what became of it. */
export function promiseRoutes(app: FastifyInstance, needs: PromiseNeeds): void {
  const { now, asPublic, siteAddress, panel, fetchArea, elsewhere, meetings } = needs

  // Pages are told what was promised of them before they are made, and can be read where that cannot be
  app.addHook('preHandler', (_, __, done) => {
    elsewhere.fetch().then(
      () => done(),
      () => done(),
    )
  })

  app.get('/promises', READ, (request, reply) =>
    withHeld(needs, request, reply, async (held) => {
      const { today } = now()
      const asked = askedSchema.parse(request.query)
      const day = readDay(asked.on, today)
      const { version, audience } = held
      const present = () =>
        presentPromises(
          held,
          { query: typedSchema.parse(request.query), on: day.isEarlier ? day.on : undefined },
          day.on,
          { on: asked.on ?? today },
          day.problems,
        )
      if (day.problems.length > 0) return showPage(reply, 'promises.njk', present(), 422)
      const kept = { name: request.url, version: `${version} ${today}`, audience }
      return await showReady(request, reply, kept, 'promises.njk', present)
    }),
  )

  app.get<Numbered>('/promises/:number', READ, (request, reply) =>
    withHeld(needs, request, reply, async (held) => {
      const { today } = now()
      const { number } = request.params
      const day = readDay(askedSchema.parse(request.query).on, today)
      if (!/^[1-9]\d{0,8}$/.test(number) || day.problems.length > 0) return reply.callNotFound()
      const { version, audience } = held
      const kept = { name: request.url, version: `${version} ${today}`, audience }
      return await showReady(request, reply, kept, 'promise.njk', async () =>
        presentPromise(held, Number(number), day.on, !day.isEarlier, {
          area: await fetchArea(),
          linkMinute: await minuteLinks(meetings),
        }),
      )
    }),
  )

  for (const type of ['csv', 'json'] as const) {
    const media = type === 'csv' ? 'text/csv' : 'application/json; charset=utf-8'
    const write = type === 'csv' ? writePromisesCsv : writePromisesJson
    app.get(`/promises.${type}`, READ, (request, reply) =>
      withHeld(needs, request, reply, (held) => {
        const day = readDay(askedSchema.parse(request.query).on, now().today)
        if (day.problems.length > 0) return reply.callNotFound()
        const name = `promises${day.isEarlier ? `-${day.on}` : ''}.${type}`
        return sendFile(reply, { name, type: media, body: write(held, day.on, siteAddress()) })
      }),
    )
  }

  app.get('/promises.atom', READ, (request, reply) =>
    withHeld(needs, request, reply, async (held) => {
      const about = {
        panel: panel(),
        instance: await fetchFounding(asPublic),
        site: siteAddress(),
      }
      return reply
        .type('application/atom+xml; charset=utf-8')
        .send(writePromiseFeed(held, about, now().today))
    }),
  )

  recordRoutes(app, needs)
}

/** The day that is told of: the one asked for, or today where none is or it is none that has come. */
function readDay(typed: string | undefined, today: string) {
  const wrong = (message: string): readonly Problem[] => [
    { code: 'not-a-day', message, field: 'on' },
  ]
  if (typed === undefined || typed.trim() === '')
    return { on: today, isEarlier: false, problems: [] }
  const asked = dayTyped(typed)
  if (asked === undefined) {
    return { on: today, isEarlier: false, problems: wrong('Enter a day of the calendar') }
  }
  if (asked > today) {
    const message = `Enter a day that has come: today is ${describeDay(today)}`
    return { on: today, isEarlier: false, problems: wrong(message) }
  }
  return { on: asked, isEarlier: asked < today, problems: [] }
}
