import type { FastifyInstance } from 'fastify'
import type { Kysely, Transaction } from 'kysely'
import type { Decider } from '#constitution/index.ts'
import { type Field, type Filled, readForm } from '#fields/index.ts'
import type { FetchPeople, People } from '#people/index.ts'
import type { FetchProcedures } from '#procedures/index.ts'
import type { Outcome, Problem } from '#shared/index.ts'
import { type Database, type Recorder, writeRecord } from '#storage/index.ts'
import { askLeave, type Page, presentForm, recorderOf, showPage, typedSchema } from '#web/index.ts'
import { withPeople } from './seats/answering.ts'

/** What the pages of what the panel records of itself stand on. */
export interface OwnRecordNeeds {
  readonly db: Kysely<Database>
  readonly asPublic: Kysely<Database>
  readonly people: FetchPeople
  readonly procedures: FetchProcedures
  readonly now: () => { readonly at: string; readonly today: string }
}

/** Something that the clerk records of the panel itself and everybody reads. */
export interface OwnRecord<Fields extends readonly Field[]> {
  /** What follows `/panel/` where it is read, and `/panel/record/` where it is recorded. */
  readonly path: string
  readonly view: string
  /** @param decider - `undefined` where no rules of the panel are held */
  readonly present: (people: People, decider: Decider | undefined, today: string) => Promise<Page>
  /** The title and the first sentence of the form. */
  readonly title: string
  readonly lead: string
  readonly fields: Fields
  readonly record: (
    trx: Transaction<Database>,
    filled: Filled<NoInfer<Fields>>,
    moment: { readonly recorder: Recorder; readonly today: string },
  ) => Promise<Outcome<'recorded'>>
}

const READ = { config: { act: { kind: 'panel', act: 'read' } } }
const RECORD = { config: { act: { kind: 'panel', act: 'record' } } }

/** The page on which it is read, and the form by which it is recorded. */
export function ownRecordRoutes<const Fields extends readonly Field[]>(
  app: FastifyInstance,
  { db, people: fetchPeople, procedures, now }: OwnRecordNeeds,
  { path, view, present, title, lead, fields, record }: OwnRecord<Fields>,
): void {
  const address = `/panel/${path}`
  const action = `/panel/record/${path}`
  const form = (typed: Readonly<Record<string, unknown>>, problems: readonly Problem[]) => ({
    title,
    breadcrumbs: [{ text: 'The panel', href: '/panel' }],
    lead,
    action,
    button: 'Record it',
    ...presentForm(fields, typed, problems),
  })

  app.get(address, READ, async (_, reply) =>
    withPeople(reply, fetchPeople, async ({ people }) => {
      const rules = await procedures()
      const decider = rules.ok ? rules.value.decider : undefined
      return showPage(reply, view, await present(people, decider, now().today))
    }),
  )

  app.get(action, RECORD, (_, reply) => showPage(reply, 'panel-form.njk', form({}, [])))

  app.post(action, RECORD, async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const read = readForm(fields, typed)
    const { at, today } = now()
    const done = read.ok
      ? await writeRecord(db, async (trx): Promise<Outcome<'recorded'>> => {
          const leave = askLeave(request.actor, 'record', 'panel', 'any')
          if (!leave.ok) return leave
          return await record(trx, read.value, { recorder: recorderOf(request, at), today })
        })
      : read
    if (done.ok) return reply.redirect(address, 303)
    return showPage(reply, 'panel-form.njk', form(typed, done.problems), 422)
  })
}
