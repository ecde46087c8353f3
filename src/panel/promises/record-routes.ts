import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { type Field, readForm } from '#fields/index.ts'
import { type Outcome, type Problem, refuse } from '#shared/index.ts'
import { type Database, type Recorder, writeRecord } from '#storage/index.ts'
import { presentForm, recorderOf, showMessage, showPage, typedSchema } from '#web/index.ts'
import { FORMS, happeningFields, RECORDED, STRIKE_FIELDS } from './happening-fields.ts'
import type { PromiseNeeds } from './needs.ts'
import { addressOf } from './promise-words.ts'
import { readSaidOfIt, readSays } from './read-filled.ts'
import { recordHappening, recordUndertaking, strikeOut } from './record-promises.ts'
import { daysDue } from './standing.ts'
import {
  HAPPENINGS,
  type HappeningKind,
  type Undertaking,
  type Undertakings,
} from './undertaking.ts'
import { shownFields, undertakingFields } from './undertaking-fields.ts'
import { type Numbered, withHeld } from './with-held.ts'

type Typed = Readonly<Record<string, unknown>>
type Request = FastifyRequest<Numbered>

/** A form about one undertaking, as its address names it. */
interface PromiseForm {
  readonly title: string
  readonly lead: string
  readonly button: string
  readonly fields: readonly Field[]
  readonly record: (
    trx: Transaction<Database>,
    undertaking: Undertaking,
    typed: Typed,
    today: string,
    recorder: Recorder,
  ) => Promise<Outcome<void>>
}

/** Recording what was undertaken and what came of it; each form writes once, in its own transaction. */
export function recordRoutes(app: FastifyInstance, needs: PromiseNeeds): void {
  makingRoutes(app, needs)
  const { now, siteAddress } = needs

  for (const kind of [...RECORDED, 'answered'] as const) {
    const act = kind === 'answered' ? 'answer' : 'record'
    formRoutes(app, needs, kind === 'answered' ? 'answer' : kind, act, (_, undertaking) =>
      formOf(kind, undertaking, now().today, siteAddress()),
    )
  }
  formRoutes(app, needs, 'strike-out', 'strike-out', ({ query }, undertaking) => {
    const entry = entrySchema.parse(query)
    const struck = undertaking.happenings.find(
      (one) => one.entry !== undefined && one.entry === entry && one.struck === undefined,
    )
    if (struck?.entry === undefined) return undefined
    return {
      title: 'Strike out what was recorded in error',
      lead: `${HAPPENINGS[struck.kind]}: ${struck.words}. It counts no longer, and stays to be read.`,
      button: 'Strike it out',
      fields: STRIKE_FIELDS,
      async record(trx, its, typed, today, recorder) {
        const read = readForm(STRIKE_FIELDS, typed)
        if (!read.ok) return read
        return await strikeOut(trx, its, { entry: entry ?? 0, ...read.value }, today, recorder)
      },
    }
  })
}

const entrySchema = z
  .object({ entry: z.coerce.number().int().positive() })
  .transform(({ entry }) => entry)
  .optional()
  .catch(undefined)

function formOf(
  kind: HappeningKind,
  undertaking: Undertaking,
  day: string,
  siteAddress: string,
): PromiseForm {
  const turns = kind === 'evidence' ? daysDue(undertaking, day) : []
  const fields = happeningFields(kind, turns)
  return {
    ...FORMS[kind],
    button: kind === 'answered' ? 'Publish the answer' : 'Record it',
    fields,
    async record(trx, its, typed, today, recorder) {
      const read = readForm(fields, typed)
      if (!read.ok) return read
      const said = readSaidOfIt(read.value, siteAddress)
      if (!said.ok) return said
      const happening = { kind, on: read.value.on, said: said.value }
      return await recordHappening(trx, its, happening, today, recorder)
    },
  }
}

