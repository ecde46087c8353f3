import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely, Transaction } from 'kysely'
import type { Field } from '#fields/index.ts'
import type { Outcome, Problem } from '#shared/index.ts'
import { type Database, type Recorder, writeRecord } from '#storage/index.ts'
import {
  type Act,
  askLeave,
  type Link,
  presentForm,
  recorderOf,
  showMessage,
  showPage,
  typedSchema,
} from '#web/index.ts'

type Typed = Readonly<Record<string, unknown>>

/** What an address names, by the names in its route. */
export type Named = { Params: Readonly<Record<string, string>> }

/** Who records a form, when, and on which day. */
export interface Moment {
  /** YYYY-MM-DD */
  readonly today: string
  readonly recorder: Recorder
}

/** A form as it is asked. */
export interface AskedForm {
  readonly title: string
  readonly lead: string
  readonly button: string
  readonly breadcrumbs: readonly Link[]
  readonly fields: readonly Field[]
  /** What stands in it at first. */
  readonly typed?: Typed
}

/** A form of the panel that records once, in a transaction of its own. */
export interface PanelForm<Found> {
  readonly url: string
  readonly act: Act
  /** What the address is about; `undefined` where there is nothing to record. */
  readonly find: (request: FastifyRequest<Named>) => Promise<Found | undefined>
  /** The state of it for the table of permissions; `any` unless said. */
  readonly stateOf?: (found: Found) => string
  readonly ask: (found: Found, today: string) => AskedForm
  /** @returns the address to go on to, or all that is wrong */
  readonly record: (
    trx: Transaction<Database>,
    found: Found,
    typed: Typed,
    moment: Moment,
  ) => Promise<Outcome<string>>
  /** What is done once it is recorded, such as sending a letter. */
  readonly after?: (found: Found, typed: Typed, moment: Moment) => void
}

/** What a form stands on. */
export interface FormNeeds {
  readonly db: Kysely<Database>
  readonly now: () => { readonly at: string; readonly today: string }
}

/** The page that asks a form, and what takes it: with what was typed again where it is refused. */
export function formRoutes<Found>(
  app: FastifyInstance,
  { db, now }: FormNeeds,
  { url, act, find, stateOf = () => 'any', ask, record, after }: PanelForm<Found>,
): void {
  const config = { config: { act } }

  app.get<Named>(url, config, async (request, reply) => {
    const found = await find(request)
    if (found === undefined) return nothingToRecord(reply)
    const { today } = now()
    const form = ask(found, today)
    return show(request, reply, form, { on: today, ...form.typed }, [])
  })

  app.post<Named>(url, config, async (request, reply) => {
    const found = await find(request)
    if (found === undefined) return nothingToRecord(reply)
    const typed = typedSchema.parse(request.body)
    const { at, today } = now()
    const moment = { today, recorder: recorderOf(request, at) }
    const done = await writeRecord(db, async (trx): Promise<Outcome<string>> => {
      const leave = askLeave(request.actor, act.act, act.kind, stateOf(found))
      if (!leave.ok) return leave
      return await record(trx, found, typed, moment)
    })
    if (done.ok) {
      after?.(found, typed, moment)
      return reply.redirect(done.value, 303)
    }
    return show(request, reply, ask(found, today), typed, done.problems)
  })
}

function show(
  { url: action }: FastifyRequest<Named>,
  reply: FastifyReply,
  { fields, typed: _, ...form }: AskedForm,
  typed: Typed,
  problems: readonly Problem[],
): FastifyReply {
  const page = { ...form, action, ...presentForm(fields, typed, problems) }
  return showPage(reply, 'panel-form.njk', page, problems.length > 0 ? 422 : 200)
}

function nothingToRecord(reply: FastifyReply): FastifyReply {
  return showMessage(reply, 404, 'There is nothing here to record', [
    'What this address is about is not recorded, or has moved on since. Open its page again to see what can be.',
  ])
}
