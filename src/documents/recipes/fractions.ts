import type { Draft } from './draft.ts'

/** Of a measure that headings divide, each is in something of its own: "Calls" and "Average wait" under "999". */
export function thingKey(draft: Draft): string {
  const { measure, thing } = draft
  return [fractionKey(draft), measure.includes(thing) ? '' : thing].filter(Boolean).join(': ')
}

export function fractionKey(draft: Draft): string {
  return [draft.sheet, draft.measure].filter(Boolean).join(': ')
}

interface Fractions {
  /** Measures of a sheet all of whose values lie under one, none of them shown with "%". */
  readonly all: ReadonlySet<string>
  /** Values under one where the others of their measure are tens. */
  readonly odd: ReadonlySet<Draft>
}

/** How many times the usual value has to be one: 0.716 among 77.4 and 76.7. */
const FAR_UNDER = 20

/** Percentages by their heading that may be fractions: 0.71 where 71 or 0.71 may be meant. */
export function fractionsAsPercents(drafts: readonly Draft[]): Fractions {
  const byKey = Map.groupBy(
    drafts.filter(({ unit, value }) => unit === 'percent' && value !== null),
    thingKey,
  )
  const all = new Set<string>()
  const odd = new Set<Draft>()
  for (const [key, those] of byKey) {
    const isFraction = ({ value }: Draft) => value !== null && value > 0 && value < 1
    const shown = those.filter(({ unitIsFrom }) => unitIsFrom === 'cell')
    const group = those.filter(({ unitIsFrom }) => unitIsFrom !== 'cell')
    // "0.83" among "74%" and "81%"
    if (shown.length > 1) {
      const usual = usualOf(shown)
      for (const draft of group.filter(isFraction))
        if ((draft.value ?? 0) * FAR_UNDER < usual) odd.add(draft)
      continue
    }
    const within = group.every(({ value }) => value !== null && value >= 0 && value <= 1)
    if (within && group.some(isFraction)) all.add(key)
    if (within || group.length < 3) continue
    // Targets that are all 0.8 beside 78.4 and 80.8 are odd, however many there are
    const own = group.filter(({ role }) => role !== 'target')
    const usual = usualOf(group)
    const usualOfTargets = own.length > 1 ? usualOf(own) : usual
    for (const draft of group.filter(isFraction)) {
      const most = draft.role === 'target' ? usualOfTargets : usual
      if ((draft.value ?? 0) * FAR_UNDER < most) odd.add(draft)
    }
  }
  return { all, odd }
}

function usualOf(drafts: readonly Draft[]): number {
  const values = drafts.map(({ value }) => value ?? 0).toSorted((one, other) => one - other)
  return values[Math.floor(values.length / 2)] ?? 0
}
