import { askedFor } from './asked-for.ts'
import type { Corrected } from './corrections.ts'
import type { Course } from './course.ts'
import { cameTwice, hoursToCome, sameMinute } from './hours-left-open.ts'
import { interestsLeft } from './interest-items.ts'
import { undecided, unseconded } from './motions-left-open.ts'
import { lower, voteName } from './names.ts'
import { apologised, neverIn, neverThere, notAccountedFor } from './people-left-open.ts'
import type { Placed } from './places.ts'
import type { Judged } from './vote-outcome.ts'
import { contradicted, demands, firstCounts, notRecorded, shortDemands } from './votes-left-open.ts'

/** What the record leaves open at the end, and what it left behind on the way. */
export function tellOfWhatIsLeft(
  course: Course,
  judged: {
    readonly events: readonly Corrected[]
    readonly placed: readonly Placed[]
    readonly results: Judged
  },
): void {
  firstCounts(course, judged.events)
  sameMinute(course, judged.placed)
  unseconded(course)
  undecided(course)
  notRecorded(course, judged.results)
  contradicted(course, judged.results)
  demands(course)
  shortDemands(course, judged.placed)
  cameTwice(course)
  notTaken(course)
  interestsLeft(course)
  notAccountedFor(course)
  neverIn(course, judged.placed)
  underNoItem(course, judged.placed)
  resolvedUnderNone(course, judged.results)
  hoursToCome(course, judged.placed)
  neverThere(course)
  apologised(course)
  askedFor(course)
  if (
    course.opened !== undefined &&
    course.closed === undefined &&
    course.adjourned === undefined
  ) {
    course.unsettled.add('When the meeting was closed is not recorded')
  }
}

/** Items of the agenda of which it is not recorded that they were taken. */
function notTaken(course: Course): void {
  if (course.closed === undefined || course.items.length === 0) return
  for (const { number, title } of course.story.items) {
    if (course.items.some(({ item }) => item.number === number)) continue
    if (course.deferred.has(number)) continue
    course.unsettled.add(
      `Item ${number}${title === '' ? '' : `, ${title}`}: it is not recorded that it was taken, or what became of it`,
    )
  }
}

/** What was said, promised or moved while no item was before the meeting. */
function underNoItem(course: Course, placed: readonly Placed[]): void {
  const first = placed.findIndex(({ event }) => event.type === 'item')
  for (const { event } of first < 0 ? [] : placed.slice(0, first)) {
    if (event.type !== 'note' && event.type !== 'promise' && event.type !== 'move') continue
    course.unsettled.add(
      `Under which item “${event.text.replace(/[.]$/, '')}” belongs is not recorded`,
    )
  }
}

/** What was resolved while no item was before the meeting: kept all the same, as it happened. */
function resolvedUnderNone(course: Course, results: Judged): void {
  for (const { vote, result } of results) {
    const isMotion = vote.on.some(({ kind }) => kind === 'motion')
    if (!isMotion || vote.item !== undefined || result.outcome !== 'carried') continue
    course.warn(
      vote.put.event,
      'none',
      'It was resolved while no item was before the meeting, as recorded: record under which item, before this',
    )
    course.unsettled.add(`Under which item ${lower(voteName(course, vote))} was taken`)
  }
}
