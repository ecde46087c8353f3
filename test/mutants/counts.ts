interface Range {
  readonly startOffset: number
  readonly endOffset: number
  readonly count: number
}

/** How often the functions of a script ran, and the stretches in them that ran otherwise than the rest, as V8 counts. */
export type ScriptCounts = readonly { readonly ranges: readonly Range[] }[]

/** Whether what stands at a place ran: the shortest stretch around it says so. Of what never ran nothing is said. */
export function isReached(functions: ScriptCounts, at: number): boolean {
  const length = ({ startOffset, endOffset }: Range) => endOffset - startOffset
  const around = functions
    .flatMap(({ ranges }) => ranges)
    .filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset)
    .toSorted((one, other) => length(one) - length(other))
  return (around[0]?.count ?? 0) > 0
}
