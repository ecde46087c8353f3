import { numberInWords } from '#shared/index.ts'
import type { Held } from './meeting-file.ts'

/** How many of a panel's seats are accounted for at a meeting; nothing is made of who is not named. */
export interface Accounted {
  /** `null` where nothing states who was there. */
  readonly present: number | null
  readonly apologies: number | null
  /** The seats there were that day; `null` where no record says. */
  readonly seats: number | null
  /** Seats of nobody who is named as present or among the apologies; `null` where that cannot be told. */
  readonly open: number | null
}

/** @param seats - that the record has of the day */
export function accountFor(held: Held | null, seats: number | null): Accounted {
  const present = held?.present?.length ?? null
  const apologies = held?.apologies?.length ?? null
  const open =
    present === null || seats === null ? null : Math.max(0, seats - present - (apologies ?? 0))
  return { present, apologies, seats, open }
}

/** In a sentence or two: "10 present and 4 apologies are 14 of 15 seats: one seat is not accounted for." */
export function sayAccounted({ present, apologies, seats, open }: Accounted): string {
  if (present === null) return 'Who was there is not recorded.'
  const who = `${present} present`
  if (seats === null) return `${who}; how many seats there were is not recorded.`
  if (apologies === null) {
    const rest = open === 0 ? 'as many as there were seats' : `of ${seats} seats`
    return `${who}, ${rest}. Whether there were apologies is not recorded.`
  }
  const sum = `${who} and ${apologies} ${apologies === 1 ? 'apology' : 'apologies'} are ${present + apologies} of ${seats} seats`
  if (open === 0) return `${sum}.`
  const seat = open === 1 ? 'one seat is' : `${numberInWords(open ?? 0)} seats are`
  return `${sum}: ${seat} not accounted for, and which is not stated.`
}
