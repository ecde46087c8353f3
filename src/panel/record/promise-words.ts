import { describeDay } from '#shared/index.ts'
import type { Course } from './course.ts'
import { dueDay } from './due-day.ts'
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

/** Said of whom, where what follows is no sentence that they said: "undertook the following: Figures of …". */
const SAID_FOLLOWING: Readonly<Record<string, string>> = {
  undertook: 'undertook the following',
  offered: 'offered the following',
  intends: 'intends the following',
}

/** Words by which a text says what is to be done: "Send the figures". */
const TO_DO =
  /^(?:to )?((?:add|answer|arrange|ask|bring|check|circulate|confirm|consider|explain|find|get|give|include|invite|look|make|pay|provide|publish|put|report|respond|review|say|send|share|show|split|tell|update|visit|write)\b.*)$/is

/** What somebody promised, or was asked: "The commissioner agreed to send the figures, by 30 September 2026." */
export function promiseWords(course: Course, event: EventOf<'promise'>): string {
  const { by, kind, text, due } = event
  const [active, passive] = (kind === undefined ? undefined : SAID_AS[kind]) ?? UNDERTOOK
  const what = withoutIds(course, text).replace(/[.]$/, '')
  const when = whenWords(course, what, due)
  const [, first] = TO_DO.exec(what) ?? []
  const toDo = first?.replace(/^./, (letter) => letter.toLowerCase())
  if (by === undefined) {
    const said = `It was ${passive}, by whom is not recorded`
    return stop(toDo === undefined ? `${said}: ${what}${when}` : `${said}, to ${toDo}${when}`)
  }
  const who = `${nameOr(course, by)} ${active}`
  if (/^that\b/i.test(what)) return stop(`${who} that${what.slice('that'.length)}${when}`)
  if (toDo === undefined || kind === 'suggestion') {
    const following = SAID_FOLLOWING[active]
    const said = following === undefined ? who : `${nameOr(course, by)} ${following}`
    return stop(`${said}: ${what}${when}`)
  }
  if (kind !== 'consideration') return stop(`${who} to ${toDo}${when}`)
  return stop(`${who} ${toDo.replace(/^consider /, '')}${when}`)
}

/** By when, as it was told, with the day that this is where it is one: ", by the end of next month (30 April 2027)". */
function whenWords({ story }: Course, what: string, due: string | undefined): string {
  if (due === undefined) return ''
  const told = due.trim().replace(/[.]$/, '')
  const day = dueDay(told, story.day)
  const said = day === undefined ? undefined : describeDay(day)
  if (said !== undefined && what.includes(said)) return ''
  const isDay = /\d{4}/.test(told) && !/\bend of\b/i.test(told)
  if (said !== undefined && isDay) return what.includes(told) ? '' : `, by ${said}`
  const inDays = said === undefined ? '' : ` (${said})`
  if (what.includes(told)) return inDays
  const by = /^(?:the|end|next)\b/i.test(told) ? 'by ' : ''
  return `, ${by}${told}${inDays}`
}
