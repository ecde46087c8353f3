import { accept, type Outcome, refuse } from '#shared/index.ts'
import { GIVEN_ROLES, type GivenRole, type Role } from './roles.ts'

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

/** Somebody who acts, with every role they have now. */
export interface Actor {
  readonly roles: readonly Role[]
  /** Whose account it is, where somebody is signed in: its record, and the name that the record gets. */
  readonly account?: {
    readonly id: string
    readonly name: string
    /** Whether a second factor was given at the present sign-in, needed or not. */
    readonly hasSecondFactor: boolean
  }
  /** The roles that wait for a second factor: until it is given they are not among `roles`. */
  readonly waiting?: readonly Role[]
}

/** A reader of whom nothing is known. */
export const PUBLIC: Actor = { roles: ['public'] }

/** Whoever is at the command line of the machine acts with an administrator's rights. */
export const COMMAND_LINE: Actor = { roles: ['public', 'administrator'] }

/** Officers of the panel, who read what a text was before it was mended. */
const READS_HISTORY = [
  'administrator',
  'clerk',
  'monitoring-officer',
  'performance-officer',
  'approver',
] as const satisfies readonly Role[]

/** Those who read what is for the office, and see what is not public yet: see `audienceOf`. */
const OFFICE = [...READS_HISTORY, 'read-only-officer'] as const satisfies readonly Role[]

/**
 * Those who may keep a register, where its definition names them: who records in which is among the rows that each
 * definition adds, of the kind `register:<id>`.
 */
export const REGISTER_KEEPERS = [
  'administrator',
  'clerk',
  'monitoring-officer',
  'performance-officer',
  'approver',
  'commissioners-officer',
] as const satisfies readonly GivenRole[]

/**
 * Everything that anybody may do here. What has no row is closed to everybody.
 *
 * A case is `begun` once something that stands has been recorded in it, and `opened` until then; once
 * `withdrawn` it takes nothing more. An edition of a report is a `draft` until it was submitted, `checked`
 * until it was approved, and `corrected` once another has taken its place. Minutes are `none` until a draft was taken
 * over, then a `draft`, `circulated`, `published` and `signed`. Figures that are not released are
 * `listed` for whoever is on the list of early sight for them at the time. An administrator may do all that a command does.
 */
