import type { TimetableName } from './inputs.ts'

/** One line of a timetable: a deadline, and where the rules that set it are found. */
export interface TimetableLine {
  /** The deadline's id, in the rules and in the answer. */
  readonly id: string
  /** Deadlines of other procedures that set it too, as [procedure, id]. */
  readonly also?: readonly (readonly [procedure: string, id: string])[]
  /** Other names, in this question, for what a rule counts from. */
  readonly starts?: Readonly<Record<string, string>>
  /** Rules about another step that bear on this one: shown beside it, never applied to it. */
  readonly beside?: readonly string[]
  /** What would have to be done by then: when its day is given and is later, that is said. */
  readonly doneOn?: string
  /** Left out unless this part of the question is true. */
  readonly onlyIf?: string
  /** Counted the other way: the first meeting that notice given on the day allows. */
  readonly isEarliest?: true
}

/** The lines of each timetable, in the order in which they fall due. */
export const TIMETABLE_LINES: Readonly<Record<TimetableName, readonly TimetableLine[]>> = {
  precept: [
    { id: 'notify', doneOn: 'notified' },
    { id: 'panel-report', doneOn: 'meeting', beside: ['meeting'] },
    { id: 'revised-precept' },
    { id: 'second-report' },
    { id: 'final-response' },
  ],
  'agenda-notice': [{ id: 'publish' }],
  'senior-appointment': [{ id: 'hearing' }],
  'chief-constable-appointment': [{ id: 'hearing-and-report' }],
  'chief-constable-removal': [{ id: 'recommendation' }],
  'report-response': [{ id: 'response', starts: { 'report-received': 'received' } }],
  plan: [{ id: 'meeting', doneOn: 'meeting' }, { id: 'report' }, { id: 'response' }],
  'annual-report': [
    { id: 'supply', doneOn: 'received' },
    { id: 'meeting', doneOn: 'meeting' },
    { id: 'report' },
    { id: 'response' },
  ],
  complaint: [{ id: 'refer-iopc', onlyIf: 'criminal' }, { id: 'acknowledge' }, { id: 'conclude' }],
  'special-meeting': [
    { id: 'earliest-meeting', also: [['agenda-notice', 'publish']], isEarliest: true },
  ],
  summons: [{ id: 'notice' }, { id: 'notice-working-days' }],
}

/** Procedures without a table above whose dates are shown all the same: with their cases, or by a question. */
export const SHOWN_ELSEWHERE: readonly string[] = [
  'acting-commissioner',
  'calling-to-account',
  'commissioner-suspension',
  'constitution-amendment',
  'independent-member-appointment',
  'substitute',
]

/** When a thing has not happened yet, the line whose last day stands in for it. */
export const STANDS_IN: Readonly<Record<string, string>> = {
  received: 'supply',
  meeting: 'meeting',
  'report-received': 'report',
}

/**
 * What rules may set a date of and no timetable asks for: it is counted from what none of them is told,
 * or in another.
 */
export const NOT_COUNTED: Readonly<Partial<Record<TimetableName, readonly string[]>>> = {
  plan: ['send-draft', 'consider'],
  'annual-report': ['consider'],
  'report-response': ['consider'],
  complaint: ['reply', 'outcome'],
  'special-meeting': ['publish', 'held'],
}
