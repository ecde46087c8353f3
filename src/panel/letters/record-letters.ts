import type { Kysely, Transaction } from 'kysely'
import { accept, describeDay, type Outcome, type Problem, refuse } from '#shared/index.ts'
import {
  type Audience,
  type Database,
  fetchEntries,
  nextNumber,
  type Part,
  readableBy,
  recordEntry,
  recordNumbered,
  recordOnce,
} from '#storage/index.ts'
import { asJson } from '../as-json.ts'
import type { Moment } from '../form-routes.ts'
import { recordHappening, strikeOut } from '../promises/record-promises.ts'
import type { Undertaking, Undertakings } from '../promises/undertaking.ts'
import { refuseToCome } from '../to-come.ts'
import { type CameKind, LETTER, type Letter, readLetters, type Written } from './letter.ts'
import { addressOf } from './letter-words.ts'

type Reader = Exclude<Audience, 'sealed'>

/** Letters as somebody may read them, by number. */
export async function fetchLetters(
  db: Kysely<Database>,
  reader: Audience,
): Promise<readonly Letter[]> {
  return readLetters(await fetchEntries(db, { kind: LETTER }, reader))
}

/**
 * Drafts a letter for the office to read. A draft again takes the place of the one before. A draft may wait
 * for the condition of what it rests on.
 *
 * @param number - of the letter; left out for a new one
 * @returns its number
 * @throws Refusal when it names nobody as recording it
 */
export async function recordDrafted(
  trx: Transaction<Database>,
  number: number | undefined,
  written: Written,
  { today, recorder }: Moment,
): Promise<number> {
  const parts = { office: { written: asJson(written) } }
  const drafted = { kind: LETTER, event: 'drafted', happened: today, parts }
  if (number === undefined) return await recordNumbered(trx, drafted, recorder)
  await recordOnce(trx, { ...drafted, record: String(number) }, recorder)
  return number
}

/** A letter as it is said to have been sent. */
export interface NewSent {
  /** YYYY-MM-DD */
  readonly on: string
  readonly written: Written
  readonly audience: Reader
}

/**
 * Records that a letter was sent, and with it the evidence that what it rests on is done: of that it may not
 * be recorded before its condition is met.
 *
 * @param number - of its draft; left out where it was not drafted here
 * @returns its number, or all that stands in the way
 * @throws Refusal when it names nobody as recording it
 */
export async function recordSent(
  trx: Transaction<Database>,
  { all }: Undertakings,
  number: number | undefined,
  { on, written, audience }: NewSent,
  { today, recorder }: Moment,
): Promise<Outcome<number>> {
  const undertaking = all.find((one) => one.number === written.rests)
  if (undertaking === undefined) return NOTHING_TO_REST_ON
  const problems = [...whyNotRead(written), ...whyNotAudience(undertaking, audience)]
  if (problems.length > 0) return { ok: false, problems }
  const letters = await fetchLetters(trx, 'office')
  const again = letters.find((one) => one.sent?.on === on && isSaid(one.written, written))
  if (again !== undefined) return accept(again.number)
  const record = number ?? (await nextNumber(trx, LETTER))
  const isForAll = audience === undertaking.audience
  const said = {
    words: isForAll ? sayLetter(written) : 'the letter was sent',
    source: { document: isForAll ? citeLetter(written, on) : 'The letter' },
    letter: record,
    // Only where all who read of it may open the letter
    ...(isForAll ? { page: addressOf({ number: record }) } : {}),
  }
  const done = await recordHappening(
    trx,
    undertaking,
    { kind: 'evidence', on, said },
    today,
    recorder,
  )
  if (!done.ok) return done
  const sent: Part = { sent: asJson({ written, audience }) }
  const about = { kind: LETTER, record: String(record), event: 'sent', happened: on }
  await recordEntry(trx, { ...about, parts: { [audience]: sent } }, recorder)
  return accept(record)
}

const NOTHING_TO_REST_ON = refuse(
  'rests-on-nothing',
  'What it rests on is not recorded. Choose what was resolved or asked for',
  'rests',
)

const isSaid = (one: Written, other: Written) =>
  JSON.stringify(asJson(one)) === JSON.stringify(asJson(other))

