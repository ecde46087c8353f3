import type { FastifyInstance } from 'fastify'
import type { Transaction } from 'kysely'
import type { Field } from '#fields/index.ts'
import type { People } from '#people/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  type Database,
  fetchEntries,
  fetchVersion,
  type Part,
  recordNumbered,
  recordOnce,
} from '#storage/index.ts'
import { showReady } from '#web/index.ts'
import { formRoutes, type Moment } from '../form-routes.ts'
import { isToCome, type Meetings } from './meeting.ts'
import { CRUMBS, meetingName, nameOf } from './meeting-words.ts'
import { type MeetingNeeds, withKnown } from './needs.ts'
import { sayNotConnected } from './not-connected.ts'
import { MEETING } from './recorded-meetings.ts'
import { expectedOn } from './replies.ts'
import { readWorkItems, WORK_ITEM } from './work-programme.ts'
import { presentWorkProgramme } from './work-programme-page.ts'

const READ = { config: { act: { kind: MEETING, act: 'read' } } }

const PAGE = '/meetings/work-programme'
const WAY = [...CRUMBS, { text: 'Work programme', href: PAGE }]

const ITEM_FIELDS = [
  { name: 'title', kind: 'text', label: 'The item', asks: 'what the item is', longest: 200 },
  {
    name: 'about',
    kind: 'long-text',
    label: 'What it is about, and why',
    hint: 'It is published',
    longest: 2_000,
    required: false,
  },
] as const satisfies readonly Field[]

/** `/meetings/work-programme`: what is to come before the panel. */
export function workRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  const { asPublic, personOf } = needs
  const fetchItems = async () => readWorkItems(await fetchEntries(asPublic, { kind: WORK_ITEM }))

  app.get(PAGE, READ, async (request, reply) =>
    withKnown(reply, needs, async ({ meetings, people, decider, today, version }) => {
      const its = await fetchVersion(asPublic, [WORK_ITEM])
      const kept = { name: PAGE, version: `${version} ${its}`, audience: 'public' } as const
      return showReady(request, reply, kept, 'work-programme.njk', async () =>
        presentWorkProgramme(meetings, await fetchItems(), people, decider, today),
      )
    }),
  )

  formRoutes(app, needs, {
    url: `${PAGE}/new`,
    act: { kind: 'own-item', act: 'put' },
    find: async ({ actor }) => ({ actor, person: await personOf(actor) }),
    fields: () => ITEM_FIELDS,
    ask: ({ actor, person }) => ({
      title: 'Put an item forward',
      lead:
        person === undefined
          ? sayNotConnected(actor).join(' ')
          : 'It stands in the work programme under your name until it is placed on an agenda.',
      button: 'Put it forward',
      breadcrumbs: WAY,
    }),
    async record(trx, { person }, { title, about }, moment): Promise<Outcome<string>> {
      if (person === undefined)
        return refuse(
          'nobody',
          'It is not known who you are on the panel: have your account connected first',
        )
      return await recordItem(trx, { title, person, ...(about ? { about } : {}) }, moment)
    },
  })

  putForRoutes(app, needs)

  formRoutes(app, needs, {
    url: `${PAGE}/:number/place`,
    act: { kind: WORK_ITEM, act: 'place' },
    async find({ params }) {
      const held = await needs.meetings()
      const item = (await fetchItems()).find(({ record }) => record === params['number'])
      return held.ok && item ? { item, meetings: held.value.meetings } : undefined
    },
    fields: ({ meetings }, today) => placing(meetings, today),
    ask: ({ item }) => ({
      title: 'Place an item on an agenda',
      lead: item.title,
      button: 'Place it',
      breadcrumbs: WAY,
    }),
    async record(trx, { item }, { meeting }, { today, recorder }): Promise<Outcome<string>> {
      const entry = { kind: WORK_ITEM, record: item.record, event: 'placed', happened: today }
      await recordOnce(trx, { ...entry, parts: { public: { meeting } } }, recorder)
      return accept(PAGE)
    },
  })
}

async function recordItem(
  trx: Transaction<Database>,
  part: Part,
  { today, recorder }: Moment,
): Promise<Outcome<string>> {
  const entry = { kind: WORK_ITEM, event: 'put', happened: today, parts: { public: part } }
  await recordNumbered(trx, entry, recorder)
  return accept(PAGE)
}

/** Items that a member asked the clerk for, such as by letter. */
function putForRoutes(app: FastifyInstance, needs: MeetingNeeds): void {
  formRoutes(app, needs, {
    url: `${PAGE}/for-member`,
    act: { kind: WORK_ITEM, act: 'put-for' },
    async find() {
      const held = await needs.people()
      return held.ok ? held.value.people : undefined
    },
    fields: (people, today) => itemFor(people, today),
    ask: () => ({
      title: 'Put an item forward for a member',
      lead: 'As the member asked for it. It stands in the work programme under their name.',
      button: 'Put it forward',
      breadcrumbs: WAY,
    }),
    async record(trx, _, filled, moment): Promise<Outcome<string>> {
      const { person, title, about, asked } = filled
      return await recordItem(trx, { title, person, asked, ...(about ? { about } : {}) }, moment)
    },
  })
}

/** The item, and for whom of the members of a day it is put. */
function itemFor(people: People, today: string) {
  const members = expectedOn(people, today).members
  return [
    {
      name: 'person',
      kind: 'choice',
      label: 'For which member',
      asks: 'the member',
      choices: Object.fromEntries(members.map((id) => [id, nameOf(people, id)])),
    },
    ...ITEM_FIELDS,
    {
      name: 'asked',
      kind: 'text',
      label: 'How the member asked for it',
      hint: 'Such as: e-mail of 2 March 2026',
      asks: 'how the member asked for it',
      longest: 200,
    },
  ] as const satisfies readonly Field[]
}

/** Meetings that are to come. */
const placing = ({ all }: Meetings, today: string) =>
  [
    {
      name: 'meeting',
      kind: 'choice',
      label: 'On the agenda of which meeting',
      asks: 'the meeting',
      choices: Object.fromEntries(
        all.filter((one) => isToCome(one, today)).map((one) => [one.address, meetingName(one)]),
      ),
    },
  ] as const satisfies readonly Field[]
