import { citeParagraph, fillWords, rulesNamed } from '#constitution/index.ts'
import { ageOf } from '#days/index.ts'
import { type Field, sayTyped } from '#fields/index.ts'
import { describeDay, type Problem, uncapitalise } from '#shared/index.ts'
import { type KeyAnswer, type Page, presentForm } from '#web/index.ts'
import { AUTHORSHIP, HAPPENED_ON } from '../asked-fields.ts'
import type { DateInCase } from '../case-dates.ts'
import type { StoredCase } from '../cases.ts'
import type { Details, Procedure, Step } from '../procedure.ts'
import { type PastEvent, viewCase } from '../run-case.ts'
import { standingCase, struckOut } from '../standing-case.ts'
import { dueWords, howFar } from './date-words.ts'
import type { HeldProcedures } from './holdings.ts'
import { type FormPage, sentence } from './procedure-page.ts'
import { presentStrip, type Strip } from './strip.ts'

interface ShownDate {
  readonly id: string
  readonly what: string
  readonly due: string
  readonly status: {
    readonly kind: 'concern' | 'improvement' | 'usual' | 'neutral'
    readonly text: string
  }
  readonly paragraph: string
  readonly words: string
  readonly strip: Strip | null
  readonly others: readonly string[]
  readonly doubts: readonly string[]
}

interface ShownEvent {
  readonly on: string
  readonly words: string
  readonly details: readonly { readonly label: string; readonly text: string }[]
  readonly findings: readonly string[]
  readonly warnings: readonly string[]
  readonly by: string
}

export interface CasePage extends Page {
  readonly heading: string
  readonly caption: string
  readonly answer: KeyAnswer['parts']
  readonly lapses: readonly string[]
  readonly dates: readonly ShownDate[]
  readonly past: readonly ShownDate[]
  readonly next: readonly { readonly text: string; readonly href: string }[]
  readonly events: readonly ShownEvent[]
  readonly struckOut: readonly string[]
  readonly strikeHref: string | null
}

const addressOf = ({ procedure, slug }: StoredCase) => `/procedures/${procedure}/${slug}`

/** A case: where it stands, its dates with their strips, what may happen next, and what has happened. */
export function presentCase(
  procedure: Procedure,
  stored: StoredCase,
  { decider, today }: HeldProcedures,
): CasePage {
  const say = (text: string) => fillWords(decider.constitution, text)
  const view = viewCase(procedure, standingCase(stored), today, decider)
  const shown = view.dates.map((date) => [date, presentDate(date, today)] as const)
  const isOpen = ({ status }: DateInCase) => status === 'open' || status === 'overdue'
  return {
    title: stored.title,
    heading: stored.title,
    caption: say(procedure.name),
    breadcrumbs: crumbsOf(procedure, say),
    answer: answerFor(view.words, view.dates.filter(isOpen), today),
    lapses: view.lapses,
    dates: shown.filter(([date]) => isOpen(date)).map(([, words]) => words),
    past: shown.filter(([date]) => date.metOn !== undefined).map(([, words]) => words),
    next: view.next.map(({ id, does }) => ({
      text: say(does),
      href: `${addressOf(stored)}/${id}`,
    })),
    events: view.events.toReversed().map((past) => presentEvent(procedure, past, say)),
    struckOut: struckOut(stored).map(
      ({ event, by }) =>
        `${say(stepOf(procedure, event.step)?.does ?? event.step)}, ${describeDay(event.on)}: struck out by ${by.actor}. ${by.reason}`,
    ),
    strikeHref: view.events.length === 0 ? null : `${addressOf(stored)}/strike-out`,
  }
}

function crumbsOf(procedure: Procedure, say: (text: string) => string) {
  return [
    { text: 'Procedures', href: '/procedures' },
    { text: say(procedure.name), href: `/procedures/${procedure.id}` },
  ]
}

function answerFor(words: string, open: readonly DateInCase[], today: string): KeyAnswer['parts'] {
  const dated = open
    .filter(({ due }) => due !== null)
    .toSorted((one, other) => (one.due ?? '').localeCompare(other.due ?? ''))
  const [next] = dated
  const state = { text: `This is ${words}.`, strong: true }
  if (next === undefined) return [state]
  const isLate = next.status === 'overdue'
  const far = howFar(next.due ?? today, today)
  const when = isLate
    ? `was due by ${dueWords(next.due)}, ${far}`
    : `by ${dueWords(next.due)}, ${far}`
  return [state, { text: ` ${isLate ? 'Overdue' : 'Next'}: ${uncapitalise(next.what)}, ${when}.` }]
}

