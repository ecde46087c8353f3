import type { Field, WordsFor } from '#fields/index.ts'
import type { DELEGATES, FUNCTIONS } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, rulesSettling } from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'

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
    const readings = [
      ...speaking('may-delegate').map(({ rule }) => ({ rule, answer: 'allowed' as const })),
      ...speaking('may-not-delegate').map(({ rule }) => ({ rule, answer: 'refused' as const })),
    ]
    const weighed = weighTexts(book, readings, true)
    if (weighed === undefined) {
      return noRule(book, `whether ${task.replaceAll('-', ' ')} may be delegated to ${WORDS[to]}`, [
        'may-delegate',
        'may-not-delegate',
      ])
    }
    const { answer, draft } = weighed
    const [allowing, barring] = (['allowed', 'refused'] as const).map(
      (one) => readings.filter((reading) => reading.answer === one).length,
    )
    const ofBars = readings.flatMap((one) => (one.answer === 'refused' ? one.rule.conflicts : []))
    return answerFrom(book, {
      ...draft,
      answer,
      working: `${allowing} ${allowing === 1 ? 'text allows' : 'texts allow'} it and ${barring} ${barring === 1 ? 'bars' : 'bar'} it: ${task.replaceAll('-', ' ')}, to ${WORDS[to]}`,
      conflicts: [...weighed.conflicts, ...ofBars.filter(() => task === 'chief-constable')],
      warnings: [
        ...(answer === 'needs-ruling'
          ? ['The texts cannot be reconciled. Do not delegate it until a ruling is recorded']
          : []),
        ...draft.warnings,
      ],
    })
  },
})
