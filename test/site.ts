import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { type Clock, createSite } from '#app/site.ts'
import { readAreaFolder } from '#area/index.ts'
import { takeInArea } from '#performance/index.ts'
import { type Database, openStorage } from '#storage/index.ts'
import { makeStartKey, TRUST_NOBODY } from '#web/index.ts'

const root = join(import.meta.dirname, '..')

export interface TestSite {
  readonly app: FastifyInstance
  /** Where it listens, without a slash at the end. */
  readonly address: string
  readonly db: Kysely<Database>
  /** The header of a browser that holds the key of its start, and may record. */
  readonly operator: { readonly cookie: string }
  /** What a browser opens to hold it. */
  readonly startAddress: string
  /** Its data folder. */
  readonly folder: string
  close(): Promise<void>
}

/**
 * A whole site of one area, in a folder of its own, listening on loopback.
 *
 * @param clock - what day it takes it to be; the real one unless said
 * @param change - what is otherwise in the files of the area
 * @param publicUrl - where its readers are told to reach it
 */
export async function openSite(
  areaFolder: string,
  clock?: Clock,
  change: (files: ReadonlyMap<string, string>) => ReadonlyMap<string, string> = (files) => files,
  publicUrl?: string,
): Promise<TestSite> {
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-site-'))
  const storage = await openStorage({ folder, holder: 'a test' })
  if (!storage.ok) throw new Error(storage.problems[0]?.message)
  const files = change(await readAreaFolder(join(root, areaFolder)))
  const load = await takeInArea(storage.value.db, files, {
    actor: 'A. Tester',
    reason: 'Testing the site',
    at: '2026-11-22T09:00:00Z',
    today: '2026-11-22',
  })
  if (!load.ok) throw new Error(load.problems.map(({ message }) => message).join('\n'))
  const startKey = makeStartKey(folder)
  const access = { startKey, publicUrl, isTrustedProxy: TRUST_NOBODY }
  const instance = { storage: storage.value, area: load.value.area }
  const app = await createSite(instance, false, clock, access)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    app,
    address,
    db: storage.value.db,
    operator: { cookie: startKey.cookie },
    startAddress: `${address}/start/${startKey.key}`,
    folder,
    close: async () => {
      await app.close()
      await storage.value.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
