import { describeDay } from '#shared/index.ts'
import type { DataTable, PromisedOnPages } from '#web/index.ts'
import { isUnfinished } from './count-promises.ts'
import { tableOfDue } from './due-promises.ts'
import type { FetchUndertakings } from './promise-book.ts'
import { addressOf, whoWords } from './promise-words.ts'
import { type Standing, standingsOn } from './standing.ts'
import type { Undertaking, Undertakings } from './undertaking.ts'

/** What other pages show of promises, as everybody may read them. */
export interface PromisesElsewhere {
  /** Reads them again where something was recorded or the day has ended: pages are then told of one moment. */
  readonly fetch: () => Promise<void>
  readonly onPages: PromisedOnPages
  /** For the front page: what is overdue or due next; `undefined` when nothing was undertaken. */
  readonly dueNow: () => DuePromises | undefined
}

export interface DuePromises {
  /** Another text when any of it is otherwise. */
  readonly version: string
  readonly sentence: string
  /** Those that are overdue, whose condition is met, or with a day to come; `null` when there are none. */
  readonly due: DataTable | null
}

/** What was made of the promises of one moment. */
interface Latest {
  readonly of: string
  readonly byPage: ReadonlyMap<string, { readonly version: string; readonly lines: OnPage }>
  readonly due: DuePromises | undefined
}

type OnPage = ReturnType<PromisedOnPages['on']>

/** So many are named on the front page. */
const MOST_AT_FRONT = 5

/** What was undertaken, by the pages of what it is about. */
export function promisesElsewhere(
  fetchUndertakings: FetchUndertakings,
  today: () => string,
): PromisesElsewhere {
  let latest: Latest = { of: '', byPage: new Map(), due: undefined }
  const find = (path: string) => latest.byPage.get(pageOf(path))
  return {
    async fetch() {
      const held = await fetchUndertakings('public')
      const of = `${held.ok ? held.value.version : ''} ${today()}`
      if (latest.of === of) return
      latest = held.ok
        ? { of, byPage: byPage(held.value, today()), due: presentDue(held.value, today(), of) }
        : { of, byPage: new Map(), due: undefined }
    },
    onPages: {
      version: (path) => find(path)?.version ?? '',
      on: (path) => find(path)?.lines ?? [],
    },
    dueNow: () => latest.due,
  }
}

/** What a page is known by: a report stands for each of its periods. */
function pageOf(path: string): string {
  return /^\/reports\/[^/]+/.exec(path)?.[0] ?? path
}

function byPage(undertakings: Undertakings, on: string) {
  const found = standingsOn(undertakings.all, on).flatMap((standing) =>
    pagesOf(standing.undertaking).map((page) => ({ page, standing })),
  )
  return new Map(
    [...Map.groupBy(found, ({ page }) => page)].map(([page, its]) => {
      const lines = its
        .map(({ standing }) => standing)
        .toSorted((one, other) => Number(isUnfinished(other)) - Number(isUnfinished(one)))
        .map((one) => lineOf(undertakings, one))
      return [page, { version: JSON.stringify(lines), lines }]
    }),
  )
}

function pagesOf({ about, meeting, item, happenings }: Undertaking): readonly string[] {
  const minutes = [{ meeting, item }, ...happenings].flatMap((one) =>
    one.meeting === undefined || one.item === undefined
      ? []
      : [`/meetings/${one.meeting}/items/${one.item}`],
  )
  const pages = [
    ...about.measures.map((id) => `/performance/${id}`),
    ...about.reports.map((id) => `/reports/${id}`),
    ...minutes,
  ]
  return [...new Set(pages)]
}

function lineOf(undertakings: Undertakings, { undertaking, words }: Standing): OnPage[number] {
  return {
    text: undertaking.what,
    href: addressOf(undertaking),
    said: `${whoWords(undertakings, undertaking)}, ${describeDay(undertaking.meeting)}`,
    words,
  }
}

function presentDue(
  undertakings: Undertakings,
  on: string,
  version: string,
): DuePromises | undefined {
  const standings = standingsOn(undertakings.all, on)
  if (standings.length === 0) return undefined
  const unfinished = standings.filter(isUnfinished).length
  const things = standings.length === 1 ? 'thing' : 'things'
  return {
    version,
    sentence: `${unfinished} of ${standings.length} ${things} promised, asked for or resolved ${unfinished === 1 || standings.length === 1 ? 'is' : 'are'} not on record as finished.`,
    due: tableOfDue(undertakings, standings, MOST_AT_FRONT),
  }
}
