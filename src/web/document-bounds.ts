import type { SendingBounds } from './multipart.ts'

/** As much as a backup can hold of one file. */
export const MOST_MEGABYTES = 20

/** What is taken of a document that is sent with a form. */
export const DOCUMENT_BOUNDS: SendingBounds = {
  bytes: MOST_MEGABYTES * 1_000_000,
  files: 1,
  field: 8_000,
  fileField: 'file',
  whenTooLarge: (name) =>
    `${name} is larger than ${MOST_MEGABYTES} MB. Save it with smaller pictures, or split it`,
}
