import type { Kysely } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  type Audience,
  type Database,
  eraseParts,
  type Recorder,
  writeRecord,
} from '#storage/index.ts'
import { dueNow, type KeptPart, keptParts } from './due.ts'
import { fetchHeldParts } from './held-parts.ts'
import type { RetentionMonths } from './schedule.ts'

/** Why something is taken out, as everybody can read it. */
export const GROUNDS = {
  schedule: 'The retention schedule: its time is over',
  request: 'A request of whoever it is about (UK GDPR, article 17)',
  objection: 'An objection of whoever it is about (UK GDPR, article 21)',
  unlawful: 'It should not have been recorded (UK GDPR, article 5)',
} as const

export type Ground = keyof typeof GROUNDS

/** A part to be taken out, and why. */
export interface PartToErase {
  readonly entry: number
  readonly audience: Audience
  readonly ground: Ground
  /** For the office alone to read. */
  readonly reason: string
}

/**
 * Takes a part out by the record's own act, if the schedule has a line for it and its time may be over.
 *
 * @param today - YYYY-MM-DD
 * @returns what was taken out, or why nothing was
 */
export async function erasePart(
  db: Kysely<Database>,
  { entry, audience, ground, reason }: PartToErase,
  settings: RetentionMonths,
  today: string,
  recorder: Recorder,
): Promise<Outcome<KeptPart>> {
  return await writeRecord(db, async (trx) => {
    const kept = keptParts(await fetchHeldParts(trx), settings)
    const part = kept.find((one) => one.entry === entry && one.audience === audience)
    if (part === undefined) {
      const message = `Nothing that the schedule speaks of is left in entry ${entry} for ${audience}. Open the list again to see what is`
      return refuse('nothing-to-erase', message)
    }
    if (ground === 'schedule' && dueNow([part], today).length === 0) {
      const message = 'Its time is not over by the schedule. Choose another ground, or leave it'
      return refuse('not-due', message, 'ground')
    }
    if (part.kind === 'account' && part.line.since !== undefined && part.due === undefined) {
      return refuse('still-open', 'The account is open: close it before this is erased', 'ground')
    }
    const law = ground === 'schedule' ? `${GROUNDS.schedule} (${part.line.id})` : GROUNDS[ground]
    const about = { entry, audiences: [audience], law, reason }
    const done = await eraseParts(trx, about, recorder)
    return done.ok ? accept(part) : done
  })
}
