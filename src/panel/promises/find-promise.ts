import type { FastifyRequest } from 'fastify'
import { audienceOf } from '#web/index.ts'
import type { Named } from '../form-routes.ts'
import type { PromiseNeeds } from './needs.ts'
import type { HeldUndertakings } from './promise-book.ts'
import { addressOf } from './promise-words.ts'
import type { Undertaking } from './undertaking.ts'
import { readerOf } from './with-held.ts'

/** An undertaking that an address names, among all that whoever asks may read of. */
export interface Found {
  readonly held: HeldUndertakings
  readonly undertaking: Undertaking
}

const numberedIn = (all: readonly Undertaking[], { number }: Named['Params']) =>
  all.find((one) => String(one.number) === number)

/** How a form about one undertaking finds it, and finds it again in its transaction. */
export function findingOne({ undertakings }: PromiseNeeds) {
  return {
    async find({ params, actor }: FastifyRequest<Named>): Promise<Found | undefined> {
      const held = await undertakings(readerOf(audienceOf(actor)))
      const undertaking = held.ok ? numberedIn(held.value.all, params) : undefined
      return held.ok && undertaking ? { held: held.value, undertaking } : undefined
    },
    async findIn(
      trx: Parameters<HeldUndertakings['undertakingsIn']>[0],
      { held }: Found,
      { params }: FastifyRequest<Named>,
    ): Promise<Found | undefined> {
      const { all } = await held.undertakingsIn(trx)
      const undertaking = numberedIn(all, params)
      return undertaking && { held: { ...held, all }, undertaking }
    },
  }
}

export const crumbsOf = ({ number, what }: Undertaking) => [
  { text: 'Promises', href: '/promises' },
  { text: `${number}. ${what}`, href: addressOf({ number }) },
]
