import type { People } from '#people/index.ts'
import type { Entry } from '#storage/index.ts'
import { nameOf } from './meeting-words.ts'
import { standing } from './recorded-meetings.ts'
import type { Expected } from './replies.ts'

/** Somebody with an account who may be a member of the panel. */
export interface AccountOfMember {
  readonly account: string
  readonly name: string
  readonly person: string | undefined
  /** `undefined` once it was erased. */
  readonly email: string | undefined
}

/** Somebody who is to be summoned. */
export interface Recipient {
  /** Their id among the people of the panel, or their account where that does not say. */
  readonly key: string
  readonly name: string
  /** `undefined` where nothing can be sent to them. */
  readonly email: string | undefined
}

/**
 * Whoever is expected, and whoever has an account of a member: each once. Who has no address is among them.
 *
 * @param accounts - of those who are members by their account
 */
export function recipientsOf(
  { members }: Expected,
  people: People,
  accounts: readonly AccountOfMember[],
): readonly Recipient[] {
  const expected = members.map((key): Recipient => {
    const its = accounts.find(({ person }) => person === key)
    return { key, name: nameOf(people, key), email: its?.email }
  })
  const others = accounts
    .filter(({ person }) => person === undefined || !members.includes(person))
    .map(({ account, person, name, email }): Recipient => ({ key: person ?? account, name, email }))
  return [...expected, ...others]
}

/** What became of a summons to one of them. */
export const DELIVERIES = {
  'summons-sent': 'Sent',
  'summons-refused': 'Not sent',
  'summons-bounced': 'Came back',
} as const

export type DeliveryEvent = keyof typeof DELIVERIES

/** One sending of a summons, for the office to read. */
export interface Delivery {
  readonly event: DeliveryEvent
  readonly key: string
  readonly name: string
  readonly why: string | undefined
  /** The day, YYYY-MM-DD. */
  readonly on: string
}

const isDelivery = (event: string): event is DeliveryEvent => event in DELIVERIES

/**
 * Every sending, in the order they happened.
 *
 * @param entries - of one meeting, as the office may read them: others are given none
 */
export function readDeliveries(entries: readonly Entry[]): readonly Delivery[] {
  return standing(entries).flatMap(({ event, happened, says }): Delivery[] => {
    const { key, name, why } = says
    if (!isDelivery(event) || typeof key !== 'string' || happened === null) return []
    return [
      {
        ...{ event, key, on: happened.slice(0, 'YYYY-MM-DD'.length) },
        name: typeof name === 'string' ? name : key,
        why: typeof why === 'string' ? why : undefined,
      },
    ]
  })
}
