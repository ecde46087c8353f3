import type { Calendar } from '#days/index.ts'
import type { MembersOn, OfficesOn } from '#people/index.ts'
import { accept, citeSource, describeDay, type Outcome, refuse } from '#shared/index.ts'
import type { Alternative, Answer, Reason, ShownConflict, Silent } from './answer.ts'
import { type Constitution, citeParagraph, isInForce } from './constitution.ts'
import type { RecordedCounts } from './counts.ts'
import { type Point, type PointParameters, pointSchemas } from './decides.ts'
import { rankOf } from './precedence.ts'
import type { Ruling, Silence } from './registers.ts'
import type { Rule } from './rule.ts'

/** A rule that settles a point, with what it fixes about it. */
export interface Settling<P extends Point> {
  readonly rule: Rule
  readonly parameters: PointParameters<P>
}

/** The constitution as it stands on a day, with the rulings recorded by then. */
export interface RuleBook {
  readonly constitution: Constitution
  /** YYYY-MM-DD. */
  readonly today: string
  readonly rulings: readonly Ruling[]
  /** How many seats the panel has that day, how many members, how many were present, by the record. */
  readonly counts?: RecordedCounts
  /** The bank holidays, where they are at hand: what counts working days is not counted without them. */
  readonly calendar?: Calendar
  /** Who its members are that day, as far as the record says who held which seat. */
  readonly members?: MembersOn
  /** Who holds the chair and the offices of vice-chair that day, as far as it is recorded. */
  readonly offices?: OfficesOn
}

/** The rules in force that settle a point, those of the text that prevails first, then in file order. */
export function rulesSettling<P extends Point>(book: RuleBook, point: P): readonly Settling<P>[] {
  const schema = pointSchemas[point]
  const { constitution } = book
  return constitution.rules
    .filter((rule) => rule.decides === point && isInForce(rule, book.today))
    .map((rule) => ({ rule, parameters: schema.parse(rule.parameters) as PointParameters<P> }))
    .sort((one, other) => rankOf(constitution, one.rule) - rankOf(constitution, other.rule))
}

/**
 * The refusal when no rule speaks of what a question turns on: what to add, and where; or, where there
 * is one only later, from when.
 *
 * @param points - the points that would settle it
 */
export function noRule(book: RuleBook, what: string, points: readonly Point[]): Outcome<never> {
  const { constitution, today } = book
  const settling = constitution.rules.filter(
    ({ decides, not_applied: notApplied }) =>
      notApplied === undefined && points.some((point) => point === decides),
  )
  const from = settling.map(({ in_force_from: day }) => day).sort()[0]
  const message =
    from !== undefined && today < from
      ? `No rule in force on ${describeDay(today)} says ${what}: the first is from ${describeDay(from)}. Ask of that day or a later one, or add the rule that was in force`
      : `No rule in force says ${what}. Add one to the area’s constitution folder, with the paragraph it comes from`
  return refuse('no-rule', message)
}

/** The default for a point on which the constitution is silent, or what to add when there is none. */
export function silenceOn(book: RuleBook, id: string): Outcome<Silence> {
  const silence = book.constitution.settings.silences.find((one) => one.id === id)
  if (silence) return accept(silence)
  const message = `The constitution is silent on "${id}" and no default is set. Add one under silences in constitution/settings.yaml, with its source`
  return refuse('no-default', message)
}

/** The latest ruling on a conflict or a silence by the day of the book, or none. */
export function rulingOn(book: RuleBook, id: string): Ruling | undefined {
  return [...book.constitution.rulings, ...book.rulings]
    .filter(({ on, when }) => on === id && when <= book.today)
    .sort((one, other) => one.when.localeCompare(other.when))
    .at(-1)
}

/** A rule as a reason for an answer. */
export function reasonFor(rule: Rule, working?: string): Reason {
  return {
    rule: rule.id,
    paragraph: citeParagraph(rule),
    text: rule.gloss,
    ...(working === undefined ? {} : { working }),
    ...(rule.doubt === undefined ? {} : { doubt: rule.doubt }),
  }
}

/** A ruling as a reason: who ruled, when, and why. */
function reasonOfRuling(ruling: Ruling): Reason {
  return {
    rule: ruling.id,
    paragraph: `Ruling of ${describeDay(ruling.when)} on ${ruling.on}`,
    text: `${ruling.who} ruled: ${ruling.ruling}. ${ruling.why}`,
  }
}

