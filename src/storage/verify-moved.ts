import { isDeepStrictEqual } from 'node:util'
import { type Moved, movedTo } from '../../migrations/sealed-log.ts'
import { parseJson } from './canonical-json.ts'
import type { SealedLine } from './sealed-log.ts'
import type { MovedEntry } from './verify-entries.ts'

/** A sentence for each line of the sealed log whose entry is not there or says something else. */
export function findChangedMoves(
  lines: readonly SealedLine[],
  moved: readonly MovedEntry[],
): string[] {
  const entries = new Map(moved.map((one) => [one.line, one]))
  return lines.flatMap((line) => {
    const expected = movedTo(line, parseJson(line.detail))
    const name = `${line.subject}, told of by entry ${line.id} of the change log`
    const found = entries.get(line.id)
    if (expected === undefined) return [`Entry ${line.id} of the change log cannot be read`]
    if (found === undefined) return [`The record of ${name}, is no longer there`]
    const { kind, record, event, happened, recordedAt } = found.head
    const same =
      isDeepStrictEqual({ kind, record, event, happened }, headOf(expected)) &&
      recordedAt === line.at &&
      (found.says === undefined || isDeepStrictEqual(found.says, expected.says))
    return same ? [] : [`The record of ${name}, does not say what was told`]
  })
}

function headOf({ kind, record, event, happened }: Moved) {
  return { kind, record, event, happened }
}
