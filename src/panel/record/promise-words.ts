import { tidyDay } from '#fields/index.ts'
import { describeDay } from '#shared/index.ts'
import type { Course } from './course.ts'
import type { EventOf } from './event.ts'
import { nameOr, stop, withoutIds } from './plain-words.ts'

/** As what it was said: after whom it is asked of, and where it is not recorded who that is. */
const SAID_AS: Readonly<Record<string, readonly [string, string]>> = {
  request: ['was asked', 'asked'],
  suggestion: ['was asked to think of this', 'suggested'],
  consideration: ['is to consider', 'said that it would be considered'],
  offer: ['offered', 'offered'],
  invitation: ['invited members', 'offered'],
  intention: ['intends', 'said'],
  'agreed-action': ['agreed', 'agreed'],
}
const UNDERTOOK = ['undertook', 'promised'] as const

/** Words by which a text says what is to be done: "Send the figures". */
const TO_DO =
  /^(?:to )?((?:add|answer|arrange|ask|bring|check|circulate|confirm|consider|explain|find|get|give|include|invite|look|make|pay|provide|publish|put|report|respond|review|say|send|share|show|split|tell|update|visit|write)\b.*)$/is

/** What somebody promised, or was asked: "The commissioner agreed to send the figures, by 30 September 2026." */
export function promiseWords(course: Course, event: EventOf<'promise'>): string {
  const { by, kind, text, due } = event
  const [active, passive] = (kind === undefined ? undefined : SAID_AS[kind]) ?? UNDERTOOK
  const what = withoutIds(course, text).replace(/[.]$/, '')
  const typed = due === undefined ? '' : tidyDay(due.replace(/^by /i, ''))
  const day = /^\d{4}-\d{2}-\d{2}/.test(typed) ? describeDay(typed.slice(0, 10)) : undefined
  const isSaid = due === undefined || what.includes(due) || what.includes(day ?? due)
  const when = isSaid ? '' : day === undefined ? `, ${due}` : `, by ${day}`
  const [, first] = TO_DO.exec(what) ?? []
  const toDo = first?.replace(/^./, (letter) => letter.toLowerCase())
  if (by === undefined) {
    const said = `It was ${passive}, by whom is not recorded`
    return stop(toDo === undefined ? `${said}: ${what}${when}` : `${said}, to ${toDo}${when}`)
  }
  const who = `${nameOr(course, by)} ${active}`
  if (toDo === undefined || kind === 'suggestion') return stop(`${who}: ${what}${when}`)
  if (kind !== 'consideration') return stop(`${who} to ${toDo}${when}`)
  return stop(`${who} ${toDo.replace(/^consider /, '')}${when}`)
}
