import type { Event, RecordingChange } from '#area/index.ts'
import { overlaps } from '#shared/index.ts'
import { listInWords } from '../words/words.ts'
import { isInScope, type Registers, type Subject } from './scope.ts'

/** Something registered that fell in the same time as a figure. It is not said to be the cause. */
export type Explanation =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'recording-change'; readonly change: RecordingChange }

/**
 * The events that overlap a stretch of days, and the recording changes whose first day lies in it,
 * earliest first; only those with the measure and the place in scope. Empty when there is none.
 */
export function findExplanations(
  stretch: { readonly start: string; readonly end: string },
  subject: Subject,
  registers: Registers,
): readonly Explanation[] {
  const events = registers.events
    .filter(({ from, to, scope }) => {
      return overlaps({ start: from, end: to }, stretch) && isInScope(scope, subject)
    })
    .map((event) => ({ from: event.from, explanation: { kind: 'event', event } as const }))
  const changes = registers.changes
    .filter(({ from, scope }) => {
      return overlaps({ start: from, end: from }, stretch) && isInScope(scope, subject)
    })
    .map((change) => ({
      from: change.from,
      explanation: { kind: 'recording-change', change } as const,
    }))
  return [...events, ...changes]
    .sort((one, other) => one.from.localeCompare(other.from))
    .map(({ explanation }) => explanation)
}

/** "Coincides with the first lockdown and Operation Lionheart.", or "No explanation recorded." */
export function describeExplanations(explanations: readonly Explanation[]): string {
  if (explanations.length === 0) return 'No explanation recorded.'
  const names = explanations.map((explanation) =>
    explanation.kind === 'event'
      ? (explanation.event.phrase ?? explanation.event.name)
      : `a change in recording (${explanation.change.name})`,
  )
  return `Coincides with ${listInWords(names)}.`
}
