import type { JudgedMeeting } from './judge.ts'

/** The item that was before the meeting at an event. */
export function itemAt({ places, course }: JudgedMeeting, event: string): string | null {
  const place = places.get(event) ?? -1
  const taken = course.items.findLast((item) => (places.get(item.event) ?? -1) <= place)
  return taken?.item.number ?? null
}
