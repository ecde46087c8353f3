import type { Holding } from './person.ts'

/** The kinds of record: somebody who is known by name, that they held a place, that they came for another. */
export const KNOWN_PERSON = 'known-person'
export const HOLDING = 'holding'
export const SUBSTITUTE = 'substitute'

/** Of which all that is known of people is made. */
export const PEOPLE_KINDS = [KNOWN_PERSON, HOLDING, SUBSTITUTE] as const

/** How a holding is named among the records: by its own record, or by who held what, and from when. */
export function keyOfHolding({ record, person, place, from, to, seen }: Holding): string {
  return record ?? [person, place, from ?? seen[0]?.on ?? `until-${to}`].join('/')
}

/** Only what is stated, as the record keeps it. */
export function withoutBlanks<Says extends object>(says: Says) {
  return Object.fromEntries(
    Object.entries(says).filter(([, value]) => value !== undefined && value !== ''),
  ) as { readonly [Name in keyof Says]: NonNullable<Says[Name]> }
}
