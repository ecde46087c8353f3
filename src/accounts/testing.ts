import { resolve } from 'node:path'
import type { Kysely } from 'kysely'
import { type Database, writeRecord } from '#storage/index.ts'
import type { GivenRole } from '#web/index.ts'
import { fetchAccounts, recordInvited, recordRole } from './account-records.ts'
import { cookiesOf } from './cookies.ts'
import { beginSession } from './sessions.ts'

/** Who is to be signed in, and where. */
export interface ToSignIn {
  readonly name: string
  readonly email: string
  readonly roles: readonly GivenRole[]
  /** Who they are among the people of the panel. */
  readonly person?: string
  /** The site's `PUBLIC_URL`, where it has one, and its data folder. */
  readonly publicUrl?: string | undefined
  readonly folder: string
  /** An instant. */
  readonly at: string
}

/** A moment to come, which a session begun then has not reached: a test may move its clock as it likes. */
const NEVER_OVER = '2999-01-01T00:00:00Z'

/** Makes an account where there is none, and signs it in with a second factor. @returns its cookie */
export async function signInForTest(db: Kysely<Database>, who: ToSignIn): Promise<string> {
  const { email, publicUrl, folder } = who
  const known = (await fetchAccounts(db)).find((one) => one.email === email)
  const id = known?.id ?? (await makeAccount(db, who))
  const token = await beginSession(db, id, true, NEVER_OVER)
  const line = cookiesOf(publicUrl, resolve(folder)).set('session', token)
  return line.split(';', 1)[0] ?? ''
}

async function makeAccount(
  db: Kysely<Database>,
  { name, email, roles, at, person }: Omit<ToSignIn, 'publicUrl' | 'folder'>,
): Promise<string> {
  const recorder = { actor: name, at }
  return await writeRecord(db, async (trx) => {
    const made = await recordInvited(trx, { name, email, ...(person && { person }) }, recorder)
    if (!made.ok) throw new Error(made.problems[0]?.message)
    const account = { id: made.value, name, given: [] }
    for (const role of roles) {
      const done = await recordRole(
        trx,
        account,
        { role, from: '2000-01-01', to: undefined },
        recorder,
      )
      if (!done.ok) throw new Error(done.problems[0]?.message)
    }
    return made.value
  })
}
