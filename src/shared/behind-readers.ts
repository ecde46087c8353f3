import { setPriority } from 'node:os'

/** A place in the queue for the processor behind the readers of the site. */
export const BEHIND_READERS = 10

/** Puts the thread that calls it behind the readers. Only Linux gives a thread a place of its own. */
export function goBehindReaders(): void {
  if (process.platform === 'linux') setPriority(BEHIND_READERS)
}
