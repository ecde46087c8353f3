import { describeDay } from '#shared/index.ts'
import { heldOn, seatsOn } from './held-on.ts'
import type { People } from './person.ts'

/** A number that the record gives of a day. */
interface Counted {
  /** `null` when the record does not say. */
  readonly number: number | null
  /** Where it comes from, in words that follow a number: "from the record of seats on 1 February 2027". */
  readonly from: string
}

/** What a share can be of, as far as the record says it of a day. */
export interface CountsOn {
  /** Places, filled or not. */
  readonly seats: Counted
  /** People in office: known only when each seat is known to be held or vacant. */
  readonly members: Counted
}

/**
 * How many seats there were on a day and how many members in office.
 *
 * That a paper names somebody at a meeting does not say that they held a seat: they may have come in
 * place of a member. So the members are counted only from seats of which it is recorded who held them.
 *
 * @param day - YYYY-MM-DD
 * @returns nothing of seats where no area names them: other texts may
 */
export function countsOn(people: People, day: string): Partial<CountsOn> {
  const seats = seatsOn(people, day).length
  if (seats === 0) return {}
  const when = describeDay(day)
  const on = heldOn(people, day).seats
  const held = on.filter(({ by }) => by.some(({ known }) => known === 'held')).length
  const unknown = seats - held - on.filter(({ state }) => state === 'vacant').length
  const whose = unknown === seats ? 'any of them' : `${unknown} of ${seats} seats`
  return {
    seats: { number: seats, from: `from the record of seats on ${when}` },
    members: {
      number: unknown === 0 ? held : null,
      from:
        unknown === 0
          ? `from the record of who held the seats on ${when}`
          : `from the record, as it does not say who held ${whose} on ${when}`,
    },
  }
}
