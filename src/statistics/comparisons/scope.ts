import type { Event, RecordingChange, Scope } from '#area/index.ts'
import type { GivenExplanation, QualityRecord } from './explain.ts'

/** What a figure is a figure of: a measure, and a place by its id and kind. */
export interface Subject {
  readonly measure: string
  readonly area: { readonly id: string; readonly kind: string }
}

/** What an area has registered that may bear on its figures. */
export interface Registers {
  readonly events: readonly Event[]
  readonly changes: readonly RecordingChange[]
  readonly quality?: readonly QualityRecord[]
  /** What was recorded as the explanation of some figures. */
  readonly given?: readonly GivenExplanation[]
}

/** Whether a register's entry touches a figure. Areas are named by id or by kind. */
export function isInScope(scope: Scope, { measure, area }: Subject): boolean {
  const touchesMeasure = scope.measures === 'all' || scope.measures.includes(measure)
  const touchesArea =
    scope.areas === 'all' || scope.areas.includes(area.id) || scope.areas.includes(area.kind)
  return touchesMeasure && touchesArea
}

/** The days from which control limits start again, earliest first: changes registered to rebase. */
export function rebaseDays(
  changes: readonly RecordingChange[],
  subject: Subject,
): readonly string[] {
  return changes
    .filter(({ rebase, scope }) => rebase !== undefined && isInScope(scope, subject))
    .map(({ from }) => from)
    .sort()
}
