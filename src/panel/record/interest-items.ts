import type { Course } from './course.ts'
import { isNamed } from './item-named.ts'
import { joined } from './plain-words.ts'

/** In the place of the items of an interest: in all, and in general, with none named. */
export const ALL_ITEMS = 'all'
export const NO_ITEM = 'none'

/** Interests in no item that was opened or is on the agenda, and those in general: nobody is kept from anything by them. */
export function interestsLeft(course: Course): void {
  for (const { who, items } of course.interests) {
    if (items === undefined) continue
    if (items.length === 0) {
      course.unsettled.add(
        `In which items the interest is that ${course.nameOf(who)} declared is not recorded: nobody is kept from a vote by it`,
      )
    }
    for (const one of items) {
      if (course.story.items.some((item) => isNamed([one], item))) continue
      course.unsettled.add(
        `Which item “${one}” is, in which ${course.nameOf(who)} declared an interest: none of that number or name is opened`,
      )
    }
  }
}

/** What a member said of an interest that they declared: "that it was not prejudicial and that they would stay"; blank where nothing of it is recorded. */
export function saidOfInterest(event: object): string {
  const { prejudicial, stays }: { readonly prejudicial?: unknown; readonly stays?: unknown } = event
  return joined([
    ...(typeof prejudicial === 'boolean'
      ? [`that it was ${prejudicial ? '' : 'not '}prejudicial`]
      : []),
    ...(typeof stays === 'boolean' ? [`that they would ${stays ? 'stay' : 'leave'}`] : []),
  ])
}

/** "in item 4, The precept"; of all of them and of none in words. */
export function inItemsWords(items: readonly string[]): string {
  if (items.includes(ALL_ITEMS)) return 'in all items'
  const named = items.filter((one) => one !== NO_ITEM)
  return named.length === 0 ? 'in no item that was named' : `in item ${named.join(', ')}`
}
