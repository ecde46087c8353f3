/**
 * Every role there is, in the order in which they are listed, with what it is called. Somebody has
 * several at once, each from and to a day. `public` is anybody who asks for a page.
 */
export const ROLES = {
  public: 'the public',
  administrator: 'administrator',
  clerk: 'clerk',
  'monitoring-officer': 'monitoring officer',
  chair: 'chair',
  member: 'member',
  substitute: 'substitute',
  'performance-officer': 'performance officer',
  approver: 'approver',
  'commissioners-officer': 'commissioner’s officer',
  'read-only-officer': 'read-only officer',
} as const

export type Role = keyof typeof ROLES

/** The roles that somebody can be given: everybody is the public already. */
export type GivenRole = Exclude<Role, 'public'>

const NAMES = Object.keys(ROLES) as readonly Role[]

export const GIVEN_ROLES: readonly GivenRole[] = NAMES.filter((role) => role !== 'public')

/** Named for what is to come, and given to nobody yet. */
export const LATER_ROLES: readonly string[] = [
  'custody-visitor',
  'scheme-manager',
  'grants-officer',
  'provider',
  'partner',
]

/** Roles once each, in the order in which they are listed. */
export function inOrder(roles: Iterable<Role>): readonly Role[] {
  const has = new Set(roles)
  return NAMES.filter((role) => has.has(role))
}
