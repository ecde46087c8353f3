import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Field } from '#fields/index.ts'
import { accept } from '#shared/index.ts'
import { type OwnRecordNeeds, ownRecordRoutes } from '../own-record-routes.ts'
import { presentMoney } from './money-page.ts'
import { fetchMoney, recordMoney } from './money-records.ts'

/** The folders of the views of the panel's money. */
export const MONEY_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const FIELDS = [
  {
    name: 'year',
    kind: 'financial-year',
    label: 'Financial year',
    hint: 'Such as 2026-27',
    asks: 'the financial year',
  },
  { name: 'grant', kind: 'money', label: 'Grant', asks: 'the grant' },
  { name: 'costs', kind: 'money', label: 'Costs', asks: 'the costs' },
  {
    name: 'basis',
    kind: 'text',
    label: 'What it rests on',
    hint: 'Such as: report of the treasurer of 21 May 2027',
    asks: 'what it rests on',
    longest: 500,
  },
] as const satisfies readonly Field[]

/** `/panel/money`: the panel's own money, for everybody to read and for the clerk to record. */
export function moneyRoutes(app: FastifyInstance, needs: OwnRecordNeeds): void {
  ownRecordRoutes(app, needs, {
    path: 'money',
    view: 'panel-money.njk',
    present: async (people, decider) =>
      presentMoney(await fetchMoney(needs.asPublic), people, decider),
    title: 'Record the panel’s money of a year',
    lead: 'A second time for a year takes the place of the first, which stays to be read. What is over the grant is shared among the councils by their seats.',
    fields: FIELDS,
    async record(trx, year, { recorder, today }) {
      await recordMoney(trx, year, today, recorder)
      return accept('recorded')
    },
  })
}
