import type { Decider } from '#constitution/index.ts'
import { dayInBritain } from '#days/index.ts'
import { describeDay } from '#shared/index.ts'
import type { StoredCase, StoredEvent } from '../cases.ts'
import { historyOf, type Recorded } from '../history.ts'
import type { Procedure } from '../procedure.ts'
import { doesOf, fieldsOf, presentDetails, type SayWords, sayDetail } from './case-words.ts'

/** Something recorded of a case, as its history shows it. */
export interface ShownRecord {
  /** Where an address can point to; `null` for the opening and the withdrawal. */
  readonly id: string | null
  /** "Recorded late, on 3 February 2027" */
  readonly recorded: string
  readonly what: string
  /** What a correction put in place of what; what had been said by that which it strikes out. */
  readonly said: readonly string[]
  /** What became otherwise because of it; `null` where nothing was judged again. */
  readonly changed: readonly string[] | null
  readonly by: string
}

/** All that was recorded of a case in that order, from its opening to its withdrawal. */
export function presentHistory(
  procedure: Procedure,
  stored: StoredCase,
  decider: Decider,
  sayOn: (day: string) => SayWords,
): readonly ShownRecord[] {
  const { opened, openedOn, withdrawn } = stored
  const recordedOn = (at: string) => `Recorded on ${describeDay(dayInBritain(at))}`
  const plain = { id: null, said: [], changed: null }
  const opening = {
    ...plain,
    recorded: recordedOn(opened.at),
    what: `The case was opened, ${describeDay(openedOn)}`,
    by: byWhom(opened),
  }
  const history = historyOf(procedure, stored, decider)
  const events = history.map((one) => presentRecorded(procedure, one, sayOn(one.event.on)))
  if (withdrawn === null) return [opening, ...events]
  const what = `The case was withdrawn, ${describeDay(withdrawn.on)}`
  const ending = { ...plain, recorded: recordedOn(withdrawn.at), what, by: byWhom(withdrawn) }
  return [opening, ...events, ending]
}

const byWhom = ({ actor, reason }: { readonly actor: string; readonly reason: string }) =>
  `Recorded by ${actor}. ${reason}`

function presentRecorded(
  procedure: Procedure,
  { event, about, recordedOn, isLate, changed }: Recorded,
  say: SayWords,
): ShownRecord {
  const naming = (one: StoredEvent) => `${doesOf(procedure, one.step, say)}, ${describeDay(one.on)}`
  const does = event.strikesOut !== null ? 'Strikes out' : 'Puts right'
  return {
    id: `entry-${event.number}`,
    recorded: `Recorded ${isLate ? 'late, ' : ''}on ${describeDay(recordedOn)}`,
    what: about ? `${does}: ${naming(about)}` : naming(event),
    said: about ? sayOf(procedure, about, event, say) : [],
    changed: changed ?? null,
    by: byWhom(event),
  }
}

function sayOf(procedure: Procedure, was: StoredEvent, is: StoredEvent, say: SayWords) {
  if (is.corrects !== null) return sayCorrection(procedure, was, is, say)
  const details = presentDetails(fieldsOf(procedure, was.step), was.details, say)
  return details.map(({ label, text }) => `${label}: ${text}`)
}

/** Each thing that a correction says otherwise: "The day it happened: 21 January 2027, and not …". */
function sayCorrection(
  procedure: Procedure,
  was: StoredEvent,
  is: StoredEvent,
  say: SayWords,
): readonly string[] {
  const day =
    was.on === is.on
      ? []
      : [`The day it happened: ${describeDay(is.on)}, and not ${describeDay(was.on)}`]
  const details = fieldsOf(procedure, is.step).flatMap((field) => {
    const [then, now] = [was, is].map(({ details }) => sayDetail(field, details, say) ?? 'nothing')
    return then === now ? [] : [`${say(field.label)}: ${now}, and not ${then}`]
  })
  return [...day, ...details]
}
