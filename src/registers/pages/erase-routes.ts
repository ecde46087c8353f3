import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Field, readForm } from '#fields/index.ts'
import type { RegisterRow } from '#holdings/index.ts'
import type { Problem } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { presentForm, recorderOf, showPage, typedSchema } from '#web/index.ts'
import { mayInRegister } from '../access.ts'
import type { Register } from '../definition/register.ts'
import { eraseOnRequest, fetchLast } from '../entries/erase-entries.ts'
import { REFERENCE_SHAPE } from '../entries/record-entries.ts'
import { addressOf, addressOfEntry, crumbsOf } from './addresses.ts'
import { VERSION } from './entry-form.ts'
import type { RegisterNeeds } from './needs.ts'
import { type Named, notForYou, withRegister } from './with-register.ts'

const RECORD = { config: { act: { kind: 'register-entry', act: 'record' } } }

const WHY = {
  name: 'reason',
  kind: 'text',
  label: 'Why it is erased',
  hint: 'Such as: asked for by whom it is about, on 2 March. It stands on record for the office, and stays. Name nobody in it',
  asks: 'why it is erased',
  longest: 500,
} as const satisfies Field

/** One entry erased because somebody asked for it, before its time: also one that was taken out. */
export function eraseRoutes(app: FastifyInstance, needs: RegisterNeeds): void {
  const { db, readAs, now } = needs
  const url = '/registers/:register/:reference/erase'

  // Of an entry that was taken out there is no page on which to find the way
  app.get<Named>('/registers/:register/erase', RECORD, async (request, reply) =>
    withRegister(needs, request, reply, async (register) => {
      const asked = String(request.query['reference'] ?? '')
      const reference = asked.trim().toUpperCase()
      return reply.redirect(
        REFERENCE_SHAPE.test(reference)
          ? `${addressOfEntry(register, reference)}/erase`
          : `${addressOf(register)}/past`,
        303,
      )
    }),
  )

  app.get<Named>(url, RECORD, async (request, reply) =>
    withLast(request, reply, async (register, row) => show(reply, register, row, {}, [])),
  )

  app.post<Named>(url, RECORD, async (request, reply) =>
    withLast(request, reply, async (register, row) => {
      const typed = typedSchema.parse(request.body)
      const read = readForm([WHY], typed)
      if (!read.ok) return show(reply, register, row, typed, read.problems)
      const { at, today } = now()
      const moment = { recorder: recorderOf(request, at), today }
      const asked = { reason: read.value.reason, seen: Number(typed[VERSION]) }
      const done = await writeRecord(db, (trx) =>
        eraseOnRequest(trx, register, row.reference, asked, moment),
      )
      if (!done.ok) return show(reply, register, row, typed, done.problems)
      return reply.redirect(`${addressOf(register)}/past`, 303)
    }),
  )

  async function withLast(
    request: FastifyRequest<Named>,
    reply: FastifyReply,
    work: (register: Register, row: RegisterRow) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    return await withRegister(needs, request, reply, async (register) => {
      if (!mayInRegister(register, request.actor, 'erase')) return notForYou(reply, register)
      const { reference } = request.params
      const last = REFERENCE_SHAPE.test(reference)
        ? await fetchLast(readAs({ audience: 'sealed' }), register, reference)
        : undefined
      if (last !== undefined) return await work(register, last)
      reply.callNotFound()
      return reply
    })
  }
}

function show(
  reply: FastifyReply,
  register: Register,
  { reference, version, isWithdrawn }: RegisterRow,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): FastifyReply {
  const { one } = register.defined
  const form = presentForm([WHY], typed, problems)
  const page = {
    title: `Erase ${reference}`,
    breadcrumbs: crumbsOf(register),
    lead: `${isWithdrawn ? `This ${one} was taken out, and what it said is in its history still. ` : ''}Erasing takes out all that it says, in every version, and the files that it has or had. That it was there, when it was recorded and by whom stays on record, and the figures that counted it stay as they are. It cannot be undone.${isWithdrawn ? '' : ' To leave what it says in its history, take it out instead.'}`,
    action: `${addressOfEntry(register, reference)}/erase`,
    version: String(version),
    button: `Erase this ${one} for good`,
    ...form,
  }
  return showPage(reply, 'book-erase.njk', page, problems.length > 0 ? 422 : 200)
}
