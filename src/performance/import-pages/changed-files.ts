import { type Kysely, sql } from 'kysely'
import { parse } from 'yaml'
import { dayInBritain } from '#days/index.ts'
import type { Database } from '#storage/index.ts'

/** A file of the area that is otherwise than it was before a day. */
export interface ChangedFile {
  readonly path: string
  readonly became: 'new' | 'changed' | 'taken out'
  /** Which of the things that it lists are otherwise; empty where it is no list, or is new or taken out. */
  readonly entries: readonly ChangedEntry[]
}

/** Something that a file lists under an id: a measure, an event, a recording change. */
export interface ChangedEntry {
  readonly id: string
  readonly name: string
  readonly became: ChangedFile['became']
}

/**
 * The area's files that are otherwise now than before a day in Britain, whether they were loaded or written
 * on the site, in the order of their paths. None where none was held before it: all of it is new then.
 *
 * @param day - YYYY-MM-DD
 */
export async function fetchChangedFiles(
  db: Kysely<Database>,
  day: string,
): Promise<readonly ChangedFile[]> {
  const versions = await db
    .selectFrom('area_file')
    .select(['path', 'sha256', 'loaded_at as at'])
    .orderBy('id')
    .execute()
  const isBefore = ({ at }: { readonly at: string }) => dayInBritain(at) < day
  if (!versions.some(isBefore)) return []
  const moved = [...Map.groupBy(versions, ({ path }) => path)].flatMap(([path, its]) => {
    const [before, now] = [its.findLast(isBefore)?.sha256 ?? null, its.at(-1)?.sha256 ?? null]
    return before === now ? [] : [{ path, before, now }]
  })
  const contents = await fetchContents(
    db,
    moved.flatMap(({ before, now }) => [before, now].filter((one) => one !== null)),
  )
  return moved
    .map(({ path, before, now }) => ({
      path,
      became: becameOf(before, now),
      entries:
        before === null || now === null
          ? []
          : entriesChanged(contents.get(before) ?? '', contents.get(now) ?? '', path),
    }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

async function fetchContents(
  db: Kysely<Database>,
  digests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (digests.length === 0) return new Map()
  const rows = await db
    .selectFrom('area_file')
    .select(['sha256', 'content'])
    .where('sha256', '=', sql<string>`any(cast(${digests} as text[]))`)
    .execute()
  return new Map(rows.map(({ sha256, content }) => [sha256 ?? '', content ?? '']))
}

function becameOf(before: unknown, now: unknown): ChangedFile['became'] {
  if (before === null || before === undefined) return 'new'
  return now === null || now === undefined ? 'taken out' : 'changed'
}

function entriesChanged(before: string, now: string, path: string): readonly ChangedEntry[] {
  if (!path.endsWith('.yaml')) return []
  const [was, is] = [listedIn(before), listedIn(now)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const [one, other] = [was.get(id), is.get(id)]
    if (one?.text === other?.text) return []
    return [{ id, name: other?.name ?? one?.name ?? id, became: becameOf(one, other) }]
  })
}

/** What a YAML file lists under ids. A file that was loaded could be read, so one that cannot lists nothing. */
function listedIn(
  text: string,
): ReadonlyMap<string, { readonly name: string; readonly text: string }> {
  const found = new Map<string, { name: string; text: string }>()
  for (const list of Object.values(asRecord(parse(text)))) {
    if (!Array.isArray(list)) continue
    for (const one of list) {
      const entry = asRecord(one)
      const { id, name, title } = entry
      if (typeof id !== 'string') continue
      const called = [name, title].find((words) => typeof words === 'string')
      found.set(id, { name: called ?? id, text: JSON.stringify(entry) })
    }
  }
  return found
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
