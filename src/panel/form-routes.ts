import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely, Transaction } from 'kysely'
import { type Field, type Filled, readForm } from '#fields/index.ts'
import type { Outcome, Problem } from '#shared/index.ts'
import { type Database, type Recorder, writeRecord } from '#storage/index.ts'
import {
  type Act,
  askLeave,
  type Link,
  presentForm,
  recorderOf,
  redirectTelling,
  type ShownForm,
  showMessage,
  showPage,
  typedSchema,
} from '#web/index.ts'
import { confirmedIn, withConfirming } from './confirming.ts'

type Typed = Readonly<Record<string, unknown>>

/** What an address names, by the names in its route. */
export type Named = { Params: Readonly<Record<string, string>> }

/** Who records a form, when, and on which day. */
export interface Moment {
  /** YYYY-MM-DD */
  readonly today: string
  readonly recorder: Recorder
  /** What they were warned of and said is so all the same. */
  readonly confirmed?: ReadonlySet<string>
}

/** Of a form that is recorded: it may tell a word to the page that it leads to. */
export interface Recording extends Moment {
  readonly tell: (word: string) => void
}

/** A form as it is asked. */
export interface AskedForm {
  readonly title: string
  readonly lead: string
  readonly button: string
  readonly breadcrumbs: readonly Link[]
  /** What stands in it at first, where its address says nothing else. */
  readonly typed?: Typed
}

/** What an address is about; `undefined` where there is nothing to record. */
export type Find<Found> = (request: FastifyRequest<Named>) => Promise<Found | undefined>

/** A form of the panel that records once, in a transaction of its own. */
export interface PanelForm<Found, Fields extends readonly Field[]> {
  readonly url: string
  readonly act: Act
  readonly find: Find<Found>
  /** The same as the transaction has it; as the page found it unless said. */
  readonly findIn?: (
    trx: Transaction<Database>,
    found: Found,
    request: FastifyRequest<Named>,
  ) => Promise<Found | undefined>
  /** The state of it for the table of permissions; `any` unless said. */
  readonly stateOf?: (found: Found) => string
  readonly fields: (found: Found, today: string) => Fields
  readonly ask: (found: Found, today: string) => AskedForm
  /** @returns the address to go on to, or all that is wrong */
  readonly record: (
    trx: Transaction<Database>,
    found: Found,
    filled: Filled<Fields>,
    moment: Recording,
  ) => Promise<Outcome<string>>
  /** What is done once it is recorded, such as sending a letter. */
  readonly after?: (found: Found, filled: Filled<Fields>, moment: Moment) => void
}

/** What a form stands on. */
export interface FormNeeds {
  readonly db: Kysely<Database>
  readonly now: () => { readonly at: string; readonly today: string }
}

/**
 * The page that asks a form, and what takes it: with what was typed again where it is refused. No day stands in
 * a form at first but where the form says which: one that nobody chose would be recorded as if somebody had.
 */
export function formRoutes<Found, const Fields extends readonly Field[]>(
  app: FastifyInstance,
  { db, now }: FormNeeds,
  form: PanelForm<Found, Fields>,
): void {
  const { url, act, find, findIn, stateOf = () => 'any', fields, ask, record, after } = form
  const config = { config: { act } }

  app.get<Named>(url, config, async (request, reply) => {
    const found = await find(request)
    if (found === undefined) return nothingToRecord(reply)
    const { today } = now()
    const asked = ask(found, today)
    const typed = { ...asked.typed, ...typedSchema.parse(request.query) }
    return show(request, reply, asked, presentForm(shown(fields(found, today)), typed, []))
  })

  app.post<Named>(url, config, async (request, reply) => {
    const found = await find(request)
    if (found === undefined) return nothingToRecord(reply)
    const typed = typedSchema.parse(request.body)
    const { at, today } = now()
    const confirmed = confirmedIn(typed)
    let told: string | undefined
    const tell = (word: string) => {
      told = word
    }
    const moment = { today, recorder: recorderOf(request, at), confirmed, tell }
    const asked = fields(found, today)
    const read = readForm(asked, typed)
    const done = await writeRecord(db, async (trx): Promise<Outcome<string> | undefined> => {
      const its = findIn === undefined ? found : await findIn(trx, found, request)
      if (its === undefined) return undefined
      const leave = askLeave(request.actor, act.act, act.kind, stateOf(its))
      if (!leave.ok) return leave
      return read.ok ? await record(trx, its, read.value, moment) : read
    })
    if (done === undefined) return nothingToRecord(reply)
    if (done.ok && read.ok) after?.(found, read.value, moment)
    if (done.ok) {
      return told === undefined
        ? reply.redirect(done.value, 303)
        : redirectTelling(reply, done.value, told)
    }
    return show(request, reply, ask(found, today), presentAgain(asked, typed, done.problems))
  })
}

/** A form that was refused, with what was typed, what is wrong, and what there is to confirm. */
export function presentAgain(
  fields: readonly Field[],
  typed: Typed,
  problems: readonly Problem[],
): ShownForm {
  const confirming = withConfirming(shown(fields), typed, problems)
  return presentForm(confirming.fields, typed, confirming.problems)
}

/** A choice among nothing is none. */
function shown(fields: readonly Field[]): readonly Field[] {
  return fields.filter(
    (field) =>
      (field.kind !== 'choice' && field.kind !== 'ticks') || Object.keys(field.choices).length > 0,
  )
}

function show(
  { url: action }: FastifyRequest<Named>,
  reply: FastifyReply,
  { typed: _, ...form }: AskedForm,
  asked: ShownForm,
): FastifyReply {
  const page = { ...form, action, ...asked }
  return showPage(reply, 'panel-form.njk', page, asked.problems.length > 0 ? 422 : 200)
}

function nothingToRecord(reply: FastifyReply): FastifyReply {
  return showMessage(reply, 404, 'There is nothing here to record', [
    'What this address is about is not recorded, or has moved on since, as when a form is sent twice. Open its page again to see how it stands.',
  ])
}