const sayLetter = ({ to, subject }: Written) => `the letter to ${to}: ${subject}`

const citeLetter = ({ document, to }: Written, on: string) =>
  document ?? `Letter to ${to} of ${describeDay(on)}`

function whyNotRead({ text, document }: Written): readonly Problem[] {
  if (text !== undefined || document !== undefined) return []
  const message = 'Enter the text of the letter, or where a copy of it is kept'
  return [{ code: 'no-letter', message, field: 'text' }]
}

function whyNotAudience(undertaking: Undertaking, audience: Reader): readonly Problem[] {
  if (readableBy(audience).includes(undertaking.audience)) return []
  const message =
    'What it rests on was said in private, and the letter would tell of it. Choose readers who may read both'
  return [{ code: 'too-many-readers', message, field: 'audience' }]
}

/** What came of a letter, as it is to be recorded. */
export interface NewCame {
  /** YYYY-MM-DD */
  readonly on: string
  readonly words: string
  readonly document?: string | undefined
  readonly next?: string | undefined
}

/**
 * Records that a letter was acknowledged or answered, for those who may read the letter.
 *
 * @returns or that the day cannot be right
 * @throws Refusal when it names nobody as recording it
 */
export async function recordCame(
  trx: Transaction<Database>,
  { number, sent, came: before }: Letter,
  kind: CameKind,
  { on, ...came }: NewCame,
  { today, recorder }: Moment,
): Promise<Outcome<void>> {
  if (sent === undefined) return refuse('not-sent', 'It is not on record that the letter was sent')
  if (on > today) {
    return refuseToCome(today)
  }
  if (on < sent.on) {
    const message = `It cannot come before the letter was sent, on ${describeDay(sent.on)}. Correct the day`
    return refuse('before-sent', message, 'on')
  }
  if (before.some((one) => one.kind === kind && one.on === on && one.words === came.words)) {
    return accept(undefined)
  }
  const about = { kind: LETTER, record: String(number), event: kind, happened: on }
  await recordOnce(trx, { ...about, parts: { [sent.audience]: { came: asJson(came) } } }, recorder)
  return accept(undefined)
}

/** Records that a draft is not to be sent. @throws Refusal when it names nobody as recording it */
export async function recordGivenUp(
  trx: Transaction<Database>,
  { number }: Letter,
  reason: string,
  { today, recorder }: Moment,
): Promise<void> {
  const about = { kind: LETTER, record: String(number), event: 'given-up', happened: today }
  await recordOnce(trx, { ...about, parts: { office: { reason } } }, recorder)
}

/**
 * Strikes out that a letter was sent, acknowledged or answered. Where it is not sent after all, what it rests
 * on is not done by it either.
 *
 * @returns or that nothing which counts was recorded under that number
 * @throws Refusal when it names nobody as recording it
 */
export async function strikeOutOf(
  trx: Transaction<Database>,
  { all }: Undertakings,
  { number, sent, came, written }: Letter,
  { entry, reason }: { readonly entry: number; readonly reason: string },
  { today, recorder }: Moment,
): Promise<Outcome<void>> {
  const struck = sent?.entry === entry ? 'sent' : came.find((one) => one.entry === entry)?.kind
  if (sent === undefined || struck === undefined) {
    return refuse('not-recorded', 'That is no longer recorded')
  }
  if (struck === 'sent' && came.length > 0) {
    const message = 'Something came in answer to it. Strike that out first'
    return refuse('was-answered', message, 'reason')
  }
  const undertaking = all.find((one) => one.number === written.rests)
  const evidence = undertaking?.happenings.find(
    ({ letter, page, struck: isOut }) =>
      (letter === number || page === addressOf({ number })) && isOut === undefined,
  )
  if (struck === 'sent' && undertaking !== undefined && evidence?.entry !== undefined) {
    const done = await strikeOut(
      trx,
      undertaking,
      { entry: evidence.entry, reason },
      today,
      recorder,
    )
    if (!done.ok) return done
  }
  await recordEntry(
    trx,
    {
      ...{ kind: LETTER, record: String(number), act: 'strike-out', event: struck },
      ...{ happened: today, corrects: entry, parts: { [sent.audience]: { reason } } },
    },
    recorder,
  )
  return accept(undefined)
}
