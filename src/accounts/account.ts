import { z } from 'zod'
import type { Entry } from '#storage/index.ts'
import { GIVEN_ROLES, type GivenRole } from '#web/index.ts'

/** The kind of record that an account is. */
export const ACCOUNT = 'account'

/** A role that somebody was given, from and to a day. */
export interface RoleHeld {
  readonly role: GivenRole
  /** YYYY-MM-DD, the first and the last day; without a last it goes on. */
  readonly from: string
  readonly to: string | undefined
}

/** Somebody who can sign in. */
export interface Account {
  /** Its record. */
  readonly id: string
  readonly name: string
  /** In small letters; `undefined` once it was erased. */
  readonly email: string | undefined
  /** Who they are among the people of the panel, where that is known: then they have its roles as well. */
  readonly person: string | undefined
  /** Who they are in the council's directory, where they connected it. */
  readonly subject: string | undefined
  readonly isDisabled: boolean
  readonly given: readonly RoleHeld[]
}

/** What each entry of an account says. */
const invitedSays = z.object({
  name: z.string().default('somebody whose name has been erased'),
  email: z.string().optional(),
  person: z.string().optional(),
})
const roleSays = z.object({
  role: z.enum(GIVEN_ROLES as [GivenRole, ...GivenRole[]]),
  to: z.string().optional(),
})

/**
 * Accounts from their entries, oldest first.
 *
 * @param entries - of the kind {@link ACCOUNT}, in the order they were recorded, with all that they say
 */
export function readAccounts(entries: readonly Entry[]): readonly Account[] {
  const its = [...Map.groupBy(entries, ({ record }) => record)]
  return its.flatMap(([id, recorded]) => {
    // An act of erasing is of the same event as what it erased
    const [first, ...rest] = recorded.filter(({ act }) => act !== 'erase')
    if (first?.event !== 'invited') return []
    const { name, email, person } = invitedSays.parse(first.says)
    const begun: Account = {
      id,
      name,
      email,
      person,
      subject: undefined,
      isDisabled: false,
      given: [],
    }
    return [rest.reduce(apply, begun)]
  })
}

function apply(account: Account, { event, happened, says }: Entry): Account {
  if (event === 'disabled') return { ...account, isDisabled: true }
  if (event === 'enabled') return { ...account, isDisabled: false }
  if (event === 'identified')
    return { ...account, person: String(says['person'] ?? '') || undefined }
  if (event === 'connected')
    return { ...account, subject: String(says['subject'] ?? '') || undefined }
  const read = roleSays.safeParse(says).data
  if (read === undefined || happened === null) return account
  const { role, to } = read
  if (event === 'role-given') {
    return { ...account, given: [...account.given, { role, from: happened, to }] }
  }
  if (event !== 'role-ends') return account
  const given = account.given.map((held) =>
    held.role === role && (held.to === undefined || held.to > happened)
      ? { ...held, to: happened }
      : held,
  )
  return { ...account, given }
}

/** An address as it is kept and compared. */
export function plainEmail(typed: string): string {
  return typed.trim().toLowerCase()
}
