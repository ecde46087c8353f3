import type { Kysely } from 'kysely'
import { holdsConstitution } from '#area/index.ts'
import { type Calendar, calendarKnownBy, readCalendar } from '#days/index.ts'
import { fetchAreaFiles } from '#holdings/index.ts'
import {
  countsOn,
  type FetchPeople,
  type MembersOn,
  membersOn,
  type OfficesOn,
  officesOn,
} from '#people/index.ts'
import { accept, keepLatest, type Outcome, refuse } from '#shared/index.ts'
import { type Database, ERASURE, fetchVersion } from '#storage/index.ts'
import type { Constitution } from '../constitution.ts'
import type { RecordedCounts } from '../counts.ts'
import { parseConstitution } from '../load-constitution.ts'
import type { Ruling } from '../registers.ts'
import { RULING, readRulings } from '../rulings.ts'
import { wordedOn } from '../words.ts'

/** The constitution of the area loaded, with the rulings recorded on the site. */
export interface HeldConstitution {
  readonly constitution: Constitution
  readonly rulings: readonly Ruling[]
  /** YYYY-MM-DD. */
  readonly today: string
  /** What the record has of the panel on a day: its seats, and its members where it says who held each. */
  readonly countsOn: (day: string) => RecordedCounts
  /** Who its members were on a day, as far as it says who held which seat. */
  readonly membersOn: (day: string) => MembersOn
  /** Who held the chair and the offices of vice-chair on a day. */
  readonly officesOn?: (day: string) => OfficesOn
  /** The bank holidays as they are known now; none where the area's file of them cannot be read. */
  readonly calendar?: Calendar
  /** Of all the above: what a page made from it is kept under. */
  readonly version: string
}

export interface ConstitutionNeeds {
  /** To be read as anybody may: none of what is made from it is for some alone. */
  readonly db: Kysely<Database>
  readonly people: FetchPeople
  /** The day it is in Britain, asked for each time. */
  readonly today: () => string
}

/** The kinds of record that the constitution and its answers are made from. */
const SHOWN = ['area', RULING, ERASURE] as const

/** The code of the refusal when the area has no constitution: that is no fault. */
export const NO_CONSTITUTION = 'no-constitution'

const NO_MEMBERS: MembersOn = { names: [], whoIs: () => undefined }

const NOTHING_TO_GO_BY =
  'No rules of this panel are held. Add them to the folder constitution/ of the area'

export type FetchConstitution = () => Promise<Outcome<HeldConstitution>>

/**
 * @returns a function that parses the constitution once a load of the area, and reads the rulings again
 *   only when one has been recorded; what is wrong with the area's files comes back as problems
 */
export function constitutionHoldings({ db, people, today }: ConstitutionNeeds): FetchConstitution {
  const keepRules = keepLatest<Outcome<ReadRules>>()
  const keepHeld = keepLatest<Outcome<HeldConstitution>>()

  const fetchRules = async () =>
    await keepRules(await fetchVersion(db, ['area']), () => readRules(db))

  const fetchHeld = async (version: string, day: string): Promise<Outcome<HeldConstitution>> => {
    const rules = await fetchRules()
    if (!rules.ok) return rules
    const { constitution, calendar } = rules.value
    const rulings = await readRulings(db)
    const held = await people()
    const counts = (on: string) => (held.ok ? countsOn(held.value.people, on) : {})
    return accept({
      constitution: wordedOn(constitution, day),
      rulings,
      today: day,
      countsOn: counts,
      membersOn: (on) => (held.ok ? membersOn(held.value.people, on) : NO_MEMBERS),
      ...(held.ok ? { officesOn: (on: string) => officesOn(held.value.people, on) } : {}),
      ...(calendar ? { calendar } : {}),
      version,
    })
  }

  return async () => {
    const day = today()
    const version = `${await fetchVersion(db, SHOWN)} ${await versionOf(people)} ${day}`
    return await keepHeld(version, () => fetchHeld(version, day))
  }
}

/** What cannot be read of people says so on their own page, and leaves questions to be asked with numbers. */
async function versionOf(people: FetchPeople): Promise<string> {
  const held = await people()
  return held.ok ? held.value.version : ''
}

interface ReadRules extends Pick<HeldConstitution, 'constitution' | 'calendar'> {}

async function readRules(db: Kysely<Database>): Promise<Outcome<ReadRules>> {
  const held = await fetchAreaFiles(db)
  const files = new Map(held.map(({ path, content }) => [path, content]))
  if (!holdsConstitution(files)) return refuse(NO_CONSTITUTION, NOTHING_TO_GO_BY)
  const constitution = parseConstitution(files)
  if (!constitution.ok) return constitution
  const holidays = readCalendar(files)
  return accept({
    constitution: constitution.value,
    ...(holidays.ok ? { calendar: calendarKnownBy(holidays.value) } : {}),
  })
}
