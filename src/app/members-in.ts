import type { HeldAccounts } from '#accounts/index.ts'

/** Those who are members by their account, each with where letters reach them. */
export function membersIn({ accounts, rolesOf }: HeldAccounts) {
  return accounts
    .filter((one) => !one.isDisabled)
    .filter((one) => rolesOf(one).some((role) => role === 'member' || role === 'chair'))
    .map(({ id, name, person, email }) => ({ account: id, name, person, email }))
}
