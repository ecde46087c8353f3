import type { FileTold } from '#holdings/index.ts'
import type { IssuedAgenda } from '../meetings/issued-agenda.ts'
import type { ReportForm } from './report-form.ts'

/** Why an item is to be taken in private, and what everybody is told of it instead. */
export interface Restriction {
  /** Of Schedule 12A to the Local Government Act 1972, in its words. */
  readonly category: string
  /** Why the public interest in keeping it private outweighs that in telling it. */
  readonly reason: string
  /** What the public agenda calls it. */
  readonly publicTitle: string
  /** Words that may stand nowhere in the public side. */
  readonly words: readonly string[]
}

/** An item of the agenda as it is prepared. */
export interface AgendaItem {
  /** Its number of its own among all that were ever put on, from 1. */
  readonly id: number
  /** Which item of business of the panel's rules it is; `null` for what they do not name. */
  readonly business: string | null
  readonly title: string
  /** Whether it is to have a paper. */
  readonly hasPaper: boolean
  readonly restricted: Restriction | null
  /** Why the chair takes it as urgent, in their words; `null` where it is not urgent. */
  readonly urgent: string | null
  /** Why the chair has it out of the order of business; `null` where it stands in it. */
  readonly varied: string | null
  /** Of a motion: when notice of it came, YYYY-MM-DDTHH:MM by the clock here; `null` where that is not recorded. */
  readonly noticeCame: string | null
}

/** The bytes of a paper, where they are kept. */
export interface KeptFile extends FileTold {
  /** The entry they stand beside. */
  readonly entry: number
}

/** What was found of a paper's file when it was taken in. */
export interface FileFacts {
  readonly pages: number
  readonly isTagged: boolean
  /** What it carries that the pack leaves out, each in words. */
  readonly leftOut: readonly string[]
  /** What its reader should know: tracked changes, pages without text, names in it. */
  readonly notes: readonly string[]
}

/** A paper of an item. */
export interface Paper extends FileFacts {
  readonly id: number
  /** The item it is of. */
  readonly item: number
  readonly title: string
  /** The post of who wrote it. */
  readonly author: string | null
  /** What it asks the panel to do, in words: "discuss and note". */
  readonly asks: string | null
  /** Where it comes from, in words: "a PDF that was sent", "an edition published here". */
  readonly from: string
  /** The sections of a report in the panel's form; `null` of what is none: minutes, a letter. */
  readonly form: ReportForm | null
  /** Whether it was written here, and its file is set from its form. */
  readonly isWritten: boolean
  /** The address of the edition that it is, where it is one published here. */
  readonly edition: string | null
  readonly file: KeptFile
  /** Why it was withdrawn; `null` while it stands. */
  readonly withdrawn: string | null
}

/** One part of a pack that was issued, to be put at the same place of the next. */
export interface LaidOut {
  /** The number of its file among all files of meetings. */
  readonly file: number
  /** The paper it is of; `null` for an agenda sheet. */
  readonly paper: number | null
  readonly title: string
  readonly item: string | null
  readonly isRestricted: boolean
  /** The number printed on its first page. */
  readonly first: number
  readonly pages: number
  /** The day of the supplement that it came with, YYYY-MM-DD; `null` for what was in the first. */
  readonly addedOn: string | null
}

/** What was found when a paper was read, and what it was held against. */
export interface CheckedPaper {
  readonly paper: number
  /** The number of the file that was read. */
  readonly file: number
  /** The day that the meeting was to be on, YYYY-MM-DD. */
  readonly day: string
  /** The words that were looked for as those that may stand nowhere in it. */
  readonly words: readonly string[]
  readonly found: readonly {
    /** "page 3" */
    readonly place: string
    readonly words: string
    readonly mayStay: boolean
  }[]
}

/** The agenda of a meeting with all that is prepared of it and was issued. */
export interface Agenda {
  /** In the order of business. */
  readonly items: readonly AgendaItem[]
  /** Those that were taken in, withdrawn ones among them, in that order. */
  readonly papers: readonly Paper[]
  /** Why papers were withdrawn, by their number, as far as the reader may know of it. */
  readonly withdrawn: ReadonlyMap<number, string>
  /** What was found in papers when they were last read, by their number. */
  readonly checked: ReadonlyMap<number, CheckedPaper>
  /** By the mark of a finding: why it stays. */
  readonly accepted: ReadonlyMap<string, string>
  readonly issued: readonly IssuedAgenda[]
  /** Of what was issued last; empty before. */
  readonly layout: readonly LaidOut[]
  /** Every file kept of it, by its number. */
  readonly files: ReadonlyMap<number, KeptFile>
  /** The highest number that an item, or a paper, ever had; 0 before the first. */
  readonly lastItem: number
  readonly lastPaper: number
  /** The entry last recorded of it; 0 before the first. */
  readonly last: number
}

/** The papers of an item that stand. */
export function papersOf({ papers }: Pick<Agenda, 'papers'>, item: number): readonly Paper[] {
  return papers.filter((paper) => paper.item === item && paper.withdrawn === null)
}

/** Every item that was issued, by its number of its own, with the number it has on the agenda. */
function issuedNumbers({ issued }: Pick<Agenda, 'issued'>): ReadonlyMap<number, number> {
  return new Map(issued.at(-1)?.items.map(({ id, number }) => [id, number]))
}

/**
 * Items with their numbers on the agenda, in that order: those that were issued keep theirs, and what comes
 * later goes on after the last.
 */
export function numbered(
  agenda: Pick<Agenda, 'items' | 'issued'>,
): readonly { readonly number: number; readonly item: AgendaItem }[] {
  const known = issuedNumbers(agenda)
  let last = Math.max(0, ...known.values())
  return agenda.items
    .map((item) => ({ item, number: known.get(item.id) ?? ++last }))
    .toSorted((one, other) => one.number - other.number)
}

export function isIssued(agenda: Pick<Agenda, 'issued'>, id: number): boolean {
  return issuedNumbers(agenda).has(id)
}

/** Whether a paper was issued. */
export function isPaperIssued({ layout }: Pick<Agenda, 'layout'>, id: number): boolean {
  return layout.some(({ paper }) => paper === id)
}
