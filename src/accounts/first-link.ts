import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'
import { fetchAccounts } from './account-records.ts'
import { secretsOf } from './secret-tables.ts'
import { makeOnce } from './tokens.ts'

/** Where the link is kept that makes an administrator's account, in the data folder. */
const FIRST_LINK = 'first-link'

const A_DAY_MINUTES = 24 * 60

/** A link that makes an administrator's account, good once and for a day. */
export interface FirstLink {
  readonly address: string
  /** The file that it is kept in, which only the account that runs the program can read. */
  readonly path: string
}

/**
 * Makes such a link, and keeps it where whoever runs the program can read it.
 *
 * @param siteAddress - without a slash at the end
 */
export async function makeFirstLink(
  db: Kysely<Database>,
  folder: string,
  siteAddress: string,
  at: string,
): Promise<FirstLink> {
  const about = { purpose: 'first', account: null, says: null, minutes: A_DAY_MINUTES } as const
  const address = `${siteAddress}/sign-in/first/${await makeOnce(db, about, at)}`
  const path = join(folder, FIRST_LINK)
  // A file of its own, made anew: the mode of one that is there would stay as it is.
  await rm(path, { force: true })
  await writeFile(path, `${address}\n`, { mode: 0o600, flag: 'wx' })
  return { address, path }
}

/** Whether nobody can sign in yet. */
export async function hasNoAccount(db: Kysely<Database>): Promise<boolean> {
  return (await fetchAccounts(db)).length === 0
}

/** Ends every such link once one was used: also those that other copies of the program made. */
export async function endFirstLinks(db: Kysely<Database>, folder: string): Promise<void> {
  await secretsOf(db).deleteFrom('secret.once').where('purpose', '=', 'first').execute()
  await rm(join(folder, FIRST_LINK), { force: true })
}
