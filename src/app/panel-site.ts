import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { AccountNeeds } from '#accounts/index.ts'
import type { Area } from '#area/index.ts'
import type { FetchConstitution } from '#constitution/index.ts'
import { fetchAreaFile } from '#holdings/index.ts'
import {
  AGENDA_VIEWS,
  APPLICATION_VIEWS,
  agendaRoutes,
  applicationRoutes,
  BALANCE_VIEWS,
  balanceRoutes,
  type ConditionFacts,
  countInMinutes,
  decidedAt,
  type FetchMeetings,
  type FetchUndertakings,
  followingOf,
  HELD_BY_RECORD,
  LETTER_VIEWS,
  letterRoutes,
  MEETING_VIEWS,
  type MeetingNeeds,
  MINUTES_VIEWS,
  MONEY_VIEWS,
  meetingBook,
  meetingRoutes,
  minutesOf,
  minutesRoutes,
  moneyRoutes,
  PANEL_VIEWS,
  PROMISE_VIEWS,
  type PromisesElsewhere,
  panelRoutes,
  promiseRoutes,
  promisesElsewhere,
  QUESTION_VIEWS,
  questionRoutes,
  questionsPut,
  RECOMMENDATION_VIEWS,
  RECORD_VIEWS,
  REMINDER_VIEWS,
  recommendationRoutes,
  recordRoutes,
  reminderRoutes,
  TAKING_PART_VIEWS,
  takingPartRoutes,
  undertakingBook,
  VISIT_VIEWS,
  visitRoutes,
} from '#panel/index.ts'
import type { FetchPeople } from '#people/index.ts'
import { type FetchHoldings, fetchArea } from '#performance/index.ts'
import { type FetchProcedures, sayAllSteps } from '#procedures/index.ts'
import { searchRoutes } from '#publishing/index.ts'
import { type FetchRegisters, fetchDueInRegisters } from '#registers/index.ts'
import type { FetchEditions } from '#reports/index.ts'
import type { Database, ReadAs } from '#storage/index.ts'
import type { Clock } from './clock.ts'
import { editionsForPacks } from './editions-for-packs.ts'
import { membersIn, toRemind } from './members-in.ts'
import { searchesOf } from './searches.ts'

/** The folders of the views of the panel's own pages. */
export const VIEWS_OF_PANEL = [
  ...PANEL_VIEWS,
  ...MEETING_VIEWS,
  ...AGENDA_VIEWS,
  ...PROMISE_VIEWS,
  ...RECOMMENDATION_VIEWS,
  ...MONEY_VIEWS,
  ...BALANCE_VIEWS,
  ...LETTER_VIEWS,
  ...RECORD_VIEWS,
  ...MINUTES_VIEWS,
  ...REMINDER_VIEWS,
  ...TAKING_PART_VIEWS,
  ...QUESTION_VIEWS,
  ...VISIT_VIEWS,
  ...APPLICATION_VIEWS,
]

/** What is kept of the panel from one request to the next, which other pages show as well. */
export interface PanelBooks {
  readonly meetings: FetchMeetings
  readonly undertakings: FetchUndertakings
  readonly elsewhere: PromisesElsewhere
}

/** @param facts - what decides the conditions of promises */
export function panelBooks(
  readAs: ReadAs,
  people: FetchPeople,
  clock: Clock,
  facts: ConditionFacts,
): PanelBooks {
  const asPublic = readAs({ audience: 'public' })
  const fetchFile = (path: string) => fetchAreaFile(asPublic, path)
  const undertakings = undertakingBook(readAs, people, fetchFile, facts)
  return {
    meetings: meetingBook(asPublic, HELD_BY_RECORD),
    undertakings,
    elsewhere: promisesElsewhere(undertakings, clock.today),
  }
}

