import type { IndependentAppointment } from '#procedures/index.ts'
import { describeDay } from '#shared/index.ts'
import type { Link, Page } from '#web/index.ts'
import { type Application, OUTCOMES } from './application.ts'

export const APPLICATIONS_PAGE = '/panel/applications'

interface ShownApplication {
  readonly heading: string
  readonly lines: readonly string[]
  readonly acts: readonly Link[]
}

export interface ApplicationsPage extends Page {
  readonly answer: string
  /** By what rules, or that none says. */
  readonly rules: readonly string[]
  readonly hasAppointments: boolean
  readonly appointments: readonly {
    readonly heading: string
    readonly href: string
    readonly lines: readonly string[]
    readonly applications: readonly ShownApplication[]
  }[]
}

/** `/panel/applications`, for the office: who applied to be an independent member, and how that went on. */
export function presentApplications(
  appointments: readonly IndependentAppointment[],
  applications: readonly Application[],
  rules: readonly string[],
): ApplicationsPage {
  const open = applications.filter(({ ended }) => ended === undefined).length
  return {
    title: 'Applications to be an independent member',
    breadcrumbs: [
      { text: 'The panel', href: '/panel' },
      { text: 'Balance and independent members', href: '/panel/balance' },
    ],
    answer:
      applications.length === 0
        ? 'No application is recorded here.'
        : `${applications.length} ${applications.length === 1 ? 'application is' : 'applications are'} recorded; ${open} not ended.`,
    rules,
    hasAppointments: appointments.length > 0,
    appointments: appointments.map((appointment) => {
      const { slug, title, href, closes } = appointment
      return {
        ...{ heading: title, href },
        lines: [
          closes === undefined
            ? 'No closing day is on record as advertised.'
            : `Applications close on ${describeDay(closes)}.`,
        ],
        applications: applications
          .filter((one) => one.case === slug)
          .map((one) => shown(one, appointment)),
      }
    }),
  }
}

function shown(one: Application, { closes }: IndependentAppointment): ShownApplication {
  const { number, name, on, considered, interviewed, ended } = one
  const late = closes !== undefined && on > closes ? ', after the closing day' : ''
  const address = `${APPLICATIONS_PAGE}/${number}`
  return {
    heading: name,
    lines: [
      `Received on ${describeDay(on)}${late}.`,
      considered === undefined
        ? 'Not on record as considered.'
        : `${considered.isShortlisted ? 'Shortlisted' : 'Not shortlisted'} on ${describeDay(considered.on)}: ${considered.words}`,
      ...(interviewed === undefined
        ? []
        : [
            `Interviewed on ${describeDay(interviewed.on)} by ${typeof interviewed.by === 'number' ? `${interviewed.by} members` : interviewed.by.join(', ')}.${interviewed.words === undefined ? '' : ` ${interviewed.words}`}`,
          ]),
      ...(ended === undefined
        ? []
        : [
            `${OUTCOMES[ended.outcome]} on ${describeDay(ended.on)}.${ended.words === undefined ? '' : ` ${ended.words}`}`,
          ]),
    ],
    acts:
      ended !== undefined
        ? []
        : [
            { text: 'Consider it', href: `${address}/considered` },
            ...(considered?.isShortlisted
              ? [{ text: 'Record the interview', href: `${address}/interviewed` }]
              : []),
            { text: 'Record how it ended', href: `${address}/ended` },
          ],
  }
}
