import type { FastifyRequest } from 'fastify'
import type { Holdings } from '#performance/index.ts'
import type { Outcome } from '#shared/index.ts'
import { periodFromAddress, periodInAddress } from '#shared/index.ts'
import { addressOf } from '../find-report.ts'
import { type Edition, editionsOf, inTheMaking } from './edition.ts'
import { fetchEditions } from './edition-records.ts'
import { type LookedAt, lookAt, type Subject } from './look-at.ts'
import type { EditionNeeds } from './needs.ts'

/** Of which report, period and edition something is asked. */
export interface Asked {
  readonly Params: { readonly report: string; readonly period: string; readonly number?: string }
}

/** What the office sees of a report's editions, and of the one in the making. */
export interface Seen {
  readonly subject: Subject
  readonly address: string
  readonly held: Holdings
  readonly all: readonly Edition[]
  /** Of this report for this period. */
  readonly editions: readonly Edition[]
  readonly edition: Edition | undefined
  readonly looked: Outcome<LookedAt>
}

/**
 * Looks at the editions of a report as they are now.
 *
 * @returns `undefined` where there is no such report, nor an edition of one
 */
export async function see(
  needs: EditionNeeds,
  request: FastifyRequest<Asked>,
): Promise<Seen | undefined> {
  const { report, period: code } = request.params
  const period = periodFromAddress(code)
  const held = await needs.holdings(request, 'now')
  const definition = held.area.reports.find(({ id }) => id === report)
  if (!period || !definition) return undefined
  const subject = { definition, period }
  const address = addressOf(definition.id, period)
  const all = await fetchEditions(needs.readAs({ audience: 'office' }), 'office')
  const of = { report: definition.id, period: periodInAddress(period) }
  const editions = editionsOf(all, of)
  const edition = inTheMaking(editions)
  const looked = await lookAt(held, subject, edition, all, needs)
  if (!looked.ok && editions.length === 0) return undefined
  return { subject, address, held, all, editions, edition, looked }
}
