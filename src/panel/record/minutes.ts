import { capitalise } from '#shared/index.ts'
import type { Course } from './course.ts'
import type { MeetingEvent } from './event.ts'
import { clockTold } from './hour-told.ts'
import { ALL_ITEMS, NO_ITEM, saidOfInterest } from './interest-items.ts'
import { interruptionWords } from './interruption-words.ts'
import { numbersOf } from './item-named.ts'
import type { JudgedMeeting } from './judge.ts'
import { withoutKept } from './kept-words.ts'
import { leftForInterest } from './left-for-interest.ts'
import { decidedAs } from './motions.ts'
import { asQuoted, singleMarks } from './names.ts'
import { openingSentences } from './opening-sentences.ts'
import {
  factsOf,
  type KindOfSaid,
  listed,
  nameOr,
  type Said,
  saidBy,
  stop,
  withoutIds,
} from './plain-words.ts'
import { itemsNamed } from './privacy-events.ts'
import { promiseWords } from './promise-words.ts'
import { KINDS, movedWords, stayWords, voteSentences } from './vote-sentences.ts'
import { doneApartWords } from './words-apart.ts'

/** One sentence of draft minutes, with the ids of what it rests on: events, or `seats`, `apologies`, `items`. */
export interface MinuteSentence {
  /** The item of the agenda; `null` for the meeting as a whole. */
  readonly item: number | string | null
  /** The number of the minute, where the meeting says from which it runs on. */
  readonly number: number | null
  readonly sentence: string
  readonly facts: readonly string[]
  /** Of a point that was noted, of a promise, of who came or went, and of who left for an interest. */
  readonly kind?: KindOfSaid
}

/** Who came or went, and how that is said of them. */
interface Moved {
  readonly who: readonly string[]
  readonly did: string
}

const numbered = (number: string) => (/^\d+$/.test(number) ? Number(number) : number)

/**
 * Draft minutes: what was recorded and what came of it, a sentence each. A vote by hands names nobody,
 * and what has no effect is left out, save where it was put to the vote.
 */
export function minutesOf(judged: JudgedMeeting): readonly MinuteSentence[] {
  const { course } = judged
  const { firstMinute, items } = course.story
  const whole = openingSentences(judged).map((said) => ({ item: null, number: null, ...said }))
  const numbers = new Map<string, number>()
  const sentences: MinuteSentence[] = [...whole]
  const placeOf = (id: string) => judged.places.get(id) ?? -1
  const closed = course.closed === undefined ? -1 : placeOf(course.closed.event.id)
  let item: string | undefined
  let last: Moved | undefined
  for (const one of judged.placed) {
    const { event } = one
    if (event.type === 'item' || event.type === 'defer') {
      if (!numbers.has(event.item)) numbers.set(event.item, numbers.size)
    }
    if (event.type === 'item') item = event.item
    if (event.type === 'item' || event.type === 'close') last = undefined
    const said = sentenceOf(judged, event, clockTold(one))
    // What is said of an item that is put off is of that item, opened or not
    const its = event.type === 'defer' ? event.item : item
    for (const { moved, ...one } of said) {
      const place = its === undefined ? undefined : numbers.get(its)
      const running = firstMinute === null || place === undefined ? null : firstMinute + place
      const number = items.find((entry) => entry.number === its)?.minute ?? running
      const isAfter = closed >= 0 && placeOf(event.id) > closed
      const isWhole = its === undefined || event.type === 'close' || isAfter
      const before = sentences.at(-1)
      // Those who came or went together are named together, each by what was recorded of them
      const together = withMoved(last, moved)
      if (together !== undefined && before !== undefined) {
        last = together
        const sentence = `${isAfter ? AFTER : ''}${capitalise(movedSentence(course, together))}`
        sentences.splice(-1, 1, { ...before, sentence, facts: [...before.facts, ...one.facts] })
        continue
      }
      last = moved
      sentences.push({
        item: isWhole || its === undefined ? null : numbered(its),
        number: isWhole ? null : number,
        ...one,
        ...(isAfter ? { sentence: `${AFTER}${one.sentence}` } : {}),
      })
    }
  }
  return sentences
}

/** Those who came or went and others who did the same; `undefined` where they did not, or are the same. */
function withMoved(last: Moved | undefined, moved: Moved | undefined): Moved | undefined {
  if (last === undefined || moved === undefined || last.did !== moved.did) return undefined
  const isAgain = moved.who.some((one) => last.who.includes(one))
  return isAgain ? undefined : { ...last, who: [...last.who, ...moved.who] }
}

