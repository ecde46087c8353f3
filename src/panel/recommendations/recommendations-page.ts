import type { Area } from '#area/index.ts'
import type { PanelReport } from '#procedures/index.ts'
import { citeSource, describeDay, endSentence } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { ANSWERS, type Attached, type Recommended } from './recommendation.ts'
import { NOT_RECEIVED, standingOf } from './report-standing.ts'

const addressOf = ({ slug }: Pick<PanelReport, 'slug'>) => `/recommendations/${slug}`

const NOT_RECORDED = 'Not recorded'
const dayOr = (on: string | undefined) => (on === undefined ? NOT_RECORDED : describeDay(on))

export interface RecommendationsPage extends Page {
  readonly answer: string
  readonly reports: DataTable | null
}

/** `/recommendations`: the panel's reports, and whether they were replied to in time. */
export function presentRecommendations(
  reports: readonly PanelReport[],
  recommended: ReadonlyMap<string, Recommended>,
  today: string,
): RecommendationsPage {
  const standings = reports.map((report) => ({ report, standing: standingOf(report, today) }))
  return {
    title: 'Reports and recommendations of the panel',
    answer: answerOf(standings.map(({ standing }) => standing.state)),
    reports:
      reports.length === 0
        ? null
        : {
            id: 'reports',
            caption: 'The panel’s reports, the latest first',
            narrow: 'cards',
            columns: [
              { text: 'Report' },
              { text: 'Recommendations', numeric: true },
              { text: 'Received' },
              { text: 'How it stands' },
            ],
            rows: standings
              .toReversed()
              .map(({ report, standing }) => [
                { text: report.title, href: addressOf(report) },
                { text: String(recommended.get(report.slug)?.texts.length ?? NOT_RECORDED) },
                { text: dayOr(report.receivedOn) },
                { text: standing.words },
              ]),
          },
  }
}

function answerOf(states: readonly ReturnType<typeof standingOf>['state'][]): string {
  if (states.length === 0) return 'No report of the panel is recorded here.'
  const count = (...of: readonly string[]) => states.filter((state) => of.includes(state)).length
  const [inTime, late, overdue] = [
    count('in-time'),
    count('late'),
    count('overdue', 'long-overdue'),
  ]
  const owed = inTime + late + overdue
  const waiting = count('awaiting')
  return [
    owed === 0
      ? 'No reply has come due yet.'
      : `${inTime} of ${owed} ${owed === 1 ? 'reply' : 'replies'} that came or are overdue came in time; ${overdue} ${overdue === 1 ? 'is' : 'are'} overdue.`,
    ...(waiting === 0 ? [] : [`${waiting} ${waiting === 1 ? 'is' : 'are'} still to come.`]),
  ].join(' ')
}

interface Fact {
  readonly term: string
  readonly text: string
  readonly href?: string
}

export interface ReportPage extends Page {
  readonly answer: string
  readonly facts: readonly Fact[]
  readonly exempt: string | null
  readonly recommendations: readonly {
    readonly heading: string
    readonly text: string
    readonly answer: string
    readonly reasons: string
  }[]
  readonly silence: string | null
  readonly documents: readonly {
    readonly text: string
    readonly href: string
    readonly lines: readonly string[]
    readonly strikeHref: string
  }[]
  readonly copies: DataTable | null
  readonly hrefs: {
    readonly made: string
    readonly copies: string
    readonly answer: string
    readonly attach: string
  }
  /** Why it cannot be answered yet. */
  readonly notReceived: string | null
  readonly hasAnswer: boolean
  readonly hasTexts: boolean
}

/** `/recommendations/<report>`: what one report recommends, and how each was answered. */
export function presentReport(
  report: PanelReport,
  recommended: Recommended | undefined,
  { councils }: Pick<Area['file'], 'councils'>,
  today: string,
): ReportPage {
  const address = addressOf(report)
  const { due, adoptedOn, receivedOn, repliedOn, href } = report
  const answered = recommended?.answered
  const texts = recommended?.texts ?? []
  return {
    title: report.title,
    breadcrumbs: [{ text: 'Reports and recommendations', href: '/recommendations' }],
    answer: `${standingOf(report, today).words}.`,
    facts: [
      { term: 'Adopted', text: dayOr(adoptedOn) },
      { term: 'Received', text: dayOr(receivedOn) },
      {
        term: 'Reply due by',
        text: due === undefined ? 'Not known yet' : `${describeDay(due.on)} (${due.paragraph})`,
      },
      { term: 'Replied to', text: dayOr(repliedOn) },
      ...(recommended === undefined
        ? []
        : [{ term: 'Where they are stated', text: citeSource(recommended.source) }]),
      ...(answered === undefined ? [] : [{ term: 'The reply', text: citeSource(answered.source) }]),
      { term: 'Its days', text: 'As they are recorded, with the rules', href },
    ],
    exempt:
      recommended?.exempt === undefined
        ? null
        : `For members, their officers and the office it is sent to alone: ${endSentence(recommended.exempt.category)} ${endSentence(recommended.exempt.reason)}`,
    recommendations: texts.map((text, index) => {
      const one = answered?.answers[index]
      return {
        heading: `Recommendation ${index + 1}`,
        text,
        answer: one === undefined ? 'Not answered on record' : ANSWERS[one.answer],
        reasons: one?.reasons ?? '',
      }
    }),
    silence: texts.length > 0 ? null : sayNone(report),
    documents: (recommended?.attached ?? []).map((one) => documentOf(address, one)),
    copies: recommended === undefined ? null : copiesOf(recommended, councils),
    hrefs: {
      made: `${address}/made`,
      copies: `${address}/copies`,
      answer: `${address}/answer`,
      attach: `${address}/attach`,
    },
    notReceived: receivedOn === undefined ? NOT_RECEIVED : null,
    hasAnswer: answered !== undefined,
    hasTexts: texts.length > 0,
  }
}

function documentOf(address: string, { title, type, name, bytes, carries, reason }: Attached) {
  const href = `${address}/documents/${name}`
  const size = Math.max(1, Math.round(bytes / 1_000))
  return {
    text: `${title} (${type.toUpperCase()}, ${size} kB)`,
    href,
    lines: [
      ...(reason === undefined ? [] : [`For members and the office alone: ${reason}`]),
      ...carries.map((words) => `${words.split('. ', 1)[0]}.`),
    ],
    strikeHref: `${href}/strike-out`,
  }
}

/** What somebody is told who finds none: it may be that they may not read them. */
function sayNone({ isPublished }: PanelReport): string {
  return isPublished === false
    ? 'The report is exempt or confidential: what it recommends is not for everybody.'
    : 'It is not recorded here what it recommends.'
}

function copiesOf({ copies }: Recommended, councils: Area['file']['councils']): DataTable | null {
  if (councils.length === 0) return null
  return {
    id: 'copies',
    caption: 'Copies to the councils',
    narrow: 'scroll',
    columns: [{ text: 'Council' }, { text: 'Sent on' }],
    rows: councils.map(({ id, name }) => [{ text: name }, { text: dayOr(copies.get(id)) }]),
  }
}
