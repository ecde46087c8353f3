import type { FastifyInstance } from 'fastify'
import { type Kysely, sql } from 'kysely'
import type { Page } from 'playwright-core'
import { signInForTest } from '#accounts/testing.ts'
import { CLOCK, type Clock } from '#app/clock.ts'
import { createSite, type SiteSettings } from '#app/site.ts'
import type { Database, ReadAs } from '#storage/index.ts'
import { closeAtEnd } from '#storage/testing.ts'
import { TRUST_NOBODY } from '#web/index.ts'
import { type ChangeFiles, type FoundedArea, openFounded, shareFounded } from './founded.ts'

export interface TestSite {
  readonly app: FastifyInstance
  /** Where it listens, without a slash at the end. */
  readonly address: string
  readonly db: Kysely<Database>
  /** The same as somebody may read it. */
  readonly readAs: ReadAs
  /** What a browser sends that is signed in with every role that records, from a page of the site. */
  readonly operator: { readonly cookie: string; readonly 'sec-fetch-site': 'same-origin' }
  /** Signs a browser in as the same. */
  signIn(page: Page): Promise<void>
  /** Its data folder. */
  readonly folder: string
  close(): Promise<void>
}

/** One that others read as well, which closes by itself. */
export type SharedSite = Omit<TestSite, 'close'>

/**
 * A whole site of one area, in a folder of its own, listening on loopback.
 *
 * @param clock - what day it takes it to be; the real one unless said
 * @param change - what is otherwise in the files of the area
 * @param publicUrl - where its readers are told to reach it
 * @param settings - what else it is served with
 */
export async function openSite(
  areaFolder: string,
  clock?: Clock,
  change?: ChangeFiles,
  publicUrl?: string,
  settings: SiteSettings = {},
): Promise<TestSite> {
  return await serve(await openFounded(areaFolder, change), clock, publicUrl, settings)
}

/** One officer who does all there is to do. */
const OPERATOR = {
  name: 'A. Clerk',
  email: 'tester@example.gov.uk',
  roles: ['administrator', 'clerk', 'monitoring-officer', 'performance-officer'],
} as const

const shared = new Map<string, Promise<TestSite>>()

/** The same of an area as it is, to be read only, and one for all the tests of a process. */
export function shareSite(areaFolder: string): Promise<SharedSite> {
  const site = shared.get(areaFolder) ?? serveToRead(areaFolder)
  shared.set(areaFolder, site)
  return site
}

async function serveToRead(areaFolder: string): Promise<TestSite> {
  const founded = await shareFounded(areaFolder)
  const { db } = founded.storage
  await sql`set default_transaction_read_only = off`.execute(db)
  const site = await serve({ ...founded, close: async () => {} })
  await sql`set default_transaction_read_only = on`.execute(db)
  closeAtEnd(site.close)
  return site
}

async function serve(
  { storage, area, close }: FoundedArea,
  clock?: Clock,
  publicUrl?: string,
  settings: SiteSettings = {},
): Promise<TestSite> {
  const surroundings = { publicUrl, isTrustedProxy: TRUST_NOBODY }
  const app = await createSite({ storage, area }, { surroundings, clock, ...settings })
  const cookie = await signInForTest(storage.db, {
    ...OPERATOR,
    ...{ publicUrl, folder: storage.folder, at: (clock ?? CLOCK).now() },
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    app,
    address,
    db: storage.db,
    readAs: storage.readAs,
    operator: { cookie, 'sec-fetch-site': 'same-origin' },
    async signIn(page) {
      const [name = '', value = ''] = cookie.split('=')
      await page.context().addCookies([{ name, value, url: address }])
    },
    folder: storage.folder,
    close: async () => {
      await app.close()
      await close()
    },
  }
}
