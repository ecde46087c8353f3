import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Field } from '#fields/index.ts'
import { accept } from '#shared/index.ts'
import { type OwnRecordNeeds, ownRecordRoutes } from '../own-record-routes.ts'
import { fetchSchemes, presentAllowances, recordScheme } from './allowances.ts'
import { fetchGrants, GRANT_STATES, recordGrant } from './grants.ts'
import { presentGrants } from './grants-page.ts'
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

const GRANT_FIELDS = [
  {
    name: 'reference',
    kind: 'text',
    label: 'Its reference, as its papers name it',
    hint: 'Such as: HO-VRU-2019',
    asks: 'its reference',
    longest: 60,
  },
  { name: 'what', kind: 'text', label: 'What it is for', longest: 300 },
  { name: 'giver', kind: 'text', label: 'Who gives it', longest: 200 },
  { name: 'amount', kind: 'money', label: 'How much, where that is known', required: false },
  { name: 'state', kind: 'choice', label: 'How it stands', choices: GRANT_STATES },
  { name: 'on', kind: 'day', label: 'Since which day', asks: 'the day since when it stands so' },
  {
    name: 'document',
    kind: 'text',
    label: 'The paper that shows it',
    hint: 'Such as: report of 24 September 2019, paragraph 4',
    longest: 300,
  },
] as const satisfies readonly Field[]

const SCHEME_FIELDS = [
  { name: 'from', kind: 'day', label: 'From which day it applies', asks: 'the day' },
  {
    name: 'lines',
    kind: 'words',
    onLines: true,
    label: 'What is paid, one on each line',
    hint: 'Such as: Independent member: £920 a year',
    asks: 'what is paid',
    most: 30,
    longest: 300,
  },
  {
    name: 'basis',
    kind: 'text',
    label: 'Where it was resolved',
    hint: 'Such as: minutes of 3 June 2026, minute 9',
    asks: 'where it was resolved',
    longest: 300,
  },
] as const satisfies readonly Field[]

/** `/panel/money`, `/panel/grants` and `/panel/allowances`: the panel's own money, for everybody to read and for the clerk to record. */
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
  ownRecordRoutes(app, needs, {
    path: 'grants',
    view: 'panel-grants.njk',
    present: async () => presentGrants(await fetchGrants(needs.asPublic)),
    title: 'Record a grant, or what came of one',
    lead: 'Under the same reference a second time says what became of it. What is conditional on it is met from the day it is confirmed.',
    fields: GRANT_FIELDS,
    async record(trx, { amount, ...grant }, moment) {
      const says = { ...grant, ...(amount === undefined ? {} : { amount }) }
      const done = await recordGrant(trx, says, moment)
      return done.ok ? accept('recorded') : done
    },
  })
  ownRecordRoutes(app, needs, {
    path: 'allowances',
    view: 'panel-allowances.njk',
    present: async (_, decider, today) =>
      presentAllowances(await fetchSchemes(needs.asPublic), decider, today),
    title: 'Record a scheme of allowances',
    lead: 'It applies from its day on, and takes the place of the one before, which stays to be read.',
    fields: SCHEME_FIELDS,
    record: async (trx, { lines, ...scheme }, moment) =>
      recordScheme(trx, { ...scheme, lines: [...lines] }, moment),
  })
}
