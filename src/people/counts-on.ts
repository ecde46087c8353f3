import { describeDay } from '#shared/index.ts'
import { heldOn, seatsOn } from './held-on.ts'
import type { People } from './person.ts'

/** A number that the record gives of a day, or why it gives none. */
export interface Counted {
  /** `null` when it is not known. */
  readonly number: number | null
  /** Where it comes from, after "as": "from the record of seats on 1 February 2027". */
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
 */
export function countsOn(people: People, day: string): CountsOn {
  const seats = seatsOn(people, day).length
  const when = describeDay(day)
  if (seats === 0) {
    const from = `No seat of the panel is recorded on ${when}`
    return { seats: { number: null, from }, members: { number: null, from } }
  }
  const on = heldOn(people, day).seats
  const held = on.filter(({ state, by }) => state === 'held' && by.some(isInOffice)).length
  const vacant = on.filter(({ state }) => state === 'vacant').length
  const unknown = seats - held - vacant
  return {
    seats: { number: seats, from: `from the record of seats on ${when}` },
    members:
      unknown === 0
        ? { number: held, from: `from the record of who held them on ${when}` }
        : {
            number: null,
            from: `Of ${seats} seats on ${when} it is not recorded who held ${unknown === seats ? 'any' : unknown}`,
          },
  }
}

const isInOffice = ({ known }: { readonly known: string }) => known === 'held'
