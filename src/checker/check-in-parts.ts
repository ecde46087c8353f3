import type { Document } from '#documents/index.ts'
import {
  type CheckedDocument,
  findBetween,
  findWithin,
  joinFound,
  readDocuments,
} from './check-papers.ts'
import type { HeldFigure } from './compare-held.ts'
import { portionOf } from './reading.ts'

/** What a portion is worked from is let go with it, so that a long paper takes little more memory than a short one. */
const BLOCKS_A_PORTION = 200

/** Checks documents as `checkPapers` does, portion by portion: each is held against the whole. */
export function checkInParts(
  documents: readonly Document[],
  held: readonly HeldFigure[] = [],
): readonly CheckedDocument[] {
  const blocks = documents.reduce((sum, it) => sum + it.blocks.length, 0)
  const portions = Math.ceil(blocks / BLOCKS_A_PORTION)
  const readings = readDocuments(documents)
  const found = Array.from({ length: portions }, (_, portion) =>
    findWithin(portionOf(readings, portion, portions)),
  )
  return joinFound(documents, found, findBetween(readings, held))
}
