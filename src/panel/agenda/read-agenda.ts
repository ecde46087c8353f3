import { z } from 'zod'
import { fileToldSchema, MEETING_FILES_TOLD } from '#holdings/index.ts'
import type { Entry } from '#storage/index.ts'
import { readIssued } from '../meetings/issued-agenda.ts'
import { standing } from '../meetings/recorded-meetings.ts'
import type { Agenda, AgendaItem, CheckedPaper, KeptFile, LaidOut, Paper } from './agenda.ts'
import { reportFormSchema } from './report-form.ts'

const itemSchema = z.object({
  id: z.int(),
  business: z.string().nullable(),
  title: z.string(),
  hasPaper: z.boolean(),
  restricted: z
    .object({
      category: z.string(),
      reason: z.string(),
      publicTitle: z.string(),
      words: z.array(z.string()).default([]),
    })
    .nullable(),
  urgent: z.string().nullable(),
  varied: z.string().nullable(),
  noticeCame: z.string().nullable().default(null),
})

const paperSchema = z.object({
  id: z.int(),
  item: z.int(),
  title: z.string(),
  author: z.string().nullable(),
  asks: z.string().nullable(),
  from: z.string(),
  pages: z.int(),
  isTagged: z.boolean(),
  leftOut: z.array(z.string()),
  notes: z.array(z.string()),
  form: reportFormSchema.nullable().default(null),
  isWritten: z.boolean().default(false),
  edition: z.string().nullable().default(null),
})

const laidOutSchema = z.object({
  file: z.int(),
  paper: z.int().nullable(),
  title: z.string(),
  item: z.string().nullable(),
  isRestricted: z.boolean(),
  first: z.int(),
  pages: z.int(),
  addedOn: z.string().nullable(),
})

const checkedSchema = z.object({
  paper: z.int(),
  file: z.int(),
  day: z.string(),
  words: z.array(z.string()),
  found: z.array(z.object({ place: z.string(), words: z.string(), mayStay: z.boolean() })),
})

/** All that any entry of an agenda says; each says a part of it. */
const saysSchema = z.object({
  item: itemSchema.optional(),
  paper: paperSchema.optional(),
  /** The item or paper that it is about. */
  id: z.int().optional(),
  /** After which item it stands; 0 for the first place. */
  after: z.int().optional(),
  reason: z.string().optional(),
  varied: z.string().nullable().optional(),
  mark: z.string().optional(),
  checked: z.array(checkedSchema).default([]),
  layout: z.array(laidOutSchema).optional(),
  [MEETING_FILES_TOLD.public]: z.array(fileToldSchema).default([]),
  [MEETING_FILES_TOLD.members]: z.array(fileToldSchema).default([]),
  [MEETING_FILES_TOLD.office]: z.array(fileToldSchema).default([]),
})

type Says = z.infer<typeof saysSchema>

/** What happens to an agenda, by the words of its entries. */
export const AGENDA_EVENTS = {
  itemAdded: 'item-added',
  itemChanged: 'item-changed',
  itemMoved: 'item-moved',
  itemTakenOut: 'item-taken-out',
  paperAdded: 'paper-added',
  paperChanged: 'paper-changed',
  paperWithdrawn: 'paper-withdrawn',
  checked: 'papers-checked',
  accepted: 'finding-accepted',
} as const

/**
 * The agenda of one meeting.
 *
 * @param entries - of its agenda, in the order of recording, as the office reads them
 */
export function readAgenda(entries: readonly Entry[]): Agenda {
  const items: AgendaItem[] = []
  const papers: Paper[] = []
  const accepted = new Map<string, string>()
  const withdrawn = new Map<number, string>()
  const checked = new Map<number, CheckedPaper>()
  const files = new Map<number, KeptFile>()
  let layout: readonly LaidOut[] = []
  let [lastItem, lastPaper] = [0, 0]
  const kept = standing(entries)
  for (const entry of kept.toSorted((one, other) => one.id - other.id)) {
    const says = saysSchema.safeParse(entry.says).data
    if (says === undefined) continue
    for (const told of [...says.files, ...says.memberFiles, ...says.officeFiles]) {
      files.set(told.file, { ...told, entry: entry.id })
    }
    lastItem = Math.max(lastItem, says.item?.id ?? 0)
    lastPaper = Math.max(lastPaper, says.paper?.id ?? 0)
    applyToItems(items, entry.event, says)
    applyToPapers(papers, entry, says)
    if (says.layout) layout = says.layout
    if (entry.event === AGENDA_EVENTS.paperWithdrawn && says.id !== undefined) {
      withdrawn.set(says.id, says.reason ?? '')
    }
    for (const one of says.checked) checked.set(one.paper, one)
    if (entry.event === AGENDA_EVENTS.accepted && says.mark !== undefined) {
      // A blank reason takes back what was accepted
      if (says.reason) accepted.set(says.mark, says.reason)
      else accepted.delete(says.mark)
    }
  }
  const last = entries.at(-1)?.id ?? 0
  const counts = { lastItem, lastPaper, last }
  const issued = readIssued(entries)
  return { items, papers, withdrawn, checked, accepted, issued, layout, files, ...counts }
}

function applyToItems(items: AgendaItem[], event: string, says: Says): void {
  const { item, id, after = 0 } = says
  const place = (moved: AgendaItem) => {
    const before = items.findIndex((one) => one.id === after)
    items.splice(before + 1, 0, moved)
  }
  switch (event) {
    case AGENDA_EVENTS.itemAdded:
      if (item) place(item)
      return
    case AGENDA_EVENTS.itemChanged: {
      const at = items.findIndex((one) => one.id === item?.id)
      if (item && at >= 0) items[at] = item
      return
    }
    case AGENDA_EVENTS.itemMoved:
    case AGENDA_EVENTS.itemTakenOut: {
      const at = items.findIndex((one) => one.id === id)
      const [gone] = at < 0 ? [] : items.splice(at, 1)
      if (gone && event === AGENDA_EVENTS.itemMoved) {
        place({ ...gone, varied: says.varied ?? null })
      }
      return
    }
  }
}

function applyToPapers(papers: Paper[], { event, id: entry }: Entry, says: Says): void {
  const { paper, id, reason = '' } = says
  switch (event) {
    case AGENDA_EVENTS.paperAdded: {
      const [told] = says.officeFiles
      if (paper && told) papers.push({ ...paper, file: { ...told, entry }, withdrawn: null })
      return
    }
    case AGENDA_EVENTS.paperChanged: {
      const at = papers.findIndex((one) => one.id === paper?.id)
      const before = papers[at]
      const [told] = says.officeFiles
      const file = told && { ...told, entry }
      if (paper && before) papers[at] = { ...before, ...paper, ...(file ? { file } : {}) }
      return
    }
    case AGENDA_EVENTS.paperWithdrawn: {
      const at = papers.findIndex((one) => one.id === id)
      const before = papers[at]
      if (before) papers[at] = { ...before, withdrawn: reason }
      return
    }
  }
}
