import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { type Clock, createSite } from '#app/site.ts'
import type { Database } from '#storage/index.ts'

import { type ChangeFiles, openFounded } from './founded.ts'

export interface TestSite {
  readonly app: FastifyInstance
  /** Where it listens, without a slash at the end. */
  readonly address: string
  readonly db: Kysely<Database>
  /** Its data folder. */
  readonly folder: string
  close(): Promise<void>
}

/**
 * A whole site of one area, in a folder of its own, listening on loopback.
 *
 * @param clock - what day it takes it to be; the real one unless said
 * @param change - what is otherwise in the files of the area
 */
export async function openSite(
  areaFolder: string,
  clock?: Clock,
  change?: ChangeFiles,
): Promise<TestSite> {
  const { storage, area, close } = await openFounded(areaFolder, change)
  const app = await createSite({ storage, area }, false, clock)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    app,
    address,
    db: storage.db,
    folder: storage.folder,
    close: async () => {
      await app.close()
      await close()
    },
  }
}
