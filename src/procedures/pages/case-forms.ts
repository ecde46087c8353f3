import { citeParagraph, fillWords, rulesNamed } from '#constitution/index.ts'
import { chosenFrom, dayTyped, type Field } from '#fields/index.ts'
import { describeDay, type Problem } from '#shared/index.ts'
import { presentForm } from '#web/index.ts'
import { HAPPENED_ON, WHY_RECORDED } from '../asked-fields.ts'
import type { StoredCase, StoredEvent } from '../cases.ts'
import type { Procedure, Step } from '../procedure.ts'
import { addressOf, crumbsOf, doesOf, type SayWords } from './case-words.ts'
import type { HeldProcedures } from './holdings.ts'
import type { FormPage } from './procedure-page.ts'

/** What a form about a case is made from. */
export interface AskedCase {
  readonly procedure: Procedure
  readonly stored: StoredCase
  readonly held: HeldProcedures
}

/** What was typed in a form, and what is wrong with it; nothing yet when it is first shown. */
export interface Answered {
  readonly typed: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

/** The form that records what happened. */
export function presentStep(
  asked: AskedCase,
  step: Step,
  { typed, problems }: Answered = { typed: offeredIn(step, asked.held.today), problems: [] },
): FormPage {
  const { say, ...about } = aboutCase(asked)
  return {
    ...about,
    title: say(step.does),
    heading: say(step.does),
    lead: '',
    action: `${addressOf(asked.stored)}/${step.id}`,
    button: 'Record it',
    ...presentForm(fieldsOf(asked, step, typed), typed, problems, { say }),
    rests: restsOf(asked, step),
  }
}

/** What stands in the form of a step at first: today, and what is chosen when nothing is said. */
function offeredIn({ fields }: Step, today: string): Answered['typed'] {
  const chosen = fields.flatMap((field) =>
    field.kind === 'choice' && field.default !== undefined ? [[field.name, field.default]] : [],
  )
  return { on: today, ...Object.fromEntries(chosen) }
}

/** What a step asks, with the members of the day to choose from where names are asked for. */
function fieldsOf({ held }: AskedCase, step: Step, typed: Answered['typed']): readonly Field[] {
  const on = dayTyped(typed[HAPPENED_ON.name]) ?? held.today
  const { names } = held.decider.membersOn(on)
  return [HAPPENED_ON, ...step.fields.map((field) => chosenFrom(field, names)), ...WHY_RECORDED]
}

/** The form that puts right what was recorded, with all that it said to begin with. */
export function presentCorrection(
  asked: AskedCase,
  step: Step,
  event: StoredEvent,
  { typed, problems }: Answered = { typed: { ...event.details, on: event.on }, problems: [] },
): FormPage {
  const { say, ...about } = aboutCase(asked)
  return {
    ...about,
    title: `Correct: ${say(step.does)}`,
    heading: `Correct: ${say(step.does)}`,
    lead: 'What you put here stands in place of what was recorded, which stays to be read. All that happened later is judged again.',
    action: `${addressOf(asked.stored)}/events/${event.number}/correct`,
    button: 'Put it right',
    ...presentForm(fieldsOf(asked, step, typed), typed, problems, { say }),
    rests: restsOf(asked, step),
  }
}

const NOTHING_TYPED: Answered = { typed: {}, problems: [] }

/** The form that strikes out something that was recorded. */
export function presentStrikeOut(
  asked: AskedCase,
  event: StoredEvent,
  { typed, problems }: Answered = NOTHING_TYPED,
): FormPage {
  const { say, ...about } = aboutCase(asked)
  const what = doesOf(asked.procedure, event.step, say)
  return {
    ...about,
    title: `Strike out: ${what}`,
    heading: `Strike out: ${what}`,
    lead: `Recorded for ${describeDay(event.on)}. It stays to be read, with your reason, and no longer counts. All that happened later is judged again.`,
    action: `${addressOf(asked.stored)}/events/${event.number}/strike-out`,
    button: 'Strike it out',
    ...presentForm(WHY_RECORDED, typed, problems, { say }),
    rests: [],
  }
}

/** The form that withdraws a whole case. */
export function presentWithdrawal(
  asked: AskedCase,
  { typed, problems }: Answered = NOTHING_TYPED,
): FormPage {
  const { say, ...about } = aboutCase(asked)
  const heading = `Withdraw the whole case: ${asked.stored.title}`
  return {
    ...about,
    title: heading,
    heading,
    lead: 'It keeps its address and all that was recorded of it, with your reason. No list and no calendar counts it from then on, and nothing more can be recorded in it. This cannot be undone: open another case in its place.',
    action: `${addressOf(asked.stored)}/withdraw-case`,
    button: 'Withdraw the case',
    ...presentForm(WHY_RECORDED, typed, problems, { say }),
    rests: [],
  }
}

function aboutCase({ procedure, stored, held }: AskedCase) {
  const say: SayWords = (text) => fillWords(held.decider.constitution, text)
  const crumb = { text: stored.title, href: addressOf(stored) }
  return { say, breadcrumbs: [...crumbsOf(procedure, say), crumb] }
}

function restsOf({ held: { decider } }: AskedCase, { rules }: Step): readonly string[] {
  return rulesNamed(decider, rules).map((rule) => `${rule.gloss} (${citeParagraph(rule)})`)
}
