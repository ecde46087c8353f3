import type { Kysely } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type Authorship, type Database, type Recorder, writeRecord } from '#storage/index.ts'
import type { GivenRole } from '#web/index.ts'
import type { Account, RoleHeld } from './account.ts'
import {
  type AccountAct,
  fetchAccounts,
  type Invited,
  recordIdentified,
  recordInvited,
  recordOfAccount,
  recordRole,
  recordRoleEnds,
} from './account-records.ts'
import { forgetTries } from './guesses.ts'
import { removePasskeys } from './passkeys.ts'
import { endSessions } from './sessions.ts'
import { removeTimeCode } from './time-codes.ts'
import { endLinks } from './tokens.ts'

/** Makes an account with its first role. @returns its record */
export async function invite(
  db: Kysely<Database>,
  invited: Invited,
  role: RoleHeld,
  recorder: Recorder,
): Promise<Outcome<string>> {
  if (role.to !== undefined && role.to < role.from) {
    return refuse('backwards', 'Enter a last day that is not before the first', 'to')
  }
  return await writeRecord(db, async (trx) => {
    const made = await recordInvited(trx, invited, recorder)
    if (!made.ok) return made
    await recordRole(trx, { id: made.value, name: invited.name, given: [] }, role, recorder)
    return made
  })
}

/** Gives an account a role. Its browsers are signed out, as is every change of what one may do. */
export async function giveRole(
  db: Kysely<Database>,
  id: string,
  role: RoleHeld,
  recorder: Recorder,
): Promise<Outcome<void>> {
  const done = await changeAccount(db, id, async (trx, account) =>
    recordRole(trx, account, role, recorder),
  )
  if (done.ok) await endSessions(db, id)
  return done
}

/** Says who somebody is on the panel, which may be a role: so their browsers are signed out. */
export async function identify(
  db: Kysely<Database>,
  id: string,
  person: string,
  recorder: Recorder,
): Promise<Outcome<void>> {
  const done = await changeAccount(db, id, async (trx, account) => {
    await recordIdentified(trx, account, person, recorder)
    return accept(undefined)
  })
  if (done.ok) await endSessions(db, id)
  return done
}

/** Ends a role at once: the day before was its last. */
export async function endRole(
  db: Kysely<Database>,
  id: string,
  role: GivenRole,
  today: string,
  recorder: Recorder,
): Promise<Outcome<void>> {
  const last = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString()
  const done = await changeAccount(db, id, async (trx, account, accounts) => {
    if (
      role === 'administrator' &&
      !accounts.some((one) => one.id !== id && administers(one, today))
    ) {
      const message = 'This is the only administrator. Make another one first'
      return refuse('only-one', message)
    }
    await recordRoleEnds(trx, account, role, last, recorder)
    return accept(undefined)
  })
  if (done.ok) await endSessions(db, id)
  return done
}

function administers({ isDisabled, given }: Account, today: string): boolean {
  const isNow = ({ role, from, to }: RoleHeld) =>
    role === 'administrator' && from <= today && (to === undefined || to >= today)
  return !isDisabled && given.some(isNow)
}

/**
 * Closes an account, opens it again, or lets its owner in who has lost their second factor: then all
 * their factors go, and they set one up anew. Browsers are signed out and links end whichever it is.
 */
export async function actOnAccount(
  db: Kysely<Database>,
  id: string,
  act: AccountAct,
  authorship: Authorship,
): Promise<Outcome<void>> {
  const done = await changeAccount(db, id, async (trx, account) => {
    if ((act === 'disabled') === account.isDisabled && act !== 'recovered') {
      return refuse('so-already', `The account of ${account.name} is ${act} already`)
    }
    await recordOfAccount(trx, account, act, authorship)
    return accept(undefined)
  })
  if (!done.ok) return done
  await endSessions(db, id)
  await endLinks(db, id)
  if (act === 'recovered') {
    await removePasskeys(db, id)
    await removeTimeCode(db, id)
  }
  return done
}

/** Takes away all that lets somebody in to an account: once its address was erased, nobody is to come in. */
export async function forgetAccount(db: Kysely<Database>, id: string): Promise<void> {
  await endSessions(db, id)
  await endLinks(db, id)
  await removePasskeys(db, id)
  await removeTimeCode(db, id)
  await forgetTries(db, id, 'code')
  await forgetTries(db, id, 'mail')
}

async function changeAccount(
  db: Kysely<Database>,
  id: string,
  change: (
    trx: Parameters<typeof recordOfAccount>[0],
    account: Account,
    all: readonly Account[],
  ) => Promise<Outcome<void>>,
): Promise<Outcome<void>> {
  return await writeRecord(db, async (trx) => {
    const all = await fetchAccounts(trx)
    const account = all.find((one) => one.id === id)
    if (account === undefined) return refuse('no-account', 'There is no such account')
    return await change(trx, account, all)
  })
}
