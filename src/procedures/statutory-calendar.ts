import type { Decider, WorkedDeadline } from '#constitution/index.ts'
import {
  actorWords,
  citeParagraph,
  fillWords,
  makeTimetable,
  rulesInForce,
  wordedOn,
} from '#constitution/index.ts'
import type { CountedDay } from '#days/index.ts'
import type { Case } from './case.ts'
import { type DateStatus, isToKeep, lastWorkingDay } from './case-dates.ts'
import type { Procedure } from './procedure.ts'
import { findProcedure, PROCEDURES } from './procedures.ts'
import { type CaseView, viewCase } from './run-case.ts'

/** One date of the panel: of a case, or of the year whether there is a case or not. */
export interface CalendarEntry {
  /** Always the same for the same date of the same case, whatever day it falls on. */
  readonly id: string
  /** A day, a local time in London, or `null` for a thing with no date. */
  readonly due: string | null
  readonly what: string
  readonly actor: string
  /** What it belongs to, and where that is shown; `null` for a date of the year with no case. */
  readonly belongsTo: string
  readonly href: string | null
  readonly rule: string
  readonly paragraph: string
  /** A target, which may be missed without a rule being broken. */
  readonly isTarget: boolean
  readonly status: DateStatus
  readonly words: string
  readonly counting: readonly CountedDay[]
  readonly since: string | null
  /** The day it was before a bank holiday was added; `null` when it has not moved. */
  readonly movedFrom: string | null
  /** Kept in reserve: needed only if this, in words; `null` for what is to be kept. */
  readonly onlyIf: string | null
  /** The last working day before a due day that is none; `null` for one that is. */
  readonly workingDay: string | null
  /** The instant at which its case was last changed; `null` for a date of the year. */
  readonly changedAt: string | null
}

/** Where cases stand and what is due, by the rules as they stand on one day. */
export interface CalendarOnDay {
  /**
   * Where a case stands, worked out once for each object that is a case: what is recorded of one has
   * no other judged again. `undefined` when there is no procedure of its name.
   */
  view(theCase: Case): CaseView | undefined
  /**
   * Every date that is still to be kept: of each case, and of the year. Earliest first; what has no
   * date comes last.
   */
  dates(cases: readonly Case[]): readonly CalendarEntry[]
}

/** @param today - YYYY-MM-DD */
export function calendarOn(
  today: string,
  decider: Decider,
  procedures: readonly Procedure[] = PROCEDURES,
): CalendarOnDay {
  const views = new WeakMap<Case, CaseView>()
  let ofYear: readonly YearEntry[] | undefined

  const view = (theCase: Case): CaseView | undefined => {
    const procedure = findProcedure(procedures, theCase.procedure)
    if (procedure === undefined) return undefined
    const known = views.get(theCase)
    if (known) return known
    const made = viewCase(procedure, theCase, today, decider)
    views.set(theCase, made)
    return made
  }

  return {
    view,
    dates(cases) {
      ofYear ??= datesOfYear(today, decider)
      const without = ofYear.filter(({ unless }) => !cases.some((one) => unless?.(one)))
      return [
        ...cases.flatMap((one) => datesOfCase(one, view(one))),
        ...without.map(({ entry }) => entry),
      ].sort(byDue)
    },
  }
}

function byDue(one: CalendarEntry, other: CalendarEntry): number {
  const [first, second] = [one.due ?? '9999', other.due ?? '9999']
  if (first !== second) return first < second ? -1 : 1
  return one.id.localeCompare(other.id)
}

function datesOfCase(theCase: Case, view: CaseView | undefined): readonly CalendarEntry[] {
  return (view?.dates ?? []).filter(isToKeep).map((date) => ({
    ...entryOf(date),
    onlyIf: date.onlyIf ?? null,
    workingDay: date.workingDay ?? null,
    id: `${theCase.procedure}-${theCase.id}-${date.id}`,
    belongsTo: theCase.title,
    href: `/procedures/${theCase.procedure}/${theCase.id}`,
    status: date.status,
    movedFrom: date.movedFrom ?? null,
    changedAt: theCase.changedAt,
  }))
}

