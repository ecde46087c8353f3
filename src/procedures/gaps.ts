import type { Procedure, Step } from './procedure.ts'

/** What has to have happened between where a case stands and a step that is on record. */
export interface Gap {
  /** From which the step then happens; `undefined` when it may be one of several. */
  readonly state?: string
  /** In their order, the fewest that lead there; where one of several would do, all of them. */
  readonly missing: readonly (readonly Step[])[]
}

/**
 * The shortest way from a state to one from which a step can happen.
 *
 * @returns `undefined` when there is none: the step cannot follow, whatever may not be on record
 */
export function gapBefore(procedure: Procedure, state: string, step: Step): Gap | undefined {
  const ways = levelsFrom(procedure, state, step)
  const reached = ways?.at(-1)?.filter(({ to }) => step.from.includes(to))
  if (ways === undefined || reached === undefined) return undefined
  const ends = new Set(reached.map(({ to }) => to))
  const missing: (readonly Step[])[] = []
  let wanted = ends
  for (const level of ways.toReversed()) {
    const taken = level.filter(({ to }) => wanted.has(to))
    missing.unshift([...new Set(taken.map((way) => way.step))])
    wanted = new Set(taken.map(({ from }) => from))
  }
  const [first] = ends
  const isSure = ends.size === 1 || step.judge === undefined
  return first !== undefined && isSure ? { state: first, missing } : { missing }
}

interface Way {
  readonly from: string
  readonly step: Step
  readonly to: string
}

/** The ways taken at each remove from a state, until one leads to where the step can happen. */
function levelsFrom(
  procedure: Procedure,
  state: string,
  { from: wanted }: Step,
): readonly (readonly Way[])[] | undefined {
  const confirming = new Set(procedure.lapses?.map(({ confirmedBy }) => confirmedBy))
  const steps = procedure.steps.filter(({ id }) => !confirming.has(id))
  const seen = new Set([state])
  const levels: (readonly Way[])[] = []
  for (let here = [state]; here.length > 0; ) {
    const ways = here.flatMap((from) =>
      steps
        .filter((step) => step.from.includes(from))
        .flatMap((step) => leadsFrom(step, from).map((to): Way => ({ from, step, to }))),
    )
    const onward = ways.filter(({ to }) => !seen.has(to))
    levels.push(onward)
    if (onward.some(({ to }) => wanted.includes(to))) return levels
    here = [...new Set(onward.map(({ to }) => to))]
    for (const to of here) seen.add(to)
  }
  return undefined
}

/** The states that a step may lead to from one of those in which it can happen. */
export function leadsFrom({ to, leadsTo }: Step, from: string): readonly string[] {
  if (to !== undefined) return [to]
  if (leadsTo === undefined) return []
  return isList(leadsTo) ? leadsTo : (leadsTo[from] ?? [])
}

const isList = (leadsTo: NonNullable<Step['leadsTo']>): leadsTo is readonly string[] =>
  Array.isArray(leadsTo)
