import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { Field } from '#fields/index.ts'
import { accept, endSentence, type Outcome, refuse } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { showMessage, showPage } from '#web/index.ts'
import { type FormNeeds, formRoutes, type Named } from '../form-routes.ts'
import type { FetchUndertakings } from '../promises/promise-book.ts'
import { readVisits, VISITS_FILE } from './read-visits.ts'
import { VISIT_KINDS, type Visit, type Visits } from './visit.ts'
import {
  recordArranged,
  recordMade,
  recordOffer,
  recordUpdate,
  VISITS_PAGE,
  withRecorded,
} from './visit-records.ts'
import { presentVisits } from './visits-page.ts'

/** The folders of the views of visits. */
export const VISIT_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

/** What the page of visits stands on. */
export interface VisitNeeds extends FormNeeds {
  readonly asPublic: Kysely<Database>
  readonly undertakings: FetchUndertakings
  /** The text of one of the area's files as it was loaded; `undefined` when there is none. */
  readonly fetchFile: (path: string) => Promise<string | undefined>
}

const READ = { config: { act: { kind: 'panel', act: 'read' } } }
const RECORD = { kind: 'panel', act: 'record' } as const
const CRUMBS = [
  { text: 'The panel', href: '/panel' },
  { text: 'Visits, inductions and updates', href: VISITS_PAGE },
]

const SOURCE_FIELDS = [
  {
    name: 'document',
    kind: 'text',
    label: 'Where that stands: the document',
    hint: 'Such as: Minutes of 2 March 2026',
    asks: 'the document in which it stands',
    longest: 300,
  },
  {
    name: 'paragraph',
    kind: 'text',
    label: 'Which paragraph of it',
    longest: 200,
    required: false,
  },
] as const satisfies readonly Field[]

const OFFER_FIELDS = [
  { name: 'kind', kind: 'choice', label: 'What it is', choices: VISIT_KINDS },
  {
    name: 'what',
    kind: 'text',
    label: 'What is to be seen or learned',
    hint: 'Such as: the control room of the force',
    asks: 'what is to be seen or learned',
    longest: 300,
  },
  {
    name: 'offeredBy',
    kind: 'text',
    label: 'Who offered it, by their office',
    longest: 200,
    required: false,
  },
  {
    name: 'toWhom',
    kind: 'text',
    label: 'To whom',
    hint: 'Such as: new members',
    asks: 'to whom it was offered',
    longest: 200,
  },
  { name: 'offered', kind: 'day', label: 'On which day', asks: 'the day' },
  ...SOURCE_FIELDS,
  {
    name: 'undertaking',
    kind: 'number',
    label: 'Number of the promise that it keeps, if there is one',
    least: 1,
    most: 99_999,
    required: false,
  },
] as const satisfies readonly Field[]

const ARRANGED_FIELDS = [
  { name: 'for', kind: 'day', label: 'The day it is arranged for', asks: 'the day' },
] as const satisfies readonly Field[]

const MADE_FIELDS = [
  { name: 'on', kind: 'day', label: 'On which day it was made', asks: 'the day' },
  {
    name: 'went',
    kind: 'names',
    label: 'Who went',
    hint: 'How many, or their names, one on each line. Leave it blank if that is not known',
    required: false,
  },
  {
    name: 'learned',
    kind: 'long-text',
    label: 'What was learned',
    hint: 'It is published',
    longest: 4_000,
    required: false,
  },
  ...SOURCE_FIELDS,
] as const satisfies readonly Field[]

const UPDATE_FIELDS = [
  { name: 'meeting', kind: 'day', label: 'Day of the meeting', asks: 'the day of the meeting' },
  {
    name: 'item',
    kind: 'number',
    label: 'Number of the minute',
    least: 1,
    most: 99_999,
    required: false,
  },
  { name: 'giver', kind: 'text', label: 'Who gave it, by their office', longest: 200 },
  {
    name: 'areas',
    kind: 'words',
    onLines: true,
    label: 'What it was of, one on each line',
    asks: 'what it was of',
    most: 30,
    longest: 300,
  },
  ...SOURCE_FIELDS,
] as const satisfies readonly Field[]

const sourceOf = ({
  document,
  paragraph,
}: {
  document: string
  paragraph: string | undefined
}) => ({
  source: { document, ...(paragraph === undefined ? {} : { paragraph }) },
})

