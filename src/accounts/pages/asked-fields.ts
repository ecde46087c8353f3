import { type Field, whyField } from '#fields/index.ts'
import { capitalise } from '#shared/index.ts'
import { GIVEN_ROLES, type GivenRole, ROLES } from '#web/index.ts'

export const EMAIL = {
  name: 'email',
  kind: 'text',
  label: 'E-mail address',
  longest: 254,
  autocomplete: 'email',
} as const satisfies Field

export const CODE = {
  name: 'code',
  kind: 'text',
  label: 'Six-figure code',
  hint: 'From the app on your telephone',
  asks: 'the six figures that the app shows',
  longest: 20,
  autocomplete: 'one-time-code',
} as const satisfies Field

const NAME = {
  name: 'name',
  kind: 'text',
  label: 'Name, as the record is to show it',
  asks: 'the name',
  longest: 200,
  autocomplete: 'name',
} as const satisfies Field

export const FIRST_FIELDS = [NAME, EMAIL] as const satisfies readonly Field[]

/** The words of each role, with a capital, as choices. */
const ROLE_CHOICES = Object.fromEntries(
  GIVEN_ROLES.map((role) => [role, capitalise(ROLES[role])]),
) as Readonly<Record<GivenRole, string>>

const ROLE = {
  name: 'role',
  kind: 'choice',
  label: 'Role',
  asks: 'a role',
  choices: ROLE_CHOICES,
} as const satisfies Field

const FROM = {
  name: 'from',
  kind: 'day',
  label: 'The first day',
} as const satisfies Field

const TO = {
  name: 'to',
  kind: 'day',
  label: 'The last day',
  hint: 'Leave it out where the role goes on',
  required: false,
} as const satisfies Field

export const INVITE_FIELDS = [...FIRST_FIELDS, ROLE, FROM, TO] as const satisfies readonly Field[]

/** @param people - those of the panel, by id: whose seat or post gives roles as well */
export function personField(people: Readonly<Record<string, string>>) {
  return {
    name: 'person',
    kind: 'choice',
    label: 'Who they are on the panel',
    hint: 'A seat, the chair or the post of monitoring officer then is a role by itself',
    asks: 'who they are',
    choices: people,
  } as const satisfies Field
}

export const GIVE_ROLE_FIELDS = [ROLE, FROM, TO] as const satisfies readonly Field[]
export const DISABLE_FIELDS = [
  whyField('Why it is closed', 'It is kept with the account'),
] as const satisfies readonly Field[]
export const ENABLE_FIELDS = [
  whyField('Why it is opened again', 'It is kept with the account'),
] as const satisfies readonly Field[]
export const RECOVER_FIELDS = [
  whyField('Why it is recovered', 'It is kept with the account, and its owner sees it'),
] as const satisfies readonly Field[]
