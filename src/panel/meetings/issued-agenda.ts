import { z } from 'zod'
import { dayInBritain } from '#days/index.ts'
import { fileToldSchema, MEETING_FILES_TOLD } from '#holdings/index.ts'
import type { Entry } from '#storage/index.ts'
import { type Meeting, type Meetings, meetingsOf } from './meeting.ts'
import { type MeetingItem, restrictedSchema } from './meeting-file.ts'
import { standing } from './recorded-meetings.ts'

/** What happened to an agenda when it was issued, the first time and with each supplement. */
export const ISSUED = 'issued'

/** A paper as it was issued. */
const issuedPaperSchema = z.object({
  /** Its number among the papers of the meeting. */
  paper: z.int(),
  title: z.string(),
  /** The post of who wrote it. */
  author: z.string().optional(),
  /** What it asks the panel to do. */
  asks: z.string().optional(),
  /** The numbers printed on its first and its last page in the pack. */
  from: z.string(),
  to: z.string(),
  /** Which page of the pack its first is, from 1: what an address of the pack has after `#page=`. */
  page: z.int(),
  /** What a report in the panel's form says, section by section. */
  sections: z
    .array(z.object({ heading: z.string(), paragraphs: z.array(z.string()).readonly() }))
    .readonly()
    .optional(),
  /** The address of the edition published here that it is. */
  edition: z.string().optional(),
  /** The day of the supplement that it came with, YYYY-MM-DD. */
  addedOn: z.string().optional(),
})

const issuedItemSchema = z.object({
  /** By which it is known while the agenda is prepared. */
  id: z.int(),
  /** Its number on the agenda, which never changes once it was issued. */
  number: z.int(),
  title: z.string(),
  papers: z.array(issuedPaperSchema).readonly().default([]),
  restricted: restrictedSchema.optional(),
  urgent: z.string().optional(),
  /** Why it stands out of the order of business. */
  varied: z.string().optional(),
  addedOn: z.string().optional(),
})

const saysSchema = z.object({
  items: z.array(issuedItemSchema).default([]),
  /** Why it was issued later than it is to be, as the chair gave it. */
  lateReason: z.string().optional(),
  /** What a supplement adds, and why. */
  change: z.string().optional(),
  [MEETING_FILES_TOLD.public]: z.array(fileToldSchema).default([]),
  /** For members: what the items taken in private are, with their papers. */
  restrictedItems: z.array(issuedItemSchema).default([]),
  [MEETING_FILES_TOLD.members]: z.array(fileToldSchema).default([]),
})

export type IssuedItem = z.infer<typeof issuedItemSchema>
export type IssuedPaper = z.infer<typeof issuedPaperSchema>

/** An agenda with its pack as it was issued on a day: all of it, with what was issued before. */
export interface IssuedAgenda extends z.infer<typeof saysSchema> {
  /** The entry that its files stand beside. */
  readonly entry: number
  /** The day it was issued, YYYY-MM-DD. */
  readonly on: string
  /** The instant of it. */
  readonly at: string
}

/**
 * Every agenda issued for one meeting, the first with what was issued and each later one with a supplement.
 *
 * @param entries - of the agenda of one meeting, as some reader may read them
 */
export function readIssued(entries: readonly Entry[]): readonly IssuedAgenda[] {
  return standing(entries).flatMap(({ event, id, recordedAt, says }): IssuedAgenda[] => {
    const read = event === ISSUED ? saysSchema.safeParse(says).data : undefined
    return read === undefined
      ? []
      : [{ ...read, entry: id, on: dayInBritain(recordedAt), at: recordedAt }]
  })
}

/**
 * Meetings with what was issued for them. Items that the area's file of a meeting has, stand; where it has
 * none, its items are those of the agenda issued last.
 *
 * @param entries - of agendas, as some reader may read them
 */
export function withIssued(meetings: Meetings, entries: readonly Entry[]): Meetings {
  const byMeeting = Map.groupBy(entries, ({ record }) => record)
  const all = meetings.all.map((meeting): Meeting => {
    const issued = readIssued(byMeeting.get(meeting.address) ?? [])
    const last = issued.at(-1)
    if (last === undefined) return meeting
    const items = meeting.items.length > 0 ? meeting.items : last.items.map(itemIssued)
    return { ...meeting, items, issued }
  })
  return meetingsOf(all, meetings)
}

function itemIssued({ number, title, papers, restricted, urgent }: IssuedItem): MeetingItem {
  return {
    agenda: number,
    title,
    papers: papers.map(({ title: paper, author, asks }) => ({
      title: paper,
      ...(author === undefined ? {} : { author: `the ${author}` }),
      ...(asks === undefined ? {} : { asks }),
    })),
    answers: [],
    ...(restricted === undefined ? {} : { restricted }),
    ...(urgent === undefined ? {} : { urgent }),
  }
}
