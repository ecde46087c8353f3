import { z } from 'zod'
import type { Entry } from '#storage/index.ts'
import type { Meeting, Meetings } from './meeting.ts'
import type { MeetingItem } from './meeting-file.ts'
import { standing } from './recorded-meetings.ts'

/** A report that the panel asked for at a meeting, and whether a paper of a later one answers it. */
export interface AskedReport {
  readonly about: string
  /** The meeting at which it was asked for, with the minute and the letter of the resolution. */
  readonly asked: Meeting
  readonly minute: number
  readonly letter: string | undefined
  /** The address of the meeting for which it was asked; `null` where no day was said. */
  readonly due: string | null
  /** What was said of when, where that is no day. */
  readonly words: string | undefined
  /** The item that answers it; `null` where none is recorded. */
  readonly arrived: { readonly meeting: Meeting; readonly item: MeetingItem } | null
}

/** Every report that a resolution asks for, the one asked for first at the top. */
export function reportsAskedFor({ all }: Meetings): readonly AskedReport[] {
  const answers = all.flatMap((meeting) =>
    meeting.items.flatMap((item) => item.answers.map((point) => ({ meeting, item, point }))),
  )
  return all.flatMap((asked) =>
    asked.resolutions.flatMap(({ report, minute, letter }): AskedReport[] => {
      if (report === undefined) return []
      const arrived = answers.find(
        ({ point }) =>
          point.meeting === asked.address &&
          point.minute === minute &&
          (point.letter === undefined || point.letter === letter),
      )
      const { about, due, words } = report
      return [
        {
          ...{ about, asked, minute, letter, due, words },
          arrived: arrived ? { meeting: arrived.meeting, item: arrived.item } : null,
        },
      ]
    }),
  )
}

/** The kind of record that an item is which a member puts forward for a later meeting. */
export const WORK_ITEM = 'work-item'

const putSays = z.object({
  title: z.string(),
  about: z.string().optional(),
  person: z.string(),
  /** How the member asked the clerk for it, where the clerk put it. */
  asked: z.string().optional(),
})
const placedSays = z.object({ meeting: z.string() })

/** An item that a member put forward. */
export interface WorkItem extends z.infer<typeof putSays> {
  readonly record: string
  /** The day it was put forward, YYYY-MM-DD. */
  readonly on: string
  /** The address of the meeting whose agenda it was placed on; `null` until it was. */
  readonly meeting: string | null
}

/** @param entries - of the kind {@link WORK_ITEM}, in the order of recording; oldest first */
export function readWorkItems(entries: readonly Entry[]): readonly WorkItem[] {
  return [...Map.groupBy(entries, ({ record }) => record)].flatMap(([record, its]): WorkItem[] => {
    const events = standing(its)
    const put = events.find(({ event }) => event === 'put')
    const says = putSays.safeParse(put?.says).data
    if (says === undefined || put?.happened == null) return []
    const placed = events.findLast(({ event }) => event === 'placed')
    const meeting = placedSays.safeParse(placed?.says).data?.meeting ?? null
    return [{ ...says, record, on: put.happened, meeting }]
  })
}
