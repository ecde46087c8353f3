import { accept, type Outcome } from '#shared/index.ts'
import { fetchAreaFiles } from '#storage/index.ts'
import { answerQuestion } from '../../ask.ts'
import type { Constitution } from '../../constitution.ts'
import { type Calendar, calendarKnownBy } from '../../days/calendar.ts'
import { readCalendar } from '../../days/read-calendar.ts'
import { type ConstitutionNeeds, constitutionHoldings } from '../../pages/holdings.ts'
import type { Decider } from '../../timetables/reckoner.ts'

export interface ProcedureNeeds extends ConstitutionNeeds {
  /** The instant it is, asked for each time. */
  readonly now: () => string
}

/** What pages about procedures are made from. */
export interface HeldProcedures {
  readonly decider: Decider
  /** YYYY-MM-DD */
  readonly today: string
}

export type FetchProcedures = () => Promise<Outcome<HeldProcedures>>

/** @returns a function that reads the bank holidays again only when the constitution was */
export function procedureHoldings(needs: ProcedureNeeds): FetchProcedures {
  const fetch = constitutionHoldings(needs)
  let known: { readonly of: Constitution; readonly calendar: Calendar } | undefined
  return async () => {
    const held = await fetch()
    if (!held.ok) return held
    const { constitution, rulings, today } = held.value
    if (known?.of !== constitution) {
      const files = await fetchAreaFiles(needs.db)
      const read = readCalendar(new Map(files.map(({ path, content }) => [path, content])))
      if (!read.ok) return read
      known = { of: constitution, calendar: calendarKnownBy(read.value) }
    }
    const decider: Decider = {
      constitution,
      calendar: known.calendar,
      decide: (question, input, day) =>
        answerQuestion(constitution, question, input, { today: day, rulings }),
    }
    return accept({ decider, today })
  }
}
