import { createHash } from 'node:crypto'
import type { Area } from '#area/index.ts'
import type { Question } from '#documents/index.ts'
import { valueAt } from '#fields/index.ts'
import { formatNumber, type Problem, parsePeriod } from '#shared/index.ts'
import { type Answer, AS_PROPOSED } from '../imports/answer-recipe.ts'
import { askedTogether } from '../imports/asked-together.ts'

/** Of a long list, how many questions are shown; the others are there once these are answered. */
const MOST_SHOWN = 30
/** Where a question is of so many cells, the first are named. */
const MOST_CELLS = 3

const LEAVE = 'leave'
const OTHER = 'other'

interface Item {
  readonly value: string
  readonly text: string
}

/** What is asked of one kind, in a table where there is more than one. */
export interface ShownKind {
  readonly question: string
  readonly parts: readonly ShownQuestion[]
}

/** A question as its page asks it. */
export interface ShownQuestion {
  readonly id: string
  readonly question: string
  /** "It is about 276 cells, among them Table_1!B7." */
  readonly cells: string
  readonly items: readonly Item[]
  /** Everything there is to choose from, where the choices are only the likeliest. */
  readonly others: { readonly label: string; readonly items: readonly Item[] } | null
  /** Another answer that is typed. */
  readonly typed: { readonly label: string; readonly hint: string } | null
  readonly error: string | null
}

/** What may be left out in one go where it is not answered. */
export interface LeaveRest {
  readonly name: string
  readonly text: string
}

export interface ShownQuestions {
  readonly kinds: readonly ShownKind[]
  readonly rest: readonly LeaveRest[]
  /** "12 more questions follow"; `null` when all are shown. */
  readonly more: string | null
}

const NOUNS: Readonly<Partial<Record<Question['about'], string>>> = {
  measure: 'measures',
  place: 'places',
  table: 'tables',
  heading: 'columns',
  value: 'cells',
  period: 'rows of those times',
}

export function presentQuestions(
  questions: readonly Question[],
  area: Area,
  problems: readonly Problem[] = [],
): ShownQuestions {
  const shown = questions.slice(0, MOST_SHOWN)
  const hidden = questions.length - shown.length
  return {
    kinds: askedTogether(shown).map(({ question, parts }) => ({
      question,
      parts: parts.map((one) => presentQuestion(one, area, problems)),
    })),
    rest: Object.entries(NOUNS).flatMap(([about, noun]) => {
      const many = questions.filter((one) => one.about === about && canBeLeft(one)).length
      return many < 2
        ? []
        : [{ name: restName(about), text: `Leave out the ${noun} that are not answered here` }]
    }),
    more:
      hidden === 0
        ? null
        : `${formatNumber(hidden)} more ${hidden === 1 ? 'question follows' : 'questions follow'} these.`,
  }
}

function presentQuestion(
  question: Question,
  area: Area,
  problems: readonly Problem[],
): ShownQuestion {
  const id = nameOf(question)
  const items = question.choices.map(({ answer, words }) => ({ value: answer, text: words }))
  const others = othersOf(question, area)
  const isTyped = question.about === 'period'
  return {
    id,
    question: question.question,
    cells: sayCells(question.cells),
    items: [
      ...items,
      ...(question.about === 'table'
        ? [{ value: AS_PROPOSED, text: 'Read it as the program proposes' }]
        : []),
      ...(others === null && !isTyped
        ? []
        : [{ value: OTHER, text: `Another ${isTyped ? 'time' : question.about}` }]),
    ],
    others,
    typed: isTyped
      ? {
          label: 'Another time',
          hint: 'Such as 2019-04, 2019-20-Q1, 2019-20, or two days as 2018-01-01/2018-12-31',
        }
      : null,
    error: problems.find(({ field }) => field === id)?.message ?? null,
  }
}

function sayCells(cells: readonly string[]): string {
  const first = cells.slice(0, MOST_CELLS).join(', ')
  if (cells.length === 1) return `It is about the cell ${first}.`
  const among = cells.length > MOST_CELLS ? ', among them ' : ': '
  return `It is about ${formatNumber(cells.length)} cells${among}${first}.`
}

function othersOf({ about, key, choices }: Question, area: Area): ShownQuestion['others'] {
  const choose = { value: '', text: 'Choose one' }
  // Of very many names at once there is nothing to choose but what is done with all
  if (about === 'measure' && key === '*') return null
  if (about === 'measure') {
    const measures = [...area.measures.values()].map(({ id, name }) => ({ value: id, text: name }))
    return { label: 'Another measure', items: [choose, ...byText(measures)] }
  }
  // Of many places at once there is nothing to choose but to leave them out
  if (about !== 'place' || choices.every(({ answer }) => answer === LEAVE)) return null
  const places = area.file.places.map(({ id, name }) => ({ value: id, text: name }))
  return { label: 'Another place', items: [choose, ...byText(places)] }
}

function byText(items: readonly Item[]): readonly Item[] {
  return items.toSorted((one, other) => one.text.localeCompare(other.text, 'en'))
}

/** The answers in a form; questions that were left open are not among them. */
export function readAnswers(
  questions: readonly Question[],
  sent: unknown,
): { readonly answers: readonly Answer[]; readonly problems: readonly Problem[] } {
  const answers: Answer[] = []
  const problems: Problem[] = []
  for (const question of questions) {
    const { about, key } = question
    const name = nameOf(question)
    const read = readOne(question, {
      chosen: textAt(sent, name),
      other: textAt(sent, `${name}-other`),
      typed: textAt(sent, `${name}-typed`),
    })
    if (typeof read === 'object') problems.push({ code: 'not-answered', field: name, ...read })
    else if (read !== '') answers.push({ about, key, answer: read })
    else if (textAt(sent, restName(about)) === LEAVE && canBeLeft(question)) {
      answers.push({ about, key, answer: LEAVE })
    }
  }
  return { answers, problems }
}

interface Sent {
  readonly chosen: string
  readonly other: string
  readonly typed: string
}

/** An answer, '' for none, or what is wrong with it. */
function readOne(
  { about, choices }: Question,
  { chosen, other, typed }: Sent,
): string | { readonly message: string } {
  const isOther = chosen === OTHER || chosen === ''
  if (!isOther) {
    const isOffered = choices.some(({ answer }) => answer === chosen)
    return isOffered || (about === 'table' && chosen === AS_PROPOSED)
      ? chosen
      : { message: 'Choose one of the answers that are offered' }
  }
  if (about === 'period' && typed !== '') {
    const period = parsePeriod(typed)
    if (period.ok) return `${period.value.start}/${period.value.end}`
    return { message: period.problems[0]?.message ?? '' }
  }
  if (chosen === OTHER && other === '') return { message: `Choose which other ${about} it is` }
  return other
}

function canBeLeft({ choices }: Question): boolean {
  return choices.some(({ answer }) => answer === LEAVE)
}

function restName(about: string): string {
  return `rest-${about}`
}

/** A name that is the same as long as the question is. */
function nameOf({ about, key }: Question): string {
  return `q-${createHash('sha256').update(`${about}\n${key}`).digest('hex').slice(0, 12)}`
}

function textAt(sent: unknown, name: string): string {
  const value = valueAt(sent, name)
  return typeof value === 'string' ? value.trim() : ''
}