export const PERMISSIONS: readonly Permission[] = [
  //   roles       kind            act             state
  ...rows(['public'], 'site', 'read', 'any'),
  ...rows(['public'], 'site', 'see-health', 'any'),
  ...rows(['public'], 'site', 'sign-in', 'any'),
  ...rows(['public'], 'permissions', 'read', 'any'),
  ...rows(['public'], 'figures', 'read', 'any'),
  ...rows(['public'], 'figures', 'work-out-limits', 'any'),
  ...rows(['public'], 'figures', 'withhold-from-table', 'any'),
  ...rows(['public'], 'register', 'read', 'any'),
  ...rows(['public'], 'reports', 'read', 'any'),
  ...rows(['public'], 'paper', 'check', 'any'),
  ...rows(['public'], 'constitution', 'read', 'any'),
  ...rows(['public'], 'constitution', 'ask', 'any'),
  ...rows(['public'], 'ruling', 'read', 'any'),
  ...rows(['public'], 'case', 'read', 'any'),
  ...rows(['public'], 'panel', 'read', 'any'),
  ...rows(['public'], 'meeting', 'read', 'any'),
  ...rows(['public'], 'meeting-record', 'read', 'any'),
  ...rows(['public'], 'minutes', 'read', 'any'),
  ...rows(['public'], 'agenda', 'read', 'any'),
  ...rows(['public'], 'promise', 'read', 'any'),
  ...rows(['public'], 'recommendation', 'read', 'any'),
  ...rows(['public'], 'letter', 'read', 'any'),
  ...rows(['public'], 'public-question', 'read', 'any'),
  ...rows(['public'], 'public-question', 'make', 'any'),
  ...rows(['public'], 'remark', 'read', 'any'),
  ...rows(['public'], 'remark', 'make', 'any'),
  ...rows(['public'], 'register-entry', 'read', 'any'),

  ...rows(['public'], 'edition', 'read', 'any'),

  ...rows(GIVEN_ROLES, 'own-account', 'keep', 'any'),

  ...rows(['administrator', 'performance-officer'], 'figures', 'import', 'any'),
  ...rows(['administrator', 'performance-officer'], 'recipe', 'read', 'any'),
  ...rows(['administrator', 'performance-officer'], 'recipe', 'keep', 'any'),
  ...rows(['administrator', 'performance-officer'], 'recipe', 'withdraw', 'any'),
  ...rows(OFFICE, 'release', 'read', 'any'),
  ...rows(['administrator', 'performance-officer', 'approver'], 'release', 'record', 'any'),
  ...rows(['administrator', 'performance-officer', 'approver'], 'release', 'withdraw', 'any'),
  ...rows(['public'], 'early-sight', 'read', 'any'),
  ...rows(['administrator', 'performance-officer', 'approver'], 'early-sight', 'record', 'any'),
  ...rows(['administrator', 'performance-officer', 'approver'], 'early-sight', 'withdraw', 'any'),
  ...rows(GIVEN_ROLES, 'early-figures', 'read', 'listed'),
  ...rows(['administrator', 'performance-officer'], 'set-aside', 'record', 'any'),
  ...rows(['administrator', 'performance-officer'], 'set-aside', 'withdraw', 'any'),
  ...rows(['administrator', 'performance-officer'], 'withdrawal', 'record', 'any'),
  ...rows(['administrator', 'performance-officer'], 'withdrawal', 'withdraw', 'any'),
  ...rows(['administrator', 'performance-officer'], 'import-withdrawal', 'record', 'any'),
  ...rows(OFFICE, 'figure-approval', 'read', 'any'),
  ...rows(['administrator', 'performance-officer', 'approver'], 'figure-approval', 'record', 'any'),
  ...rows(['performance-officer'], 'explanation', 'record', 'any'),
  ...rows(['performance-officer'], 'explanation', 'correct', 'any'),
  ...rows(['performance-officer'], 'explanation', 'withdraw', 'any'),

  ...rows(
    ['clerk', 'monitoring-officer', 'performance-officer', 'approver'],
    'edition',
    'see-sign-off',
    'any',
  ),
  ...rows(['performance-officer'], 'edition', 'begin', 'any'),
  ...rows(['performance-officer'], 'edition', 'answer', 'draft'),
  ...rows(['performance-officer'], 'edition', 'submit', 'draft'),
  ...rows(['performance-officer'], 'edition', 'give-up', 'draft'),
  ...rows(['performance-officer'], 'edition', 'give-up', 'checked'),
  ...rows(['performance-officer'], 'edition', 'give-up', 'approved'),
  ...rows(['approver'], 'edition', 'send-back', 'checked'),
  ...rows(['approver'], 'edition', 'send-back', 'approved'),
  ...rows(['approver'], 'edition', 'approve', 'checked'),
  ...rows(['performance-officer', 'approver'], 'edition', 'force', 'draft'),
  ...rows(['performance-officer', 'approver'], 'edition', 'force', 'checked'),
  ...rows(['performance-officer', 'approver'], 'edition', 'rebuild', 'any'),
  ...rows(['approver'], 'edition', 'approve-later', 'published'),
  ...rows(['approver'], 'edition', 'approve-later', 'corrected'),
  ...rows(['approver'], 'edition', 'withdraw', 'published'),
  ...rows(['approver'], 'edition', 'withdraw', 'corrected'),

  ...rows(['performance-officer'], 'register', 'write', 'any'),
  ...rows(REGISTER_KEEPERS, 'register-entry', 'record', 'any'),
  ...rows(['performance-officer'], 'measure', 'redefine', 'any'),
  ...rows(['performance-officer'], 'commentary', 'write', 'any'),
  ...rows(READS_HISTORY, 'commentary', 'read-history', 'any'),

  ...rows(['clerk', 'monitoring-officer', 'performance-officer'], 'finding', 'answer', 'any'),

  ...rows(['clerk', 'monitoring-officer', 'performance-officer'], 'remark', 'answer', 'any'),
  ...rows(['clerk', 'monitoring-officer', 'performance-officer'], 'remark', 'publish', 'waiting'),
  ...rows(['clerk', 'monitoring-officer', 'performance-officer'], 'remark', 'publish', 'refused'),
  ...rows(['clerk', 'monitoring-officer', 'performance-officer'], 'remark', 'refuse', 'waiting'),

  ...rows(['clerk', 'monitoring-officer'], 'ruling', 'record', 'any'),
  ...rows(['clerk', 'monitoring-officer'], 'case', 'open', 'any'),
  ...rows(['clerk', 'monitoring-officer'], 'case', 'record-event', 'opened'),
  ...rows(['clerk', 'monitoring-officer'], 'case', 'record-event', 'begun'),
  ...rows(['clerk', 'monitoring-officer'], 'case', 'correct', 'begun'),
  ...rows(['clerk', 'monitoring-officer'], 'case', 'strike-out', 'begun'),
  ...rows(['clerk', 'monitoring-officer'], 'case', 'withdraw', 'opened'),
  ...rows(['clerk', 'monitoring-officer'], 'case', 'withdraw', 'begun'),
  ...rows(['clerk'], 'panel', 'record', 'any'),
  ...rows(['clerk'], 'panel', 'withdraw', 'any'),
  ...rows(['clerk'], 'meeting', 'convene', 'any'),
  ...rows(['clerk'], 'meeting', 'change', 'any'),
  ...rows(['clerk'], 'meeting', 'withdraw', 'any'),
  ...rows(['clerk'], 'meeting', 'summon', 'any'),
  ...rows(['clerk'], 'meeting', 'reply-for', 'any'),
  ...rows(['clerk'], 'meeting-record', 'record', 'any'),
  ...rows(
    ['administrator', 'clerk', 'monitoring-officer', 'chair'],
    'draft-minutes',
    'read',
    'any',
  ),
  ...rows(['chair', 'member', 'substitute', ...OFFICE], 'circulated-minutes', 'read', 'any'),
  ...rows(['clerk'], 'minutes', 'write', 'none'),
  ...rows(['clerk'], 'minutes', 'write', 'draft'),
  ...rows(['clerk'], 'minutes', 'write', 'circulated'),
  ...rows(['clerk'], 'minutes', 'circulate', 'draft'),
  ...rows(['clerk'], 'minutes', 'circulate', 'circulated'),
  ...rows(['clerk'], 'minutes', 'publish', 'circulated'),
  ...rows(['clerk'], 'minutes', 'publish', 'signed'),
  ...rows(['clerk'], 'minutes', 'correct', 'circulated'),
  ...rows(['clerk'], 'minutes', 'correct', 'published'),
  ...rows(['clerk'], 'minutes', 'correct', 'signed'),
  ...rows(['clerk'], 'minutes', 'sign', 'circulated'),
  ...rows(['clerk'], 'minutes', 'sign', 'published'),
  ...rows(['clerk'], 'minutes', 'put-right', 'any'),
  ...rows(['clerk'], 'agenda', 'prepare', 'any'),
  ...rows(['clerk'], 'agenda', 'issue', 'any'),
  ...rows(['chair', 'member', 'substitute', ...OFFICE], 'restricted-pack', 'read', 'any'),
  ...rows(['chair', 'member', 'substitute'], 'paper-note', 'keep', 'any'),
  ...rows(['chair', 'member'], 'own-reply', 'give', 'any'),
  ...rows(['clerk'], 'promise', 'record', 'any'),
  ...rows(['clerk'], 'promise', 'amend', 'any'),
  ...rows(['clerk'], 'promise', 'strike-out', 'any'),
  ...rows(['commissioners-officer'], 'promise', 'answer', 'any'),
  ...rows(['clerk'], 'recommendation', 'record', 'any'),
  ...rows(['clerk', 'commissioners-officer'], 'recommendation', 'answer', 'any'),
  ...rows(['clerk'], 'recommendation', 'strike-out', 'any'),
  ...rows(OFFICE, 'reminder', 'read', 'any'),
  ...rows(['clerk'], 'reminder', 'record-bounce', 'any'),
  ...rows(['clerk'], 'public-question', 'accept', 'waiting'),
  ...rows(['clerk'], 'public-question', 'accept', 'refused'),
  ...rows(['clerk'], 'public-question', 'refuse', 'waiting'),
  ...rows(['clerk', 'commissioners-officer'], 'public-question', 'answer', 'accepted'),
  ...rows(['clerk', 'commissioners-officer'], 'public-question', 'answer', 'answered'),
  ...rows(['clerk'], 'public-question', 'supplementary', 'accepted'),
  ...rows(['clerk'], 'public-question', 'supplementary', 'answered'),
  ...rows(['clerk'], 'public-question', 'withdraw', 'waiting'),
  ...rows(['clerk'], 'public-question', 'withdraw', 'accepted'),
  ...rows(['clerk', 'monitoring-officer'], 'application', 'read', 'any'),
  ...rows(['clerk', 'monitoring-officer'], 'application', 'record', 'any'),
  ...rows(['clerk'], 'letter', 'draft', 'any'),
  ...rows(['clerk'], 'letter', 'send', 'any'),
  ...rows(['clerk'], 'letter', 'record-answer', 'sent'),
  ...rows(['clerk'], 'letter', 'give-up', 'drafted'),
  ...rows(['clerk'], 'letter', 'strike-out', 'any'),
  ...rows(['chair', 'member'], 'own-item', 'put', 'any'),
  ...rows(['clerk'], 'work-item', 'place', 'any'),
  ...rows(['clerk'], 'work-item', 'put-for', 'any'),

  ...rows(['administrator'], 'account', 'read', 'any'),
  ...rows(['administrator'], 'account', 'invite', 'any'),
  ...rows(['administrator'], 'account', 'give-role', 'any'),
  ...rows(['administrator'], 'account', 'end-role', 'any'),
  ...rows(['administrator'], 'account', 'disable', 'any'),
  ...rows(['administrator'], 'account', 'recover', 'any'),
  ...rows(['administrator'], 'mail', 'read', 'any'),
  ...rows(OFFICE, 'personal-data', 'read', 'any'),
  ...rows(['administrator'], 'personal-data', 'erase', 'any'),
  ...rows(['administrator'], 'reports', 'build', 'any'),
  ...rows(['administrator'], 'pack', 'build', 'any'),
  ...rows(['administrator'], 'area', 'begin', 'any'),
  ...rows(['administrator'], 'area', 'check', 'any'),
  ...rows(['administrator'], 'area', 'load', 'any'),
  ...rows(['administrator'], 'area', 'export', 'any'),
  ...rows(['administrator'], 'site', 'serve', 'any'),
  ...rows(['administrator'], 'site', 'look-after', 'any'),
  ...rows(['administrator'], 'record', 'read-log', 'any'),
  ...rows(['administrator'], 'record', 'verify', 'any'),
  ...rows(['administrator'], 'record', 'back-up', 'any'),
  ...rows(['administrator'], 'record', 'restore', 'any'),
]

function rows(roles: readonly Role[], kind: string, act: string, state: string) {
  return roles.map((role): Permission => ({ role, kind, act, state }))
}

/** What somebody does that is about themselves alone. */
const OWN: ReadonlySet<string> = new Set(['own-account', 'own-reply', 'own-item', 'paper-note'])

/**
 * Whether a role does more than read, keep its own account and answer for itself: then it needs a second factor, on every
 * way in.
 */
export function needsSecondFactor(role: Role): boolean {
  return (
    role !== 'public' &&
    PERMISSIONS.some((row) => row.role === role && row.act !== 'read' && !OWN.has(row.kind))
  )
}

/**
 * May they? Closed unless a row of the table opens it.
 *
 * @param state - of the thing as it is now; left out by one who does not know it yet, such as the hook
 *   before every route, for whom a row in some state is enough: the write asks again
 * @param table - where the rows are those of a definition
 */
export function may(
  actor: Actor,
  act: string,
  kind: string,
  state?: string,
  table: readonly Permission[] = PERMISSIONS,
): boolean {
  return table.some(
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
