import { inspect } from 'node:util'
import type { FastifyInstance } from 'fastify'
import type { Area } from '#area/index.ts'
import { ALL_RELEASED } from '#holdings/index.ts'
import {
  bindFigures,
  type Holdings,
  PERFORMANCE_VIEWS,
  performanceRoutes,
} from '#performance/index.ts'
import { readyMeasures } from '#performance/pages/measure-rows.ts'
import { PUBLISHING_VIEWS, publishingRoutes } from '#publishing/index.ts'
import { REPORT_VIEWS, reportRoutes } from '#reports/index.ts'
import { accept } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import type { ReadAs } from '#storage/index.ts'
import { createServer } from '#web/index.ts'
import { TODAY } from './odd-figures.ts'

/** What came of asking for one page. */
export interface Asked {
  readonly url: string
  readonly status: number
  readonly bytes: number
  readonly cpuSeconds: number
  readonly body: string
  /** What was logged, where it failed. */
  readonly failure: string
}

const FRONT = [
  '/',
  '/performance',
  '/performance/questions',
  '/performance/quarter',
  '/performance/quarter.csv',
  '/performance/seasons',
  '/performance/pairs',
  '/performance/forces',
  '/method',
  '/data',
  '/data/observations.csv',
  '/reports',
]

/** The pages of figures, of whatever figures they are given: the routes of the site, without a record. */
export async function pagesOf(readAs: ReadAs, area: Area) {
  let held: Holdings = hold(area, [], 0)
  const failures: string[] = []
  const app: FastifyInstance = await createServer({
    site: { panel: area.file.panel.name, navigation: [], footer: [] },
    viewFolders: [...PERFORMANCE_VIEWS, ...REPORT_VIEWS, ...PUBLISHING_VIEWS],
    log: { failed: (_, error) => failures.push(inspect(error)) },
  })
  const holdings = async () => held
  performanceRoutes(app, { readAs, holdings, registers: async () => accept([]) })
  reportRoutes(app, { readAs, holdings, editions: async () => ({ version: '', editions: [] }) })
  publishingRoutes(app, {
    readAs,
    holdings,
    nextDates: async () => undefined,
    cookies: { session: 'cf-session', asked: 'cf-asked' },
    promises: () => undefined,
    datesVersion: async () => '',
  })
  await app.ready()
  let version = 0
  return {
    ask: () => askEverything(app, failures),
    close: () => app.close(),
    async hold(figures: readonly Observation[]): Promise<void> {
      version += 1
      held = hold(area, figures, version)
      await readyMeasures(held)
    },
  }
}

function hold(area: Area, figures: readonly Observation[], version: number): Holdings {
  const made = new Map<string, unknown>()
  return {
    audience: 'public',
    area,
    book: bindFigures([...figures]),
    disagreements: [],
    unreleased: ALL_RELEASED,
    recorded: '',
    today: TODAY,
    version: String(version),
    remember<Made>(name: string, make: () => Made): Made {
      if (!made.has(name)) made.set(name, make())
      return made.get(name) as Made
    },
  }
}

/** Asks for every page and file of figures that the front pages lead to, but PDF and single figures. */
async function askEverything(app: FastifyInstance, failures: string[]): Promise<readonly Asked[]> {
  const answers: Asked[] = []
  const seen = new Set(FRONT)
  const waiting = [...FRONT]
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const before = process.cpuUsage()
    const { statusCode: status, body, headers } = await app.inject({ url })
    const { user, system } = process.cpuUsage(before)
    const bytes = Buffer.byteLength(body)
    const failure = failures.splice(0).join('')
    answers.push({ url, status, bytes, cpuSeconds: (user + system) / 1e6, body, failure })
    if (!String(headers['content-type']).startsWith('text/html')) continue
    for (const [, href = ''] of body.matchAll(/href="(\/(?:performance|reports|data)[^"#]*)"/g)) {
      const link = href.replaceAll('&amp;', '&')
      if (seen.has(link) || /\/figures\/|\.pdf$|\/imports?(\/|$)/.test(link)) continue
      seen.add(link)
      waiting.push(link)
    }
  }
  return answers
}
