import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { FIRST_PREVIOUS_HASH, type Link } from './entry.ts'
import type { Database } from './table-types.ts'

/**
 * The end of the record at some time. A chain shows by itself what was changed inside it; that its end
 * was cut off, or that it was worked out again from its start, shows only beside a head kept elsewhere.
 */
export interface Head extends Link {
  /** When its last entry was recorded, or the backup made that carries it, an instant; `null` when not known. */
  readonly at: string | null
}

/** The last entry, or the last of the sealed change log, or what stands before the first of all. */
export async function fetchLastLink(db: Kysely<Database>): Promise<Link> {
  const { rows } = await sql<Link>`
    (select id, hash from entry order by id desc limit 1)
    union all
    (select id, hash from change_log order by id desc limit 1)
    order by id desc limit 1`.execute(db)
  return rows[0] ?? { id: 0, hash: FIRST_PREVIOUS_HASH }
}

/** A head as it is written, given out and taken in: "52:9f3a…", the number of entries and 64 hex digits. */
export function writeHead({ id, hash }: Link): string {
  return `${id}:${hash}`
}

/** @returns `undefined` when the text is no head */
export function readHead(text: string): Head | undefined {
  const [, id, hash = ''] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  return id === undefined ? undefined : { id: Number(id), hash, at: null }
}

/** A head as a line of a file: what it is, its time, and some digits by which a damaged line is known. */
export function writeHeadLine(head: Head): string {
  const line = head.at === null ? writeHead(head) : `${writeHead(head)} ${head.at}`
  return `${line} ${digitsOf(line)}`
}

/** @returns `undefined` when the line is damaged or says something else; one without time or digits is a head */
export function readHeadLine(text: string): Head | undefined {
  const [, line = '', digits] = /^(.*?)(?: ([0-9a-f]{8}))?$/.exec(text.trim()) ?? []
  if (digits === undefined) return readHead(line)
  const [head = '', at = null] = line.split(' ')
  const read = digits === digitsOf(line) ? readHead(head) : undefined
  return read && { ...read, at }
}

function digitsOf(line: string): string {
  return createHash('sha256').update(line).digest('hex').slice(0, 8)
}
