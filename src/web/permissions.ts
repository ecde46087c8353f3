import { accept, type Outcome, refuse } from '#shared/index.ts'

/**
 * Who somebody is to this program. `public` is anybody who asks for a page; `operator` runs the
 * program: at its command line, or in a browser that holds the key of its start.
 */
type Role = 'public' | 'operator'

/** One line of the table: somebody in this role may do this to something of this kind in this state. */
export interface Permission {
  readonly role: Role
  readonly kind: string
  readonly act: string
  /** `any`, or one state that a thing of this kind can be in. */
  readonly state: string
}

/** What a route or a command does, in the table's words. */
export type Act = Pick<Permission, 'kind' | 'act'>

/** Somebody who acts, with every role they have. */
export interface Actor {
  readonly roles: readonly Role[]
}

/** A reader of whom nothing is known. */
export const PUBLIC: Actor = { roles: ['public'] }

/** Whoever runs the program. */
export const OPERATOR: Actor = { roles: ['public', 'operator'] }

/**
 * Everything that anybody may do here. What has no row is closed to everybody.
 *
 * A case is `begun` once something that stands has been recorded in it, and `opened` until then; once
 * `withdrawn` it takes nothing more.
 */
export const PERMISSIONS: readonly Permission[] = [
  //   role        kind            act             state
  row('public', 'site', 'read', 'any'),
  row('public', 'site', 'show-key', 'any'),
  row('public', 'site', 'see-health', 'any'),
  row('public', 'permissions', 'read', 'any'),
  row('public', 'figures', 'read', 'any'),
  row('public', 'figures', 'work-out-limits', 'any'),
  row('public', 'figures', 'withhold-from-table', 'any'),
  row('public', 'reports', 'read', 'any'),
  row('public', 'paper', 'check', 'any'),
  row('public', 'constitution', 'read', 'any'),
  row('public', 'constitution', 'ask', 'any'),
  row('public', 'ruling', 'read', 'any'),
  row('public', 'case', 'read', 'any'),
  row('public', 'panel', 'read', 'any'),

  row('operator', 'figures', 'import', 'any'),
  row('operator', 'set-aside', 'record', 'any'),
  row('operator', 'set-aside', 'withdraw', 'any'),
  row('operator', 'withdrawal', 'record', 'any'),
  row('operator', 'withdrawal', 'withdraw', 'any'),
  row('operator', 'import-withdrawal', 'record', 'any'),
  row('operator', 'explanation', 'record', 'any'),
  row('operator', 'explanation', 'correct', 'any'),
  row('operator', 'explanation', 'withdraw', 'any'),
  row('operator', 'ruling', 'record', 'any'),
  row('operator', 'case', 'open', 'any'),
  row('operator', 'case', 'record-event', 'opened'),
  row('operator', 'case', 'record-event', 'begun'),
  row('operator', 'case', 'correct', 'begun'),
  row('operator', 'case', 'strike-out', 'begun'),
  row('operator', 'case', 'withdraw', 'opened'),
  row('operator', 'case', 'withdraw', 'begun'),
  row('operator', 'panel', 'record', 'any'),
  row('operator', 'panel', 'withdraw', 'any'),
  row('operator', 'reports', 'build', 'any'),
  row('operator', 'area', 'begin', 'any'),
  row('operator', 'area', 'check', 'any'),
  row('operator', 'area', 'load', 'any'),
  row('operator', 'site', 'serve', 'any'),
  row('operator', 'site', 'look-after', 'any'),
  row('operator', 'record', 'verify', 'any'),
  row('operator', 'record', 'back-up', 'any'),
  row('operator', 'record', 'restore', 'any'),
]

function row(role: Role, kind: string, act: string, state: string): Permission {
  return { role, kind, act, state }
}

/**
 * May they? Closed unless a row of the table opens it.
 *
 * @param state - of the thing as it is now; left out by one who does not know it yet, such as the hook
 *   before every route, for whom a row in some state is enough: the write asks again
 */
export function may(actor: Actor, act: string, kind: string, state?: string): boolean {
  return PERMISSIONS.some(
    (one) =>
      one.kind === kind &&
      one.act === act &&
      actor.roles.includes(one.role) &&
      (state === undefined || one.state === 'any' || one.state === state),
  )
}

/**
 * The same question as an outcome, for a write to ask in its own transaction of the state it reads
 * there: what was so when the page was opened may be so no longer.
 */
export function askLeave(actor: Actor, act: string, kind: string, state: string): Outcome<'may'> {
  if (may(actor, act, kind, state)) return accept('may')
  return refuse(
    'not-permitted',
    `This cannot be done as the ${kind} stands now: it is ${state}. Open the page again to see what has changed`,
  )
}

/**
 * Holds what routes and commands do against the table.
 *
 * @returns a sentence for each that has no row, and for each row that is for none of them
 */
export function compareWithTable(
  doings: readonly { readonly name: string; readonly act: Act | undefined }[],
): { readonly withoutRow: readonly string[]; readonly withoutUse: readonly string[] } {
  const isFor = (row: Permission, act: Act | undefined) =>
    row.kind === act?.kind && row.act === act.act
  return {
    withoutRow: doings
      .filter(({ act }) => !PERMISSIONS.some((one) => isFor(one, act)))
      .map(
        ({ name, act }) =>
          `${name} ${act ? `is to ${act.act} (${act.kind}), which` : 'says not what it does, and so'} ` +
          'has no row in the table of permissions. Give it one in src/web/permissions.ts',
      ),
    withoutUse: PERMISSIONS.filter((one) => !doings.some(({ act }) => isFor(one, act))).map(
      ({ role, kind, act }) =>
        `The table of permissions lets the ${role} ${act} (${kind}), but no route or command does that. ` +
        'Take the row out of src/web/permissions.ts',
    ),
  }
}
