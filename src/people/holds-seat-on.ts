import { holdsOn, type Known } from './held-on.ts'
import { type People, SOME_SEAT } from './person.ts'

/** The surest first. */
const ORDER: readonly Known[] = ['held', 'named', 'around', 'not-known', 'no']

/**
 * How sure it is that somebody held a seat of the panel on a day, whichever it was; `no` where nothing says
 * that they ever did.
 *
 * @param person - by id
 * @param day - YYYY-MM-DD
 */
export function holdsSeatOn({ holdings, seats }: People, person: string, day: string): Known {
  const places = new Set([SOME_SEAT, ...seats.map(({ id }) => id)])
  const known = holdings
    .filter((one) => one.person === person && places.has(one.place))
    .map((one) => holdsOn(one, day))
  return ORDER.find((one) => known.includes(one)) ?? 'no'
}
