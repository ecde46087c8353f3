import { fillWords, whenDue } from '#constitution/index.ts'
import { ageOf } from '#days/index.ts'
import { describeDay, type Problem, uncapitalise } from '#shared/index.ts'
import { type FormField, type KeyAnswer, type Page, presentForm } from '#web/index.ts'
import { KNOWN_ON } from '../asked-fields.ts'
import type { PastEvent } from '../case.ts'
import { type DateInCase, isToKeep } from '../case-dates.ts'
import type { StoredCase } from '../cases.ts'
import { notesOn } from '../date-notes.ts'
import { asKnown, knownOn } from '../known-on.ts'
import type { Procedure, Step } from '../procedure.ts'
import { viewCase } from '../run-case.ts'
import { standingCase } from '../standing-case.ts'
import { wordedAs } from '../worded-as.ts'
import { presentHistory, type ShownRecord } from './case-history.ts'
import {
  addressOf,
  crumbsOf,
  fieldsOf,
  presentDetails,
  type SayWords,
  whatIfAddress,
} from './case-words.ts'
import { dueWords, howFar } from './date-words.ts'
import type { HeldProcedures } from './holdings.ts'
import { sentence } from './procedure-page.ts'
import { presentStrip, type Strip } from './strip.ts'

export interface ShownDate {
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
  readonly notes: readonly string[]
  readonly others: readonly string[]
  readonly doubts: readonly string[]
}

export interface ShownEvent {
  readonly on: string
  readonly words: string
  readonly details: readonly { readonly label: string; readonly text: string }[]
  readonly findings: readonly string[]
  readonly warnings: readonly string[]
  readonly by: string
  /** Under which it is put right or struck out; `null` where it cannot be. */
  readonly href: string | null
}

interface LinkedStep {
  readonly text: string
  readonly href: string
}

export interface CasePage extends Page {
  readonly heading: string
  readonly caption: string
  readonly href: string
  /** "As known on 3 February 2027"; `null` for what is known now, to which alone more can be added. */
  readonly asKnown: string | null
  readonly answer: KeyAnswer['parts']
  /** On how it was opened. */
  readonly warnings: readonly string[]
  /** What may have ended because a day passed, with the steps that say what happened. */
  readonly unconfirmed: { readonly words: string; readonly steps: readonly LinkedStep[] } | null
  readonly dates: readonly ShownDate[]
  readonly past: readonly ShownDate[]
  readonly next: readonly LinkedStep[]
  /** Anything else that may have happened. */
  readonly others: readonly LinkedStep[]
  readonly events: readonly ShownEvent[]
  readonly history: readonly ShownRecord[]
  /** The one field of the form that asks what was known on a day. */
  readonly known: readonly FormField[]
  readonly withdrawHref: string | null
  /** Where what may happen next can be rehearsed; `null` where nothing more can happen. */
  readonly whatIfHref: string | null
}

