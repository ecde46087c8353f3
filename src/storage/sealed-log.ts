import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** A line of the change log, which is sealed: it was written before there were entries. */
export interface SealedLine {
  readonly id: number
  readonly at: string
  /** A name: it stands in the chain, and cannot be erased. */
  readonly actor: string
  readonly reason: string
  readonly action: string
  readonly subject: string
  /** Canonical JSON, as it is kept. */
  readonly detail: string
  readonly previousHash: string
}

/** SHA-256 of a line as canonical JSON, as 64 hex digits: the rule by which they were chained. */
export function hashLine(line: SealedLine): string {
  return createHash('sha256')
    .update(canonicalJson({ ...line }))
    .digest('hex')
}
