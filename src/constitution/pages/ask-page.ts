import type { QuestionField } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import type { DataTable, OutcomePanel, Page } from '#web/index.ts'
import type { Answer } from '../answer.ts'
import { answerQuestion, QUESTIONS } from '../ask.ts'
import { fillWords } from '../words.ts'
import { headlineOf } from './answer-words.ts'
import type { HeldConstitution } from './holdings.ts'
import { UNDER_CONSTITUTION } from './index-page.ts'
import { inputFrom, QUESTION_FIELDS } from './question-fields.ts'
import { tallyOf } from './tally.ts'

/** A field with what was typed in it, in the panel's own words. */
export interface ShownField {
  readonly name: string
  /** For links and labels: dots would end an id in a style sheet. */
  readonly id: string
  readonly label: string
  readonly hint: string | null
  readonly kind: QuestionField['kind']
  readonly value: string
  readonly choices: readonly {
    readonly value: string
    readonly text: string
    readonly checked: boolean
  }[]
}

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
  readonly fields: readonly ShownField[]
  readonly shown: ShownAnswer | null
}

/**
 * `/constitution/ask/<question>`: the form, and once it is filled in the answer above it.
 *
 * @param sent - the question part of the address; empty when the form is opened
 * @returns `undefined` when there is no such question
 */
export function presentAsk(
  held: HeldConstitution,
  question: string,
  sent: Readonly<Record<string, unknown>>,
): AskPage | undefined {
  const asked = QUESTIONS.get(question)
  const fields = QUESTION_FIELDS[question]
  if (!asked || !fields) return undefined
  const { constitution, today, rulings } = held
  const isSent = fields.some(({ name }) => sent[name] !== undefined)
  const page = {
    title: fillWords(constitution, asked.title),
    breadcrumbs: [...UNDER_CONSTITUTION, { text: 'Ask', href: '/constitution/ask' }],
    question,
    fields: fields.map((field) => showField(held, field, sent)),
  }
  if (!isSent) return { ...page, shown: null }
  const input = inputFrom(fields, sent)
  const outcome = answerQuestion(constitution, question, input, { today, rulings })
  if (!outcome.ok) return { ...page, shown: null, problems: outcome.problems.map(idOfField) }
  return { ...page, shown: showAnswer(held, question, input, outcome.value) }
}

const idOf = (name: string) => name.replaceAll('.', '-')

function idOfField(problem: Problem): Problem {
  return problem.field === undefined ? problem : { ...problem, field: idOf(problem.field) }
}

function showField(
  { constitution }: HeldConstitution,
  field: QuestionField,
  sent: Readonly<Record<string, unknown>>,
): ShownField {
  const typed = sent[field.name]
  const value = typeof typed === 'string' ? typed : ''
  const yesNo = [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ]
  const choices = field.kind === 'yes-no' ? yesNo : (field.choices ?? [])
  return {
    name: field.name,
    id: idOf(field.name),
    label: fillWords(constitution, field.label),
    hint: field.hint === undefined ? null : fillWords(constitution, field.hint),
    kind: field.kind,
    value,
    choices: choices.map((choice) => ({
      value: choice.value,
      text: fillWords(constitution, choice.text),
      checked: choice.value === value,
    })),
  }
}

function showAnswer(
  held: HeldConstitution,
  question: string,
  input: Readonly<Record<string, unknown>>,
  answer: Answer,
): ShownAnswer {
  const { constitution } = held
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
          ...(constitution.byId.has(rule) ? { href: `/constitution/${rule}` } : {}),
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
                ...(constitution.byId.has(rule) ? { href: `/constitution/${rule}` } : {}),
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
