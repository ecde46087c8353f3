import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Kysely } from 'kysely'
import { type Field, readForm } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import { type Database, type ReadAs, withdrawRecord, writeRecord } from '#storage/index.ts'
import {
  type Link,
  presentForm,
  recorderOf,
  showMessage,
  showPage,
  typedSchema,
} from '#web/index.ts'
import { TAKE_BACK, type WITHDRAW_EXPLANATION } from './figure-act-fields.ts'
import type { FetchHoldings, Holdings } from './holdings.ts'

export interface FigureActNeeds {
  readonly db: Kysely<Database>
  readonly readAs: ReadAs
  readonly holdings: FetchHoldings
  /** The instant it is, and the day it is in Britain. */
  readonly now: () => { readonly at: string; readonly today: string }
}

/** A form by which something is done about a figure. */
export interface ActForm {
  readonly title: string
  readonly lead: string
  /** Said after the lead. */
  readonly more?: string
  readonly action: string
  readonly button: string
  readonly breadcrumbs: readonly Link[]
}

/** Said of what was recorded and is not approved. */
export const YET_TO_BE_APPROVED = 'Somebody who did not record that has yet to approve it.'

/** Said where somebody is about to record what another has to approve. */
export const TO_BE_APPROVED =
  'It holds at once, and pages say that somebody else has yet to approve it, until somebody does. Until then no report that rests on it can be signed off.'

/** Shows the form, with what was typed and what is wrong with it. */
export function showAct(
  reply: FastifyReply,
  form: ActForm,
  fields: readonly Field[],
  typed: Readonly<Record<string, unknown>> = {},
  problems: readonly Problem[] = [],
) {
  const page = { ...form, ...presentForm(fields, typed, problems) }
  return showPage(reply, 'figure-act.njk', page, problems.length > 0 ? 422 : 200)
}

export function showNothing(reply: FastifyReply) {
  const sentence =
    'What this address is about is not here, or was withdrawn or taken back already, as when a form is sent twice. Open the page of the measure again to see how it stands.'
  return showMessage(reply, 404, 'There is nothing here to record', [sentence])
}

export interface Asked {
  readonly Params: { readonly measure: string; readonly figure?: string; readonly record?: string }
  readonly Querystring: { readonly area?: string }
}

/** A record about a figure that can be taken back. */
interface ToTakeBack extends ActForm {
  /** Where the figure is seen again. */
  readonly back: string
  /** What is asked; why the figure counts again, unless said. */
  readonly fields?: typeof TAKE_BACK | typeof WITHDRAW_EXPLANATION
}

/**
 * Taking back what was recorded about a figure, of one kind.
 *
 * @param path - with the number of the record in it
 * @param find - what is to be taken back, `undefined` where nothing stands under that number
 */
export function takeBackRoutes(
  app: FastifyInstance,
  { db, holdings, now }: FigureActNeeds,
  path: string,
  kind: string,
  find: (holdings: Holdings, asked: Asked) => ToTakeBack | undefined,
): void {
  const act = { config: { act: { kind, act: 'withdraw' } } }

  app.get<Asked>(path, act, async (request, reply) => {
    const { params: Params, query: Querystring } = request
    const form = find(await holdings(request), { Params, Querystring })
    return form ? showAct(reply, form, form.fields ?? TAKE_BACK) : reply.callNotFound()
  })

  app.post<Asked>(path, act, async (request, reply) => {
    const { params: Params, query: Querystring } = request
    const form = find(await holdings(request, 'now'), { Params, Querystring })
    if (!form) return showNothing(reply)
    const typed = typedSchema.parse(request.body)
    const { fields = TAKE_BACK } = form
    const read = readForm(fields, typed)
    if (!read.ok) return showAct(reply, form, fields, typed, read.problems)
    const { at, today: day } = now()
    const { record = '' } = Params
    const taken = await writeRecord(db, (trx) =>
      withdrawRecord(trx, { kind, record, day }, { ...read.value, ...recorderOf(request, at) }),
    )
    if (!taken.ok) {
      const sentences = taken.problems.map(({ message }) => `${message}.`)
      return showMessage(reply, 409, 'This cannot be taken back', sentences)
    }
    await holdings(request, 'now')
    return reply.redirect(form.back, 303)
  })
}
