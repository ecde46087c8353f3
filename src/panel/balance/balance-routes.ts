import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Field } from '#fields/index.ts'
import { accept, refuse } from '#shared/index.ts'
import { type OwnRecordNeeds, ownRecordRoutes } from '../own-record-routes.ts'
import { presentBalance } from './balance-page.ts'
import { fetchReviews, recordReview, TRIGGERS } from './balance-records.ts'

/** The folders of the views of the panel's balance. */
export const BALANCE_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const LONGEST = 2_000

const FIELDS = [
  { name: 'on', kind: 'day', label: 'The day of the review' },
  { name: 'trigger', kind: 'choice', label: 'What brought it about', choices: TRIGGERS },
  { name: 'finding', kind: 'long-text', label: 'What it found', longest: LONGEST },
  {
    name: 'basis',
    kind: 'text',
    label: 'What it rests on',
    hint: 'Such as: report of the host council of 21 May 2025',
    asks: 'what it rests on',
    longest: LONGEST,
  },
] as const satisfies readonly Field[]

/** `/panel/balance`: whether the panel is balanced, for everybody to read and for the clerk to record. */
export function balanceRoutes(app: FastifyInstance, needs: OwnRecordNeeds): void {
  ownRecordRoutes(app, needs, {
    path: 'balance',
    view: 'panel-balance.njk',
    present: async (people, decider, today) =>
      presentBalance(await fetchReviews(needs.asPublic), people, decider, today),
    title: 'Record a review of the balance',
    lead: 'What it found is published with the day and what brought it about.',
    fields: FIELDS,
    async record(trx, review, { recorder, today }) {
      if (review.on > today) {
        return refuse(
          'not-yet',
          'A review that is to come cannot be recorded yet. Enter today or a day before',
          'on',
        )
      }
      await recordReview(trx, review, recorder)
      return accept('recorded')
    },
  })
}
