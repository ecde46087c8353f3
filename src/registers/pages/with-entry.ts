import type { FastifyReply, FastifyRequest } from 'fastify'
import { fetchErasedEntries } from '#holdings/index.ts'
import { describeMoment } from '#shared/index.ts'
import { type Audience, readableBy } from '#storage/index.ts'
import { showMessage } from '#web/index.ts'
import type { Register } from '../definition/register.ts'
import { fetchEntry, REFERENCE_SHAPE, type StoredEntry } from '../entries/record-entries.ts'
import type { RegisterNeeds } from './needs.ts'
import { type Named, withRegister } from './with-register.ts'

/** Does something with the entry that an address names, as whoever asks may read it; 410 where it was erased. */
export async function withEntry(
  needs: Pick<RegisterNeeds, 'registers' | 'readAs'>,
  request: FastifyRequest<Named>,
  reply: FastifyReply,
  work: (register: Register, stored: StoredEntry, reader: Audience) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  return await withRegister(needs, request, reply, async (register, reader) => {
    const { reference } = request.params
    const db = needs.readAs({ audience: reader })
    const stored = REFERENCE_SHAPE.test(reference)
      ? await fetchEntry(db, register, reference, reader)
      : undefined
    if (stored !== undefined) return await work(register, stored, reader)
    const erased = readableBy(reader).includes('office')
      ? await fetchErasedEntries(db, register.id)
      : []
    const gone = erased.find((one) => one.reference === reference)
    if (gone !== undefined) {
      return showMessage(reply, 410, `${reference} was erased`, [
        `It was in the register “${register.defined.name}”. On ${describeMoment(gone.at)} all that it said was taken out, in every version. That it was there, when it was recorded and by whom stays on record, and the figures that counted it stay as they are.`,
      ])
    }
    reply.callNotFound()
    return reply
  })
}
