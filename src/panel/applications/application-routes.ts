import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import type { Field } from '#fields/index.ts'
import {
  appointmentPanelOf,
  type FetchProcedures,
  fetchAppointments,
  type HeldProcedures,
  INELIGIBLE_KINDS,
  type IndependentAppointment,
  sayAppointmentRules,
  whyBarred,
} from '#procedures/index.ts'
import { accept, describeDay, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { type Database, fetchEntries, recordNumbered, recordOnce } from '#storage/index.ts'
import { showPage } from '#web/index.ts'
import { asJson } from '../as-json.ts'
import { type FormNeeds, formRoutes, type Moment, type Named } from '../form-routes.ts'
import { refuseToCome } from '../to-come.ts'
import { APPLICATION, type Application, OUTCOMES, readApplications } from './application.ts'
import { APPLICATIONS_PAGE, presentApplications } from './applications-page.ts'

/** The folders of the views of applications. */
export const APPLICATION_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

/** What the pages of applications stand on. */
export interface ApplicationNeeds extends FormNeeds {
  readonly procedures: FetchProcedures
}

const RECORD = { kind: APPLICATION, act: 'record' } as const
const CRUMBS = [
  { text: 'Balance and independent members', href: '/panel/balance' },
  { text: 'Applications', href: APPLICATIONS_PAGE },
]

/** What a form finds. */
interface Found {
  readonly held: HeldProcedures
  readonly appointments: readonly IndependentAppointment[]
  readonly application: Application | undefined
}

const ON = { name: 'on', kind: 'day', label: 'On which day', asks: 'the day' } as const

const receivedFields = (appointments: readonly IndependentAppointment[]) =>
  [
    { ...ON, label: 'On which day it was received' },
    {
      name: 'case',
      kind: 'choice',
      label: 'For which appointment',
      asks: 'the appointment',
      choices: Object.fromEntries(appointments.map(({ slug, title }) => [slug, title])),
    },
    {
      name: 'name',
      kind: 'text',
      label: 'Who applied',
      hint: 'For the office alone',
      asks: 'who applied',
      longest: 200,
    },
  ] as const satisfies readonly Field[]

const CONSIDERED_FIELDS = [
  ON,
  {
    name: 'is',
    kind: 'ticks',
    label: 'Is the person any of these, by what they say of themselves',
    choices: INELIGIBLE_KINDS,
  },
  { name: 'isShortlisted', kind: 'yes-no', label: 'Are they to be interviewed' },
  {
    name: 'words',
    kind: 'long-text',
    label: 'Why, against the criteria that were agreed',
    hint: 'For the office alone',
    longest: 4_000,
  },
] as const satisfies readonly Field[]

const INTERVIEWED_FIELDS = [
  ON,
  {
    name: 'by',
    kind: 'names',
    label: 'By which members',
    hint: 'Their names, one on each line, or how many they were',
    asks: 'the members who interviewed, or how many they were',
  },
  { name: 'words', kind: 'long-text', label: 'What was found', longest: 4_000, required: false },
] as const satisfies readonly Field[]

const ENDED_FIELDS = [
  ON,
  { name: 'outcome', kind: 'choice', label: 'How it ended', choices: OUTCOMES },
  { name: 'words', kind: 'long-text', label: 'Why', longest: 4_000, required: false },
] as const satisfies readonly Field[]

/** `/panel/applications`, for the clerk and the monitoring officer: who applied, and how that went on. */
export function applicationRoutes(app: FastifyInstance, needs: ApplicationNeeds): void {
  const { db } = needs
  const find = async ({ params }: FastifyRequest<Named>): Promise<Found | undefined> => {
    const held = await needs.procedures()
    if (!held.ok) return undefined
    const all = readApplications(await fetchEntries(db, { kind: APPLICATION }, 'office'))
    const { number } = params
    const application = all.find((one) => one.number === number)
    if (number !== undefined && (application === undefined || application.ended)) return undefined
    const appointments = await fetchAppointments(held.value)
    return { held: held.value, appointments, application }
  }

  app.get(
    APPLICATIONS_PAGE,
    { config: { act: { kind: APPLICATION, act: 'read' } } },
    async (_, reply) => {
      const held = await needs.procedures()
      const all = readApplications(await fetchEntries(db, { kind: APPLICATION }, 'office'))
      const appointments = held.ok ? await fetchAppointments(held.value) : []
      const rules = held.ok ? sayAppointmentRules(held.value) : []
      const page = presentApplications(appointments, all, rules)
      return showPage(reply, 'panel-applications.njk', page)
    },
  )

  formRoutes(app, needs, {
    ...{ url: `${APPLICATIONS_PAGE}/record`, act: RECORD, find },
    fields: ({ appointments }) => receivedFields(appointments),
    ask: () => ({
      ...{ title: 'Record an application', button: 'Record it', breadcrumbs: CRUMBS },
      lead: 'The appointment is begun as a case first. Who applied is for the office alone.',
    }),
    async record(trx, _, filled, moment): Promise<Outcome<string>> {
      const { on, ...received } = filled
      return await recordOf(trx, undefined, { on, event: 'received', says: received }, moment)
    },
  })
  stepRoutes(app, needs, find)
}

function stepRoutes(
  app: FastifyInstance,
  needs: ApplicationNeeds,
  find: (request: FastifyRequest<Named>) => Promise<Found | undefined>,
): void {
  const about = { button: 'Record it', breadcrumbs: CRUMBS }
  const lead = ({ application }: Found) => application?.name ?? ''
  const url = (step: string) => `${APPLICATIONS_PAGE}/:number/${step}`

  formRoutes(app, needs, {
    ...{ url: url('considered'), act: RECORD, find },
    fields: () => CONSIDERED_FIELDS,
    ask: (found) => ({
      ...{ ...about, title: 'Consider an application', lead: lead(found) },
    }),
    async record(trx, { held, application }, filled, moment): Promise<Outcome<string>> {
      const { on, is, isShortlisted, words } = filled
      const barred = whyBarred(held, is)
      if (isShortlisted && barred !== undefined) {
        return refuse('not-eligible', `${barred}. Say that they are not to be interviewed`, 'is')
      }
      const says = { is: [...is], isShortlisted, words }
      return await recordStep(trx, application, { on, event: 'considered', says }, moment)
    },
  })

  formRoutes(app, needs, {
    ...{ url: url('interviewed'), act: RECORD, find },
    fields: () => INTERVIEWED_FIELDS,
    ask: (found) => ({
      ...{ ...about, title: 'Record an interview', lead: lead(found) },
    }),
    async record(trx, { held, application }, filled, moment): Promise<Outcome<string>> {
      const { on, by, words } = filled
      const problems = whyNotInterviewed(held, application, typeof by === 'number' ? by : by.length)
      if (problems.length > 0) return { ok: false, problems }
      const says = {
        by: typeof by === 'number' ? by : [...by],
        ...(words === undefined ? {} : { words }),
      }
      return await recordStep(trx, application, { on, event: 'interviewed', says }, moment)
    },
  })

  formRoutes(app, needs, {
    ...{ url: url('ended'), act: RECORD, find },
    fields: () => ENDED_FIELDS,
    ask: (found) => ({
      ...{ ...about, title: 'Record how an application ended', lead: lead(found) },
    }),
    async record(trx, { application }, filled, moment): Promise<Outcome<string>> {
      const { on, outcome, words } = filled
      if (outcome === 'recommended' && application?.interviewed === undefined) {
        const message = 'No interview is on record. Record it first, or another end'
        return refuse('not-interviewed', message, 'outcome')
      }
      const says = { outcome, ...(words === undefined ? {} : { words }) }
      return await recordStep(trx, application, { on, event: 'ended', says }, moment)
    },
  })
}

function whyNotInterviewed(
  held: HeldProcedures,
  application: Application | undefined,
  number: number,
): readonly Problem[] {
  const panel = appointmentPanelOf(held)
  return [
    ...(application?.considered?.isShortlisted
      ? []
      : [
          {
            code: 'not-shortlisted',
            message: 'It is not on record that they are to be interviewed. Consider it first',
            field: 'on',
          },
        ]),
    ...(panel !== undefined && number !== panel.size
      ? [
          {
            code: 'panel-size',
            message: `${number} ${number === 1 ? 'member' : 'members'} interviewed, and the appointment panel is of ${panel.size} (${panel.paragraph}). Correct the number, or interview again`,
            field: 'by',
          },
        ]
      : []),
  ]
}

/** Something that is to be recorded of an application. */
interface NewStep {
  /** YYYY-MM-DD */
  readonly on: string
  readonly event: 'received' | 'considered' | 'interviewed' | 'ended'
  readonly says: object
}

async function recordStep(
  trx: Transaction<Database>,
  application: Application | undefined,
  step: NewStep,
  moment: Moment,
): Promise<Outcome<string>> {
  if (application === undefined) return refuse('no-application', 'There is no such application')
  if (step.on < application.on) {
    const message = `It was received on ${describeDay(application.on)}. Enter that day or a later one`
    return refuse('before-received', message, 'on')
  }
  return await recordOf(trx, application.number, step, moment)
}

async function recordOf(
  trx: Transaction<Database>,
  record: string | undefined,
  { on, event, says }: NewStep,
  { today, recorder }: Moment,
): Promise<Outcome<string>> {
  if (on > today) {
    return refuseToCome(today)
  }
  const parts = { office: { [event]: asJson(says) } }
  const entry = { kind: APPLICATION, event, happened: on, parts }
  if (record === undefined) await recordNumbered(trx, entry, recorder)
  else await recordOnce(trx, { ...entry, record }, recorder)
  return accept(APPLICATIONS_PAGE)
}
