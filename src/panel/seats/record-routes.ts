import type { FastifyInstance } from 'fastify'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { type Field, type Filled, readForm } from '#fields/index.ts'
import {
  HOLDING,
  keyOfHolding,
  type People,
  recordEnd,
  recordHolding,
  recordPerson,
  recordSubstitute,
  SUBSTITUTE,
} from '#people/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type Database, type Recorder, withdrawRecord, writeRecord } from '#storage/index.ts'
import { presentForm, recorderOf, showMessage, showPage, typedSchema } from '#web/index.ts'
import { type PanelNeeds, withPeople } from './answering.ts'
import {
  END_FIELDS,
  holdingFields,
  PERSON_FIELDS,
  substituteFields,
  WITHDRAW_FIELDS,
} from './asked-fields.ts'
import { daysWords, ENDED_WORDS } from './holding-words.ts'
import { hasPlaces } from './panel-page.ts'
import { placeName } from './person-page.ts'
import { timeWords } from './substitutes-table.ts'

type Asked = Readonly<Record<string, string>>
type Typed = Readonly<Record<string, unknown>>

/** Who records, when, and what day that is. */
interface Moment {
  readonly recorder: Recorder
  readonly today: string
}

/** A form about people as it is written: what it asks, and what is recorded of what was filled in. */
interface FormOf<Fields extends readonly Field[]> {
  readonly path: string
  /** In the words of the table of permissions. */
  readonly act: 'record' | 'withdraw'
  readonly title: string
  readonly button: string
  readonly fields: (people: People) => Fields
  /** What it is about, from its address; `undefined` when that names nothing. */
  readonly lead: (people: People, asked: Asked) => string | undefined
  /**
   * @param people - as the transaction finds them
   * @returns where it is to be read
   */
  readonly record: (
    trx: Transaction<Database>,
    people: People,
    filled: Filled<NoInfer<Fields>>,
    asked: Asked,
    moment: Moment,
  ) => Promise<Outcome<string>>
}

/** One form among others of all kinds: it reads its own fields. */
interface PeopleForm extends Omit<FormOf<readonly Field[]>, 'record'> {
  readonly record: (
    trx: Transaction<Database>,
    people: People,
    typed: Typed,
    asked: Asked,
    moment: Moment,
  ) => Promise<Outcome<string>>
}

/** A form with its fields read before anything is recorded; one that cannot be read is refused. */
function form<const Fields extends readonly Field[]>(written: FormOf<Fields>): PeopleForm {
  return {
    ...written,
    async record(trx, people, typed, asked, moment) {
      const read = readForm(written.fields(people), typed)
      return read.ok ? await written.record(trx, people, read.value, asked, moment) : read
    },
  }
}

const askedSchema = z.record(z.string(), z.string()).catch({})

/** The forms that record who holds what; each writes once, in its own transaction. */
export function recordRoutes(
  app: FastifyInstance,
  { db, people: fetchPeople, now }: PanelNeeds,
): void {
  for (const form of [PERSON, HOLDS, ENDS, SUBSTITUTES, WITHDRAWS]) {
    const path = `/panel/record/${form.path}`
    const config = { config: { act: { kind: 'panel', act: form.act } } }
    const present = (people: People, lead: string, url: string, typed: Typed, problems: []) => ({
      title: form.title,
      breadcrumbs: [{ text: 'The panel', href: '/panel' }],
      lead,
      action: url,
      button: form.button,
      ...presentForm(form.fields(people), typed, problems),
    })

    app.get(path, config, async (request, reply) =>
      withPeople(reply, fetchPeople, ({ people }) => {
        const asked = askedSchema.parse(request.query)
        const lead = form.lead(people, asked)
        if (lead === undefined) return nothing(reply)
        return showPage(reply, 'panel-form.njk', present(people, lead, request.url, asked, []), 200)
      }),
    )

    app.post(path, config, async (request, reply) =>
      withPeople(reply, fetchPeople, async ({ people, peopleIn }) => {
        const asked = askedSchema.parse(request.query)
        const lead = form.lead(people, asked)
        if (lead === undefined) return nothing(reply)
        const typed = typedSchema.parse(request.body)
        const { at, today } = now()
        const moment = { recorder: recorderOf(request, at), today }
        const done = await writeRecord(db, async (trx) =>
          form.record(trx, await peopleIn(trx), typed, asked, moment),
        )
        if (done.ok) return reply.redirect(done.value, 303)
        const page = present(people, lead, request.url, typed, done.problems as [])
        return showPage(reply, 'panel-form.njk', page, 422)
      }),
    )
  }
}

function nothing(reply: Parameters<typeof showMessage>[0]) {
  return showMessage(reply, 404, 'There is nothing here to record', [
    'What this address is about is not recorded, or was withdrawn. Open the page of the panel again to see what can be.',
  ])
}

