import { describeMoment } from '#shared/index.ts'
import { type Actor, type DataTable, needsSecondFactor, ROLES } from '#web/index.ts'
import type { AccountEvent } from '../account-history.ts'
import type { Factors } from '../factors.ts'
import type { Session } from '../sessions.ts'
import type { AccountPage, ShownAct } from './account-page.ts'

/** What is known of one's own account. */
export interface OwnAccount {
  readonly factors: Factors
  readonly sessions: readonly Session[]
  readonly history: readonly AccountEvent[]
  /** Whether people can sign in by a directory. */
  readonly hasDirectory: boolean
}

/** One's own roles, second factors and browsers, and what was done to the account. */
export function presentOwnAccount(
  { roles, account }: Actor,
  { factors, sessions, history, hasDirectory }: OwnAccount,
): AccountPage {
  const named = roles.filter((role) => role !== 'public').map((role) => ROLES[role])
  const { passkeys, hasCode } = factors
  return {
    title: account?.name ?? '',
    signsOut: true,
    sentences: [
      `Signed in as ${named.join(', ')}.`,
      `Second factors: ${sayCount(passkeys.length)}, ${hasCode ? 'codes from an app' : 'no codes'}.`,
    ],
    forms: [
      { action: '/sign-out', button: 'Sign out' },
      plain('/account/sign-out-everywhere', 'Sign out everywhere'),
      { ...plain('/account/passkeys/add', 'Add a passkey'), heading: 'Passkeys and codes' },
      ...(hasCode ? [] : [plain('/account/time-code', 'Set up codes')]),
      ...(hasDirectory ? [plain('/account/directory', 'Connect the council’s directory')] : []),
      ...(mayRemove(roles, factors) ? removals(factors) : []),
    ],
    tables: [
      {
        id: 'sessions',
        caption: 'Where you are signed in',
        narrow: 'cards',
        columns: [{ text: 'Signed in' }, { text: 'Last used' }],
        rows: sessions.map(({ made, used }) => [
          { text: describeMoment(made) },
          { text: describeMoment(used) },
        ]),
      },
      historyTable(history),
    ],
  }
}

/** The last second factor stays as long as a role needs one: else an e-mail alone would let somebody in. */
export function mayRemove(roles: Actor['roles'], { count }: Factors): boolean {
  return count > 1 || !roles.some(needsSecondFactor)
}

function removals({ passkeys, hasCode }: Factors): readonly ShownAct[] {
  return [
    ...passkeys.map(({ credential, name }) =>
      plain(`/account/passkeys/${credential}/remove`, `Remove the passkey: ${name}`),
    ),
    ...(hasCode ? [plain('/account/time-code/remove', 'Remove the codes')] : []),
  ]
}

const plain = (action: string, button: string): ShownAct => ({ action, button, isSecondary: true })

function sayCount(passkeys: number): string {
  if (passkeys === 0) return 'no passkey'
  return passkeys === 1 ? 'one passkey' : `${passkeys} passkeys`
}

/** What was done to an account, by whom and why. */
export function historyTable(history: readonly AccountEvent[]): DataTable {
  return {
    id: 'history',
    caption: 'What was done to the account',
    narrow: 'cards',
    columns: [{ text: 'When' }, { text: 'What' }, { text: 'By whom' }],
    rows: history.map(({ at, what, by }) => [
      { text: describeMoment(at) },
      { text: what },
      { text: by },
    ]),
  }
}
