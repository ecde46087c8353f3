import type { FastifyInstance } from 'fastify'
import type { Kysely, Transaction } from 'kysely'
import type { Decider } from '#constitution/index.ts'
import type { Field, Filled } from '#fields/index.ts'
import type { FetchPeople, People } from '#people/index.ts'
import type { FetchProcedures } from '#procedures/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { type Page, showPage } from '#web/index.ts'
import { formRoutes, type Moment } from './form-routes.ts'
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
    moment: Moment,
  ) => Promise<Outcome<'recorded'>>
}

const READ = { config: { act: { kind: 'panel', act: 'read' } } }

/** The page on which it is read, and the form by which it is recorded. */
export function ownRecordRoutes<const Fields extends readonly Field[]>(
  app: FastifyInstance,
  { db, people: fetchPeople, procedures, now }: OwnRecordNeeds,
  { path, view, present, title, lead, fields, record }: OwnRecord<Fields>,
): void {
  const address = `/panel/${path}`
  app.get(address, READ, async (_, reply) =>
    withPeople(reply, fetchPeople, async ({ people }) => {
      const rules = await procedures()
      const decider = rules.ok ? rules.value.decider : undefined
      return showPage(reply, view, await present(people, decider, now().today))
    }),
  )

  formRoutes(
    app,
    { db, now },
    {
      url: `/panel/record/${path}`,
      act: { kind: 'panel', act: 'record' },
      find: async () => address,
      fields: () => fields,
      ask: () => ({
        ...{ title, lead, button: 'Record it' },
        breadcrumbs: [{ text: 'The panel', href: '/panel' }],
      }),
      async record(trx, _, filled, moment): Promise<Outcome<string>> {
        const done = await record(trx, filled, moment)
        return done.ok ? accept(address) : done
      },
    },
  )
}