const PERSON = form({
  path: 'person',
  act: 'record',
  title: 'Add a person',
  button: 'Add them',
  fields: () => PERSON_FIELDS,
  lead: () =>
    'Whoever is added can be chosen as a member, for an office, or as a substitute. The name is published.',
  async record(trx, people, named, _, { recorder }) {
    const done = await recordPerson(trx, people, named, recorder)
    return done.ok ? accept(`/panel/people/${done.value}`) : done
  },
})

const HOLDS = form({
  path: 'holding',
  act: 'record',
  title: 'Record who holds a seat or an office',
  button: 'Record it',
  fields: holdingFields,
  lead: (people) =>
    hasPlaces(people) && people.people.size > 0
      ? 'From its first day it counts wherever members are counted. Its end is recorded when it comes, or here if it is over.'
      : undefined,
  async record(trx, people, { termEnds, role, party, to, how, ...rest }, _, { recorder }) {
    if (how !== undefined && to === undefined) {
      return refuse('no-last-day', `Enter the last day: “${ENDED_WORDS[how]}” is chosen`, 'to')
    }
    const stated = Object.fromEntries(
      Object.entries({ termEnds, role, party }).filter(([, value]) => value),
    )
    const ended = to === undefined || how === undefined ? {} : { ended: { to, how } }
    const done = await recordHolding(trx, people, { ...rest, ...stated, ...ended }, recorder)
    return done.ok ? accept(`/panel/people/${rest.person}`) : done
  },
})

const ENDS = form({
  path: 'end',
  act: 'record',
  title: 'Record that somebody no longer holds a seat or an office',
  button: 'Record it',
  fields: () => END_FIELDS,
  lead(people, asked) {
    const holding = holdingOf(people, asked)
    const name = holding && people.people.get(holding.person)?.name
    return (
      holding && `${name}: ${placeName(people, holding.place)}. A second time puts the first right.`
    )
  },
  async record(trx, people, end, asked, { recorder }) {
    const holding = holdingOf(people, asked)
    if (holding === undefined) return refuse('no-holding', 'That is no longer recorded')
    const done = await recordEnd(trx, people, holding, end, recorder)
    return done.ok ? accept(`/panel/people/${holding.person}`) : done
  },
})

function holdingOf({ holdings }: People, { holding }: Asked) {
  return holdings.find((one) => keyOfHolding(one) === holding)
}

const SUBSTITUTES = form({
  path: 'substitute',
  act: 'record',
  title: 'Record a substitute for a meeting',
  button: 'Record it',
  fields: substituteFields,
  lead: (people) =>
    people.people.size > 0
      ? 'It is recorded as told, in time or late: whether it counts is for the panel’s rules to say.'
      : undefined,
  async record(trx, people, { told, ...substitute }, _, { recorder }) {
    const done = await recordSubstitute(
      trx,
      people,
      { ...substitute, told: told || null },
      recorder,
    )
    return done.ok ? accept(`/panel?on=${substitute.meeting.slice(0, 10)}`) : done
  },
})

const withdrawnSchema = z.object({ kind: z.enum([HOLDING, SUBSTITUTE]), record: z.string() })

const WITHDRAWS = form({
  path: 'withdraw',
  act: 'withdraw',
  title: 'Withdraw what was recorded',
  button: 'Withdraw it',
  fields: () => WITHDRAW_FIELDS,
  lead(people, asked) {
    const what = sayRecorded(people, asked)
    return what === undefined
      ? undefined
      : `${what}. For what was never so: it stays in the record of changes, and counts nowhere.`
  },
  async record(trx, people, { reason }, asked, { recorder, today }) {
    const which = withdrawnSchema.safeParse(asked)
    if (!which.success || sayRecorded(people, asked) === undefined) {
      return refuse('not-recorded', 'That is no longer recorded')
    }
    const done = await withdrawRecord(trx, { ...which.data, day: today }, { reason, ...recorder })
    return done.ok ? accept('/panel') : done
  },
})

/** What was recorded under a number, in words; `undefined` when nothing that counts is. */
function sayRecorded(people: People, { kind, record }: Asked): string | undefined {
  const nameOf = (id: string) => people.people.get(id)?.name ?? id
  if (kind === HOLDING) {
    const holding = people.holdings.find((one) => one.record !== undefined && one.record === record)
    return (
      holding &&
      `${nameOf(holding.person)}, ${placeName(people, holding.place)}, ${daysWords(holding)}`
    )
  }
  const substitute =
    kind === SUBSTITUTE ? people.substitutes.find((one) => one.record === record) : undefined
  return (
    substitute &&
    `${nameOf(substitute.person)} in place of ${nameOf(substitute.member)}, ${timeWords(substitute.meeting)}`
  )
}