/** What the panel's own pages are handed by the site. */
export interface PanelSiteNeeds {
  readonly db: Kysely<Database>
  readonly readAs: ReadAs
  readonly clock: Clock
  readonly books: PanelBooks
  readonly people: FetchPeople
  readonly constitution: FetchConstitution
  readonly procedures: FetchProcedures
  readonly accounts: AccountNeeds
  /** Why nothing can be recorded at the moment; `undefined` when it can. */
  readonly whyNotRecorded: () => string | undefined
  /** How often is looked for what is due soon, in milliseconds. */
  readonly remindsEveryMs: number
  /** How long a connection of somebody who follows a meeting is kept. */
  readonly followSeconds: number
  readonly holdings: FetchHoldings
  readonly editions: FetchEditions
  readonly registers: FetchRegisters
  /** As it was loaded last. */
  readonly area: () => Area
}

/** The panel: its seats, meetings, promises, recommendations and money. */
export function panelSite(app: FastifyInstance, needs: PanelSiteNeeds): void {
  const { db, readAs, books, people, constitution, procedures, accounts, area } = needs
  const { whyNotRecorded, remindsEveryMs, followSeconds } = needs
  const { meetings, undertakings, elsewhere } = books
  const { reads, now, siteAddress, send, panel } = accounts
  const asPublic = readAs({ audience: 'public' })
  panelRoutes(app, { db, people, constitution, panel, now })
  const ofMeetings: MeetingNeeds = {
    ...{ db, asPublic, reads, people, constitution, procedures, siteAddress, now },
    ...{ meetings, send, panel, questionsPut: questionsPut(asPublic) },
    minutesOf: minutesOf(asPublic),
    decidedAt: decidedAt(asPublic, { meetings, people, constitution }),
    memberAccounts: async () => membersIn(await accounts.fetchAccounts()),
    personOf: async ({ account }) =>
      account && (await accounts.fetchAccounts()).byId(account.id)?.person,
  }
  meetingRoutes(app, ofMeetings)
  takingPartRoutes(app, ofMeetings)
  const following = followingOf(undertakings)
  recordRoutes(app, { ...ofMeetings, undertakings, following, followSeconds })
  minutesRoutes(app, { ...ofMeetings, readAs, undertakings })
  searchRoutes(
    app,
    searchesOf({
      ...{ readAs, undertakings, procedures, holdings: needs.holdings },
      ...{ registers: needs.registers, inMinutes: countInMinutes(ofMeetings) },
    }),
  )
  agendaRoutes(app, {
    ...{ ...ofMeetings, holdings: needs.holdings },
    ...editionsForPacks(readAs, needs.editions, area),
  })
  promiseRoutes(app, {
    ...{ db, asPublic, now, siteAddress, undertakings, elsewhere, meetings, panel },
    steps: async () => {
      const held = await procedures()
      return held.ok ? sayAllSteps(held.value) : {}
    },
    fetchArea: async () => (await fetchArea(asPublic)) ?? area(),
  })
  letterRoutes(app, { db, readAs, now, undertakings })
  recommendationRoutes(app, { db, readAs, procedures, area: () => area().file, now })
  applicationRoutes(app, { db, now, procedures })
  visitRoutes(app, {
    ...{ db, asPublic, now, undertakings },
    fetchFile: (path) => fetchAreaFile(asPublic, path),
  })
  questionRoutes(app, {
    ...{ db, asPublic, reads, now, meetings, procedures, panel, siteAddress, send },
    settings: () => area().file.remarks,
  })
  reminderRoutes(app, {
    ...{ db, now, send, undertakings, people, procedures, panel, siteAddress },
    ...{ whyNotRecorded, everyMs: remindsEveryMs },
    accounts: async () => toRemind(await accounts.fetchAccounts()),
    daysBefore: () => area().file.reminders.daysBefore,
    registerClocks: async (today) => {
      const due = await fetchDueInRegisters(readAs({ audience: 'sealed' }), needs.registers, today)
      return due.map((one) => ({ ...one, who: undefined, audience: 'office' as const }))
    },
  })
  const ofPanel = { db, asPublic, people, procedures, now }
  moneyRoutes(app, ofPanel)
  balanceRoutes(app, ofPanel)
}
