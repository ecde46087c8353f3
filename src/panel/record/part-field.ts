import { inLondon } from '#days/index.ts'
import type { Field } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import { numberOf } from '../meetings/meeting.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { isOfTheRoom } from './kept-words.ts'
import { partsAsked, UNKNOWN_PART } from './which-part.ts'

/** What is told late, as far as it says when it was. */
interface ToldLate {
  readonly type: string
  readonly at: string | null
  readonly offset?: string | undefined
}

/**
 * In which part of the meeting something was, asked where its hour falls in one that was public and in one that was
 * not: until that is said nobody reads it who may not read both.
 *
 * @returns `undefined` where it need not be asked
 */
export function partField(record: JudgedRecord, event: ToldLate): Field | undefined {
  const { meeting, judged } = record
  const { at, offset } = event
  if (isOfTheRoom(event) || (at === null && !judged.course.hasHours)) return undefined
  const minute =
    at === null ? null : Math.floor(inLondon(`${at}${offset ?? ''}`).epochMilliseconds / 60_000)
  const isRestricted = (item: string) =>
    meeting.items.some((one) => String(numberOf(one)) === item && one.restricted !== undefined)
  const parts = partsAsked(judged.placed, minute, isRestricted)
  if (parts.length === 0) return undefined
  const titleOf = (number: string) => {
    const its = judged.course.story.items.find((one) => one.number === number)
    return `item ${number}${its === undefined ? '' : `, ${its.title}`}`
  }
  const choices = parts.map(({ id, from, item, isPrivate }) => {
    const where = item === undefined ? 'Before the first item' : titleOf(item)
    const since = from === null ? '' : `${from}, `
    return [id, `${since}${where}: ${isPrivate ? 'in private' : 'in public'}`] as const
  })
  return {
    name: 'within',
    kind: 'choice',
    label: 'In which part of the meeting was it',
    hint: 'Its hour does not tell, and one of them was not open to the public',
    asks: 'in which part of the meeting it was',
    choices: {
      ...Object.fromEntries(choices),
      [UNKNOWN_PART]: 'Not known: it is kept from everybody',
    },
  }
}

export const whichPart: Problem = {
  code: 'which-part',
  field: 'within',
  message:
    'Choose in which part of the meeting it was: at its hour one part was public and one was not',
}
