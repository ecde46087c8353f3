import { numberInWords } from '#shared/index.ts'
import type { Held } from './meeting-file.ts'

/** How many of a panel's seats are accounted for at a meeting; nothing is made of who is not named. */
export interface Accounted {
  /** `null` where nothing states who was there. */
  readonly present: number | null
  readonly apologies: number | null
  /** The seats there were that day; `null` where no record says. */
  readonly seats: number | null
  /** Those of them that were vacant. */
  readonly vacant: number
  /** Seats that were filled, of nobody who is named as present or among the apologies; `null` where that cannot be told. */
  readonly open: number | null
  /** Whether it goes on, and whoever is not there may still come. */
  readonly goesOn: boolean
}

/**
 * @param seats - that the record has of the day
 * @param vacant - how many of them it says were vacant
 */
export function accountFor(
  held: Held | null,
  seats: number | null,
  vacant = 0,
  goesOn = false,
): Accounted {
  const present = held?.present?.length ?? null
  const apologies = held?.apologies?.length ?? null
  const open =
    present === null || seats === null
      ? null
      : Math.max(0, seats - vacant - present - (apologies ?? 0))
  return { present, apologies, seats, vacant, open, goesOn }
}

/** In a sentence or two: "10 present and 4 apologies are 14 of 15 seats: one seat is not accounted for." */
export function sayAccounted({
  present,
  apologies,
  seats,
  vacant,
  open,
  goesOn,
}: Accounted): string {
  if (present === null) return 'Who was there is not recorded.'
  const who = `${present} present`
  if (seats === null) return `${who}; how many seats there were is not recorded.`
  const empty =
    vacant === 0
      ? ''
      : `, of which ${numberInWords(vacant)} ${vacant === 1 ? 'was' : 'were'} vacant`
  if (apologies === null) {
    const all = vacant === 0 ? 'as many as there were seats' : `all who held one of ${seats} seats`
    const rest = open === 0 ? `${all}${empty}` : `of ${seats} seats${empty}`
    return `${who}, ${rest}. Whether there were apologies is not recorded.`
  }
  const sum = `${who} and ${apologies} ${apologies === 1 ? 'apology' : 'apologies'} are ${present + apologies} of ${seats} seats${empty}`
  if (open === 0) return `${sum}.`
  if (goesOn) {
    const members = open === 1 ? 'member has' : 'members have'
    return `${sum}: ${numberInWords(open ?? 0)} ${members} not come so far.`
  }
  const seat = open === 1 ? 'one seat is' : `${numberInWords(open ?? 0)} seats are`
  return `${sum}: ${seat} not accounted for, and which is not stated.`
}
