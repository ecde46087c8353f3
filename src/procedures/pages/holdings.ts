import type { Kysely } from 'kysely'
import type {
  Constitution,
  ConstitutionNeeds,
  Decider,
  FetchConstitution,
  HeldConstitution,
  RuleNames,
} from '#constitution/index.ts'
import { answerQuestion, readRuleNames } from '#constitution/index.ts'
import { type Calendar, type CalendarFile, calendarKnownBy, readCalendar } from '#days/index.ts'
import { fetchAreaFiles, fetchLoadedAt } from '#holdings/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { caseBook, type FetchStanding } from '../case-book.ts'
import { readProcedures } from '../own/read-procedures.ts'
import type { Procedure } from '../procedure.ts'
import { type CalendarOnDay, calendarOn } from '../statutory-calendar.ts'

export interface ProcedureNeeds extends ConstitutionNeeds {
  /** The database as anybody may read it: all that a case says is public. */
  readonly asPublic: Kysely<Database>
  /** The instant it is, asked for each time. */
  readonly now: () => string
  /** Where readers reach the site, for links in what leaves it; without a slash at the end. */
  readonly siteAddress: () => string
  /** Meetings that are convened or planned and to come, the next first; and another text whenever they are others. */
  readonly meetingsToCome: () => Promise<{
    readonly meetings: readonly MeetingToCome[]
    readonly version: string
  }>
}

/** A meeting of the panel that is to come, as the pages of meetings know it. */
export interface MeetingToCome {
  /** YYYY-MM-DD */
  readonly day: string
  readonly title: string
  readonly href: string
}

/** What pages about procedures are made from. */
export interface HeldProcedures {
  readonly decider: Decider
  /** Those of the program, then the area's own. */
  readonly procedures: readonly Procedure[]
  /** YYYY-MM-DD */
  readonly today: string
  /** Of all the above: with that of the cases it is what a page is kept under. */
  readonly version: string
  /** Where cases stand today and what is due, worked out once for each case that is not touched. */
  readonly calendar: CalendarOnDay
  readonly fetchStanding: FetchStanding
  /** The instant from which the rules and the bank holidays have stood. */
  readonly rulesAt: string
}

/** What is read once for each constitution. */
interface Known {
  readonly of: Constitution
  readonly file: CalendarFile
  readonly calendar: Calendar
  readonly ruleNames: RuleNames
  readonly procedures: readonly Procedure[]
  readonly rulesAt: string
}

export type FetchProcedures = () => Promise<Outcome<HeldProcedures>>

/**
 * @returns a function that reads the bank holidays again only when the constitution was, and gives the
 *   same object until a rule, a ruling or the day is another
 */
export function procedureHoldings(
  { db }: Pick<ProcedureNeeds, 'db'>,
  fetch: FetchConstitution,
): FetchProcedures {
  const fetchStanding = caseBook(db)
  let known: Known | undefined
  let latest: { readonly of: HeldConstitution; readonly held: HeldProcedures } | undefined
  return async () => {
    const fetched = await fetch()
    if (!fetched.ok) return fetched
    if (latest?.of === fetched.value) return accept(latest.held)
    if (known?.of !== fetched.value.constitution) {
      const read = await readKnown(db, fetched.value.constitution)
      if (!read.ok) return read
      known = read.value
    }
    const { today, version } = fetched.value
    const { procedures, rulesAt } = known
    const decider = deciderOf(fetched.value, known)
    const calendar = calendarOn(today, decider, procedures)
    const held = { decider, procedures, today, version, fetchStanding, calendar, rulesAt }
    latest = { of: fetched.value, held }
    return accept(held)
  }
}

async function readKnown(
  db: ProcedureNeeds['db'],
  constitution: Constitution,
): Promise<Outcome<Known>> {
  const held = await fetchAreaFiles(db)
  const files = new Map(held.map(({ path, content }) => [path, content]))
  const file = readCalendar(files)
  if (!file.ok) return file
  const names = readRuleNames(files, constitution)
  if (!names.ok) return names
  const procedures = readProcedures(files, constitution, names.value)
  if (!procedures.ok) return procedures
  const calendar = calendarKnownBy(file.value)
  const rulesAt = (await fetchLoadedAt(db)) ?? ''
  return accept({
    of: constitution,
    file: file.value,
    calendar,
    ruleNames: names.value,
    procedures: procedures.value,
    rulesAt,
  })
}

function deciderOf(
  { constitution, rulings, countsOn, membersOn, officesOn }: HeldConstitution,
  { file, calendar, ruleNames }: Known,
): Decider {
  return {
    constitution,
    calendar,
    knownBy: (day) => calendarKnownBy(file, day),
    countsOn,
    membersOn,
    ruleNames,
    decide: (question, input, day) =>
      answerQuestion(constitution, question, input, {
        today: day,
        rulings,
        counts: countsOn(day),
        members: membersOn(day),
        ...(officesOn === undefined ? {} : { offices: officesOn(day) }),
      }),
  }
}