/** `/panel/visits`: what members were shown and told of; the clerk records it. */
export function visitRoutes(app: FastifyInstance, needs: VisitNeeds): void {
  const { asPublic, fetchFile } = needs
  const fetchVisits = async (): Promise<Outcome<Visits>> => {
    const text = await fetchFile(VISITS_FILE)
    const read = readVisits(new Map(text === undefined ? [] : [[VISITS_FILE, text]]))
    return read.ok ? accept(await withRecorded(asPublic, read.value)) : read
  }

  app.get(VISITS_PAGE, READ, async (_, reply) => {
    const held = await fetchVisits()
    if (held.ok) return showPage(reply, 'panel-visits.njk', presentVisits(held.value))
    const sentences = held.problems.slice(0, 20).map(({ message }) => `${message}.`)
    return showMessage(reply, 503, 'The visits of this area cannot be read', sentences)
  })

  const always = async () => 'new' as const
  const publicPromises = async () => {
    const held = await needs.undertakings('public')
    return held.ok ? held.value.all.map(({ number }) => number) : []
  }
  formRoutes(app, needs, {
    ...{ url: `${VISITS_PAGE}/record`, act: RECORD, find: publicPromises },
    fields: () => OFFER_FIELDS,
    ask: () => ({
      title: 'Record a visit or an induction that was offered',
      lead: 'It stands as not recorded as made until that is recorded.',
      button: 'Record it',
      breadcrumbs: CRUMBS,
    }),
    async record(trx, promises, filled, moment): Promise<Outcome<string>> {
      const { document, paragraph, offeredBy, undertaking, ...offer } = filled
      if (undertaking !== undefined && !promises.includes(undertaking)) {
        const message = `There is no ${undertaking} that everybody reads. Enter the number of one, or leave it blank`
        return refuse('no-such-promise', message, 'undertaking')
      }
      const done = await recordOffer(
        trx,
        {
          ...{ ...offer, ...sourceOf({ document, paragraph }) },
          ...(offeredBy === undefined ? {} : { offeredBy }),
          ...(undertaking === undefined ? {} : { undertaking }),
        },
        moment,
      )
      return done.ok ? accept(VISITS_PAGE) : done
    },
  })
  formRoutes(app, needs, {
    ...{ url: `${VISITS_PAGE}/updates/record`, act: RECORD, find: always },
    fields: () => UPDATE_FIELDS,
    ask: () => ({
      title: 'Record an update that the panel received',
      lead: 'What was told at a meeting by word of mouth.',
      button: 'Record it',
      breadcrumbs: CRUMBS,
    }),
    async record(trx, _, filled, moment): Promise<Outcome<string>> {
      const { document, paragraph, item, areas, ...rest } = filled
      const update = {
        ...{ ...rest, areas: [...areas], ...sourceOf({ document, paragraph }) },
        ...(item === undefined ? {} : { item }),
      }
      const done = await recordUpdate(trx, update, moment)
      return done.ok ? accept(VISITS_PAGE) : done
    },
  })
  visitForms(app, needs, async ({ params }) => {
    const held = await fetchVisits()
    return held.ok ? held.value.visits.find(({ id }) => id === params['id']) : undefined
  })
}

/** What is recorded of one visit. */
function visitForms(
  app: FastifyInstance,
  needs: VisitNeeds,
  find: (request: FastifyRequest<Named>) => Promise<Visit | undefined>,
): void {
  formRoutes(app, needs, {
    ...{ url: `${VISITS_PAGE}/:id/arranged`, act: RECORD, find },
    fields: () => ARRANGED_FIELDS,
    ask: ({ what }) => ({
      title: 'Record the day a visit is arranged for',
      lead: what,
      button: 'Record it',
      breadcrumbs: CRUMBS,
    }),
    async record(trx, visit, filled, moment): Promise<Outcome<string>> {
      await recordArranged(trx, visit, filled.for, moment)
      return accept(VISITS_PAGE)
    },
  })
  formRoutes(app, needs, {
    ...{ url: `${VISITS_PAGE}/:id/made`, act: RECORD },
    async find(request) {
      const visit = await find(request)
      const held = await needs.undertakings('office')
      return visit === undefined || !held.ok ? undefined : { visit, held: held.value }
    },
    fields: () => MADE_FIELDS,
    ask: ({ visit: { what } }) => ({
      title: 'Record that a visit was made',
      lead: `${endSentence(what)} What was promised with it is then on record as done.`,
      button: 'Record it',
      breadcrumbs: CRUMBS,
    }),
    async record(trx, { visit, held }, filled, moment): Promise<Outcome<string>> {
      const { on, went, learned, ...where } = filled
      const made = {
        ...{ on, learned: learned ?? null, ...sourceOf(where) },
        went: typeof went === 'object' ? [...went] : (went ?? null),
      }
      const done = await recordMade(trx, await held.undertakingsIn(trx), visit, made, moment)
      return done.ok ? accept(VISITS_PAGE) : done
    },
  })
}
