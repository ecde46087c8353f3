import type { Kysely, Transaction } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  type Database,
  eraseParts,
  fetchEntries,
  nextNumber,
  type Part,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import {
  type AnswerKind,
  isOpen,
  REMARK,
  type RefusalKind,
  type Remark,
  readRemarks,
  type Said,
} from './remark.ts'

/**
 * Every remark, oldest first.
 *
 * @param reader - `public` reads those that were answered or published, and of the others only that they are
 */
export async function fetchRemarks(
  db: Kysely<Database>,
  reader: 'public' | 'office',
): Promise<readonly Remark[]> {
  return readRemarks(await fetchEntries(db, { kind: REMARK }, reader))
}

/** A remark as it is handed in. */
export interface NewRemark {
  readonly said: Said
  /** Who makes it, where they are signed in. */
  readonly by: string | undefined
  /** Where the answer is to be sent; nobody is ever shown it. */
  readonly email: string | undefined
}

/**
 * As whom a remark is recorded, whoever makes it: names of those who record can be read by everybody, and
 * who made a remark is for the office.
 */
const SOMEBODY = 'somebody who made a remark'

/**
 * Takes a remark for the office to read. One that says the same as one that waits is not taken again.
 *
 * @param mostOpen - how many may wait for an answer at once
 * @param day - on which it is made, YYYY-MM-DD
 * @returns its number, or that too many wait already
 */
export async function recordMade(
  trx: Transaction<Database>,
  { said, by, email }: NewRemark,
  mostOpen: number,
  { day, at }: { readonly day: string; readonly at: string },
): Promise<Outcome<string>> {
  const open = (await fetchRemarks(trx, 'office')).filter(isOpen)
  const again = open.find((one) => saysTheSame(one.said, said))
  if (again) return accept(again.record)
  if (open.length >= mostOpen) {
    const message = `${open.length} remarks wait for an answer, and no more can be taken until some have one`
    return refuse('too-many-open', message)
  }
  const record = String(await nextNumber(trx, REMARK))
  const office = { said: partOf(said), ...(by === undefined ? {} : { by }) }
  const sealed = email === undefined ? {} : { sealed: { email } }
  const about = { kind: REMARK, record, event: 'made', happened: day }
  await recordEntry(trx, { ...about, parts: { office, ...sealed } }, { actor: SOMEBODY, at })
  return accept(record)
}

function saysTheSame(one: Said | undefined, other: Said): boolean {
  const parts = ['about', 'part', 'wrong', 'should', 'where'] as const
  return parts.every((part) => one?.[part] === other[part])
}

/** Without what was left blank. */
function partOf(said: Said): Part {
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, words]) => (words === undefined ? [] : [[name, words]])),
  )
}

export interface NewAnswer {
  readonly answer: AnswerKind
  readonly words: string
  /** The act by which it was mended, as an address here. */
  readonly link: string | undefined
  /** Whether the words of the remark are shown with the answer. */
  readonly showsWords: boolean
  /** As what it is answered: "clerk". */
  readonly by: string
}

/** Answers a remark for everybody to read. A second answer stands beside the first, and is how it stands. */
export async function recordAnswer(
  trx: Transaction<Database>,
  { record, said }: Remark,
  { answer, words, link, showsWords, by }: NewAnswer,
  day: string,
  recorder: Recorder,
): Promise<void> {
  const about = { about: said?.about ?? '/', part: said?.part }
  const shown = partOf(showsWords && said ? said : about)
  const says = { answer, words, by, said: shown, ...(link === undefined ? {} : { link }) }
  await recordOf(trx, record, 'answered', says, day, recorder)
}

/** Lets everybody read a remark as it stands, before it is answered. */
export async function recordPublished(
  trx: Transaction<Database>,
  { record, said }: Remark,
  day: string,
  recorder: Recorder,
): Promise<void> {
  await recordOf(trx, record, 'published', { said: partOf(said ?? { about: '/' }) }, day, recorder)
}

/** Keeps a remark from ever being read by others; how many there were for each reason is told. */
export async function recordRefused(
  trx: Transaction<Database>,
  { record }: Remark,
  why: RefusalKind,
  day: string,
  recorder: Recorder,
): Promise<void> {
  await recordOf(trx, record, 'refused', { why }, day, recorder)
}

async function recordOf(
  trx: Transaction<Database>,
  record: string,
  event: 'answered' | 'published' | 'refused',
  says: Part,
  day: string,
  recorder: Recorder,
): Promise<void> {
  const about = { kind: REMARK, record, event, happened: day }
  await recordEntry(trx, { ...about, parts: { public: says } }, recorder)
}

/** Where the answer to a remark is to be sent; `undefined` where no address was given, or it was erased. */
export async function fetchAddress(
  db: Kysely<Database>,
  record: string,
): Promise<string | undefined> {
  const entries = await fetchEntries(db, { kind: REMARK, records: [record] }, 'sealed')
  const email = entries.find(({ event }) => event === 'made')?.says['email']
  return typeof email === 'string' ? email : undefined
}

/** What the record says of why an address is gone. */
const ANSWERED = 'Retention: an address is kept until its remark is answered, or refused'

/** Takes out where the answer to a remark was to be sent, where any is kept: none will be sent there any more. */
export async function eraseAddress(
  trx: Transaction<Database>,
  record: string,
  recorder: Recorder,
): Promise<void> {
  const entries = await fetchEntries(trx, { kind: REMARK, records: [record] }, 'sealed')
  const made = entries.find(({ event, says }) => event === 'made' && says['email'] !== undefined)
  if (made === undefined) return
  await eraseParts(trx, { entry: made.id, audiences: ['sealed'], law: ANSWERED }, recorder)
}
