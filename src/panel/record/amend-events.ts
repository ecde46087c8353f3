import type { Bar, Course, Motion } from './course.ts'
import { pastBar, seconderIn, stateBar } from './debate-events.ts'
import type { EventOf } from './event.ts'
import { accuracyOf } from './minutes-item.ts'
import { motionInHand, motionNamed, openAmendments, proposerBar, textOf } from './motions.ts'
import { addMotion, isRecorded, isStranger, personOf } from './motions-made.ts'
import { motionName, noMotionThere } from './names.ts'
import type { Placed } from './places.ts'
import { applyAmendment, isReversed } from './wording.ts'

export function amend(course: Course, placed: Placed<EventOf<'amend'>>): void {
  const { event } = placed
  const on = event.on === undefined ? motionInHand(course) : motionNamed(course, event.on)
  if (on === undefined) {
    course.refuse(event, noMotionThere(course, event.on, 'amend'))
    return
  }
  if (isStranger(course, event, event.by) || isRecorded(course, event, event.amendment)) return
  const by = personOf(event.by)
  const before = textOf(course, on)
  const { form, text } = applyAmendment(before ?? on.text, event.text)
  const after = event.result ?? text
  const bar =
    proposerBar(course, by, 'moving this amendment') ??
    stateBar(course) ??
    pastBar(course, on, 'amended') ??
    reversing(course, before ?? on.text, after, event.reverses) ??
    oneAtATime(course, on, event) ??
    notOfAccuracy(course, event)
  const amendment = addMotion(course, event, {
    kind: 'amendment',
    by,
    names: [...(event.amendment === undefined ? [] : [event.amendment]), event.id],
    text: event.text,
    on,
    form,
    result: event.result,
    seconder: seconderIn(course, event, by),
    bar,
  })
  on.amendments.push(amendment)
  if (bar === undefined && form === 'change' && after === undefined) {
    course.warn(
      event,
      'none',
      'From these words it cannot be told how the motion reads as amended: record that too',
    )
  }
}

export function reversing(
  course: Course,
  before: string,
  after: string | undefined,
  said: boolean | undefined,
): Bar | undefined {
  const paragraph = course.rules.cite('amendment-may-not', ({ parameters }) =>
    parameters.acts.includes('reverse'),
  )
  const reverses = said ?? (after !== undefined && isReversed(before, after))
  if (paragraph === undefined || !reverses) return undefined
  return { paragraph, message: 'Its only effect is to reverse the motion, so it is out of order' }
}

/** An amendment of the minutes that is not about what they record. */
function notOfAccuracy(course: Course, event: EventOf<'amend'>): Bar | undefined {
  const found = accuracyOf(course, event.text)
  if (found === undefined || 'paragraph' in found) return found
  const message = `Only whether the minutes are accurate is discussed; whether “${event.text}” is about that, its words do not tell`
  course.warn(event, found.unclear, message)
  return undefined
}

function oneAtATime(
  course: Course,
  on: Motion,
  { amendment: name, by }: EventOf<'amend'>,
): Bar | undefined {
  const limits = course.rules.on(
    'amendments-open',
    ({ parameters }) => parameters.at_once !== undefined,
  )
  const most = Math.min(
    ...limits.map(({ parameters }) => parameters.at_once ?? Number.POSITIVE_INFINITY),
  )
  const root = on.kind === 'amendment' ? (on.on ?? on) : on
  const open = [
    ...openAmendments(course, root),
    ...(on.kind === 'amendment' ? openAmendments(course, on) : []),
  ]
  if (limits.length === 0 || open.length < most) return undefined
  if (course.isAllTogether || (name !== undefined && course.together.has(name))) return undefined
  if (by !== undefined && course.togetherBy.has(by)) return undefined
  const paragraph = course.rules.cite('amendments-open') ?? 'none'
  const together = course.rules.cite('amendments-together')
  const leave =
    together === undefined
      ? ''
      : course.rules.say(`; {chair} may let several be discussed together, never put together`)
  return {
    paragraph,
    message: `Another amendment (${open[0] === undefined ? '' : motionName(course, open[0])}) is open, and no other is moved until it is settled${leave}`,
  }
}
