import { isUtf8 } from 'node:buffer'
import { Refusal } from '#shared/index.ts'
import {
  type BackupFigures,
  type BackupHeading,
  type BackupLine,
  FORMAT_VERSION,
  lineSchema,
  MARK,
} from './backup-format.ts'
import { parseJson } from './canonical-json.ts'
import { startChecking } from './check-backup.ts'
import { SpoiltBackup } from './spoilt-backup.ts'
import { unpackLines } from './unpack-backup.ts'

/** A line of a backup: one of the program's own, or a row of the table named last. */
export type ReadLine = BackupLine | { readonly $: 'row'; readonly text: string }

/**
 * The lines of a backup in their order, each checked: rows and bytes follow the table and the file they
 * are of, no name comes twice or leads elsewhere, and what is declared is what is there. Whether the
 * whole is whole is known only when the last line has been read.
 *
 * @throws SpoiltBackup when it is not as the program wrote it
 */
export async function* readBackup(file: string): AsyncGenerator<ReadLine> {
  const check = startChecking()
  for await (const bytes of unpackLines(file)) {
    const line = readLine(bytes)
    check.next(line, bytes)
    yield line
  }
  check.finish()
}

/**
 * Reads a backup to its end.
 *
 * @throws SpoiltBackup when it is not whole
 */
export async function checkBackup(file: string): Promise<BackupFigures> {
  let madeAt = ''
  let [rows, files] = [0, 0]
  for await (const line of readBackup(file)) {
    if (line.$ === 'critical-friend backup') madeAt = line.madeAt
    else if (line.$ === 'end') [rows, files] = [line.rows, line.files]
  }
  return { madeAt, rows, files }
}

/**
 * The heading of a backup, of which no more is read.
 *
 * @throws SpoiltBackup when it does not begin as a backup does
 */
export async function readHeading(file: string): Promise<BackupHeading> {
  for await (const line of readBackup(file)) {
    if (line.$ === 'critical-friend backup') return line
  }
  throw new SpoiltBackup('not-ours')
}

/** What to tell of a backup that could not be read; `undefined` when the fault is the program's. */
export function explainUnread(file: string, error: unknown): string | undefined {
  if (error instanceof SpoiltBackup) return `${file} ${error.message}`
  if (error instanceof Refusal) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT')
    return `There is no file ${file}. Name a file that the backup command wrote`
  if (code === 'EISDIR') return `${file} is a folder. Name a file that the backup command wrote`
  return undefined
}

function readLine(bytes: Buffer): ReadLine {
  if (!isUtf8(bytes)) throw new SpoiltBackup('damaged', 'it holds what is no text')
  const text = bytes.toString()
  if (!text.startsWith(MARK)) return { $: 'row', text }
  const said = parseJson(text)
  const read = lineSchema.safeParse(said)
  if (read.success) return read.data
  if (isOfLaterVersion(said)) throw new SpoiltBackup('later')
  const [issue] = read.error.issues
  const what =
    issue && issue.path.length > 0 ? `a line of it ${issue.message}` : 'a line of it cannot be read'
  throw new SpoiltBackup('damaged', what)
}

function isOfLaterVersion(said: unknown): boolean {
  const version = said !== null && typeof said === 'object' && 'version' in said ? said.version : 0
  return typeof version === 'number' && version > FORMAT_VERSION
}
