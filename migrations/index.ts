import type { Migration } from 'kysely'
import * as changeLog from './2026-11-22-change-log.ts'
import * as observations from './2026-11-22-observations.ts'
import * as observationsFirst from './2026-11-22-observations-before-their-import.ts'
import * as procedureCases from './2026-11-22-procedure-cases.ts'
import * as rulings from './2026-11-22-rulings.ts'
import * as record from './2026-11-29-record.ts'
import * as importsInSteps from './2026-11-30-imports-in-steps.ts'
import * as signIn from './2026-11-30-sign-in.ts'
import * as codesThatCount from './2026-11-30-sign-in-codes-that-count.ts'
import * as rolesThatRead from './2026-11-30-sign-in-roles-that-read.ts'
import * as signOffFiles from './2026-11-30-sign-off-files.ts'
import * as drafts from './2026-11-30-writing-drafts.ts'
import * as yetToBeReleased from './2026-11-30-yet-to-be-released.ts'
import * as behindAWall from './2026-11-30-yet-to-be-released-behind-a-wall.ts'
import * as seenEarly from './2026-11-30-yet-to-be-released-seen-early.ts'
import * as withheldAtRelease from './2026-11-30-yet-to-be-released-withheld.ts'
import * as meetingFiles from './2026-12-01-meeting-files.ts'
import * as meetingNotes from './2026-12-01-meeting-notes.ts'
import * as registerEntries from './2026-12-01-register-entries.ts'
import * as takingOutFiles from './2026-12-01-taking-out-files.ts'
import * as wordsOfEntries from './2026-12-01-words-of-entries.ts'
import * as writingEntriesLater from './2026-12-01-writing-entries-later.ts'
import * as yearsOfEntries from './2026-12-01-years-of-entries.ts'
import * as theirWords from './2026-12-01-years-of-entries-and-their-words.ts'
import * as inSmallLots from './2026-12-01-years-of-entries-in-small-lots.ts'
import * as takenInWhole from './2026-12-02-entries-taken-in-whole.ts'
import * as wordsMade from './2026-12-02-words-made-where-entries-are-written.ts'
import * as thatFewMayKnowOf from './2026-12-02-years-of-entries-that-few-may-know-of.ts'
import * as whileAFileComesIn from './2026-12-02-years-of-entries-while-a-file-comes-in.ts'

/** Every migration by name, in the order they run. New ones go at the end; none is ever changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-22-change-log': changeLog,
  '2026-11-22-observations': observations,
  '2026-11-22-rulings': rulings,
  '2026-11-22-observations-before-their-import': observationsFirst,
  '2026-11-22-procedure-cases': procedureCases,
  '2026-11-29-record': record,
  '2026-11-30-imports-in-steps': importsInSteps,
  '2026-11-30-sign-in': signIn,
  '2026-11-30-sign-in-codes-that-count': codesThatCount,
  '2026-11-30-sign-in-roles-that-read': rolesThatRead,
  '2026-11-30-sign-off-files': signOffFiles,
  '2026-11-30-writing-drafts': drafts,
  '2026-11-30-yet-to-be-released': yetToBeReleased,
  '2026-11-30-yet-to-be-released-behind-a-wall': behindAWall,
  '2026-11-30-yet-to-be-released-seen-early': seenEarly,
  '2026-11-30-yet-to-be-released-withheld': withheldAtRelease,
  '2026-12-01-meeting-files': meetingFiles,
  '2026-12-01-meeting-notes': meetingNotes,
  '2026-12-01-register-entries': registerEntries,
  '2026-12-01-taking-out-files': takingOutFiles,
  '2026-12-01-words-of-entries': wordsOfEntries,
  '2026-12-01-writing-entries-later': writingEntriesLater,
  '2026-12-01-years-of-entries': yearsOfEntries,
  '2026-12-01-years-of-entries-and-their-words': theirWords,
  '2026-12-01-years-of-entries-in-small-lots': inSmallLots,
  '2026-12-02-entries-taken-in-whole': takenInWhole,
  '2026-12-02-words-made-where-entries-are-written': wordsMade,
  '2026-12-02-years-of-entries-that-few-may-know-of': thatFewMayKnowOf,
  '2026-12-02-years-of-entries-while-a-file-comes-in': whileAFileComesIn,
}
