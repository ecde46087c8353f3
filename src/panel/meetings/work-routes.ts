import type { FastifyInstance } from 'fastify'
import { type Field, readForm } from '#fields/index.ts'
import type { People } from '#people/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { fetchEntries, fetchVersion, nextNumber, recordEntry, writeRecord } from '#storage/index.ts'
import { askLeave, presentForm, recorderOf, showPage, showReady, typedSchema } from '#web/index.ts'
import { formRoutes } from '../form-routes.ts'
import { isToCome, type Meetings } from './meeting.ts'
import { CRUMBS, meetingName, nameOf } from './meeting-words.ts'
import { type MeetingNeeds, notThere, withKnown } from './needs.ts'
import { MEETING } from './recorded-meetings.ts'
import { expectedOn } from './replies.ts'
import { readWorkItems, WORK_ITEM } from './work-programme.ts'
import { presentWorkProgramme } from './work-programme-page.ts'

type Typed = Readonly<Record<string, unknown>>
type Numbered = { Params: { number: string } }

const READ = { config: { act: { kind: MEETING, act: 'read' } } }
const PUT = { config: { act: { kind: 'own-item', act: 'put' } } }
const PLACE = { config: { act: { kind: WORK_ITEM, act: 'place' } } }

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
  const { db, asPublic, now, personOf } = needs
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

  app.get(`${PAGE}/new`, PUT, (_, reply) => showPage(reply, 'panel-form.njk', presentNew({}, [])))

  app.post(`${PAGE}/new`, PUT, async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const read = readForm(ITEM_FIELDS, typed)
    const person = await personOf(request.actor)
    const { at, today } = now()
    const done = !read.ok
      ? read
      : person === undefined
        ? refuse(
            'nobody',
            'Your account is not connected with a person of the panel. Ask the administrator of the accounts to connect it',
          )
        : await writeRecord(db, async (trx): Promise<Outcome<'put'>> => {
            const leave = askLeave(request.actor, 'put', 'own-item', 'any')
            if (!leave.ok) return leave
            const { title, about } = read.value
            const part = { title, person, ...(about ? { about } : {}) }
            const record = String(await nextNumber(trx, WORK_ITEM))
            const entry = { kind: WORK_ITEM, record, event: 'put', happened: today }
            await recordEntry(trx, { ...entry, parts: { public: part } }, recorderOf(request, at))
            return accept('put')
          })
    if (done.ok) return reply.redirect(PAGE, 303)
    return showPage(reply, 'panel-form.njk', presentNew(typed, done.problems), 422)
  })

  putForRoutes(app, needs)

  app.get<Numbered>(`${PAGE}/:number/place`, PLACE, async (request, reply) =>
    withKnown(reply, needs, async ({ meetings, today }) => {
      const item = (await fetchItems()).find(({ record }) => record === request.params.number)
      if (item === undefined) return notThere(reply)
      const fields = placing(meetings, today)
      return showPage(
        reply,
        'panel-form.njk',
        presentPlace(item.record, item.title, fields, {}, []),
      )
    }),
  )

  app.post<Numbered>(`${PAGE}/:number/place`, PLACE, async (request, reply) =>
    withKnown(reply, needs, async ({ meetings, today }) => {
      const item = (await fetchItems()).find(({ record }) => record === request.params.number)
      if (item === undefined) return notThere(reply)
      const typed = typedSchema.parse(request.body)
      const fields = placing(meetings, today)
      const read = readForm(fields, typed)
      const done = read.ok
        ? await writeRecord(db, async (trx): Promise<Outcome<'placed'>> => {
            const leave = askLeave(request.actor, 'place', WORK_ITEM, 'any')
            if (!leave.ok) return leave
            const entry = { kind: WORK_ITEM, record: item.record, event: 'placed', happened: today }
            const parts = { public: { meeting: read.value.meeting } }
            await recordEntry(trx, { ...entry, parts }, recorderOf(request, now().at))
            return accept('placed')
          })
        : read
      if (done.ok) return reply.redirect(PAGE, 303)
      const page = presentPlace(item.record, item.title, fields, typed, done.problems)
      return showPage(reply, 'panel-form.njk', page, 422)
    }),
  )
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
    async record(trx, _, filled, { today, recorder }): Promise<Outcome<string>> {
      const { person, title, about, asked } = filled
      const part = { title, person, asked, ...(about ? { about } : {}) }
      const record = String(await nextNumber(trx, WORK_ITEM))
      const entry = { kind: WORK_ITEM, record, event: 'put', happened: today }
      await recordEntry(trx, { ...entry, parts: { public: part } }, recorder)
      return accept(PAGE)
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

function presentNew(typed: Typed, problems: readonly Problem[]) {
  return {
    title: 'Put an item forward',
    breadcrumbs: WAY,
    lead: 'It stands in the work programme under your name until it is placed on an agenda.',
    action: `${PAGE}/new`,
    button: 'Put it forward',
    ...presentForm(ITEM_FIELDS, typed, problems),
  }
}

function presentPlace(
  record: string,
  title: string,
  fields: readonly Field[],
  typed: Typed,
  problems: readonly Problem[],
) {
  return {
    title: 'Place an item on an agenda',
    breadcrumbs: WAY,
    lead: title,
    action: `${PAGE}/${record}/place`,
    button: 'Place it',
    ...presentForm(fields, typed, problems),
  }
}
