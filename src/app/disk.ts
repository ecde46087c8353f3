import { accessSync, constants } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Watches whether the disk of a data folder can be written to: a system makes one read only by itself when
 * it finds a fault in it. Asked before anything is recorded, so that the database does not find out first.
 *
 * @returns a function that says so in a sentence without a full stop; `undefined` while it can be written to
 */
export function watchDisk(folder: string): () => string | undefined {
  const path = resolve(folder)
  return () => {
    try {
      accessSync(path, constants.W_OK)
      return undefined
    } catch {
      return (
        'The disk that the data folder is on can only be read, so nothing is recorded. Whoever runs the program has ' +
        'to see to it; once it can be written to again, so can the record'
      )
    }
  }
}
