import type { Kysely } from 'kysely'
import { lookAtPart, type MadePack, mergePackApart, type PackPartFile } from '#documents/index.ts'
import { meetingFiles } from '#holdings/index.ts'
import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { noticesOf } from '../meetings/item-notices.ts'
import { type Agenda, type LaidOut, numbered, papersOf } from './agenda.ts'
import { type SheetTold, setAgendaSheet } from './agenda-sheet.ts'
import { publicTitle } from './item-words.ts'

/** A backup holds a file on one line, and a line has an end. */
const MOST_BYTES = 20_000_000

/** What a pack says of its meeting. */
export interface PackMeeting {
  /** "Meeting of 1 February 2027" */
  readonly name: string
  readonly panel: string
  /** Such as when and where. */
  readonly lines: readonly string[]
  /** The day of a supplement, YYYY-MM-DD; `null` for the first issue. */
  readonly addedOn: string | null
  /** What a supplement adds, and why. */
  readonly change: string | null
  /** Whether it is only looked at, and not issued. */
  readonly isDraft: boolean
}

/** Packs that were made of one agenda. */
export interface MadePacks {
  /** The agenda sheet that is new in them. */
  readonly sheet: Buffer
  readonly everybody: MadePack
  /** With the restricted papers; `null` where there are none. */
  readonly members: MadePack | null
  /** The parts in their order; the new sheet has 0 for its file until it is kept. */
  readonly layout: readonly LaidOut[]
}

/**
 * Makes the pack for everybody and, where papers are restricted, the one for members. What was issued
 * before stands at its place, page for page; what is new goes on after the last page.
 */
export async function makePacks(
  db: Kysely<Database>,
  agenda: Agenda,
  meeting: PackMeeting,
): Promise<Outcome<MadePacks>> {
  const isFirst = agenda.layout.length === 0
  const sheet = await setAgendaSheet(
    sheetTold(meeting, isFirst),
    agenda,
    (id) => isFirst || !agenda.issued.at(-1)?.items.some((item) => item.id === id),
  )
  if (!sheet.ok) return sheet
  const facts = await lookAtPart('Agenda', sheet.value)
  if (!facts.ok) return facts
  const layout = layOut(agenda, facts.value.pages, meeting.addedOn)
  const parts: PackPartFile[] = []
  for (const part of layout) {
    const pdf = part.file === 0 ? sheet.value : await bytesOf(db, agenda, part)
    parts.push({
      ...{ title: part.title, item: part.item, isRestricted: part.isRestricted, pdf },
      numbers: { style: 'plain', first: part.first },
      addedOn: part.addedOn === null ? null : describeDay(part.addedOn),
    })
  }
  const everybody = await merge(meeting, agenda, parts, false)
  if (!everybody.ok) return everybody
  const hasRestricted = parts.some(({ isRestricted }) => isRestricted)
  const members = hasRestricted ? await merge(meeting, agenda, parts, true) : accept(null)
  if (!members.ok) return members
  return accept({
    sheet: sheet.value,
    everybody: everybody.value,
    members: members.value,
    layout,
  })
}

function sheetTold(
  { name, panel, lines, change, isDraft }: PackMeeting,
  isFirst: boolean,
): SheetTold {
  const title = `${isFirst ? 'Agenda' : 'Supplementary agenda'}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`
  return {
    title: isDraft ? `Draft. ${title}` : title,
    panel,
    lines,
    heading: isFirst ? 'Business' : 'What is added',
    notes: change === null ? [] : [change],
  }
}

/**
 * Each part with the number of its first page: those that were issued where they were, new ones after.
 *
 * @param sheetPages - how many pages the agenda sheet has that is new
 * @param addedOn - the day of a supplement, YYYY-MM-DD; `null` for the first issue
 */
export function layOut(
  agenda: Agenda,
  sheetPages: number,
  addedOn: string | null,
): readonly LaidOut[] {
  const layout = [...agenda.layout]
  const issued = new Set(layout.flatMap(({ paper }) => paper ?? []))
  const isFirst = layout.length === 0
  const add = (part: Omit<LaidOut, 'first' | 'addedOn'>) => {
    const last = layout.at(-1)
    layout.push({ ...part, first: last === undefined ? 1 : last.first + last.pages, addedOn })
  }
  const title = isFirst ? 'Agenda' : 'Supplementary agenda'
  add({ file: 0, paper: null, title, item: null, isRestricted: false, pages: sheetPages })
  for (const { number, item } of numbered(agenda)) {
    for (const paper of papersOf(agenda, item.id)) {
      if (issued.has(paper.id)) continue
      add({
        ...{ file: paper.file.file, paper: paper.id, title: paper.title, item: String(number) },
        ...{ isRestricted: item.restricted !== null, pages: paper.pages },
      })
    }
  }
  return layout
}

async function bytesOf(db: Kysely<Database>, { files }: Agenda, { file, title }: LaidOut) {
  const kept = files.get(file)
  const pdf = kept && (await meetingFiles.fetch(db, kept.entry, kept.name))
  if (pdf === undefined) throw new Error(`The file of "${title}" is not kept`)
  return pdf
}

async function merge(
  { name, panel, lines, isDraft }: PackMeeting,
  agenda: Agenda,
  parts: readonly PackPartFile[],
  isForMembers: boolean,
): Promise<Outcome<MadePack>> {
  const what = isForMembers ? 'Restricted agenda pack' : 'Agenda pack'
  const title = `${isDraft ? 'Draft. ' : ''}${what}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`
  const inPrivate = numbered(agenda).filter(({ item }) => item.restricted !== null)
  const told = {
    ...{ title, language: 'en-GB', isForMembers, panelName: panel, lines },
    notes: inPrivate.flatMap(({ number, item }) => [
      [`Item ${number}, ${publicTitle(item)}`, ...noticesOf({ restricted: item.restricted })].join(
        '. ',
      ),
      ...(isForMembers
        ? []
        : ['Its papers are not in this pack, whose page numbers leave them out.']),
    ]),
  }
  const made = await mergePackApart(told, parts)
  if (!made.ok || made.value.pdf.length <= MOST_BYTES) return made
  const message = `The pack would be larger than ${MOST_BYTES / 1_000_000} MB, which cannot be kept. Have papers with pictures saved with smaller ones`
  return refuse('too-large', message)
}