function entryOf(date: WorkedDeadline) {
  return {
    due: date.due,
    what: date.what,
    actor: date.actor,
    rule: date.rule,
    paragraph: date.paragraph,
    isTarget: date.strength !== 'must',
    words: date.words,
    counting: date.counting,
    since: date.ageing?.since ?? null,
    movedFrom: null,
    onlyIf: null,
    changedAt: null,
  }
}

/** A date of the year, and the case whose own dates take its place. */
interface YearEntry {
  readonly entry: CalendarEntry
  readonly unless?: (theCase: Case) => boolean
}

/** What comes round each year: the precept and the annual report, and what rules ask for in a month. */
function datesOfYear(today: string, decider: Decider): readonly YearEntry[] {
  return [
    ...comingYear('precept', 'financialYear', 'begins', today, decider),
    ...comingYear('annual-report', 'year', 'ends', today, decider),
    ...yearlyDuties(today, decider).map((entry) => ({ entry })),
  ]
}

/** The dates of the first year whose last date has not passed, while no case is open for it. */
function comingYear(
  id: 'precept' | 'annual-report',
  field: 'financialYear' | 'year',
  edge: 'begins' | 'ends',
  today: string,
  decider: Decider,
): readonly YearEntry[] {
  const name = fillWords(decider.constitution, findProcedure(PROCEDURES, id)?.name ?? id)
  const thisYear = Number(today.slice(0, 4))
  for (const year of [thisYear, thisYear + 1]) {
    const begins = edge === 'begins' ? year : year - 1
    const code = `${begins}-${String((begins + 1) % 100).padStart(2, '0')}`
    const made = makeTimetable(id, { [field]: code }, decider)
    if (!made.ok) return []
    // Later steps are counted from steps that have not happened: only what the year itself sets
    const fixed = made.value.deadlines.filter(({ assumed }) => assumed === undefined)
    const coming = fixed.filter(({ due }) => due !== null && due >= today)
    if (coming.length === 0) continue
    return coming.map((date) => ({
      entry: {
        ...entryOf(date),
        workingDay: lastWorkingDay(date.due, decider.calendar).workingDay ?? null,
        id: `${id}-${code}-${date.id}`,
        belongsTo: `${name} ${code}: no case is open yet`,
        href: `/procedures/${id}`,
        status: 'open' as const,
      },
      unless: (one) => one.procedure === id && one.opening[field] === code,
    }))
  }
  return []
}

/** Rules that ask for something in one month of each year, such as an election in June. */
function yearlyDuties(
  today: string,
  { constitution, calendar }: Decider,
): readonly CalendarEntry[] {
  return rulesInForce(constitution, today).flatMap((rule): CalendarEntry[] => {
    const { month, frequency } = rule.parameters
    if (frequency !== 'annual' || typeof month !== 'number') return []
    const first = Temporal.PlainDate.from({ year: Number(today.slice(0, 4)), month, day: 1 })
    const last = first.with({ day: first.daysInMonth })
    const due = (last.toString() < today ? last.add({ years: 1 }) : last).toString()
    const why = 'The last day of the month that the rule names'
    return [
      {
        id: `${rule.id}-${due.slice(0, 4)}`,
        due,
        what: rule.gloss,
        actor: actorWords(wordedOn(constitution, due), rule),
        belongsTo: 'Every year',
        href: null,
        rule: rule.id,
        paragraph: citeParagraph(rule),
        isTarget: false,
        status: 'open',
        words: why,
        counting: [{ day: due, counted: true, why }],
        since: null,
        movedFrom: null,
        onlyIf: null,
        workingDay: lastWorkingDay(due, calendar).workingDay ?? null,
        changedAt: null,
      },
    ]
  })
}
