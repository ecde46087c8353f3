import type { Kysely } from 'kysely'
import { AGENDA, FILE_ERASED, RECOMMENDATIONS } from '#holdings/index.ts'
import { type Database, type Entry, fetchEntries } from '#storage/index.ts'
import { readAgenda } from './agenda/read-agenda.ts'
import { readRecommended } from './recommendations/recommendation.ts'

/** A file whose bytes are kept and that nobody is given any more. */
interface FileLeft {
  /** The entry that tells of it. */
  readonly entry: number
  readonly name: string
  /** What it is of, in words. */
  readonly of: string
  /** Size in bytes. */
  readonly bytes: number
}

/**
 * Files of papers that were withdrawn or changed before they were issued, and of documents that were struck out.
 * What is in a pack that was issued is not among them: its pages do not change.
 *
 * @param db - as one who reads all that the office may
 */
export async function filesLeft(db: Kysely<Database>): Promise<readonly FileLeft[]> {
  const agendas = await fetchEntries(db, { kind: AGENDA }, 'office')
  const answers = await fetchEntries(db, { kind: RECOMMENDATIONS }, 'office')
  const erased = new Set([...agendas, ...answers].flatMap(filesErased))
  const left = [
    ...[...Map.groupBy(agendas, ({ record }) => record)].flatMap(ofPapers),
    ...[...Map.groupBy(answers, ({ record }) => record)].flatMap(ofDocuments),
  ]
  return left.filter(({ entry, name }) => !erased.has(`${entry} ${name}`))
}

function ofPapers([address, entries]: [string, Entry[]]): readonly FileLeft[] {
  const { files, layout, papers } = readAgenda(entries)
  const inUse = new Set([
    ...layout.map(({ file }) => file),
    ...papers.filter(({ withdrawn }) => withdrawn === null).map(({ file }) => file.file),
  ])
  return [...files.values()]
    .filter(({ file, name }) => name.startsWith('paper-') && !inUse.has(file))
    .map(({ entry, name, bytes }) => ({
      ...{ entry, name, bytes },
      of: `A paper for the meeting at /meetings/${address}, withdrawn or changed before it was issued`,
    }))
}

function ofDocuments([slug, entries]: [string, Entry[]]): readonly FileLeft[] {
  const struck = new Set(
    entries.flatMap(({ act, corrects }) => (act === 'strike-out' ? [corrects] : [])),
  )
  const all = readRecommended(entries.filter(({ act }) => act === 'record')).get(slug)
  return (all?.attached ?? [])
    .filter(({ entry }) => struck.has(entry))
    .map(({ entry, name, bytes }) => ({
      ...{ entry, name, bytes },
      of: `A document with the answer at /recommendations/${slug}, struck out`,
    }))
}

/** What an act of erasing took out: the entry that told of each, with its name. */
function filesErased({ act, event, corrects, says }: Entry): readonly string[] {
  const name = says['file']
  return act === 'erase' && event === FILE_ERASED && typeof name === 'string'
    ? [`${corrects} ${name}`]
    : []
}
