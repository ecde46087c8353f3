import type { Kysely } from 'kysely'
import type { FetchPeople, People } from '#people/index.ts'
import { keepLatest } from '#shared/index.ts'
import { type Database, ERASURE, fetchVersion } from '#storage/index.ts'
import type { Role } from '#web/index.ts'
import { ACCOUNT, type Account } from './account.ts'
import { fetchAccounts } from './account-records.ts'
import { rolesOn } from './roles-on.ts'

/** The accounts as they stand, with their roles on a day. */
export interface HeldAccounts {
  readonly accounts: readonly Account[]
  readonly people: People | undefined
  readonly byId: (id: string) => Account | undefined
  readonly byEmail: (email: string) => Account | undefined
  readonly rolesOf: (account: Account) => readonly Role[]
}

export type FetchHeldAccounts = () => Promise<HeldAccounts>

/** Kept until something is recorded of an account: by this copy of the program or another. */
export function accountBook(
  db: Kysely<Database>,
  fetchPeople: FetchPeople,
  today: () => string,
): FetchHeldAccounts {
  const keep = keepLatest<readonly Account[]>()
  return async () => {
    const version = await fetchVersion(db, [ACCOUNT, ERASURE])
    const accounts = await keep(version, () => fetchAccounts(db))
    const held = await fetchPeople()
    const people = held.ok ? held.value.people : undefined
    return {
      accounts,
      people,
      byId: (id) => accounts.find((one) => one.id === id),
      byEmail: (email) => accounts.find((one) => one.email === email),
      rolesOf: (account) => rolesOn(account, people, today()),
    }
  }
}
