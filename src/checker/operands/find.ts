import type { Reading } from '../reading.ts'
import type { Change } from '../statements.ts'
import { fromLevels } from './from-levels.ts'
import { fromListAbove, fromTables } from './from-rows.ts'
import { fromChangeBefore, fromEnds, fromSaidAgain } from './from-words.ts'
import type { Operands } from './pair.ts'

/**
 * The values that a change could be between, the surest first: its own "from … to …", figures of the
 * sentence and the ones before it, a list just above, a row of a table.
 */
export function findOperands(reading: Reading, index: number, change: Change): readonly Operands[] {
  return [
    ...fromEnds(change),
    ...fromSaidAgain(reading, index, change),
    ...fromChangeBefore(reading, index, change),
    ...fromLevels(reading, index, change),
    ...fromListAbove(reading, index),
    ...fromTables(reading, index, change),
  ]
}
