import { chosenFrom, type Field, readForm } from '#fields/index.ts'
import {
  type DataTable,
  type FormField,
  type OutcomePanel,
  type Page,
  presentForm,
} from '#web/index.ts'
import type { Answer } from '../answer.ts'
import { QUESTIONS } from '../ask.ts'
import { withChair } from '../chair-without-seat.ts'
import type { Constitution } from '../constitution.ts'
import type { RecordedCounts } from '../counts.ts'
import type { Base } from '../thresholds.ts'
import { fillWords, wordedOn } from '../words.ts'
import { headlineOf } from './answer-words.ts'
import type { HeldConstitution } from './holdings.ts'
import { UNDER_CONSTITUTION } from './index-page.ts'
import { tallyOf } from './tally.ts'

export interface ShownAnswer {
  readonly panel: OutcomePanel
  readonly warnings: readonly string[]
  readonly why: DataTable
  readonly notApplied: readonly string[]
  readonly next: DataTable | null
  readonly silent: string | null
  readonly conflicts: readonly {
    readonly id: string
    readonly title: string
    readonly texts: readonly string[]
    readonly applied: string
    readonly by: string | null
  }[]
}

export interface AskPage extends Page {
  readonly question: string
  readonly fields: readonly FormField[]
  /** What its button says: that the rest of the form is still to come, or that this is all. */
  readonly button: 'Go on' | 'Ask'
  readonly shown: ShownAnswer | null
}

/**
 * `/constitution/ask/<question>`: the form, and once it is filled in the answer above it.
 *
 * @param sent - the question part of the address; `undefined` when the form is opened
 * @returns `undefined` when there is no such question
 */
export function presentAsk(
  held: HeldConstitution,
  question: string,
  sent: Readonly<Record<string, unknown>> | undefined,
): AskPage | undefined {
  const asked = QUESTIONS.get(question)
  if (!asked) return undefined
  const day = readDay(sent, held.today)
  const constitution = wordedOn(held.constitution, day.on)
  const [name, value] = OF_ENTERED
  const isOfEntered = sent?.[name] === value
  const members = isOfEntered ? NOBODY : held.membersOn(day.on)
  const counts = isOfEntered ? {} : held.countsOn(day.on)
  const offices = isOfEntered ? undefined : held.officesOn?.(day.on)
  const book = {
    ...held,
    constitution,
    today: day.on,
    counts,
    members,
    ...(offices === undefined ? {} : { offices }),
  }
  const asks = asked.formFields(book, sent ?? {})
  const isWhole = asks.some(({ name }) => name !== asked.first)
  // A form of choices alone, sent with none made, leaves nothing in the address but its mark and the day
  const isSent =
    sent !== undefined &&
    (Object.keys(sent).length === 0 ||
      [ON_DAY, ...asked.fields].some(
        (field) => field.name !== asked.first && sent[field.name] !== undefined,
      ))
  const answer = isSent ? asked.answerForm(book, sent) : undefined
  const wrong = answer?.ok === false ? answer.problems : []
  const problems = [
    ...day.problems,
    ...wrong.filter(({ field }) => isWhole || field === asked.first),
  ]
  const say = (text: string) => fillWords(constitution, text)
  return {
    title: say(asked.titleFor(constitution, sent)),
    breadcrumbs: [...UNDER_CONSTITUTION, { text: 'Ask', href: '/constitution/ask' }],
    question,
    ...presentForm(
      [
        ...asks.map((field) =>
          withRecorded(chosenFrom(field, members.names), withChair(book, book.counts)),
        ),
        ...(isWhole ? [ON_DAY] : []),
      ],
      { on: held.today, ...sent },
      problems,
      { say, size: 's' },
    ),
    button: isWhole ? 'Ask' : 'Go on',
    shown:
      isSent && answer?.ok && day.problems.length === 0
        ? showAnswer(constitution, question, sent, answer.value)
        : null,
  }
}

/** In an address: only the numbers in it count, as an example's do, and none of the record. */
export const OF_ENTERED: [name: string, value: string] = ['counts', 'entered']

const NOBODY = { names: [], whoIs: () => undefined }

/** The day whose rules, rulings and seats the answer rests on. */
const ON_DAY = {
  name: 'on',
  kind: 'day',
  label: 'On which day',
  hint: 'By its rules, its rulings and the seats as they were held',
} as const satisfies Field

function readDay(sent: Readonly<Record<string, unknown>> | undefined, today: string) {
  if (sent?.['on'] === undefined || sent['on'] === '') return { on: today, problems: [] }
  const read = readForm([ON_DAY], sent)
  return read.ok ? { on: read.value.on, problems: [] } : { on: today, problems: read.problems }
}

/** A number that the record has is taken from there when it is left blank. */
function withRecorded(field: Field, counts: RecordedCounts): Field {
  const recorded = Object.hasOwn(counts, field.name) ? counts[field.name as Base] : undefined
  if (recorded?.number == null || field.kind !== 'number') return field
  const offer = `Left blank, it is ${recorded.number}, ${recorded.from}`
  return { ...field, hint: field.hint === undefined ? offer : `${field.hint}. ${offer}` }
}

function showAnswer(
  constitution: Constitution,
  question: string,
  input: Readonly<Record<string, unknown>>,
  answer: Answer,
): ShownAnswer {
  const tally = tallyOf(question, input, answer)
  return {
    panel: {
      id: 'answer',
      heading: fillWords(constitution, headlineOf(question, answer)),
      sentence: answer.sentence,
      ...(tally ? { tally } : {}),
    },
    warnings: answer.warnings.map((warning) => `${warning}.`),
    why: {
      id: 'why',
      caption: 'Why',
      narrow: 'cards',
      columns: [{ text: 'Rule' }, { text: 'What it says', plain: true }, { text: 'Here' }],
      rows: answer.because.map(({ rule, paragraph, text, working, doubt }) => [
        {
          text: paragraph,
          ...(constitution.byId.has(rule) ? { href: `/constitution/${rule}`, about: text } : {}),
        },
        { text, ...(doubt === undefined ? {} : { note: doubt }) },
        { text: working ?? 'Applies' },
      ]),
    },
    notApplied: answer.alternatives.map(({ paragraph, text }) =>
      paragraph === undefined ? `${text}.` : `${paragraph}: ${text.replace(/\.$/, '')}.`,
    ),
    next:
      answer.next.length === 0
        ? null
        : {
            id: 'next',
            caption: 'What happens next',
            narrow: 'cards',
            columns: [{ text: 'Rule' }, { text: 'What', plain: true }],
            rows: answer.next.map(({ rule, paragraph, text }) => [
              {
                text: paragraph,
                ...(constitution.byId.has(rule)
                  ? { href: `/constitution/${rule}`, about: text }
                  : {}),
              },
              { text },
            ]),
          },
    silent: answer.silent
      ? `The constitution does not say. Default: ${answer.silent.default} Source: ${answer.silent.source}.`
      : null,
    conflicts: answer.conflicts.map(({ id, texts, applied, needsRulingBy }) => ({
      id,
      title: constitution.conflicts.get(id)?.title ?? id,
      texts,
      applied,
      by: needsRulingBy,
    })),
  }
}