function presentDate(date: DateInCase, today: string): ShownDate {
  const { id, what, due, paragraph, words, counting, alternatives, assumed, provisional } = date
  const waiting = date.ageing === undefined ? words : ageOf(date.ageing, today).words
  return {
    id,
    what,
    due: dueWords(due),
    status: statusOf(date, today),
    paragraph: date.strength === 'must' ? paragraph : `${paragraph}, a target`,
    words: due === null ? waiting : words,
    strip:
      counting.length > 1
        ? presentStrip(`strip-${id}`, `The days counted: ${uncapitalise(what)}`, counting)
        : null,
    others: alternatives.map((one) => `${dueWords(one.due)} (${one.paragraph}). ${one.why}.`),
    doubts: [movedWords(date), assumed, provisional].flatMap((doubt) =>
      doubt === undefined ? [] : [`${doubt}.`],
    ),
  }
}

function movedWords({ movedFrom }: DateInCase): string | undefined {
  if (movedFrom === undefined) return undefined
  return `A bank holiday was added after this began to run: before that it was due by ${dueWords(movedFrom)}`
}

function statusOf({ status, metOn, due }: DateInCase, today: string): ShownDate['status'] {
  const far = due === null ? '' : howFar(due, today)
  if (status === 'met')
    return { kind: 'improvement', text: `Done on ${describeDay(metOn ?? today)}` }
  if (status === 'met-late')
    return { kind: 'concern', text: `Done late, on ${describeDay(metOn ?? today)}` }
  if (status === 'overdue') return { kind: 'concern', text: `Overdue: due ${far}` }
  return { kind: 'neutral', text: due === null ? 'Open' : sentence(far) }
}

const stepOf = (procedure: Procedure, id: string) => procedure.steps.find((step) => step.id === id)

function presentEvent(
  procedure: Procedure,
  past: PastEvent,
  say: (text: string) => string,
): ShownEvent {
  const { event, words, findings, warnings, refusedNow } = past
  const fields = stepOf(procedure, event.step)?.fields ?? []
  return {
    on: describeDay(event.on),
    words,
    details: presentDetails(fields, event.details, say),
    findings,
    warnings:
      refusedNow === undefined
        ? warnings
        : [...warnings, `The rules as they stand now would refuse this: ${refusedNow}`],
    by: `Recorded by ${event.actor}. ${event.reason}`,
  }
}

function presentDetails(fields: readonly Field[], details: Details, say: (text: string) => string) {
  return fields.flatMap((field) => {
    const value = details[field.name]
    if (value === undefined) return []
    return [{ label: say(field.label), text: say(sayTyped(field, value)) }]
  })
}

/** The form that records what happened. */
export function presentStep(
  procedure: Procedure,
  stored: StoredCase,
  step: Pick<Step, 'id' | 'does' | 'fields' | 'rules'>,
  { decider, today }: HeldProcedures,
  typed: Readonly<Record<string, unknown>> = { on: today },
  problems: readonly Problem[] = [],
): FormPage {
  const say = (text: string) => fillWords(decider.constitution, text)
  return {
    title: say(step.does),
    heading: say(step.does),
    breadcrumbs: [...crumbsOf(procedure, say), { text: stored.title, href: addressOf(stored) }],
    lead: '',
    action: `${addressOf(stored)}/${step.id}`,
    button: 'Record it',
    ...presentForm([HAPPENED_ON, ...step.fields, ...AUTHORSHIP], typed, problems, { say }),
    rests: rulesNamed(decider, step.rules).map((rule) => `${rule.gloss} (${citeParagraph(rule)})`),
  }
}

/** The form that strikes out the last thing recorded. */
export function presentStrikeOut(
  procedure: Procedure,
  stored: StoredCase,
  held: HeldProcedures,
  typed: Readonly<Record<string, unknown>> = {},
  problems: readonly Problem[] = [],
): FormPage {
  const say = (text: string) => fillWords(held.decider.constitution, text)
  const last = standingCase(stored).events.at(-1)
  const what =
    last === undefined
      ? ''
      : `${say(stepOf(procedure, last.step)?.does ?? last.step)}, ${describeDay(last.on)}`
  return {
    title: 'Strike out the last entry',
    heading: 'Strike out the last entry',
    breadcrumbs: [...crumbsOf(procedure, say), { text: stored.title, href: addressOf(stored) }],
    lead: `It stays to be read, with your reason, and no longer counts: ${what}.`,
    action: `${addressOf(stored)}/strike-out`,
    button: 'Strike it out',
    ...presentForm(AUTHORSHIP, typed, problems, { say }),
    rests: [],
  }
}
