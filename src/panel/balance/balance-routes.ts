import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { type Field, readForm } from '#fields/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { askLeave, presentForm, recorderOf, showPage, typedSchema } from '#web/index.ts'
import type { MoneyNeeds } from '../money/money-routes.ts'
import { withPeople } from '../seats/answering.ts'
import { presentBalance } from './balance-page.ts'
import { fetchReviews, recordReview, TRIGGERS } from './balance-records.ts'

/** The folders of the views of the panel's balance. */
export const BALANCE_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: 'panel', act: 'read' } } }
const RECORD = { config: { act: { kind: 'panel', act: 'record' } } }
const LONGEST = 2_000

const FIELDS = [
  { name: 'on', kind: 'day', label: 'The day of the review' },
  { name: 'trigger', kind: 'choice', label: 'What brought it about', choices: TRIGGERS },
  { name: 'finding', kind: 'long-text', label: 'What it found', longest: LONGEST },
  {
    name: 'basis',
    kind: 'text',
    label: 'What it rests on',
    hint: 'Such as: report of the host council of 21 May 2025',
    asks: 'what it rests on',
    longest: LONGEST,
  },
] as const satisfies readonly Field[]

/** `/panel/balance`: whether the panel is balanced, for everybody to read and for the clerk to record. */
export function balanceRoutes(app: FastifyInstance, needs: MoneyNeeds): void {
  const { db, asPublic, people: fetchPeople, procedures, now } = needs

  app.get('/panel/balance', READ, async (_, reply) =>
    withPeople(reply, fetchPeople, async ({ people }) => {
      const rules = await procedures()
      const decider = rules.ok ? rules.value.decider : undefined
      const page = presentBalance(await fetchReviews(asPublic), people, decider, now().today)
      return showPage(reply, 'panel-balance.njk', page)
    }),
  )

  app.get('/panel/record/balance', RECORD, (_, reply) =>
    showPage(reply, 'panel-form.njk', form({}, [])),
  )

  app.post('/panel/record/balance', RECORD, async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const read = readForm(FIELDS, typed)
    const { at, today } = now()
    const done = !read.ok
      ? read
      : read.value.on > today
        ? refuse(
            'not-yet',
            'A review that is to come cannot be recorded yet. Enter today or a day before',
            'on',
          )
        : await writeRecord(db, async (trx): Promise<Outcome<'recorded'>> => {
            const leave = askLeave(request.actor, 'record', 'panel', 'any')
            if (!leave.ok) return leave
            await recordReview(trx, read.value, recorderOf(request, at))
            return accept('recorded')
          })
    if (done.ok) return reply.redirect('/panel/balance', 303)
    return showPage(reply, 'panel-form.njk', form(typed, done.problems), 422)
  })
}

function form(typed: Readonly<Record<string, unknown>>, problems: readonly Problem[]) {
  return {
    title: 'Record a review of the balance',
    breadcrumbs: [{ text: 'The panel', href: '/panel' }],
    lead: 'What it found is published with the day and what brought it about.',
    action: '/panel/record/balance',
    button: 'Record it',
    ...presentForm(FIELDS, typed, problems),
  }
}
