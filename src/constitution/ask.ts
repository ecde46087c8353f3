import type { Calendar } from '#days/index.ts'
import { type Field, type Given, jsonShape, readForm, readInput } from '#fields/index.ts'
import type { MembersOn, OfficesOn } from '#people/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Answer } from './answer.ts'
import { withChair } from './chair-without-seat.ts'
import type { Constitution } from './constitution.ts'
import type { RecordedCounts } from './counts.ts'
import type { Point } from './decides.ts'
import { numberedOn } from './numbering.ts'
import type { GivenSoFar, Question } from './question.ts'
import { actingCommissioner } from './questions/acting-commissioner.ts'
import { amendConstitution } from './questions/amend-constitution.ts'
import { ballot } from './questions/ballot.ts'
import { chair } from './questions/chair.ts'
import { complaintRoute } from './questions/complaint-route.ts'
import { delegate } from './questions/delegate.ts'
import { limits } from './questions/limits.ts'
import { mayVote } from './questions/may-vote.ts'
import { orderOfBusiness } from './questions/order-of-business.ts'
import { own } from './questions/own.ts'
import { presides } from './questions/presides.ts'
import { quorum } from './questions/quorum.ts'
import { recordedVote } from './questions/recorded-vote.ts'
import { requisition } from './questions/requisition.ts'
import { revisedPrecept } from './questions/revised-precept.ts'
import { substitute } from './questions/substitute.ts'
import { suspendCommissioner } from './questions/suspend-commissioner.ts'
import { veto } from './questions/veto.ts'
import { vote } from './questions/vote.ts'
import type { Ruling } from './registers.ts'
import type { Rule } from './rule.ts'
import { type RuleBook, rulesSettling } from './rule-book.ts'
import { BASES, type Base } from './thresholds.ts'
import { fillWords, wordedOn } from './words.ts'

/** A question with its input read and refused in sentences. */
export interface Asked<
  Id extends string = string,
  Fields extends readonly Field[] = readonly Field[],
> {
  readonly id: Id
  /** Whether it is offered in an area. */
  isAskable(constitution: Constitution): boolean
  titleFor(constitution: Constitution, given?: GivenSoFar): string
  /** As the types know them; with the choices of an area they are `fieldsFor`. */
  readonly fields: Fields
  fieldsFor(constitution: Constitution, given?: GivenSoFar): readonly Field[]
  /** Asked in its form before all others, whose words turn on it. */
  readonly first: string | undefined
  /** Those that its form shows: without counts of what no rule in force counts. */
  formFields(book: RuleBook, given: GivenSoFar): readonly Field[]
  /** From JSON, in which nothing may be that is not asked for. */
  answer(book: RuleBook, input: unknown): Outcome<Answer>
  /** From what its form sent. */
  answerForm(book: RuleBook, sent: unknown): Outcome<Answer>
}

function asked<Id extends string, const Fields extends readonly Field[]>(
  question: Question<Id, Fields>,
): Asked<Id, Fields> {
  const { id, title, fields, first } = question
  // The same names and kinds of value: only what can be chosen differs from area to area
  const fieldsFor = (constitution: Constitution, given: GivenSoFar = {}) =>
    (question.fieldsFor?.(constitution, given) ?? fields) as Fields
  const titleFor = (constitution: Constitution, given: GivenSoFar = {}) =>
    question.titleFor?.(constitution, given) ?? title
  return {
    id,
    isAskable: (constitution) => question.isAskable?.(constitution) ?? true,
    titleFor,
    fields,
    fieldsFor,
    first,
    formFields(book, given) {
      const isAbout = ({ parameters }: Rule) =>
        first === undefined || (parameters[first] ?? given[first]) === given[first]
      const counted =
        question.counts === undefined ? undefined : basesOf(book, question.counts, isAbout)
      const asks = fieldsFor(book.constitution, given)
      const leading = asks.find(({ name }) => name === first)
      if (leading !== undefined && !isChosen(leading, given)) return [leading]
      return asks.filter(
        (field) => !isOnlyOne(field) && (!isBase(field.name) || (counted?.has(field.name) ?? true)),
      )
    },
    answer(book, input) {
      const asks = fieldsFor(book.constitution, givenIn(input))
      const read = readInput(asks, input, 'the question')
      return read.ok ? question.decide(ofItsDay(book), read.value) : read
    },
    answerForm(book, sent) {
      const read = readForm(fieldsFor(book.constitution, givenIn(sent)), sent)
      return read.ok ? question.decide(ofItsDay(book), read.value) : read
    },
  }
}