function formRoutes(
  app: FastifyInstance,
  needs: PromiseNeeds,
  path: string,
  act: string,
  formFor: (request: Request, undertaking: Undertaking) => PromiseForm | undefined,
): void {
  const { db, now } = needs
  const config = { config: { act: { kind: 'promise', act } } }
  const url = `/promises/:number/${path}`
  const find = ({ all }: Undertakings, { params }: Request) =>
    all.find(({ number }) => String(number) === params.number)
  const show = (
    { url: action }: Request,
    reply: FastifyReply,
    undertaking: Undertaking,
    form: PromiseForm,
    typed: Typed,
    problems: readonly Problem[],
  ) => {
    const { number, what } = undertaking
    const page = {
      title: form.title,
      breadcrumbs: [
        { text: 'Promises', href: '/promises' },
        { text: `${number}. ${what}`, href: addressOf(undertaking) },
      ],
      lead: form.lead,
      action,
      button: form.button,
      ...presentForm(shownFields(form.fields), typed, problems),
    }
    return showPage(reply, 'panel-form.njk', page, problems.length > 0 ? 422 : 200)
  }

  app.get<Numbered>(url, config, (request, reply) =>
    withHeld(needs, request, reply, (held) => {
      const undertaking = find(held, request)
      const form = undertaking && formFor(request, undertaking)
      if (undertaking === undefined || form === undefined) return nothing(reply)
      return show(request, reply, undertaking, form, { on: now().today }, [])
    }),
  )

  app.post<Numbered>(url, config, (request, reply) =>
    withHeld(needs, request, reply, async (held) => {
      const undertaking = find(held, request)
      const form = undertaking && formFor(request, undertaking)
      if (undertaking === undefined || form === undefined) return nothing(reply)
      const typed = typedSchema.parse(request.body)
      const { at, today } = now()
      const done = await writeRecord(db, async (trx) => {
        const its = find(await held.undertakingsIn(trx), request)
        if (its === undefined) return refuse('no-promise', 'That is no longer recorded')
        return await form.record(trx, its, typed, today, recorderOf(request, at))
      })
      if (done.ok) return reply.redirect(addressOf(undertaking), 303)
      return show(request, reply, undertaking, form, typed, done.problems)
    }),
  )
}

function nothing(reply: FastifyReply) {
  return showMessage(reply, 404, 'There is nothing here to record', [
    'What this address is about is not recorded, or was struck out. Open the page of promises to see what can be.',
  ])
}

const RECORD = { config: { act: { kind: 'promise', act: 'record' } } }

function makingRoutes(app: FastifyInstance, needs: PromiseNeeds): void {
  const { db, now, fetchArea, steps } = needs
  const fieldsFor = async (held: Undertakings) =>
    undertakingFields(held, await fetchArea(), await steps())
  const show = (
    reply: FastifyReply,
    fields: readonly Field[],
    typed: Typed,
    problems: readonly Problem[],
  ) => {
    const page = {
      title: 'Record what was promised, asked for or resolved',
      breadcrumbs: [{ text: 'Promises', href: '/promises' }],
      lead: 'One item for each. It cannot be deleted: it ends with evidence, or with a reason.',
      action: '/promises/record',
      button: 'Record it',
      ...presentForm(shownFields(fields), typed, problems),
    }
    return showPage(reply, 'panel-form.njk', page, problems.length > 0 ? 422 : 200)
  }

  app.get('/promises/record', RECORD, (request, reply) =>
    withHeld(needs, request, reply, async (held) =>
      show(reply, await fieldsFor(held), typedSchema.parse(request.query), []),
    ),
  )

  app.post('/promises/record', RECORD, (request, reply) =>
    withHeld(needs, request, reply, async (held) => {
      const area = await fetchArea()
      const fields = await fieldsFor(held)
      const typed = typedSchema.parse(request.body)
      const read = readForm(fields, typed)
      const says = read.ok ? readSays(read.value, area) : read
      if (!read.ok || !says.ok) {
        return show(reply, fields, typed, says.ok ? [] : says.problems)
      }
      const { at, today } = now()
      const done = await writeRecord(db, async (trx) =>
        recordUndertaking(
          trx,
          await held.undertakingsIn(trx),
          says.value,
          read.value.audience,
          today,
          recorderOf(request, at),
        ),
      )
      if (!done.ok) return show(reply, fields, typed, done.problems)
      return reply.redirect(addressOf({ number: done.value }), 303)
    }),
  )
}
