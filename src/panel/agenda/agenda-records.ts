import type { Kysely, Transaction } from 'kysely'
import { AGENDA, MEETING_FILES_TOLD, meetingFiles, type NewFile } from '#holdings/index.ts'
import {
  type Audience,
  type Database,
  fetchEntries,
  type Json,
  type Part,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import { ISSUED } from '../meetings/issued-agenda.ts'
import type { Agenda, AgendaItem, CheckedPaper, LaidOut, Paper } from './agenda.ts'
import { AGENDA_EVENTS, readAgenda } from './read-agenda.ts'

/** When something happens to the agenda of which meeting, and who records it. */
export interface Moment {
  /** The address of the meeting. */
  readonly address: string
  /** YYYY-MM-DD */
  readonly today: string
  readonly recorder: Recorder
}

/** The agenda of a meeting as the office has it; empty where nothing is recorded of it. */
export async function fetchAgenda(db: Kysely<Database>, address: string): Promise<Agenda> {
  return readAgenda(await fetchEntries(db, { kind: AGENDA, records: [address] }, 'office'))
}

/** Puts an item on, after another. */
export async function recordItemAdded(
  trx: Transaction<Database>,
  item: AgendaItem,
  after: number,
  moment: Moment,
): Promise<void> {
  await forOffice(trx, AGENDA_EVENTS.itemAdded, { item, after }, moment)
}

export async function recordItemChanged(
  trx: Transaction<Database>,
  item: AgendaItem,
  moment: Moment,
): Promise<void> {
  await forOffice(trx, AGENDA_EVENTS.itemChanged, { item }, moment)
}

/** @param varied - why the chair has it out of the order of business; `null` where it stands in it */
export async function recordItemMoved(
  trx: Transaction<Database>,
  move: { readonly id: number; readonly after: number; readonly varied: string | null },
  moment: Moment,
): Promise<void> {
  await forOffice(trx, AGENDA_EVENTS.itemMoved, move, moment)
}

export async function recordItemTakenOut(
  trx: Transaction<Database>,
  taken: { readonly id: number; readonly reason: string },
  moment: Moment,
): Promise<void> {
  await forOffice(trx, AGENDA_EVENTS.itemTakenOut, taken, moment)
}

/** What is said of a paper, beside its bytes. */
export type PaperSays = Omit<Paper, 'file' | 'withdrawn'>

/** Takes a paper in with its bytes, for the office until it is issued. */
export async function recordPaperAdded(
  trx: Transaction<Database>,
  paper: PaperSays,
  pdf: Buffer,
  moment: Moment,
): Promise<void> {
  const files = [{ name: `paper-${paper.id}.pdf`, content: pdf }]
  await recordWithFiles(
    trx,
    AGENDA_EVENTS.paperAdded,
    [{ for: 'office', says: { paper }, files }],
    moment,
  )
}

/**
 * Changes what is said of a paper, and its bytes where they follow from that.
 *
 * @param pdf - its new bytes; `null` where they stay
 */
export async function recordPaperChanged(
  trx: Transaction<Database>,
  paper: PaperSays,
  pdf: Buffer | null,
  moment: Moment,
): Promise<void> {
  const files = pdf === null ? [] : [{ name: `paper-${paper.id}.pdf`, content: pdf }]
  const part = { for: 'office', says: { paper }, files } as const
  await recordWithFiles(trx, AGENDA_EVENTS.paperChanged, [part], moment)
}

/** @param audience - whoever it was issued for, who are told why it was withdrawn */
export async function recordPaperWithdrawn(
  trx: Transaction<Database>,
  withdrawn: { readonly id: number; readonly reason: string },
  audience: 'public' | 'members' | 'office',
  { address, today, recorder }: Moment,
): Promise<void> {
  const about = { kind: AGENDA, record: address, happened: today }
  const parts = { [audience]: toPart(withdrawn) }
  await recordEntry(trx, { ...about, event: AGENDA_EVENTS.paperWithdrawn, parts }, recorder)
}

/** Records what was found when papers were read. */
export async function recordChecked(
  trx: Transaction<Database>,
  checked: readonly CheckedPaper[],
  moment: Moment,
): Promise<void> {
  await forOffice(trx, AGENDA_EVENTS.checked, { checked }, moment)
}

/** Says why a finding stays; a blank reason takes that back. */
export async function recordAccepted(
  trx: Transaction<Database>,
  accepted: { readonly mark: string; readonly words: string; readonly reason: string },
  moment: Moment,
): Promise<void> {
  await forOffice(trx, AGENDA_EVENTS.accepted, accepted, moment)
}

/** What one audience is told of an issue, with its files. */
export interface ForAudience {
  readonly for: keyof typeof MEETING_FILES_TOLD
  readonly says: object
  readonly files: readonly NewFile[]
}

/** Issues an agenda with its packs: all of it or nothing, in one transaction. */
export async function recordIssued(
  trx: Transaction<Database>,
  parts: readonly ForAudience[],
  layoutOf: (sheet: number) => readonly LaidOut[],
  moment: Moment,
): Promise<void> {
  await recordWithFiles(trx, ISSUED, parts, moment, (numbers) => ({
    layout: layoutOf(numbers.get('agenda.pdf') ?? 0),
  }))
}

/**
 * Records an entry with a part for each audience and the files it tells of.
 *
 * @param officeSays - what the office is told that turns on the numbers its files get
 */
async function recordWithFiles(
  trx: Transaction<Database>,
  event: string,
  parts: readonly ForAudience[],
  { address, today, recorder }: Moment,
  officeSays: (numbers: ReadonlyMap<string, number>) => object = () => ({}),
): Promise<void> {
  const told = []
  let count = 0
  for (const part of parts) {
    told.push({ ...part, told: await meetingFiles.tell(trx, part.files, count) })
    count += part.files.length
  }
  const numbers = new Map(told.flatMap((part) => part.told.map((one) => [one.name, one.file])))
  const says = Object.fromEntries(
    told.map((part): [Audience, Part] => {
      const more = part.for === 'office' ? officeSays(numbers) : {}
      const files = part.told.length === 0 ? {} : { [MEETING_FILES_TOLD[part.for]]: part.told }
      return [part.for, toPart({ ...part.says, ...more, ...files })]
    }),
  )
  const about = { kind: AGENDA, record: address, event, happened: today }
  const { id } = await recordEntry(trx, { ...about, parts: says }, recorder)
  for (const part of told) await meetingFiles.keep(trx, id, part.files, part.told, part.for)
}

async function forOffice(
  trx: Transaction<Database>,
  event: string,
  says: object,
  { address, today, recorder }: Moment,
): Promise<void> {
  const about = { kind: AGENDA, record: address, event, happened: today }
  await recordEntry(trx, { ...about, parts: { office: toPart(says) } }, recorder)
}

/** As the record keeps it: without what is not stated. */
function toPart(says: object): Part {
  return JSON.parse(JSON.stringify(says)) as Record<string, Json>
}
