import type { Kysely } from 'kysely'
import { keepLatest } from '#shared/index.ts'
import { type Database, ERASURE, fetchVersion } from '#storage/index.ts'
import type { SaidOnPages } from '#web/index.ts'
import { ANSWERS, REMARK, type Remark } from './remark.ts'
import { fetchRemarks } from './remark-records.ts'

/** So many of the latest stand at the end of the page that they are about. */
const MOST_ON_PAGE = 5

/** What everybody may read of the remarks, kept until something is recorded of one. */
export interface RemarkBook {
  /** As they are now; what pages end with is of the same moment from then on. */
  readonly fetch: () => Promise<readonly Remark[]>
  readonly onPages: SaidOnPages
}

export function remarkBook(db: Kysely<Database>): RemarkBook {
  const keep = keepLatest<readonly Remark[]>()
  let latest: {
    readonly version: string
    readonly byPage: ReadonlyMap<string, OnPage>
  } = { version: '', byPage: new Map() }
  const fetch = async () => {
    const version = await fetchVersion(db, [REMARK, ERASURE])
    const remarks = await keep(version, () => fetchRemarks(db, 'public'))
    if (latest.version !== version) latest = { version, byPage: byPage(remarks) }
    return remarks
  }
  return {
    fetch,
    onPages: {
      version: (path) => latest.byPage.get(path)?.version ?? '',
      on: (path) => latest.byPage.get(path)?.shown ?? [],
    },
  }
}

/** What one page ends with. */
interface OnPage {
  readonly version: string
  readonly shown: readonly ShownRemark[]
}

/** Those that everybody may read by the path of their page, the latest first and only the latest few. */
function byPage(remarks: readonly Remark[]): ReadonlyMap<string, OnPage> {
  const shown = remarks.filter(({ isPublic, said }) => isPublic && said !== undefined).toReversed()
  const pages = Map.groupBy(shown, ({ said }) => said?.about.split(/[?#]/, 1)[0] ?? '')
  return new Map(
    [...pages].map(([path, its]) => {
      const latest = its.slice(0, MOST_ON_PAGE).map(onPage)
      return [path, { version: JSON.stringify(latest), shown: latest }]
    }),
  )
}

type ShownRemark = ReturnType<SaidOnPages['on']>[number]

function onPage({ record, on, said, answers }: Remark): ShownRemark {
  const last = answers.at(-1)
  return {
    number: record,
    on,
    words: shorten(said?.wrong ?? ''),
    answer: last === undefined ? '' : `${ANSWERS[last.answer]}: ${shorten(last.words)}`,
  }
}

const LONGEST = 200

/** The beginning of a text, in characters; the whole stands on the remark's own page. */
export function shorten(text: string): string {
  const signs = [...text.replace(/\s+/g, ' ').trim()]
  return signs.length <= LONGEST ? signs.join('') : `${signs.slice(0, LONGEST).join('')}…`
}
