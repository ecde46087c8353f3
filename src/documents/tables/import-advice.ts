import type { ZipBounds } from '#shared/index.ts'

/** What to do about a zip with figures in it that is not read. */
export const IMPORT_ADVICE: ZipBounds['advice'] = {
  whenDamaged: 'Download it again',
  whenLocked: 'Save it without one and import it again',
  whenTooMany: 'Split it, and import the parts one by one',
  whenTooLarge: 'Check that it is the right file, or split it',
}
