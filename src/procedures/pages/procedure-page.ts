import { fillWords } from '#constitution/index.ts'
import type { Problem } from '#shared/index.ts'
import { capitalise } from '#shared/index.ts'
import { type DataTable, type FormField, type Page, presentForm } from '#web/index.ts'
import { aboutOf } from '../about-procedure.ts'
import { OPENED_ON, WHY_RECORDED } from '../asked-fields.ts'
import type { Case } from '../case.ts'
import { isToKeep } from '../case-dates.ts'
import type { Procedure } from '../procedure.ts'
import type { CalendarOnDay } from '../statutory-calendar.ts'
import { whatIfAddress } from './case-words.ts'
import { dueWords, howFar } from './date-words.ts'
import type { HeldProcedures } from './holdings.ts'

export interface ProcedurePage extends Page {
  readonly heading: string
  readonly about: string
  readonly cases: DataTable | null
  readonly openHref: string
  readonly whatIfHref: string
  readonly states: readonly string[]
}

const crumbs = [{ text: 'Procedures', href: '/procedures' }]

/** One procedure: what it is for, its cases, and the stages a case goes through. */
export function presentProcedure(
  procedure: Procedure,
  cases: readonly Case[],
  { decider, today, calendar }: HeldProcedures,
): ProcedurePage {
  const say = (text: string) => fillWords(decider.constitution, text)
  return {
    title: say(procedure.name),
    breadcrumbs: crumbs,
    heading: say(procedure.name),
    about: say(aboutOf(procedure, decider, today)),
    cases:
      cases.length === 0 ? null : casesTable('Cases, the latest first', cases, calendar, today),
    openHref: `/procedures/${procedure.id}/open`,
    whatIfHref: whatIfAddress(procedure),
    states: Object.values(procedure.states).map((words) => sentence(say(words))),
  }
}

/** Cases, the latest first: where each stands, and the next day to keep. */
export function casesTable(
  caption: string,
  cases: readonly Case[],
  calendar: CalendarOnDay,
  today: string,
): DataTable {
  const rows = cases.toReversed().flatMap((one) => {
    const view = calendar.view(one)
    if (view === undefined) return []
    const next = view.dates
      .filter((date) => isToKeep(date) && date.status !== 'reserve' && date.due !== null)
      .toSorted((first, other) => (first.due ?? '').localeCompare(other.due ?? ''))[0]
    const due =
      next === undefined
        ? { text: 'Nothing' }
        : { text: dueWords(next.due), note: `${next.what}, ${howFar(next.due ?? today, today)}` }
    const href = `/procedures/${one.procedure}/${one.id}`
    return [[{ text: one.title, href }, { text: sentence(view.words) }, due]]
  })
  return {
    id: 'cases',
    caption,
    narrow: 'cards',
    columns: [{ text: 'Case' }, { text: 'Where it stands' }, { text: 'Next day to keep' }],
    rows,
  }
}

/** "Waiting for …" from "waiting for …". */
export function sentence(words: string): string {
  return capitalise(words)
}

export interface FormPage extends Page {
  readonly heading: string
  readonly lead: string
  readonly action: string
  readonly button: string
  readonly fields: readonly FormField[]
  /** What the rules say of it, in our words, each with its paragraph. */
  readonly rests: readonly string[]
}

/** The form that opens a case. */
export function presentOpening(
  procedure: Procedure,
  { decider, today }: HeldProcedures,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[] = [],
): FormPage {
  const say = (text: string) => fillWords(decider.constitution, text)
  return {
    title: `Open a case: ${say(procedure.name)}`,
    heading: `Open a case: ${say(procedure.name)}`,
    breadcrumbs: [...crumbs, { text: say(procedure.name), href: `/procedures/${procedure.id}` }],
    lead: say(aboutOf(procedure, decider, today)),
    action: `/procedures/${procedure.id}/open`,
    button: 'Open the case',
    ...presentForm([...procedure.opening, OPENED_ON, ...WHY_RECORDED], typed, problems, { say }),
    rests: [],
  }
}
