import type { Course } from './course.ts'
import { isOpen } from './motions.ts'
import { lower, motionName, voteName } from './names.ts'

/** What would be left when the meeting is closed now, each a sentence: it can be closed all the same. */
export function waitingAtClose(course: Course): readonly string[] {
  const votes = course.votes
    .filter(({ results, bars }) => results.length === 0 && bars.length === 0)
    .map((vote) => `Of ${lower(voteName(course, vote))} no result is recorded.`)
  const motions = course.motions
    .filter((one) => isOpen(course, one) && one.votes.length === 0)
    .map((one) => `Not put to the vote: ${motionName(course, one)}.`)
  const taken = new Set(course.items.map(({ item }) => item.number))
  const left = course.story.items.filter(
    ({ number }) => !taken.has(number) && !course.deferred.has(number),
  )
  const items = left.map(({ number, title }) => `Not opened: item ${number}, ${title}.`)
  return [...votes, ...motions, ...items]
}
