import { filesKeptIn } from './kept-files.ts'

/** The kind of record that an edition of a report is. */
export const EDITION = 'edition'

/** What happened to an edition when its files were kept. */
export const PUBLISHED = 'published'

/** The files of published editions, which are for everybody. */
export const publishedFiles = filesKeptIn({
  table: 'published_file',
  kinds: [EDITION],
  called: 'published file',
  toldIn: { public: 'files' },
})

/** The bytes of a file that the entry of a publication tells of; `undefined` where there is none. */
export const fetchPublishedFile = publishedFiles.fetch
