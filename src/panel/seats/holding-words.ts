import type { HeldBy, Holding, Role, WayEnded } from '#people/index.ts'
import { citeSource, describeDay } from '#shared/index.ts'

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  elected: 'Appointed by a council',
  'co-opted-councillor': 'Co-opted councillor',
  independent: 'Independent member',
}

export const ENDED_WORDS: Readonly<Record<WayEnded, string>> = {
  'term-ended': 'The term ended',
  resigned: 'Resigned',
  removed: 'Removed by the council',
  'lost-seat': 'No longer a councillor',
  disqualified: 'Disqualified',
  died: 'Died',
  other: 'In another way',
}

/** How sure it is that somebody held a place on a day: "named that day, in Minutes of 22 July 2019". */
export function knownWords({ holding, known }: HeldBy, day: string): string {
  switch (known) {
    case 'held':
      return holding.from === undefined
        ? `until ${dayOf(holding.to)}`
        : `since ${dayOf(holding.from)}`
    case 'named': {
      const seen = holding.seen.find(({ on }) => on === day)
      const as = seen?.as === undefined ? 'named' : `named, with ${seen.as},`
      return seen === undefined ? as : `${as} in ${citeSource(seen.source)}`
    }
    case 'around': {
      const [before, after] = nearestTo(holding, day)
      return `named on ${dayOf(before)} and on ${dayOf(after)}; nothing is recorded of the time between`
    }
    case 'not-known':
      return notKnownWords(holding, day)
  }
}

function notKnownWords(holding: Holding, day: string): string {
  if (holding.from !== undefined && holding.from <= day) {
    return `since ${dayOf(holding.from)}, given until ${dayOf(holding.term_ends)}; nothing is recorded of the time after`
  }
  const [before, after] = nearestTo(holding, day)
  return before === undefined
    ? `named first on ${dayOf(after)}; when they began is not recorded`
    : `named last on ${dayOf(before)}; whether it ended is not recorded`
}

/** The last day before and the first day after on which it is stated. */
function nearestTo({ from, to, seen }: Holding, day: string) {
  const days = [from, to, ...seen.map(({ on }) => on)].filter((one) => one !== undefined).sort()
  return [days.findLast((one) => one < day), days.find((one) => one > day)] as const
}

const dayOf = (day: string | undefined) =>
  day === undefined ? 'a day not stated' : describeDay(day)

/** From when until when, as stated: "3 June 2019 to 30 June 2020", "named on 3 June 2019". */
export function daysWords({ from, to, term_ends: termEnds, seen }: Holding): string {
  const named = seen.map(({ on, as }) => `${describeDay(on)}${as === undefined ? '' : ` (${as})`}`)
  const parts = [
    from === undefined ? '' : `from ${describeDay(from)}`,
    to === undefined ? '' : `until ${describeDay(to)}`,
    to === undefined && termEnds !== undefined ? `given until ${describeDay(termEnds)}` : '',
    named.length === 0 ? '' : `named on ${named.join(', ')}`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** Where it comes from, each source once. */
export function sourcesOf({ source, seen, endSource }: Holding): string {
  const all = [source, ...seen.map((one) => one.source), endSource].flatMap((one) =>
    one === undefined ? [] : [citeSource(one)],
  )
  return [...new Set(all)].join('; ')
}
