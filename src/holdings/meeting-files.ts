import { filesKeptIn } from './kept-files.ts'

/** The kind of record that the agenda of a meeting is, named by the address of the meeting. */
export const AGENDA = 'agenda'

/** Under what key an entry of an agenda tells of its files, by whom they are for. */
export const MEETING_FILES_TOLD = {
  public: 'files',
  members: 'memberFiles',
  office: 'officeFiles',
} as const

/** The papers of meetings as they were sent, for the office, and the packs that were issued. */
export const meetingFiles = filesKeptIn({
  table: 'meeting_file',
  kind: AGENDA,
  called: 'file of a meeting',
  toldIn: MEETING_FILES_TOLD,
})
