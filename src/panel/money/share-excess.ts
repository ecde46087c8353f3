import type { People } from '#people/index.ts'

/** What one council is asked for. */
export interface Share {
  /** Its id among the bodies of the area. */
  readonly body: string
  /** Seats of it at some time in the year. */
  readonly seats: number
  /** Whole pence. */
  readonly pence: number
}

/**
 * The excess of a panel's costs over its grant, asked of its councils in proportion to their seats in the
 * year, each seat by the days of the year on which there was one. Independent members' seats are of no
 * council and are left out. Pence that are left over go where most of a penny was cut off, then by order.
 *
 * @param excess - whole pence, 0 or more
 * @param first - and last day of the year, YYYY-MM-DD
 * @returns in the order of the seats; none where no council had a seat
 */
export function shareExcess(
  { seats }: Pick<People, 'seats'>,
  excess: number,
  first: string,
  last: string,
): readonly Share[] {
  const ofYear = seats.flatMap(({ kind, appointed_by: body, from, to }) => {
    const begins = from > first ? from : first
    const ends = to !== undefined && to < last ? to : last
    const days = ends < begins ? 0 : daysFrom(begins, ends)
    return kind === 'independent' || days === 0 ? [] : [{ body, days }]
  })
  const whole = ofYear.reduce((sum, { days }) => sum + days, 0)
  const parts = [...Map.groupBy(ofYear, ({ body }) => body)].map(([body, its]) => {
    // Whole numbers throughout, so that nothing is lost to rounding before the end
    const exact = BigInt(excess) * BigInt(its.reduce((sum, { days }) => sum + days, 0))
    return {
      body,
      seats: its.length,
      pence: Number(exact / BigInt(whole)),
      cutOff: Number(exact % BigInt(whole)),
    }
  })
  const left = excess - parts.reduce((sum, { pence }) => sum + pence, 0)
  const more = new Set(
    parts
      .toSorted((one, other) => other.cutOff - one.cutOff)
      .slice(0, parts.length === 0 ? 0 : left)
      .map(({ body }) => body),
  )
  return parts.map(({ body, seats, pence }) => ({
    body,
    seats,
    pence: pence + (more.has(body) ? 1 : 0),
  }))
}

/** Days from one to another, both counted. */
function daysFrom(first: string, last: string): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).days + 1
}
