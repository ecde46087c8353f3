import type { Draft } from './draft.ts'

/**
 * "England" and "Similar areas" under "% decided within 6 weeks": what a row is held against is in what that row is
 * in, where nothing says in what it is and no figure of its own measure stands in the table.
 */
export function inUnitsAbove(drafts: readonly Draft[]): readonly Draft[] {
  const measured = new Set(drafts.filter(isOwn).map(keyOf))
  const above = new Map<string, Draft>()
  return drafts.map((draft) => {
    const column = JSON.stringify([draft.sheet, draft.column, draft.bearing.heads])
    if (isOwn(draft)) above.set(column, draft)
    const of = above.get(column)
    const isUnsaid =
      draft.role === 'comparator' &&
      draft.unitIsFrom === 'nothing' &&
      draft.unit === 'count' &&
      !measured.has(keyOf(draft))
    if (!isUnsaid || of === undefined || of.unitIsFrom === 'nothing') return draft
    return { ...draft, unit: of.unit, scale: draft.scale * of.scale, unitIsFrom: of.unitIsFrom }
  })
}

const isOwn = ({ role }: Draft) => role === 'observation' || role === 'total'

const keyOf = ({ sheet, measure }: Draft) => `${sheet}\n${measure}`
