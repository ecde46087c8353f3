import type { FastifyInstance, FastifyReply } from 'fastify'
import { readForm } from '#fields/index.ts'
import { fetchErasedEntries } from '#holdings/index.ts'
import type { Problem } from '#shared/index.ts'
import { writeRecord } from '#storage/index.ts'
import { recorderOf, showPage, typedSchema } from '#web/index.ts'
import { mayInRegister } from '../access.ts'
import type { Register } from '../definition/register.ts'
import { erasePast, fetchPastRetention } from '../entries/erase-entries.ts'
import { REFERENCE_SHAPE } from '../entries/record-entries.ts'
import { addressOf } from './addresses.ts'
import type { RegisterNeeds } from './needs.ts'
import { presentPast, WHY_ERASED } from './past-page.ts'
import { type Named, notForYou, withRegister } from './with-register.ts'

const RECORD = { config: { act: { kind: 'register-entry', act: 'record' } } }

/** What has been kept for as long as it may be: listed, and erased by an act with its reason. */
export function pastRoutes(app: FastifyInstance, needs: RegisterNeeds): void {
  const { db, readAs, now } = needs
  const url = '/registers/:register/past'

  app.get<Named>(url, RECORD, async (request, reply) =>
    withRegister(needs, request, reply, async (register) =>
      mayInRegister(register, request.actor, 'erase')
        ? await show(reply, register, {}, [])
        : notForYou(reply, register),
    ),
  )

  app.post<Named>(url, RECORD, async (request, reply) =>
    withRegister(needs, request, reply, async (register) => {
      if (!mayInRegister(register, request.actor, 'erase')) return notForYou(reply, register)
      const typed = typedSchema.parse(request.body)
      const read = readForm([WHY_ERASED], typed)
      if (!read.ok) return await show(reply, register, typed, read.problems)
      const references = String(typed['references'] ?? '')
        .split(' ')
        .filter((one) => REFERENCE_SHAPE.test(one))
      const { at, today } = now()
      const moment = { recorder: recorderOf(request, at), today }
      const done = await writeRecord(db, (trx) =>
        erasePast(trx, register, references, read.value.reason, moment),
      )
      if (!done.ok) return await show(reply, register, typed, done.problems)
      return reply.redirect(`${addressOf(register)}/past`, 303)
    }),
  )

  async function show(
    reply: FastifyReply,
    register: Register,
    typed: Readonly<Record<string, unknown>>,
    problems: readonly Problem[],
  ): Promise<FastifyReply> {
    const asSealed = readAs({ audience: 'sealed' })
    const past = await fetchPastRetention(asSealed, register, now().today)
    const gone = await fetchErasedEntries(asSealed, register.id)
    const page = presentPast(register, past, gone, { typed, problems })
    return showPage(reply, 'book-past.njk', page, problems.length > 0 ? 422 : 200)
  }
}
