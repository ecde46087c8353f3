import { capitalise, describeDay, type Problem } from '#shared/index.ts'
import { presentForm, ROLES } from '#web/index.ts'
import type { Account, RoleHeld } from '../account.ts'
import type { HeldAccounts } from '../account-book.ts'
import type { AccountEvent } from '../account-history.ts'
import type { AccountPage, ShownAct } from './account-page.ts'
import {
  DISABLE_FIELDS,
  ENABLE_FIELDS,
  GIVE_ROLE_FIELDS,
  INVITE_FIELDS,
  personField,
  RECOVER_FIELDS,
} from './asked-fields.ts'
import { historyTable } from './own-account-page.ts'

type Typed = Readonly<Record<string, unknown>>

const REASONS = {
  enable: ENABLE_FIELDS,
  disable: DISABLE_FIELDS,
  recover: RECOVER_FIELDS,
} as const

const ALL = { text: 'Accounts', href: '/accounts' }

/** Everybody who has an account, with what they may be today. */
export function presentAccounts({ accounts, rolesOf }: HeldAccounts, today: string): AccountPage {
  return {
    title: 'Accounts',
    sentences: [`Who can sign in, and as what on ${describeDay(today)}.`],
    tables: [
      {
        id: 'accounts',
        caption: 'Everybody with an account',
        captionSize: 's',
        narrow: 'cards',
        columns: [{ text: 'Name' }, { text: 'Roles today' }, { text: 'E-mail' }],
        rows: accounts.map((account) => [
          { text: account.name, href: `/accounts/${account.id}` },
          { text: account.isDisabled ? 'Closed' : sayRoles(rolesOf(account)) },
          { text: account.email ?? 'Erased' },
        ]),
      },
    ],
    links: [
      { text: 'Invite somebody', href: '/accounts/invite' },
      { text: 'Who may do what', href: '/permissions' },
    ],
  }
}

function sayRoles(roles: ReturnType<HeldAccounts['rolesOf']>): string {
  const named = roles.filter((role) => role !== 'public').map((role) => ROLES[role])
  return named.length === 0 ? 'No role' : named.join(', ')
}

/** @param people - those of the panel, by id */
export function presentInvite(
  people: Readonly<Record<string, string>>,
  typed: Typed,
  problems: readonly Problem[],
): AccountPage {
  const person = { ...personField(people), required: false as const }
  const asked = isAnybodyKnown(people) ? [...INVITE_FIELDS, person] : INVITE_FIELDS
  const { fields, problems: said } = presentForm(asked, typed, problems)
  return {
    title: 'Invite somebody',
    breadcrumbs: [ALL],
    sentences: [
      'A link to sign in for the first time is sent to the address. It is good for seven days.',
    ],
    problems: said,
    forms: [{ action: '/accounts/invite', button: 'Invite them', fields }],
  }
}

const isAnybodyKnown = (people: Readonly<Record<string, string>>) => Object.keys(people).length > 0

/** What was sent of one of the forms of an account, and what is wrong with it. */
export interface SentOfAccount {
  readonly form: 'roles' | 'person' | 'enable' | 'disable' | 'recover' | 'none'
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

/** What an account is shown with: the day, what was done, and the people of the panel by id. */
export interface AboutAccount {
  readonly today: string
  readonly history: readonly AccountEvent[]
  readonly people: Readonly<Record<string, string>>
}

/** One account: its roles, and what can be done about it. */
export function presentAccount(
  account: Account,
  { rolesOf }: HeldAccounts,
  { today, history, people }: AboutAccount,
  sent: SentOfAccount,
): AccountPage {
  const { id, name, email, isDisabled, given } = account
  const isOf = (form: SentOfAccount['form']) => sent.form === form
  const typed = isOf('roles') ? sent.typed : {}
  const { problems } = sent
  const forRole = presentForm(
    GIVE_ROLE_FIELDS,
    { from: today, ...typed },
    isOf('roles') ? problems : [],
  )
  const ends = given.filter(({ to }) => to === undefined || to >= today)
  const who = presentForm(
    [personField(people)],
    { person: account.person, ...(isOf('person') ? sent.typed : {}) },
    isOf('person') ? problems : [],
  )
  const identifying: ShownAct = {
    heading: 'Who they are',
    action: `/accounts/${id}/person`,
    button: 'Say who they are',
    isSecondary: true,
    fields: who.fields,
  }
  // Two forms ask for a reason: each field has an id of its own
  const own = (form: string, field: string) => `${form}-${field}`
  const reasoned = (form: keyof typeof REASONS) => {
    const shown = presentForm(
      REASONS[form],
      isOf(form) ? sent.typed : {},
      isOf(form) ? problems : [],
    )
    return {
      action: `/accounts/${id}/${form}`,
      fields: shown.fields.map((one) => ({ ...one, id: own(form, one.id) })),
      isSecondary: true,
    }
  }
  const closing: readonly ShownAct[] = isDisabled
    ? [
        {
          ...reasoned('enable'),
          heading: 'Open it again',
          button: 'Open the account',
        },
      ]
    : [
        {
          heading: 'Recover it',
          sentences: [
            'For somebody who has lost the device of their second factor. Make sure that it is them, by another way than e-mail. Their factors are taken away, and they set up another when they sign in.',
          ],
          ...reasoned('recover'),
          button: 'Recover the account',
        },
        {
          ...reasoned('disable'),
          heading: 'Close it',
          button: 'Close the account',
        },
      ]
  return {
    title: name,
    breadcrumbs: [ALL],
    sentences: [
      `${email ?? 'The address was erased'}. ${isDisabled ? 'Closed.' : `Today: ${sayRoles(rolesOf(account))}.`}`,
    ],
    problems: isOf('roles')
      ? forRole.problems
      : isOf('person')
        ? who.problems
        : problems.map((one) =>
            one.field === undefined ? one : { ...one, field: own(sent.form, one.field) },
          ),
    tables: [historyTable(history)],
    links: [
      {
        text: 'What is held of it, and erasing its address',
        href: `/data-protection/held?kind=account&record=${id}`,
      },
    ],
    forms: [
      ...ends.map((held) => endOf(id, held)),
      {
        heading: 'Give another role',
        action: `/accounts/${id}/roles`,
        button: 'Give the role',
        fields: forRole.fields,
      },
      ...(isDisabled
        ? []
        : [
            {
              action: `/accounts/${id}/invite`,
              button: 'Send the invitation again',
              isSecondary: true,
            },
          ]),
      ...(isAnybodyKnown(people) ? [identifying] : []),
      ...closing,
    ],
  }
}

function endOf(id: string, { role, from, to }: RoleHeld): ShownAct {
  const last = to === undefined ? '' : ` to ${describeDay(to)}`
  return {
    sentences: [`${capitalise(ROLES[role])} from ${describeDay(from)}${last}`],
    action: `/accounts/${id}/roles/${role}/end`,
    button: `End the role: ${ROLES[role]}`,
    isSecondary: true,
  }
}
