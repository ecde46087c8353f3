import { type AskedOfList, type Field, readAddress } from '#fields/index.ts'
import type { RegisterFilter } from '#holdings/index.ts'
import { type Audience, type Part, readableBy } from '#storage/index.ts'
import type { Register, RegisterField } from '../definition/register.ts'

export const LONGEST_WORDS = 100
const WORDS = 'Each of them, or one that begins so, is in what you may read of an entry'

/** Fields by whose values a list can be narrowed, of those that the reader may read. */
function filterFields({ fields }: Register, reader: Audience): readonly RegisterField[] {
  return [...fields.values()].filter(
    ({ asked, audience }) =>
      readableBy(reader).includes(audience) && (asked.kind === 'choice' || asked.kind === 'yes-no'),
  )
}

/** The fields that say in which place an entry is, of those that a reader may read. */
export function placeFields({ fields }: Register, reader: Audience): readonly RegisterField[] {
  return [...fields.values()].filter(
    ({ defined, audience }) => defined.kind === 'place' && readableBy(reader).includes(audience),
  )
}

/** The form of the filters: each field of it is a part of the address. */
export function filterForm(register: Register, reader: Audience): readonly Field[] {
  const states = register.states.map(({ id, name }) => [id, name] as const)
  const any = { required: false } as const
  const day = register.fields.get(register.defined.day)?.label ?? 'Day'
  return [
    { name: 'words', kind: 'text', label: 'Words', hint: WORDS, longest: LONGEST_WORDS, ...any },
    ...(states.length > 1
      ? [
          {
            ...({ name: 'state', kind: 'choice', label: 'State', ...any } as const),
            choices: asList(Object.fromEntries(states)),
          },
        ]
      : []),
    ...filterFields(register, reader).map(
      ({ name, label, asked }): Field => ({
        ...{ name, kind: 'choice', label, ...any },
        choices: asList(asked.kind === 'choice' ? asked.choices : { yes: 'Yes', no: 'No' }),
      }),
    ),
    { name: 'from', kind: 'day', label: `${day}: from`, ...any },
    { name: 'to', kind: 'day', label: `${day}: until`, ...any },
  ]
}

/** As choices, none of which need be chosen. */
const asList = (choices: Readonly<Record<string, string>>) => choices

/** What an address asks of the list: what can be had, and a sentence of the rest. */
export function readAsked(register: Register, reader: Audience, asked: AskedOfList) {
  return readAddress(filterForm(register, reader), asked)
}

/** What an address asks for and is had, without the page and what is left blank. */
export function queryOf(register: Register, reader: Audience, asked: AskedOfList): URLSearchParams {
  return new URLSearchParams(readAsked(register, reader, asked).had)
}

/** What an address asks for that can be had; what cannot be read asks for nothing. */
export function readFilters(
  register: Register,
  reader: Audience,
  asked: AskedOfList,
): RegisterFilter {
  const { words = '', state, from, to, ...had } = readAsked(register, reader, asked).had
  const where: Partial<Record<Audience, Part>> = {}
  for (const { name, audience, asked: field } of filterFields(register, reader)) {
    const value = had[name]
    if (value === undefined) continue
    where[audience] = {
      ...where[audience],
      [name]: field.kind === 'yes-no' ? value === 'yes' : value,
    }
  }
  // Signs that cannot be seen are in no entry, and some of them no database takes
  const plain = words
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, LONGEST_WORDS)
  return {
    register: register.id,
    ...(Object.keys(where).length === 0 ? {} : { where }),
    ...(state === undefined ? {} : { state }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(plain === '' ? {} : { words: { said: plain, askedBy: reader } }),
  }
}
