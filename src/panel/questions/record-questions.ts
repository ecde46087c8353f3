import type { Kysely, Transaction } from 'kysely'
import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'
import {
  type Audience,
  type Database,
  eraseParts,
  fetchEntries,
  nextNumber,
  type Part,
  type Recorder,
  recordEntry,
  recordOnce,
} from '#storage/index.ts'
import { asJson } from '../as-json.ts'
import type { Moment } from '../form-routes.ts'
import { refuseToCome } from '../to-come.ts'
import {
  PUBLIC_QUESTION,
  type PublicQuestion,
  type Received,
  type RefusalKind,
  readQuestions,
  type Sent,
  stateOf,
} from './question.ts'

/** Every one, the first first; of those that are not accepted everybody reads only that they came. */
export async function fetchQuestions(
  db: Kysely<Database>,
  reader: Audience,
): Promise<readonly PublicQuestion[]> {
  return readQuestions(await fetchEntries(db, { kind: PUBLIC_QUESTION }, reader))
}

/** As whom it is recorded, whoever puts it: who that is, is for the office. */
const SOMEBODY = 'somebody who put a question'

/** What somebody puts to a meeting. */
export interface NewQuestion {
  readonly received: Received
  readonly sent: Sent
  /** Where letters about it go; nobody is ever shown it. */
  readonly email: string | undefined
}

/**
 * Takes a question or a petition for the office to read. The same words to the same meeting are not taken again
 * while the first wait.
 *
 * @param mostWaiting - so many may wait to be read at once
 * @param day - YYYY-MM-DD
 * @returns its number, or that too many wait already
 */
export async function recordReceived(
  trx: Transaction<Database>,
  { received, sent, email }: NewQuestion,
  mostWaiting: number,
  { day, at }: { readonly day: string; readonly at: string },
): Promise<Outcome<string>> {
  const waiting = (await fetchQuestions(trx, 'office')).filter((one) => stateOf(one) === 'waiting')
  const again = waiting.find(
    (one) => one.meeting === received.meeting && one.sent?.words === sent.words,
  )
  if (again !== undefined) return accept(again.number)
  if (waiting.length >= mostWaiting) {
    const message = `${waiting.length} wait to be read, and no more can be taken until some were`
    return refuse('too-many-waiting', message)
  }
  const number = String(await nextNumber(trx, PUBLIC_QUESTION))
  const parts = {
    public: { received: asJson(received) },
    office: { sent: asJson(sent) },
    ...(email === undefined ? {} : { sealed: { email } }),
  }
  const about = { kind: PUBLIC_QUESTION, record: number, event: 'received', happened: day }
  await recordEntry(trx, { ...about, parts }, { actor: SOMEBODY, at })
  return accept(number)
}

/** Lets everybody read it, as it is put to its meeting. @throws Refusal when it names nobody as recording it */
export async function recordAccepted(
  trx: Transaction<Database>,
  { number, sent, meeting: before }: PublicQuestion,
  { words, meeting }: { readonly words: string; readonly meeting: string },
  moment: Moment,
): Promise<void> {
  const isChanged = sent !== undefined && plain(sent.words) !== plain(words)
  const name = sent?.showsName ? { name: sent.name } : {}
  const names = sent?.names === undefined ? {} : { names: sent.names }
  await recordOf(trx, number, 'accepted', moment.today, moment, {
    accepted: { words, isChanged, ...name, ...names, ...(meeting === before ? {} : { meeting }) },
  })
}

const plain = (words: string) => words.replace(/\s+/g, ' ').trim()

/** Keeps it from being put to a meeting; what it said is never shown. */
export async function recordRefused(
  trx: Transaction<Database>,
  { number }: PublicQuestion,
  why: RefusalKind,
  moment: Moment,
): Promise<void> {
  await recordOf(trx, number, 'refused', moment.today, moment, { why })
}

/** Records that who put it took it back. */
export async function recordWithdrawn(
  trx: Transaction<Database>,
  { number }: PublicQuestion,
  moment: Moment,
): Promise<void> {
  await recordOf(trx, number, 'withdrawn', moment.today, moment, {})
}

/** Something said of it at or after the meeting. */
export interface NewSaid {
  /** YYYY-MM-DD */
  readonly on: string
  readonly event: 'answered' | 'supplementary'
  readonly says: object
}

/** Records an answer or a supplementary question, for everybody. @returns or that the day cannot be right */
export async function recordSaid(
  trx: Transaction<Database>,
  { number, handedIn }: PublicQuestion,
  { on, event, says }: NewSaid,
  moment: Moment,
): Promise<Outcome<void>> {
  const came = handedIn.slice(0, 'YYYY-MM-DD'.length)
  if (on > moment.today) {
    return refuseToCome(moment.today)
  }
  if (on < came) {
    const message = `It came on ${describeDay(came)}. Enter that day or a later one`
    return refuse('before-it-came', message, 'on')
  }
  await recordOf(trx, number, event, on, moment, { [event]: asJson(says) })
  return accept(undefined)
}

async function recordOf(
  trx: Transaction<Database>,
  record: string,
  event: string,
  happened: string,
  { recorder }: Moment,
  says: Part,
): Promise<void> {
  const about = { kind: PUBLIC_QUESTION, record, event, happened }
  await recordOnce(trx, { ...about, parts: { public: says } }, recorder)
}

/** Where letters about it go; `undefined` where no address was left, or it was erased. */
export async function fetchAddress(
  db: Kysely<Database>,
  number: string,
): Promise<string | undefined> {
  const email = (await fetchReceived(db, number))?.says['email']
  return typeof email === 'string' ? email : undefined
}

async function fetchReceived(db: Kysely<Database>, number: string) {
  const filter = { kind: PUBLIC_QUESTION, records: [number] }
  return (await fetchEntries(db, filter, 'sealed')).find(({ event }) => event === 'received')
}

/** What the record says of why an address is gone. */
const ENDED = 'Retention: an address is kept until the question is answered, refused or withdrawn'

/** Takes out where letters about it go, once none will. */
export async function eraseAddress(
  trx: Transaction<Database>,
  number: string,
  recorder: Recorder,
): Promise<void> {
  const received = await fetchReceived(trx, number)
  if (received?.says['email'] === undefined) return
  await eraseParts(trx, { entry: received.id, audiences: ['sealed'], law: ENDED }, recorder)
}
