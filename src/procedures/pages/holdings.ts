import type {
  Constitution,
  ConstitutionNeeds,
  Decider,
  FetchConstitution,
  RuleNames,
} from '#constitution/index.ts'
import { answerQuestion, readRuleNames } from '#constitution/index.ts'
import { type Calendar, type CalendarFile, calendarKnownBy, readCalendar } from '#days/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { fetchAreaFiles } from '#storage/index.ts'

export interface ProcedureNeeds extends ConstitutionNeeds {
  /** The instant it is, asked for each time. */
  readonly now: () => string
  /** Where readers reach the site, for links in what leaves it; without a slash at the end. */
  readonly siteAddress: () => string
}

/** What pages about procedures are made from. */
export interface HeldProcedures {
  readonly decider: Decider
  /** YYYY-MM-DD */
  readonly today: string
  /** Of all the above: with that of the cases it is what a page is kept under. */
  readonly version: string
}

/** What is read once for each constitution. */
interface Known {
  readonly of: Constitution
  readonly calendar: Calendar
  readonly file: CalendarFile
  readonly ruleNames: RuleNames
}

export type FetchProcedures = () => Promise<Outcome<HeldProcedures>>

/** @returns a function that reads the bank holidays again only when the constitution was */
export function procedureHoldings(
  { db }: Pick<ProcedureNeeds, 'db'>,
  fetch: FetchConstitution,
): FetchProcedures {
  let known: Known | undefined
  return async () => {
    const fetched = await fetch()
    if (!fetched.ok) return fetched
    const { constitution, rulings, today, version } = fetched.value
    if (known?.of !== constitution) {
      const held = await fetchAreaFiles(db)
      const files = new Map(held.map(({ path, content }) => [path, content]))
      const read = readCalendar(files)
      if (!read.ok) return read
      const names = readRuleNames(files, constitution)
      if (!names.ok) return names
      known = {
        of: constitution,
        calendar: calendarKnownBy(read.value),
        file: read.value,
        ruleNames: names.value,
      }
    }
    const { file } = known
    const decider: Decider = {
      constitution,
      calendar: known.calendar,
      knownBy: (day) => calendarKnownBy(file, day),
      ruleNames: known.ruleNames,
      decide: (question, input, day) =>
        answerQuestion(constitution, question, input, { today: day, rulings }),
    }
    return accept({ decider, today, version })
  }
}
