import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { whyField } from '#fields/index.ts'
import { REGISTER_ENTRY } from '#holdings/index.ts'
import type { FetchPeople } from '#people/index.ts'
import type { FetchProcedures } from '#procedures/index.ts'
import { accept, endSentence, type Outcome } from '#shared/index.ts'
import { fetchVersion, recordOnce } from '#storage/index.ts'
import { doRegularly, showPage } from '#web/index.ts'
import { type FormNeeds, formRoutes, type Named } from '../form-routes.ts'
import type { FetchUndertakings } from '../promises/promise-book.ts'
import { UNDERTAKING } from '../promises/promise-records.ts'
import { type AccountToRemind, recipientsOn } from './recipients.ts'
import { REMINDER } from './reminder.ts'
import { presentReminders } from './reminders-page.ts'
import { clocksOfProcedures, clocksOfPromises, type RunningClock } from './running-clock.ts'
import { endLeftOver, fetchReminders, type Sending, sendReminders } from './send-reminders.ts'

/** The folders of the views of reminders. */
export const REMINDER_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

/** What reminders stand on. */
export interface ReminderNeeds extends FormNeeds, Pick<Sending, 'send'> {
  readonly undertakings: FetchUndertakings
  readonly people: FetchPeople
  readonly procedures: FetchProcedures
  /** What is due in the registers that the office keeps. @param today - YYYY-MM-DD */
  readonly registerClocks: (today: string) => Promise<readonly RunningClock[]>
  /** Those whose accounts are open and have an address. */
  readonly accounts: () => Promise<readonly AccountToRemind[]>
  /** So many days before each is sent: a setting of the area. */
  readonly daysBefore: () => readonly number[]
  readonly panel: () => string
  readonly siteAddress: () => string
  /** Why nothing can be recorded at the moment; `undefined` when it can. */
  readonly whyNotRecorded: () => string | undefined
  /** How often is looked for what is due, in milliseconds. */
  readonly everyMs: number
}

/** Nobody is written to before this hour of the day in Britain. */
const FIRST_HOUR = 7

const READ = { config: { act: { kind: REMINDER, act: 'read' } } }

/** `/reminders` for the office: what was sent to whom; and the sending of them, day by day. */
export function reminderRoutes(app: FastifyInstance, needs: ReminderNeeds): void {
  const { db, daysBefore, now } = needs
  doRegularly(app, 'Reminders could not be sent', needs.everyMs, lookForDue(needs))

  app.get('/reminders', READ, async (_, reply) => {
    const page = presentReminders(await fetchReminders(db), daysBefore(), now().today)
    return showPage(reply, 'reminders.njk', page)
  })

  formRoutes(app, needs, {
    url: '/reminders/:number/came-back',
    act: { kind: REMINDER, act: 'record-bounce' },
    async find({ params }) {
      const { number } = params satisfies Named['Params']
      return (await fetchReminders(db)).find((one) => one.number === number)
    },
    fields: () => BOUNCE_FIELDS,
    ask: ({ name, what }) => ({
      title: 'Record that a reminder came back',
      lead: `To ${name}: ${endSentence(what)} Tell them in another way, or have their address put right.`,
      button: 'Record it',
      breadcrumbs: [{ text: 'Reminders', href: '/reminders' }],
    }),
    async record(trx, { number }, filled, { today, recorder }): Promise<Outcome<string>> {
      const about = { kind: REMINDER, record: number, event: 'reminder-bounced', happened: today }
      const parts = { office: { why: filled.reason } }
      await recordOnce(trx, { ...about, parts }, recorder)
      return accept('/reminders')
    },
  })
}

const BOUNCE_FIELDS = [whyField('Why it came back', 'As the letter says. For the office')] as const

/** @returns a function that sends what is due, and costs one question while nothing is recorded or another day */
function lookForDue(needs: ReminderNeeds): () => Promise<void> {
  const { db, now, whyNotRecorded, daysBefore } = needs
  let looked = ''
  let isFirst = true
  return async () => {
    const { at, today } = now()
    if (whyNotRecorded() !== undefined || daysBefore().length === 0) return
    const local = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London')
    if (local.hour < FIRST_HOUR) return
    const version = `${await fetchVersion(db, [UNDERTAKING, 'case', 'account', 'area', REGISTER_ENTRY])} ${today}`
    if (looked === version) return
    if (isFirst) await endLeftOver(db, at, today)
    isFirst = false
    await remind(needs, at, today)
    looked = version
  }
}

async function remind(needs: ReminderNeeds, at: string, today: string): Promise<void> {
  const { db, send, undertakings, people: fetchPeople, procedures, accounts } = needs
  const people = await fetchPeople()
  const promises = await undertakings('office')
  if (!people.ok || !promises.ok) return
  const held = await procedures()
  const clocks = [
    ...clocksOfPromises(promises.value, today),
    ...(held.ok ? await clocksOfProcedures(held.value, people.value.people) : []),
    ...(await needs.registerClocks(today)),
  ]
  const recipientsOf = recipientsOn(await accounts(), people.value.people, today)
  await sendReminders(
    { clocks, recipientsOf, daysBefore: needs.daysBefore() },
    { db, send, panel: needs.panel(), siteAddress: needs.siteAddress(), at, today },
  )
}
