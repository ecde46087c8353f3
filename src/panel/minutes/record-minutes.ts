import type { Transaction } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type Database, type Part, recordOnce } from '#storage/index.ts'
import { asJson } from '../as-json.ts'
import type { Moment } from '../form-routes.ts'
import { eventWords } from '../record/event-words.ts'
import { isOfTheRoom, isOpenInMinutes } from '../record/kept-words.ts'
import { fetchRecordedEvents } from '../record/recorded-events.ts'
import type { KnownMinutes } from './known-minutes.ts'
import { MINUTES } from './minutes-of-meeting.ts'
import { numberItems, refuseTwice } from './numbers.ts'
import { type Paragraph, takeOver } from './paragraph.ts'

/** Records something of the minutes of a meeting for the office alone. */
async function recordForOffice(
  trx: Transaction<Database>,
  { meeting }: KnownMinutes,
  event: string,
  says: Part,
  { recorder }: Moment,
): Promise<void> {
  const entry = { kind: MINUTES, record: meeting.address, event, happened: null }
  await recordOnce(trx, { ...entry, parts: { office: says } }, recorder)
}

/** Which events of a meeting are for members alone, or say in minutes what is. */
export async function privateFacts(
  trx: Transaction<Database>,
  { meeting, record }: KnownMinutes,
): Promise<Outcome<(fact: string) => boolean>> {
  const open = await fetchRecordedEvents(trx, meeting.address, 'public')
  if (!open.ok) return open
  const { events } = open.value
  const ids = new Set(events.filter((one) => isOpenInMinutes(one, events)).map(({ id }) => id))
  const all = new Set(record.events.map(({ id }) => id))
  return accept((fact) => all.has(fact) && !ids.has(fact))
}

/**
 * Whether a paragraph tells as it was drawn who came, went and declared, or that the public went and came back: that is
 * public of an item taken in private as well.
 */
function isOfRoom(
  { record: { judged } }: KnownMinutes,
  { facts, words, drawn }: Paragraph,
): boolean {
  const rest = new Set(facts)
  const events = judged.corrected.filter(({ raw }) => rest.has(raw.id))
  const corrections = new Set(events.flatMap(({ by }) => by))
  return (
    words === drawn &&
    events.length > 0 &&
    events.length + [...corrections].filter((one) => rest.has(one)).length === rest.size &&
    events.every(({ raw }) => isOfTheRoom(raw) && isOpenInMinutes(raw, [raw]))
  )
}

/**
 * Takes the draft over as minutes: once, however often it is sent.
 *
 * @param first - the number of the first item; `null` where papers give the numbers
 */
export async function recordTaken(
  trx: Transaction<Database>,
  found: KnownMinutes,
  first: number | null,
  moment: Moment,
): Promise<Outcome<void>> {
  const { meeting, record, known, all, minutes } = found
  if (minutes.versions.size > 0) return accept(undefined)
  if (record.events.length === 0) {
    const message =
      'Nothing is recorded of what happened at this meeting. Record it first, live or from notes'
    return refuse('nothing-recorded', message)
  }
  const items = record.draft.minutes.map(({ item }) => item)
  const numbers = refuseTwice(known.meetings, meeting, all, numberItems(meeting, items, first))
  if (!numbers.ok) return numbers
  const isPrivate = await privateFacts(trx, found)
  if (!isPrivate.ok) return isPrivate
  const paragraphs = takeOver(record.draft, isPrivate.value).map((one) => ({
    ...one,
    isOfRoom: isOfRoom(found, one),
  }))
  await recordForOffice(
    trx,
    found,
    'taken-over',
    asJson({ paragraphs, items, first }) as Part,
    moment,
  )
  return accept(undefined)
}

/** Numbers the minutes from another number on. */
export async function recordNumber(
  trx: Transaction<Database>,
  found: KnownMinutes,
  first: number,
  moment: Moment,
): Promise<Outcome<void>> {
  const { known, meeting, all, minutes } = found
  const items = numberItems(meeting, minutes.items, first)
  const numbers = refuseTwice(known.meetings, meeting, all, items)
  if (!numbers.ok) return numbers
  await recordForOffice(trx, found, 'numbered', { first }, moment)
  return accept(undefined)
}

/** Records a paragraph as it is written now; what it said before stays. */
export async function recordWritten(
  trx: Transaction<Database>,
  found: KnownMinutes,
  written: Paragraph,
  moment: Moment,
): Promise<Outcome<void>> {
  const { known, meeting, all, minutes } = found
  const before = minutes.paragraphs.find(({ id }) => id === written.id)
  const isNew = (fact: string) => before?.facts.includes(fact) !== true
  const isPrivate = await privateFacts(trx, found)
  if (!isPrivate.ok) return isPrivate
  // What came to rest on something private stands apart until the clerk says otherwise
  const isApart = written.isApart || written.facts.filter(isNew).some(isPrivate.value)
  const items = itemsWith(found, written.item)
  if (items !== undefined) {
    const numbered = numberItems(meeting, items, minutes.first)
    const numbers = refuseTwice(known.meetings, meeting, all, numbered)
    if (!numbers.ok) return numbers
  }
  const paragraph = { ...written, isApart, isOfRoom: isOfRoom(found, written) }
  if (JSON.stringify(paragraph) === JSON.stringify(before)) return accept(undefined)
  await recordForOffice(trx, found, 'written', asJson({ paragraph, items }) as Part, moment)
  return accept(undefined)
}

/**
 * The items in their order with one that had no paragraph: as they were taken, until numbers were given to members,
 * and after that at the end.
 *
 * @returns `undefined` where the item has its place already
 */
function itemsWith({ minutes, record }: KnownMinutes, item: string | null) {
  if (item === null || minutes.items.includes(item)) return undefined
  const all = [...minutes.items, item]
  if (minutes.circulated !== undefined) return all
  const taken = record.draft.minutes.map((one) => one.item)
  return taken.filter((one) => all.includes(one)).concat(all.filter((one) => !taken.includes(one)))
}

/** What facts say, in a line each. */
export function factChoices(
  { record: { judged } }: KnownMinutes,
  facts: readonly string[],
): readonly string[] {
  const raw = new Map(judged.corrected.map((one) => [one.raw.id, one.raw]))
  return facts.flatMap((id) => {
    const event = raw.get(id)
    return event === undefined ? [] : [eventWords(judged.course, event)]
  })
}
