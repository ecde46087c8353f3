import {
  accept,
  describeDay,
  endSentence,
  type Outcome,
  type Problem,
  refuse,
} from '#shared/index.ts'
import { refuseToCome } from '../to-come.ts'
import { isTied } from './condition.ts'
import { STATES, type State, standingOn } from './standing.ts'
import {
  HAPPENINGS,
  type HappeningKind,
  type SaidOfIt,
  type Says,
  type Undertaking,
  type Undertakings,
} from './undertaking.ts'

/**
 * Whether something undertaken can be recorded.
 *
 * @param today - YYYY-MM-DD: a meeting that has not been held has undertaken nothing
 */
export function mayBeUndertaken(
  says: Says,
  { all }: Pick<Undertakings, 'all'>,
  today: string,
): Outcome<'may'> {
  const { meeting, due, cadence, kind, repeats } = says
  const problems: Problem[] = []
  const add = (code: string, field: string, message: string) =>
    problems.push({ code, field, message })
  if (meeting > today) {
    add('not-yet', 'meeting', `The meeting cannot be after today, ${describeDay(today)}`)
  }
  if (due?.on !== undefined && due.on < meeting) {
    add(
      'due-before',
      'dueOn',
      `It cannot be due before its meeting on ${describeDay(meeting)}. Correct a day`,
    )
  }
  if (cadence !== undefined && kind !== 'commitment') {
    add('no-commitment', 'every', 'Only a commitment is repeated. Choose that, or leave this blank')
  }
  if (cadence !== undefined && cadence.first < meeting) {
    add(
      'due-before',
      'first',
      `It cannot be due before its meeting on ${describeDay(meeting)}. Correct a day`,
    )
  }
  const first = repeats === undefined ? undefined : all.find(({ number }) => number === repeats)
  if (repeats !== undefined && first === undefined) {
    add('no-earlier', 'repeats', `There is no ${repeats}. Enter the number of one that is recorded`)
  }
  if (first !== undefined && first.meeting > meeting) {
    add(
      'no-earlier',
      'repeats',
      `${repeats} was said later, on ${describeDay(first.meeting)}. Enter an earlier one`,
    )
  }
  return problems.length > 0 ? { ok: false, problems } : accept('may')
}

/** Something that is to be recorded of an undertaking. */
export interface NewHappening {
  readonly kind: HappeningKind
  /** YYYY-MM-DD */
  readonly on: string
  readonly said: SaidOfIt
}

const ENDED: readonly State[] = ['confirmed', 'refused', 'overtaken', 'lapsed']
const STAYS: readonly HappeningKind[] = ['noted', 'answered', 'evidence']

/** Whether it can be recorded of an undertaking, by what is on record of it now. */
export function mayHappen(
  undertaking: Undertaking,
  { kind, on }: NewHappening,
  today: string,
): Outcome<'may'> {
  const { meeting, condition } = undertaking
  if (on > today) {
    return refuseToCome(today)
  }
  if (on < meeting) {
    const message = `The day cannot be before its meeting on ${describeDay(meeting)}. Correct it`
    return refuse('before-meeting', message, 'on')
  }
  // As far as it is known today, of the day that it is to have happened on
  const standing = standingOn(
    { ...undertaking, known: meeting, happenings: allKnown(undertaking) },
    on,
  )
  if (standing === undefined) return refuse('before-meeting', 'Correct the day', 'on')
  const { state, words } = standing
  if (kind === 'condition-met') {
    if (condition === undefined) return refuse('no-condition', 'It has no condition', 'words')
    if (isTied(condition)) {
      const message = `Its condition is met when the record says so: ${endSentence(undertaking.decidedBy ?? condition.words)} Record it there`
      return refuse('is-tied', message, 'words')
    }
    const met = undertaking.happenings.find((one) => one.kind === kind && one.struck === undefined)
    return met === undefined
      ? accept('may')
      : refuse(
          'met-already',
          `Its condition is on record as met on ${describeDay(met.on)} already`,
          'on',
        )
  }
  const closes = kind !== 'noted' && kind !== 'answered'
  if (closes && kind === 'evidence' && state === 'waiting') {
    const message = `It is not to be done before its condition is met: ${endSentence(condition?.words ?? '')} Record first that it is, with its source`
    return refuse('condition-open', message, 'on')
  }
  if (kind === 'confirmed' && state !== 'done') {
    const message = `By ${describeDay(on)} it is not on record as done (${words}). Record the evidence first`
    return refuse('not-done', message, 'on')
  }
  if (ENDED.includes(state) && !STAYS.includes(kind)) {
    const message = `It is over already: ${STATES[state].toLowerCase()}. Strike that out first if it is wrong`
    return refuse('over-already', message, 'words')
  }
  if (kind !== 'confirmed' && closes && kind !== 'evidence' && state === 'done') {
    const message = `It is done already, so it cannot be ${HAPPENINGS[kind].toLowerCase()}. Strike the evidence out first if it is wrong`
    return refuse('done-already', message, 'words')
  }
  return accept('may')
}

/** What a figure or a case said at the time stays so for what was done then, though it was put right since. */
function allKnown({ happenings }: Undertaking) {
  return happenings.flatMap((one) => {
    if (one.isWorkedOut) return [one]
    return one.struck === undefined ? [{ ...one, known: one.on }] : []
  })
}

/** Whether the same is on record already, as when a form is sent twice. */
export function isOnRecord({ happenings }: Undertaking, { kind, on, said }: NewHappening): boolean {
  return happenings.some(
    (one) =>
      one.kind === kind &&
      one.on === on &&
      one.struck === undefined &&
      one.words === said.words &&
      one.source.document === said.source.document &&
      one.source.paragraph === said.source.paragraph,
  )
}