/** What can choose the words of a question: texts, numbers and yes or no, not groups of fields. */
function givenIn(sent: unknown): GivenSoFar {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return {}
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => typeof value !== 'object'))
}

const isChosen = (field: Field, given: GivenSoFar) =>
  field.kind !== 'choice' || Object.hasOwn(field.choices, String(given[field.name]))

/** A choice of one, which stands for a blank. */
const isOnlyOne = (field: Field) =>
  field.kind === 'choice' && field.default !== undefined && Object.keys(field.choices).length === 1

/** The same, with paragraphs cited by the numbers they had that day, and a chair without a seat counted. */
function ofItsDay(book: RuleBook): RuleBook {
  const numbered = { ...book, constitution: numberedOn(book.constitution, book.today) }
  return { ...numbered, counts: withChair(numbered, book.counts ?? {}) }
}

const isBase = (name: string): name is Base => BASES.some((base) => base === name)

/**
 * What the rules in force on some points count; and who is present, which every vote turns on.
 *
 * @param isAbout - whether a rule is about what is asked
 */
function basesOf(
  book: RuleBook,
  points: readonly Point[],
  isAbout: (rule: Rule) => boolean,
): ReadonlySet<Base> {
  const counted = points
    .flatMap((point) => rulesSettling(book, point))
    .filter(({ rule }) => isAbout(rule))
    .flatMap(({ rule }) => {
      if (rule.kind === 'majority') return rule.majority.of ?? []
      return rule.kind === 'quorum' ? (rule.quorum.of ?? []) : []
    })
  return new Set<Base>(['present', ...counted])
}

const questions = [
  asked(veto),
  asked(quorum),
  asked(requisition),
  asked(chair),
  asked(presides),
  asked(ballot),
  asked(recordedVote),
  asked(vote),
  asked(mayVote),
  asked(substitute),
  asked(own),
  asked(limits),
  asked(revisedPrecept),
  asked(suspendCommissioner),
  asked(actingCommissioner),
  asked(delegate),
  asked(amendConstitution),
  asked(complaintRoute),
  asked(orderOfBusiness),
] as const

type Known = (typeof questions)[number]
export type QuestionId = Known['id']

/** What a question is asked with. */
export type InputOf<Id extends QuestionId> = Given<Extract<Known, { readonly id: Id }>['fields']>

/** Every question, in the order it is offered. */
export const QUESTIONS: ReadonlyMap<string, Asked> = new Map(
  questions.map((question) => [question.id, question]),
)

/** What a question takes, as a JSON Schema in the panel's own words of a day, YYYY-MM-DD. */
export function describeQuestion(
  constitution: Constitution,
  question: string,
  day: string,
): Outcome<Readonly<Record<string, unknown>>> {
  const found = QUESTIONS.get(question)
  if (!found) return unknownQuestion(question)
  const worded = wordedOn(constitution, day)
  const say = (text: string) => fillWords(worded, text)
  return accept({ title: say(found.titleFor(worded)), ...jsonShape(found.fieldsFor(worded), say) })
}

/** The day a question is asked of, with what is on record beside the area's files. */
export interface AskedOn {
  readonly today: string
  readonly rulings?: readonly Ruling[]
  /** Numbers of the panel that day, used where none is given in the input. */
  readonly counts?: RecordedCounts
  /** Who the members of that day are. */
  readonly members?: MembersOn
  readonly offices?: OfficesOn
  readonly calendar?: Calendar
}

/**
 * Answers a question from the constitution as it stands on a day.
 *
 * @param question - its id: `veto`
 * @param input - as it came from outside; what is wrong with it is said one sentence a field
 * @param on - the day, YYYY-MM-DD, whose rules and rulings are applied, and what the record has of it
 */
export function answerQuestion(
  constitution: Constitution,
  question: string,
  input: unknown,
  { today, rulings = [], counts = {}, ...recorded }: AskedOn,
): Outcome<Answer> {
  const found = QUESTIONS.get(question)
  if (!found) return unknownQuestion(question)
  const outcome = found.answer({ constitution, today, rulings, counts, ...recorded }, input)
  if (outcome.ok) return outcome
  const problems = outcome.problems.map((problem) => ({
    ...problem,
    message: fillWords(wordedOn(constitution, today), problem.message),
  }))
  return { ok: false, problems }
}

function unknownQuestion(question: string): Outcome<never> {
  const known = [...QUESTIONS.keys()].join(', ')
  return refuse('unknown-question', `There is no question "${question}". Ask one of ${known}`)
}
