import type { Transaction } from 'kysely'
import { findPerson } from '#people/index.ts'
import { accept, describeDay, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { type Database, type Part, recordEntry, recordOnce } from '#storage/index.ts'
import { fetchAgenda } from '../agenda/agenda-records.ts'
import { placeOfWord } from '../agenda/checks/restricted-words.ts'
import { restrictedWords } from '../agenda/item-words.ts'
import { asJson } from '../as-json.ts'
import { askToConfirm } from '../confirming.ts'
import type { Moment } from '../form-routes.ts'
import { dayOfMeeting } from '../meetings/meeting.ts'
import { shorten } from '../questions/questions-page.ts'
import { refuseToCome } from '../to-come.ts'
import { isKeptApart, type KnownMinutes } from './known-minutes.ts'
import { correctionsOf, type DoneWithMinutes, type Given, MINUTES } from './minutes-of-meeting.ts'
import { numberItems, refuseTwice, sectionsOf } from './numbers.ts'
import { offersFor } from './offers.ts'
import { drawnBy, type Paragraph } from './paragraph.ts'
import { privateFacts } from './record-minutes.ts'
import { turnedSince } from './turned-since.ts'
import { isWholeApart, unsettledParagraphs } from './unsettled.ts'

/** Records that the minutes as they stand were circulated: members are given all of them, the public nothing. */
export async function recordCirculated(
  trx: Transaction<Database>,
  found: KnownMinutes,
  on: string,
  moment: Moment,
): Promise<Outcome<void>> {
  const wrong = [...wrongDay(found, on, moment), ...wrongNumbers(found)]
  if (wrong.length > 0) return { ok: false, problems: wrong }
  const asked = askToConfirm(openOffers(found), moment)
  if (asked.length > 0) return { ok: false, problems: asked }
  await recordOf(trx, found, 'circulated', on, { members: { given: givenNow(found) } }, moment)
  return accept(undefined)
}

/**
 * Records that the minutes were published. What is taken in private, and what was put apart, is in a part of its own
 * for members; what says that something is not settled stands in no published text.
 */
export async function recordPublished(
  trx: Transaction<Database>,
  found: KnownMinutes,
  on: string,
  moment: Moment,
): Promise<Outcome<void>> {
  const { minutes } = found
  if (minutes.published !== undefined) {
    return refuse('published', 'They are published already, and are changed by a correction alone')
  }
  const unsettled = unsettledParagraphs(minutes.paragraphs).map(
    ({ words }): Problem => ({
      code: 'unsettled',
      message: `“${shorten(words)}” says that something is not settled. Write it otherwise, leave it out, or record what was so`,
    }),
  )
  const circulated = minutes.done.find(({ act, isStruck }) => act === 'circulated' && !isStruck)
  const early =
    circulated?.on != null && on < circulated.on
      ? [
          {
            code: 'before-circulated',
            message: `They were circulated on ${describeDay(circulated.on)}. Enter that day or a later one`,
            field: 'on',
          },
        ]
      : []
  const wrong = [
    ...wrongDay(found, on, moment),
    ...early,
    ...wrongNumbers(found),
    ...unsettled,
    ...(await wordsOfPrivate(trx, found)),
  ]
  if (wrong.length > 0) return { ok: false, problems: wrong }
  const since = writtenSince(found)
  const warnings = [
    ...openOffers(found),
    ...minutes.paragraphs
      .filter(isWholeApart)
      .map(({ words }) => `Everybody would look for “${shorten(words)}”, and it is for members`),
    ...(since === 0
      ? []
      : [
          `${since === 1 ? 'A paragraph was' : `${since} paragraphs were`} written otherwise since they were circulated: what is published is what stands now`,
        ]),
  ]
  const asked = askToConfirm(warnings, moment)
  if (asked.length > 0) return { ok: false, problems: asked }
  const isPrivate = await privateFacts(trx, found)
  if (!isPrivate.ok) return isPrivate
  const all = givenNow(found)
  const [apart, open] = parted(found, all.paragraphs)
  const ids = new Set(open.map(({ id }) => id))
  const everybodys = {
    ...all,
    paragraphs: open.map((one) => ({
      ...one,
      facts: one.facts.filter((fact) => !isPrivate.value(fact)),
    })),
    corrections: minutes.corrections.filter(({ paragraph }) => ids.has(paragraph)),
  }
  const parts = {
    public: asJson({ given: everybodys }) as Part,
    ...(apart.length === 0 ? {} : { members: asJson({ apart }) as Part }),
  }
  await recordOf(trx, found, 'published', on, parts, moment)
  return accept(undefined)
}

/** Words that may stand nowhere in public, in a paragraph that everybody would read. */
async function wordsOfPrivate(
  trx: Transaction<Database>,
  found: KnownMinutes,
): Promise<readonly Problem[]> {
  const forbidden = restrictedWords(await fetchAgenda(trx, found.meeting.address))
  return found.minutes.paragraphs
    .filter((one) => !one.isLeftOut && !isKeptApart(found, one))
    .flatMap(({ words }) =>
      forbidden
        .filter((word) => placeOfWord(word, words) !== undefined)
        .map((word) => ({
          code: 'restricted-word',
          message: `“${word}” is to stand nowhere in public, and “${shorten(words)}” has it. Write it without that word, or keep it for members`,
        })),
    )
}

/** Records that a later meeting corrected a paragraph. */
export async function recordCorrected(
  trx: Transaction<Database>,
  found: KnownMinutes,
  paragraph: Paragraph,
  said: { readonly after: string; readonly meeting: string; readonly resolution: string },
  moment: Moment,
): Promise<Outcome<void>> {
  const { minutes, known } = found
  const circulated = [
    ...(minutes.published?.paragraphs ?? []),
    ...minutes.publishedApart,
    ...(minutes.circulated?.paragraphs ?? []),
  ].find(({ id }) => id === paragraph.id)
  if (circulated?.words !== paragraph.words || paragraph.isLeftOut) {
    const message =
      'Members were not given this paragraph as it is written now, and so cannot have corrected it. Circulate the minutes first'
    return refuse('not-circulated', message)
  }
  const before = correctionsOf(minutes, paragraph.id).at(-1)?.after ?? paragraph.words
  if (before === said.after) {
    return refuse('same', 'That is what the paragraph says. Enter what it says since', 'after')
  }
  const later = known.meetings.byAddress.get(said.meeting)
  const on = later === undefined ? null : dayOfMeeting(later)
  const signedOn = minutes.signed?.on
  const warnings =
    on !== null && signedOn != null && on > signedOn
      ? [
          `They were signed on ${describeDay(signedOn)}, before that meeting: what was signed is corrected`,
        ]
      : []
  const asked = askToConfirm(warnings, moment)
  if (asked.length > 0) return { ok: false, problems: asked }
  const isOpen = minutes.published !== undefined && !isKeptApart(found, paragraph)
  const says: Part = { paragraph: paragraph.id, before, ...said }
  await recordOf(trx, found, 'corrected', on, { [isOpen ? 'public' : 'members']: says }, moment)
  return accept(undefined)
}

/** Records that the minutes were signed, by whom and at which meeting. */
export async function recordSigned(
  trx: Transaction<Database>,
  found: KnownMinutes,
  { by, meeting, on }: { readonly by: string; readonly meeting: string; readonly on: string },
  moment: Moment,
): Promise<Outcome<void>> {
  const wrong = wrongDay(found, on, moment)
  if (wrong.length > 0) return { ok: false, problems: wrong }
  const later = found.known.meetings.byAddress.get(meeting)
  const day = later && dayOfMeeting(later)
  const warnings = [
    ...(isKnown(found, by) ? [] : [`Nobody of the name “${by}” is recorded here`]),
    ...(day === undefined || day === on
      ? []
      : [`That meeting was on ${describeDay(day)}, and not on the day that you entered`]),
  ]
  const asked = askToConfirm(warnings, moment)
  if (asked.length > 0) return { ok: false, problems: asked }
  await recordOf(trx, found, 'signed', on, { public: { by, meeting } }, moment)
  return accept(undefined)
}

/** Whether somebody of that name, as it is typed, is among the people recorded here. */
function isKnown({ known: { people } }: KnownMinutes, by: string): boolean {
  return findPerson(people, by).kind === 'one'
}

/** Records that an act was done on another day, or strikes it out. */
export async function recordPutRight(
  trx: Transaction<Database>,
  found: KnownMinutes,
  { entry, act, on: before }: DoneWithMinutes,
  said: { readonly what: string; readonly on?: string | undefined; readonly why: string },
  moment: Moment,
): Promise<Outcome<void>> {
  const about = { kind: MINUTES, record: found.meeting.address, event: act, corrects: entry }
  const parts = { office: { why: said.why } }
  if (said.what === 'all') {
    await recordEntry(trx, { ...about, act: 'strike-out', happened: null, parts }, moment.recorder)
    return accept(undefined)
  }
  const on = said.on ?? ''
  const wrong = wrongDay(found, on, moment)
  if (wrong.length > 0) return { ok: false, problems: wrong }
  if (on === before) return refuse('same', 'That is the day that is recorded', 'on')
  await recordEntry(trx, { ...about, act: 'correct', happened: on, parts }, moment.recorder)
  return accept(undefined)
}

async function recordOf(
  trx: Transaction<Database>,
  { meeting }: KnownMinutes,
  event: string,
  happened: string | null,
  parts: Partial<Record<'public' | 'members', Part>>,
  { recorder }: Moment,
): Promise<void> {
  const entry = { kind: MINUTES, record: meeting.address, event, happened, parts }
  await recordOnce(trx, entry, recorder)
}

/** What is given to readers as they stand: without what was left out, and without what the record drew before it was edited. */
export function givenNow({ meeting, minutes, record }: KnownMinutes): Part & Given {
  return asJson({
    sections: sectionsOf(meeting, minutes, record.draft),
    paragraphs: minutes.paragraphs
      .filter(({ isLeftOut }) => !isLeftOut)
      .map((one) => ({ ...one, drawn: null })),
    corrections: [],
  }) as unknown as Part & Given
}

/** What is for members alone, and what is for everybody. */
function parted(found: KnownMinutes, paragraphs: readonly Paragraph[]) {
  const apart = paragraphs.filter((one) => isKeptApart(found, one))
  return [apart, paragraphs.filter((one) => !apart.includes(one))] as const
}

function writtenSince({ minutes }: KnownMinutes): number {
  const said = (paragraphs: readonly Paragraph[]) =>
    new Map(paragraphs.filter(({ isLeftOut }) => !isLeftOut).map(({ id, words }) => [id, words]))
  const before = said(minutes.circulated?.paragraphs ?? [])
  const now = said(minutes.paragraphs)
  return [...new Set([...before.keys(), ...now.keys()])].filter(
    (id) => before.get(id) !== now.get(id),
  ).length
}

function openOffers(found: KnownMinutes): readonly string[] {
  const { minutes, record } = found
  const offers = offersFor(minutes.paragraphs, drawnBy(record.draft))
  const { length } = offers
  if (length === 0) return []
  const since = 'recorded or corrected since the draft was taken over'
  return [
    length === 1
      ? `One thing that was ${since} stands in no paragraph`
      : `${length} things that were ${since} stand in no paragraph`,
    ...turnedSince(found, offers),
  ]
}

function wrongDay(found: KnownMinutes, on: string, { today }: Moment): readonly Problem[] {
  const toCome = on > today ? refuseToCome(today) : undefined
  if (toCome?.ok === false) return toCome.problems
  const day = dayOfMeeting(found.meeting)
  const message = `The meeting was on ${describeDay(day)}. Enter a day that is no earlier`
  return on < day ? [{ code: 'before-meeting', message, field: 'on' }] : []
}

function wrongNumbers({ known, meeting, minutes, all }: KnownMinutes): readonly Problem[] {
  const items = numberItems(meeting, minutes.items, minutes.first)
  const numbers = refuseTwice(known.meetings, meeting, all, items)
  return numbers.ok ? [] : numbers.problems.map(({ code, message }) => ({ code, message }))
}