const AFTER = 'After the meeting: '

const movedSentence = (course: Course, { who, did }: Moved) => `${listed(course, who)} ${did}`

function sentenceOf(
  judged: JudgedMeeting,
  recorded: MeetingEvent,
  clock: string | null,
): readonly (Said & { readonly moved?: Moved })[] {
  const event = withoutKept(recorded)
  const { course } = judged
  if (course.refused.some((one) => one.event === event.id)) return []
  const hasEffect = !course.noEffect.some((one) => one.event === event.id)
  const at = clock === null ? '' : ` at ${clock}`
  const fact = (sentence: string) => [
    { sentence: capitalise(sentence), facts: factsOf(judged, event.id) },
  ]
  const moves = (who: readonly string[], did: string) =>
    fact(movedSentence(course, { who, did })).map((one) => ({
      ...{ ...one, kind: 'moved' as const, moved: { who, did } },
    }))
  const point = (sentence: string) =>
    fact(sentence).map((one) => ({ ...one, kind: 'point' as const }))
  // Of somebody of whom only an id is recorded, what is not settled says more than a sentence would
  const isNamed = (who: string) => course.isNamed(who)
  switch (event.type) {
    case 'arrive':
    case 'return': {
      const late = event.who.filter((who) =>
        course.spans.get(who)?.some(({ from }) => from.event.id === event.id),
      )
      const isLater = course.items.length > 0 && isAfterFirstItem(judged, event.id)
      if (!isLater || late.filter(isNamed).length === 0) return []
      const wasThere = late.every(
        (who) => (course.spans.get(who)?.[0]?.from.event.id ?? event.id) !== event.id,
      )
      const came = event.type === 'return' || wasThere ? 'returned to' : 'joined'
      const when = clock === null ? '; the hour is not recorded' : at
      return moves(late.filter(isNamed), `${came} the meeting${when}.`)
    }
    case 'leave': {
      const gone = event.who.filter((who) => course.spans.has(who) && isNamed(who))
      if (gone.length === 0) return []
      const when = clock === null ? '; the hour is not recorded' : at
      const { who, facts } = leftForInterest(judged, event, gone)
      const others = gone.filter((one) => !who.includes(one))
      const did = `left the meeting${when}`
      return [
        ...(who.length === 0
          ? []
          : moves(who, `${did}, having declared an interest.`).map((one) => ({
              ...{ ...one, facts, kind: 'withdrew' as const },
            }))),
        ...(others.length === 0 ? [] : moves(others, `${did}.`)),
      ]
    }
    case 'interest': {
      const [who] = event.who
      if (who === undefined) return []
      const kind =
        /pecuniary/i.test(event.kind) && !/non/i.test(event.kind) ? 'pecuniary' : 'personal'
      const items = event.items?.filter((one) => one !== ALL_ITEMS && one !== NO_ITEM)
      const all = event.items?.includes(ALL_ITEMS) === true
      const what = all
        ? ' in all items'
        : items === undefined || items.length === 0
          ? ''
          : ` in ${itemsNamed(course, numbersOf(course.story.items, items))}`
      const reason = event.reason === undefined ? '' : ` (${event.reason.replace(/[.]$/, '')})`
      const said = saidOfInterest(event)
      const isFreed = event.dispensation !== undefined && event.dispensation !== false
      const freed = isFreed ? ', and has a dispensation' : ''
      return fact(
        `${listed(course, event.who)} declared a ${kind} interest${what}${reason}${freed}${said === '' ? '' : `, and said ${said}`}.`,
      )
    }
    case 'move':
    case 'amend':
    case 'closure':
    case 'next-business':
    case 'adjourn-debate': {
      const motion = course.motions.find((one) => one.event === event.id)
      if (motion === undefined) return []
      // What has no effect is told where it was put all the same, so that it is known what was put
      if (motion.bar !== undefined && motion.votes.length === 0) return []
      if (motion.kind === 'amendment' && motion.seconder === undefined && motion.votes.length === 0)
        return []
      // Of a motion of which nobody is named, what was resolved says all there is
      const isAnybodys = motion.by !== undefined || motion.seconder !== undefined
      if (!isAnybodys && decidedAs(course, motion) === 'carried') return []
      return [
        { sentence: movedWords(course, motion), facts: motion.facts },
        ...(motion.stay === undefined || motion.seconder === undefined
          ? []
          : [{ sentence: stop(stayWords(course)), facts: motion.facts }]),
      ]
    }
    case 'put':
      return voteSentences(judged, event.id)
    case 'apart': {
      const motion = course.motions.find((one) => one.event === event.on)
      return event.what !== undefined && motion?.doneApart.has(event.what) === true
        ? fact(`the ${KINDS[motion.kind]} was ${doneApartWords(event.what)}.`)
        : []
    }
    case 'open': {
      const { by } = event
      const isSaid = judged.placed.some(
        ({ event: one }) => one.type === 'preside' && by !== undefined && one.who.includes(by),
      )
      const presides =
        hasEffect && !isSaid && by !== undefined && course.isOfPanel(by)
          ? `${course.nameOf(by)} presided`
          : undefined
      if (course.opened?.event.id !== event.id) return []
      if (clock === null) return presides === undefined ? [] : fact(`${presides}.`)
      return fact(
        `The meeting opened at ${clock}${presides === undefined ? '' : `, and ${presides}`}.`,
      )
    }
    case 'let-in': {
      const sits = event.who.filter((who) => course.letIn.get(who) === event.id)
      if (sits.length === 0) return []
      const chair = course.rules.say('{Chair}')
      return fact(
        stop(
          `${chair} let ${listed(course, sits)} sit, of whom notice had come late${event.why === undefined ? '' : `: ${event.why}`}`,
        ),
      )
    }
    case 'preside':
    case 'take-chair':
      if (!hasEffect) return []
      return fact(
        event.type === 'preside'
          ? `${listed(course, event.who)} presided${clock === null || course.items.length === 0 || !isAfterFirstItem(judged, event.id) ? '' : ` from ${clock}`}.`
          : `${listed(course, event.who)} took the chair${at}.`,
      )
    case 'promise': {
      return fact(promiseWords(course, event)).map((one) => ({ ...one, kind: 'promise' as const }))
    }
    case 'note': {
      const by = event.by ?? event.role
      const who = by === undefined ? undefined : nameOr(course, by)
      return event.text === '' ? [] : point(stop(saidBy(who, withoutIds(course, event.text))))
    }
    case 'alter': {
      const motion = course.motions.find(
        ({ altered, facts }) => altered !== undefined && facts.includes(event.id),
      )
      return motion === undefined
        ? []
        : fact(
            `The ${KINDS[motion.kind]} was altered, with the agreement that it needs, to read: “${singleMarks(event.text)}”`.replace(
              /([^.])”$/,
              '$1.”',
            ),
          )
    }
    case 'withdraw': {
      const motion = course.motions.find(({ withdrawn }) => withdrawn === event.id)
      return motion === undefined
        ? []
        : fact(`The ${motion.kind} “${asQuoted(motion.text)}” was withdrawn.`)
    }
    case 'ruling':
      return hasEffect && event.text !== ''
        ? fact(`${course.rules.say('{Chair}')} ${ruledWords(stop(withoutIds(course, event.text)))}`)
        : []
    case 'suspend':
      return hasEffect ? fact(`The meeting was suspended${at}.`) : []
    case 'resume':
      return hasEffect ? fact(`The meeting resumed${at}.`) : []
    case 'exclude-public':
    case 'readmit-public':
    case 'defer':
    case 'adjourn':
      return hasEffect ? fact(interruptionWords(course, event, at)) : []
    case 'declare-no-quorum':
      return course.adjourned?.placed.event.id === event.id
        ? fact(
            `${course.rules.say('{Chair}')} declared that there was no quorum, and the meeting ${course.adjourned.did}${at}. What was left went to ${course.adjourned.to}.`,
          )
        : []
    case 'resign':
      return hasEffect
        ? fact(
            `${listed(course, event.who)} resigned${event.office === undefined ? '' : ' the office'}${course.warned.some((one) => one.event === event.id) && event.office === undefined ? '; whether in writing is not recorded' : ''}.`,
          )
        : []
    case 'close':
      // A meeting that its lost quorum had ended is not said to have ended twice
      return course.closed?.event.id === event.id && course.adjourned === undefined
        ? fact(`The meeting ended${at}.`)
        : []
    default:
      return []
  }
}

/** "ruled that it be taken later." where it was written so; else after a colon. */
const ruledWords = (text: string) =>
  /^that\b/i.test(text) ? `ruled t${text.slice(1)}` : `ruled: ${text}`

function isAfterFirstItem({ places, course }: JudgedMeeting, event: string): boolean {
  const place = (id: string) => places.get(id) ?? -1
  return place(event) > place(course.items[0]?.event ?? '')
}
