import type { FastifyRequest } from 'fastify'
import { type Field, readAddress } from '#fields/index.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the address of a page asks besides its path; a route without it tells by itself what it cannot read. */
    readonly asks?: readonly Field[]
  }
}

/** A sentence of what an address asks of a page and is not had; '' where there is nothing such. */
export function unreadOf({ query, routeOptions }: FastifyRequest): string {
  const { asks } = routeOptions.config
  if (asks === undefined || typeof query !== 'object' || query === null) return ''
  return readAddress(asks, { ...query }, [], sayOfPage).unread
}

const sayOfPage = (what: string, ways: string) =>
  `This page cannot be narrowed by ${what}, and was not: ${ways}.`
