import { randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  type Authorship,
  type Database,
  fetchEntries,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import { type GivenRole, ROLES } from '#web/index.ts'
import { ACCOUNT, type Account, plainEmail, type RoleHeld, readAccounts } from './account.ts'

/** Every account as it is now, in the order they were made. */
export async function fetchAccounts(db: Kysely<Database>): Promise<readonly Account[]> {
  return readAccounts(await fetchEntries(db, { kind: ACCOUNT }, 'sealed'))
}

/** Somebody to be invited. */
export interface Invited {
  readonly name: string
  readonly email: string
  /** Who they are among the people of the panel. */
  readonly person?: string
}

/**
 * Makes an account. Its address stands in a part that is sealed and can be erased.
 *
 * @returns its record, or that the address has one already
 * @throws Refusal when it names nobody as recording it
 */
export async function recordInvited(
  trx: Transaction<Database>,
  { name, email, person }: Invited,
  recorder: Recorder,
): Promise<Outcome<string>> {
  const address = plainEmail(email)
  const known = (await fetchAccounts(trx)).find((one) => one.email === address)
  if (known !== undefined) {
    const message = `${address} has an account already: ${known.name}. Give that one another role, or enter another address`
    return refuse('known-already', message, 'email')
  }
  const id = `account-${randomBytes(8).toString('hex')}`
  const office = { name, ...(person === undefined ? {} : { person }) }
  const parts = { office, sealed: { email: address } }
  await recordEntry(trx, about(id, 'invited', null, parts), recorder)
  return accept(id)
}

/**
 * Gives an account a role from a day on, until another where one is said.
 *
 * @throws Refusal when it names nobody as recording it
 */
export async function recordRole(
  trx: Transaction<Database>,
  account: Pick<Account, 'id' | 'name' | 'given'>,
  { role, from, to }: RoleHeld,
  recorder: Recorder,
): Promise<Outcome<void>> {
  if (to !== undefined && to < from) {
    return refuse('backwards', 'Enter a last day that is not before the first', 'to')
  }
  const overlaps = (held: RoleHeld) =>
    held.role === role &&
    (to === undefined || held.from <= to) &&
    (held.to === undefined || held.to >= from)
  if (account.given.some(overlaps)) {
    const message = `${account.name} is ${ROLES[role]} already in that time. Choose another role, or other days`
    return refuse('has-role', message, 'role')
  }
  const said = { role, ...(to === undefined ? {} : { to }) }
  await recordEntry(trx, about(account.id, 'role-given', from, { public: said }), recorder)
  return accept(undefined)
}

/** Ends a role, wherever it would have gone on, with a day, which is its last. */
export async function recordRoleEnds(
  trx: Transaction<Database>,
  { id }: Pick<Account, 'id'>,
  role: GivenRole,
  to: string,
  recorder: Recorder,
): Promise<void> {
  await recordEntry(trx, about(id, 'role-ends', to, { public: { role } }), recorder)
}

/** Says who the owner of an account is among the people of the panel. */
export async function recordIdentified(
  trx: Transaction<Database>,
  { id }: Pick<Account, 'id'>,
  person: string,
  recorder: Recorder,
): Promise<void> {
  await recordEntry(trx, about(id, 'identified', null, { office: { person } }), recorder)
}

/** Connects an account with who its owner is in the council's directory. */
export async function recordConnected(
  trx: Transaction<Database>,
  { id }: Pick<Account, 'id'>,
  subject: string,
  recorder: Recorder,
): Promise<void> {
  await recordEntry(trx, about(id, 'connected', null, { sealed: { subject } }), recorder)
}

/** What an administrator does to a whole account; the reason is for the office to read. */
export type AccountAct = 'disabled' | 'enabled' | 'recovered'

export async function recordOfAccount(
  trx: Transaction<Database>,
  { id }: Pick<Account, 'id'>,
  event: AccountAct,
  { reason, ...recorder }: Authorship,
): Promise<void> {
  await recordEntry(trx, about(id, event, null, { office: { reason } }), recorder)
}

function about(
  record: string,
  event: string,
  happened: string | null,
  parts: Parameters<typeof recordEntry>[1]['parts'],
) {
  return { kind: ACCOUNT, record, event, happened, parts }
}
