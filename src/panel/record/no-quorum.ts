import type { Course } from './course.ts'
import type { EventOf } from './event.ts'
import { nextMeeting, nextOrdinaryMeeting } from './later-meeting.ts'
import { notByChair } from './not-by-chair.ts'
import type { Placed } from './places.ts'
import { tellOfNothingSaid, tellOfOneItem } from './quorum-lost.ts'
import { neededFor, sitting } from './sitting.ts'

export function declareNoQuorum(
  course: Course,
  placed: Placed<EventOf<'declare-no-quorum'>>,
): void {
  const { event } = placed
  const { rules, story } = course
  const lost = rules.cite('quorum-lost', ({ parameters }) => parameters.bodies.includes(story.body))
  const quorum =
    rules.cite('quorum', ({ parameters }) => parameters.bodies.includes(story.body)) ?? 'none'
  const needed = neededFor(course)
  const counted = sitting(course).length
  if (notByChair(course, event, event.by, lost ?? quorum, 'declare it')) return
  if (needed !== undefined && counted >= needed) {
    course.bar(event, {
      paragraph: quorum,
      message: `${counted} can be counted and ${needed} are needed: there is a quorum, so there is none to declare lost`,
    })
    return
  }
  if (lost === undefined) {
    tellOfNothingSaid(course)
    course.warn(
      event,
      quorum,
      `${counted} are counted and ${needed ?? 'more'} are needed. What follows is said by no rule`,
    )
    return
  }
  const gone = course.withdrawnFor(course.item?.item.number)
  if (needed !== undefined && gone.length > 0 && counted + gone.length >= needed)
    tellOfOneItem(course, lost, quorum)
  const follows = rules.on('quorum-lost', ({ parameters }) =>
    parameters.bodies.includes(story.body),
  )
  const ends = follows.some(({ parameters }) => parameters.ends)
  const isAnyKind = follows.some(({ parameters }) => parameters.left_to === 'next-meeting')
  const fixed = isAnyKind ? nextMeeting(story) : nextOrdinaryMeeting(story)
  const to = event.to ?? `${fixed}, no other time having been fixed`
  const did = ends ? 'ends' : 'stands adjourned'
  course.warn(event, lost, `The meeting ${did}; what is left goes to ${event.to ?? fixed}`)
  course.adjourned = { placed, paragraph: lost, did: ends ? 'ended' : 'stood adjourned', to }
}
