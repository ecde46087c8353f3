import type { Field, WordsFor } from '#fields/index.ts'
import type { DELEGATES, FUNCTIONS } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, notApplied, reasonFor, rulesSettling, rulingOn } from '../rule-book.ts'

const FIELDS = [
  {
    name: 'function',
    kind: 'choice',
    label: 'What would be delegated',
    asks: 'the function',
    choices: {
      plan: 'Reviewing the police and crime plan',
      'annual-report': 'Reviewing the annual report',
      precept: 'Reviewing the precept',
      'senior-appointment': 'Reviewing a senior appointment',
      'chief-constable': 'A Chief Constable’s appointment or removal',
      'complaint-handling': 'The first handling of a complaint',
      'complaint-resolution': 'The final resolution of a complaint',
    } satisfies WordsFor<typeof FUNCTIONS>,
  },
  {
    name: 'to',
    kind: 'choice',
    label: 'To whom',
    asks: 'who would do it',
    choices: {
      subcommittee: 'A subcommittee',
      'task-group': 'A task group',
      officer: 'An officer',
    } satisfies WordsFor<typeof DELEGATES>,
  },
] as const satisfies readonly Field[]

const WORDS: Readonly<Record<(typeof DELEGATES)[number], string>> = {
  subcommittee: 'a subcommittee',
  'task-group': 'a task group',
  officer: 'an officer',
}

/** May a function be delegated? Where one text allows it and another bars it, it needs a ruling. */
export const delegate = question({
  id: 'delegate',
  title: 'May this be delegated?',
  fields: FIELDS,
  decide(book, { function: task, to }) {
    const speaking = (point: 'may-delegate' | 'may-not-delegate') =>
      rulesSettling(book, point).filter(
        ({ parameters }) => parameters.functions.includes(task) && parameters.to.includes(to),
      )
    const [allowing, barring] = [speaking('may-delegate'), speaking('may-not-delegate')]
    const both = [...allowing, ...barring].map(({ rule }) => rule)
    if (both.length === 0) {
      return noRule(`whether ${task.replaceAll('-', ' ')} may be delegated to ${WORDS[to]}`)
    }
    const disagree = allowing.length > 0 && barring.length > 0
    const ids = both.flatMap(({ conflicts }) => conflicts)
    const conflicts = disagree
      ? ids.filter((id, index) => ids.indexOf(id) !== index)
      : barring.flatMap(({ rule }) => rule.conflicts).filter(() => task === 'chief-constable')
    const ruling = conflicts.map((id) => rulingOn(book, id)).find((one) => one !== undefined)
    const ruled = ['allowed', 'refused'].find((one) => one === ruling?.ruling)
    const answer = disagree
      ? (ruled ?? 'needs-ruling')
      : allowing.length > 0
        ? 'allowed'
        : 'refused'
    const unused = answer === 'needs-ruling' ? [] : answer === 'allowed' ? barring : allowing
    const because = both.filter((rule) => !unused.some((one) => one.rule === rule))
    return answerFrom(book, {
      answer,
      because: because.map((rule) => reasonFor(rule)),
      working: `${allowing.length} ${allowing.length === 1 ? 'text allows' : 'texts allow'} it and ${barring.length} ${barring.length === 1 ? 'bars' : 'bar'} it: ${task.replaceAll('-', ' ')}, to ${WORDS[to]}`,
      conflicts,
      alternatives: unused.map(({ rule }) => notApplied(rule, rule.gloss)),
      warnings:
        answer === 'needs-ruling'
          ? ['The texts cannot be reconciled. Do not delegate it until a ruling is recorded']
          : [],
    })
  },
})
