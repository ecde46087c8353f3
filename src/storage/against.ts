import { existsSync, statSync } from 'node:fs'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { readHead } from './heads.ts'
import { readHeads } from './heads-file.ts'
import type { KeptHeads } from './verify-heads.ts'

const WHAT = 'a head such as 52:9f3a…, with all of its 64 digits and letters, or a file of heads'

/**
 * What somebody has to compare the record with.
 *
 * @param text - as typed: a head, or the path of a file of heads
 */
export async function readAgainst(text: string): Promise<Outcome<KeptHeads>> {
  const head = readHead(text)
  if (head) return accept({ where: 'what you gave', heads: [head] })
  if (!existsSync(text) || !statSync(text).isFile()) {
    return refuse('no-head', `"${text}" is neither a head nor a file. Give ${WHAT}`)
  }
  const heads = await readHeads(text)
  if (heads.length > 0) return accept({ where: text, heads })
  return refuse('no-head', `${text} holds no head. Give ${WHAT}`)
}
