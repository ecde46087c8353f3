import type { FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { fetchAreaFiles, recordFileEdit } from '#holdings/index.ts'
import { examineFiles } from '#performance/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { type Database, writeRecord } from '#storage/index.ts'
import { type Act, askLeave, recorderOf } from '#web/index.ts'
import type { WritingNeeds } from './needs.ts'

/** A file of the area as it is to be written. */
export interface FileEdit<Also> {
  readonly content: string
  readonly also: Also
}

/**
 * Writes a file of data of the area anew, as the transaction finds it: all of the area is read with it
 * before it stands.
 *
 * @param edit - makes the new text from the one in force, '' where there is none
 */
export async function editFile<Also>(
  { db, now }: WritingNeeds,
  request: FastifyRequest,
  { act, path, why }: { readonly act: Act; readonly path: string; readonly why: string },
  edit: (text: string, trx: Transaction<Database>) => Promise<Outcome<FileEdit<Also>>>,
): Promise<Outcome<Also>> {
  const { at } = now()
  return await writeRecord(db, async (trx): Promise<Outcome<Also>> => {
    const leave = askLeave(request.actor, act.act, act.kind, 'any')
    if (!leave.ok) return leave
    const files = new Map((await fetchAreaFiles(trx)).map((file) => [file.path, file.content]))
    const text = files.get(path) ?? ''
    const made = await edit(text, trx)
    if (!made.ok) return made
    const { content, also } = made.value
    if (content === text) return accept(also)
    const examined = examineFiles(new Map(files).set(path, content))
    if (!examined.ok) return examined
    await recordFileEdit(trx, { path, content }, { ...recorderOf(request, at), reason: why })
    return accept(also)
  })
}
