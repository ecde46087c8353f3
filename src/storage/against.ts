import { existsSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { readHead } from './heads.ts'
import { readHeads } from './heads-file.ts'
import { explainUnread, readHeading } from './read-backup.ts'
import type { KeptHeads } from './verify-heads.ts'

const WHAT =
  'a head such as 52:9f3a…, with all of its 64 digits and letters, or a file of heads, or a backup'

/**
 * What somebody has to compare the record with.
 *
 * @param text - as typed: a head, or the path of a file of heads or of a backup
 */
export async function readAgainst(text: string): Promise<Outcome<KeptHeads>> {
  const head = readHead(text)
  if (head) return accept({ where: 'what you gave', heads: [head] })
  if (!existsSync(text) || !statSync(text).isFile()) {
    return refuse('no-head', `"${text}" is neither a head nor a file. Give ${WHAT}`)
  }
  if (await isPacked(text)) return await readBackupsHead(text)
  const heads = await readHeads(text)
  if (heads.length > 0) return accept({ where: text, heads })
  return refuse('no-head', `${text} holds no head. Give ${WHAT}`)
}

/** Whether a file begins as gzip does. */
async function isPacked(path: string): Promise<boolean> {
  const file = await open(path)
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close())
  return buffer.equals(Buffer.of(0x1f, 0x8b))
}

async function readBackupsHead(file: string): Promise<Outcome<KeptHeads>> {
  try {
    const { head, madeAt } = await readHeading(file)
    if (head) return accept({ where: file, heads: [{ ...head, at: madeAt }] })
    const why = `${file} was made by a version whose backups carried no head`
    return refuse('no-head', `${why}. Restore it into a folder of its own and verify that`)
  } catch (error) {
    const message = explainUnread(file, error)
    if (message === undefined) throw error
    return refuse('no-head', message)
  }
}