/** What was asked of a case: what was known of it on a day, as it was typed. */
export interface AskedKnown {
  /** YYYY-MM-DD, when it could be read. */
  readonly on?: string
  readonly typed: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

/**
 * A case: where it stands, its dates with their strips, what may happen next, what has happened and
 * what was recorded; now, or as was known at the end of a day.
 */
export function presentCase(
  procedure: Procedure,
  stored: StoredCase,
  held: HeldProcedures,
  asked: AskedKnown,
): CasePage {
  const { decider, today } = asKnown(held, asked.on)
  const sayOn = (day: string) => (text: string) =>
    fillWords(wordedAs(decider, day).constitution, text)
  const say = sayOn(today)
  const known = asked.on === undefined ? stored : knownOn(stored, asked.on)
  const knownWords = asked.on === undefined ? null : `As known on ${describeDay(asked.on)}`
  const about = {
    title: knownWords === null ? stored.title : `${stored.title}, ${uncapitalise(knownWords)}`,
    heading: stored.title,
    caption: say(procedure.name),
    breadcrumbs: crumbsOf(procedure, say),
    href: addressOf(stored),
    asKnown: knownWords,
    ...askKnown(asked),
  }
  if (known === undefined) {
    const nothing = [{ text: 'Nothing had been recorded of this case by then.', strong: true }]
    return { ...about, ...NOTHING_TO_DO, answer: nothing, events: [], history: [] }
  }
  const view = viewCase(procedure, standingCase(known), today, decider)
  const isWithdrawn = known.withdrawn !== null
  const content = {
    ...about,
    events: view.events
      .toReversed()
      .map((past) =>
        presentEvent(procedure, past, sayOn(past.event.on), isWithdrawn ? null : addressOf(stored)),
      ),
    history: presentHistory(procedure, known, decider, sayOn),
  }
  if (known.withdrawn !== null) {
    const { on, actor, reason } = known.withdrawn
    const text = `Withdrawn on ${describeDay(on)}: ${reason}`
    const who = { text: ` Recorded by ${actor}. It counts nowhere, and stays to be read.` }
    return {
      ...content,
      ...NOTHING_TO_DO,
      answer: [{ text: endSentence(text), strong: true }, who],
    }
  }
  const link = ({ id, does }: Step) => ({ text: say(does), href: `${addressOf(stored)}/${id}` })
  const shown = view.dates.map((date) => [date, presentDate(date, today)] as const)
  return {
    ...content,
    answer: answerFor(
      view.words,
      view.dates.filter((date) => isToKeep(date) && date.status !== 'reserve'),
      today,
    ),
    warnings: view.warnings,
    unconfirmed: view.unconfirmed
      ? { words: endSentence(view.unconfirmed.words), steps: view.unconfirmed.steps.map(link) }
      : null,
    dates: shown.filter(([date]) => isToKeep(date)).map(([, words]) => words),
    past: shown.filter(([date]) => date.metOn !== undefined).map(([, words]) => words),
    next: view.next.map(link),
    others: view.others.map(link),
    withdrawHref: `${addressOf(stored)}/withdraw-case`,
    whatIfHref:
      view.isOver || knownWords !== null ? null : `${whatIfAddress(procedure)}?case=${stored.slug}`,
  }
}

const NOTHING_TO_DO = {
  warnings: [],
  unconfirmed: null,
  dates: [],
  past: [],
  next: [],
  others: [],
  withdrawHref: null,
  whatIfHref: null,
}

const endSentence = (words: string) => (/[.!?…]$/u.test(words) ? words : `${words}.`)

function askKnown({ typed, problems }: AskedKnown): Pick<CasePage, 'known' | 'problems'> {
  const form = presentForm([KNOWN_ON], typed, problems)
  return { known: form.fields, problems: form.problems }
}

function answerFor(words: string, open: readonly DateInCase[], today: string): KeyAnswer['parts'] {
  const dated = open
    .filter(({ due }) => due !== null)
    .toSorted((one, other) => (one.due ?? '').localeCompare(other.due ?? ''))
  const [next] = dated
  const isLate = next?.status === 'overdue'
  const state = {
    text: `${isLate ? 'By what is recorded, this' : 'This'} is ${words}.`,
    strong: true,
  }
  if (next === undefined) return [state]
  const far = howFar(next.due ?? today, today)
  const when = isLate ? `was due ${whenDue(next)}, ${far}` : `${whenDue(next)}, ${far}`
  return [
    state,
    { text: ` ${isLate ? 'Not recorded as done' : 'Next'}: ${uncapitalise(next.what)}, ${when}.` },
  ]
}

export function presentDate(date: DateInCase, today: string): ShownDate {
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
    notes: isToKeep(date) ? notesOn(date).map((note) => `${note}.`) : [],
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
  if (status === 'reserve') return { kind: 'neutral', text: `In reserve, ${far}` }
  if (status === 'overdue')
    return { kind: 'concern', text: `Overdue as far as is recorded: due ${far}` }
  return { kind: 'neutral', text: due === null ? 'Open' : sentence(far) }
}

export function presentEvent(
  procedure: Procedure,
  past: PastEvent,
  say: SayWords,
  caseHref: string | null,
): ShownEvent {
  const { event, words, findings, warnings, refusedNow } = past
  const href = caseHref === null ? null : `${caseHref}/events/${event.number}`
  return {
    on: describeDay(event.on),
    words,
    details: presentDetails(fieldsOf(procedure, event.step), event.details, say),
    findings,
    warnings:
      refusedNow === undefined
        ? warnings
        : [...warnings, `The rules would now refuse this, so it counts for nothing: ${refusedNow}`],
    by: `Recorded by ${event.actor}. ${event.reason}`,
    href,
  }
}
