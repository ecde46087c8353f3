import { fillWords } from '#constitution/index.ts'
import { describeDay, type Problem } from '#shared/index.ts'
import { type FormField, type Page, presentForm } from '#web/index.ts'
import { HAPPENED_ON, OPENED_ON } from '../asked-fields.ts'
import { isToKeep } from '../case-dates.ts'
import type { Procedure, Step } from '../procedure.ts'
import type { Assumed, Rehearsal } from '../rehearsal.ts'
import { wordedAs } from '../worded-as.ts'
import { presentDate, presentEvent, type ShownDate, type ShownEvent } from './case-page.ts'
import { crumbsOf, whatIfAddress } from './case-words.ts'
import type { HeldProcedures } from './holdings.ts'

/** What the address of a rehearsal carries from one page to the next. */
export type Carried = Readonly<Record<string, string>>

/** A form of a rehearsal: what is filled in goes into the address, and nothing is recorded. */
export interface WhatIfForm extends Page {
  readonly heading: string
  readonly action: string
  readonly button: string
  readonly fields: readonly FormField[]
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
}

export interface WhatIfPage extends Page {
  readonly heading: string
  readonly caption: string
  readonly answer: readonly { readonly text: string; readonly strong?: boolean }[]
  readonly unconfirmed: string | null
  readonly dates: readonly ShownDate[]
  readonly next: readonly { readonly text: string; readonly href: string }[]
  readonly events: readonly (ShownEvent & { readonly isAssumed: boolean })[]
  readonly againHref: string
}

export interface Answered {
  readonly typed: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

const sayIn =
  ({ decider }: HeldProcedures) =>
  (text: string) =>
    fillWords(decider.constitution, text)

/** The form that begins a rehearsal with an assumed case. */
export function presentBeginning(
  procedure: Procedure,
  held: HeldProcedures,
  { typed, problems }: Answered,
): WhatIfForm {
  const say = sayIn(held)
  const heading = `What if: ${say(procedure.name)}`
  return {
    title: heading,
    heading,
    breadcrumbs: crumbsOf(procedure, say),
    action: whatIfAddress(procedure),
    button: 'Begin',
    ...presentForm([...procedure.opening, OPENED_ON], typed, problems, { say }),
    hidden: [{ name: 'begin', value: 'yes' }],
  }
}

/** The form of a step that is to be assumed. */
export function presentAssumption(
  procedure: Procedure,
  step: Step,
  held: HeldProcedures,
  carried: Carried,
  { typed, problems }: Answered,
): WhatIfForm {
  const say = sayIn(held)
  const heading = `What if: ${say(step.does)}`
  return {
    title: heading,
    heading,
    breadcrumbs: crumbsOf(procedure, say),
    action: whatIfAddress(procedure),
    button: 'Assume it',
    ...presentForm([HAPPENED_ON, ...step.fields], typed, problems, { say }),
    hidden: Object.entries({ ...carried, step: step.id, take: 'yes' }).map(([name, value]) => ({
      name,
      value,
    })),
  }
}

/** Where a case would stand, with its dates and what may follow, each marked as assumed. */
export function presentRehearsal(
  procedure: Procedure,
  { view, day, assumed }: Rehearsal,
  held: HeldProcedures,
  about: { readonly title: string; readonly carried: Carried },
): WhatIfPage {
  const say = sayIn({ ...held, decider: wordedAs(held.decider, day) })
  const address = whatIfAddress(procedure)
  const linkTo = (more: Carried) =>
    `${address}?${new URLSearchParams({ ...about.carried, ...more }).toString()}`
  const heading = `What if: ${about.title}`
  return {
    title: heading,
    heading,
    caption: say(procedure.name),
    breadcrumbs: crumbsOf(procedure, say),
    answer: [
      { text: `On ${describeDay(day)} this would be ${view.words}.`, strong: true },
      { text: ' Assumed: nothing on this page is recorded.' },
    ],
    unconfirmed: view.unconfirmed ? `${view.unconfirmed.words}.` : null,
    dates: view.dates.filter(isToKeep).map((date) => presentDate(date, day)),
    next: view.next.map(({ id, does }) => ({ text: say(does), href: linkTo({ step: id }) })),
    events: view.events.toReversed().map((past) => ({
      ...presentEvent(procedure, past, say, null),
      isAssumed: assumed.has(past.event.number),
    })),
    againHref: address,
  }
}

/** What one more assumed step makes of what the address carries. */
export function carryOn(carried: Carried, assumed: readonly Assumed[]): Carried {
  return { ...carried, assumed: JSON.stringify(assumed) }
}
