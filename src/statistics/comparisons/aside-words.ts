import { capitalise, describePeriod } from '#shared/index.ts'
import type { Point } from '../observation.ts'
import { listInWords } from '../words/words.ts'

/**
 * Of a value with something in it that is set aside, what follows it and a comma: "which is set aside (a
 * fire in a depot)", or of a sum "with May 2021, which is set aside (a fire in a depot)".
 *
 * @returns `undefined` where nothing of it is
 */
function tellAside({ period, aside = [] }: Point): string | undefined {
  if (aside.length === 0) return undefined
  const told = [...Map.groupBy(aside, ({ reason }) => reason)].map(([reason, its]) => {
    const verb = its.length === 1 ? 'is' : 'are'
    const from = its[0]?.countedFrom
    const which =
      from === undefined
        ? `which ${verb} set aside (${withoutStop(reason)})`
        : `which ${verb} counted from ${from} on alone (${withoutStop(reason)})`
    const isItself = its.every((one) => one.period.code === period.code)
    return isItself
      ? which
      : `with ${listInWords(its.map((one) => describePeriod(one.period)))}, ${which}`
  })
  return told.join(', and ')
}

/** Words for a value, with what of it is set aside: "Oct 2021, which is set aside (a fire in a depot)". */
export function withAside(words: string, point: Point): string {
  const told = tellAside(point)
  return told === undefined ? words : `${words}, ${told}`
}

/** "April to June 2021 is counted with May 2021, which is set aside (a fire in a depot)." */
export function describeAside(point: Point): string | undefined {
  const told = tellAside(point)
  if (told === undefined) return undefined
  const when = describePeriod(point.period)
  return told.startsWith('which is')
    ? `The figure for ${when} ${told.slice('which '.length)}.`
    : `${capitalise(when)} is counted ${told}.`
}

/** A reason as it is told inside a sentence. */
export function withoutStop(reason: string): string {
  return reason.replace(/\.$/, '')
}
