import type { Kysely } from 'kysely'
import type { Decider } from '#constitution/index.ts'
import type { FetchProcedures } from '#procedures/index.ts'
import type { Database } from '#storage/index.ts'
import type { ReadFor } from '#web/index.ts'
import type { FormNeeds } from '../form-routes.ts'
import type { Meetings } from '../meetings/meeting.ts'
import type { FetchMeetings } from '../meetings/meeting-book.ts'

/** What the pages of questions and petitions of the public stand on. */
export interface QuestionNeeds extends FormNeeds {
  readonly asPublic: Kysely<Database>
  readonly reads: ReadFor
  readonly meetings: FetchMeetings
  readonly procedures: FetchProcedures
  /** How many may wait to be read at once, and how many are taken from one connection in an hour. */
  readonly settings: () => { readonly mostWaiting: number; readonly mostFromOne: number }
  readonly panel: () => string
  /** Where readers reach the site, without a slash at the end. */
  readonly siteAddress: () => string
  /** Sends a letter, or keeps it where none can be sent. */
  readonly send: (
    letter: { readonly to: string; readonly subject: string; readonly text: string },
    at: string,
  ) => Promise<void>
}

/** What is known for a page of them. */
export interface QuestionsKnown {
  /** None where the area's files of meetings cannot be read. */
  readonly meetings: Meetings
  /** `undefined` where no rules of the panel are held. */
  readonly decider: Decider | undefined
}

const NO_MEETINGS: Meetings = { all: [], byAddress: new Map(), yearBegins: '06-01', fromAfar: null }

export async function fetchKnown({ meetings, procedures }: QuestionNeeds): Promise<QuestionsKnown> {
  const held = await meetings()
  const rules = await procedures()
  return {
    meetings: held.ok ? held.value.meetings : NO_MEETINGS,
    decider: rules.ok ? rules.value.decider : undefined,
  }
}