/** A rule that was considered and not applied. */
export function notApplied(rule: Rule, text: string, answer?: string): Alternative {
  const alternative = { rule: rule.id, paragraph: citeParagraph(rule), text }
  return answer === undefined ? alternative : { ...alternative, answer }
}

/** What a question works out, before the book adds what follows from it. */
export interface Draft {
  readonly answer: string
  readonly headline?: string | undefined
  /** In words, where the working is a sum. */
  readonly sentence?: string
  readonly because: readonly Reason[]
  readonly working: string
  /** The silence a default was taken from. */
  readonly silence?: Silence
  /** Conflicts that bear on this answer, by id; those of the rules it rests on are not added. */
  readonly conflicts?: readonly string[]
  readonly alternatives?: readonly Alternative[]
  readonly warnings?: readonly string[]
  readonly facts?: Answer['facts']
}

/** The answer in full: conflicts as they stand, rulings cited, and the rules that come next. */
export function answerFrom(book: RuleBook, draft: Draft): Outcome<Answer> {
  const ids = [...new Set(draft.conflicts ?? [])]
  const silences = draft.silence ? [draft.silence.id] : []
  const ruled = [...ids, ...silences].flatMap((id) => {
    const ruling = rulingOn(book, id)
    return ruling ? [reasonOfRuling(ruling)] : []
  })
  const conflicts = ids.flatMap((id) => showConflict(book, id))
  return accept({
    answer: draft.answer,
    ...(draft.headline === undefined ? {} : { headline: draft.headline }),
    sentence: [draft.sentence ?? `${draft.working}.`, ...toRule(draft, conflicts)].join(' '),
    because: [...draft.because, ...ruled],
    working: draft.working,
    silent: draft.silence ? showSilence(book, draft.silence) : false,
    conflicts,
    alternatives: draft.alternatives ?? [],
    warnings: draft.warnings ?? [],
    next: nextRules(book, draft),
    facts: draft.facts ?? {},
  })
}

/** Who has to rule before there is an answer; nothing where there is one, or nobody is named. */
function toRule({ answer }: Draft, conflicts: readonly ShownConflict[]): readonly string[] {
  if (answer !== 'needs-ruling') return []
  const who = [...new Set(conflicts.flatMap(({ needsRulingBy }) => needsRulingBy ?? []))]
  return who.length === 0 ? [] : [`To rule on it: ${who.join('; ')}.`]
}

function showSilence(book: RuleBook, silence: Silence): Silent {
  const ruling = rulingOn(book, silence.id)
  return {
    id: silence.id,
    default: ruling ? `${ruling.who} ruled: ${ruling.ruling}` : silence.default,
    source: ruling
      ? `Ruling ${ruling.id} of ${describeDay(ruling.when)}`
      : citeSource(silence.source),
    needsRulingBy: ruling ? null : silence.needs_ruling_by,
  }
}

function showConflict(book: RuleBook, id: string): readonly ShownConflict[] {
  const conflict = book.constitution.conflicts.get(id)
  if (!conflict) return []
  const { texts, applied, needs_ruling_by: needsRulingBy } = conflict
  const ruling = rulingOn(book, id)
  if (!ruling) return [{ id, texts, applied, needsRulingBy }]
  const words = `${ruling.who} ruled on ${describeDay(ruling.when)}: ${ruling.ruling}. ${ruling.why}`
  return [{ id, texts, applied: words, needsRulingBy: null }]
}

/** An answer with what comes after it by a default, where the constitution does not say. */
export function followedBy(book: RuleBook, answer: Answer, silence: Silence): Answer {
  const { id, question, default: text } = silence
  const ruling = rulingOn(book, id)
  return {
    ...answer,
    because: [...answer.because, ...(ruling ? [reasonOfRuling(ruling)] : [])],
    next: [
      ...answer.next,
      { rule: id, paragraph: 'The constitution does not say', text: `${question} ${text}` },
    ],
  }
}

function nextRules({ constitution, today }: RuleBook, draft: Draft): readonly Reason[] {
  const ids = draft.because.flatMap(
    ({ rule }) => constitution.byId.get(rule)?.leads_to[draft.answer] ?? [],
  )
  return [...new Set(ids)].flatMap((id) =>
    constitution.rules
      .filter((rule) => (rule.id === id || rule.changeOf === id) && isInForce(rule, today))
      .map((rule) => reasonFor(rule)),
  )
}
