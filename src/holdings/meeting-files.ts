import { filesKeptIn } from './kept-files.ts'
import { REGISTER_ENTRY } from './register-entry-kind.ts'

/** The kind of record that the agenda of a meeting is, named by the address of the meeting. */
export const AGENDA = 'agenda'

/** The kind of record that what a report of the panel recommends is, with its answers. */
export const RECOMMENDATIONS = 'recommendations'

/** Under what key an entry tells of its files, by whom they are for. */
export const MEETING_FILES_TOLD = {
  public: 'files',
  members: 'memberFiles',
  office: 'officeFiles',
  sealed: 'sealedFiles',
} as const

/**
 * The papers of meetings as they were sent, for the office, the packs that were issued, what came with answers, and
 * what stands with entries of registers.
 */
export const meetingFiles = filesKeptIn({
  table: 'meeting_file',
  kinds: [AGENDA, RECOMMENDATIONS, REGISTER_ENTRY],
  called: 'kept file',
  toldIn: MEETING_FILES_TOLD,
})
