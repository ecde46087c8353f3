import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { type Field, readForm } from '#fields/index.ts'
import type { FetchPeople } from '#people/index.ts'
import type { FetchProcedures } from '#procedures/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { type Database, writeRecord } from '#storage/index.ts'
import { askLeave, presentForm, recorderOf, showPage, typedSchema } from '#web/index.ts'
import { withPeople } from '../seats/answering.ts'
import { presentMoney } from './money-page.ts'
import { fetchMoney, recordMoney } from './money-records.ts'

/** The folders of the views of the panel's money. */
export const MONEY_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: 'panel', act: 'read' } } }
const RECORD = { config: { act: { kind: 'panel', act: 'record' } } }

const FIELDS = [
  {
    name: 'year',
    kind: 'financial-year',
    label: 'Financial year',
    hint: 'Such as 2026-27',
    asks: 'the financial year',
  },
  { name: 'grant', kind: 'money', label: 'Grant', asks: 'the grant' },
  { name: 'costs', kind: 'money', label: 'Costs', asks: 'the costs' },
  {
    name: 'basis',
    kind: 'text',
    label: 'What it rests on',
    hint: 'Such as: report of the treasurer of 21 May 2027',
    asks: 'what it rests on',
    longest: 500,
  },
] as const satisfies readonly Field[]

/** What the pages of the panel's money stand on. */
export interface MoneyNeeds {
  readonly db: Kysely<Database>
  readonly asPublic: Kysely<Database>
  readonly people: FetchPeople
  readonly procedures: FetchProcedures
  readonly now: () => { readonly at: string; readonly today: string }
}

/** `/panel/money`: the panel's own money, for everybody to read and for the clerk to record. */
export function moneyRoutes(app: FastifyInstance, needs: MoneyNeeds): void {
  const { db, asPublic, people: fetchPeople, procedures, now } = needs

  app.get('/panel/money', READ, async (_, reply) =>
    withPeople(reply, fetchPeople, async ({ people }) => {
      const rules = await procedures()
      const decider = rules.ok ? rules.value.decider : undefined
      return showPage(
        reply,
        'panel-money.njk',
        presentMoney(await fetchMoney(asPublic), people, decider),
      )
    }),
  )

  app.get('/panel/record/money', RECORD, (_, reply) =>
    showPage(reply, 'panel-form.njk', form({}, [])),
  )

  app.post('/panel/record/money', RECORD, async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const read = readForm(FIELDS, typed)
    const { at, today } = now()
    const done = read.ok
      ? await writeRecord(db, async (trx): Promise<Outcome<'recorded'>> => {
          const leave = askLeave(request.actor, 'record', 'panel', 'any')
          if (!leave.ok) return leave
          await recordMoney(trx, read.value, today, recorderOf(request, at))
          return accept('recorded')
        })
      : read
    if (done.ok) return reply.redirect('/panel/money', 303)
    return showPage(reply, 'panel-form.njk', form(typed, done.problems), 422)
  })
}

function form(typed: Readonly<Record<string, unknown>>, problems: readonly Problem[]) {
  return {
    title: 'Record the panel’s money of a year',
    breadcrumbs: [{ text: 'The panel', href: '/panel' }],
    lead: 'A second time for a year takes the place of the first, which stays to be read. What is over the grant is shared among the councils by their seats.',
    action: '/panel/record/money',
    button: 'Record it',
    ...presentForm(FIELDS, typed, problems),
  }
}
