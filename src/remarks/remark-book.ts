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
    readonly byPage: ReadonlyMap<string, readonly Remark[]>
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
      version: () => latest.version,
      on: (path) => (latest.byPage.get(path) ?? []).slice(0, MOST_ON_PAGE).map(onPage),
    },
  }
}

/** Those that everybody may read by the path of their page, the latest first. */
function byPage(remarks: readonly Remark[]): ReadonlyMap<string, readonly Remark[]> {
  const shown = remarks.filter(({ isPublic, said }) => isPublic && said !== undefined).toReversed()
  return Map.groupBy(shown, ({ said }) => said?.about.split(/[?#]/, 1)[0] ?? '')
}

function onPage({ record, on, said, answers }: Remark) {
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
