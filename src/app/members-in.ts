import type { HeldAccounts } from '#accounts/index.ts'
import type { AccountToRemind } from '#panel/index.ts'

/** Those who are members by their account, each with where letters reach them. */
export function membersIn({ accounts, rolesOf }: HeldAccounts) {
  return accounts
    .filter((one) => !one.isDisabled)
    .filter((one) => rolesOf(one).some((role) => role === 'member' || role === 'chair'))
    .map(({ id, name, person, email }) => ({ account: id, name, person, email }))
}

/** Those whose accounts are open and have an address, with what they are here. */
export function toRemind({ accounts, rolesOf }: HeldAccounts): readonly AccountToRemind[] {
  return accounts.flatMap((one) => {
    const { id, name, person, email, isDisabled } = one
    if (isDisabled || email === undefined) return []
    return [{ account: id, name, person, email, roles: rolesOf(one) }]
  })
}
