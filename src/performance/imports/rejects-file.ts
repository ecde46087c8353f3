import { closeSync, openSync, writeSync } from 'node:fs'
import { csvLine, writeCsv } from '#documents/index.ts'
import { Refusal } from '#shared/index.ts'
import type { RejectedRow } from './rejected-row.ts'

const COLUMNS = ['file', 'row', 'column', 'value', 'what to do']

const BYTES_A_WRITE = 1 << 16

/** Rejected rows on their way to a file. */
export interface RejectsFile {
  readonly add: (row: RejectedRow) => void
  /** Ends the file. Returns how many rows it has; with none, no file was made. */
  readonly close: () => number
}

/**
 * Writes rejected rows to a CSV file as they are found, so that memory does not grow with them. A file
 * of that name is written over, but only when there is a row to write.
 *
 * @throws Refusal when the file cannot be written
 */
export function rejectsFile(path: string): RejectsFile {
  let file: number | undefined
  let waiting = ''
  let count = 0
  const write = () => {
    try {
      file ??= openSync(path, 'w')
      writeSync(file, waiting)
    } catch (error) {
      throw new Refusal(
        `The rejected rows could not be written to ${path}. Name a file in a folder that you may write to`,
        { cause: error },
      )
    }
    waiting = ''
  }
  return {
    add({ file, row, column, value, message }) {
      if (count === 0) waiting = writeCsv(COLUMNS, [])
      count += 1
      waiting += csvLine([file, row, column, value, message])
      if (waiting.length >= BYTES_A_WRITE) write()
    },
    close() {
      if (waiting !== '') write()
      if (file !== undefined) closeSync(file)
      return count
    },
  }
}
