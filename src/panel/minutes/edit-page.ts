import { dayInBritain } from '#days/index.ts'
import { describeDay } from '#shared/index.ts'
import { fetchNames } from '#storage/index.ts'
import type { Page } from '#web/index.ts'
import { addressOf, crumbsOf } from '../meetings/meeting-words.ts'
import { eventWords, firstWords } from '../record/event-words.ts'
import type { JudgedRecord } from '../record/fetch-judged.ts'
import { headingOf, standingOf, titleOf } from './house-form.ts'
import { isKeptApart, type KnownMinutes, type MinutesNeeds, stateOf } from './known-minutes.ts'
import { ACTS_OF_MINUTES, correctionsOf, type DoneWithMinutes } from './minutes-of-meeting.ts'
import { factsShown } from './minutes-page.ts'
import { sectionsOf } from './numbers.ts'
import { type Offer, offersFor } from './offers.ts'
import { drawnBy, type Paragraph, PLACES } from './paragraph.ts'
import { movedBy } from './placing.ts'
import { turnedSince } from './turned-since.ts'
import { unsettledIn } from './unsettled.ts'

/** `/meetings/<address>/minutes/edit`: paragraph by paragraph with the facts beside, and what is offered. */
export async function presentEdit(
  found: KnownMinutes,
  { asPublic }: Pick<MinutesNeeds, 'asPublic'>,
): Promise<Page & Readonly<Record<string, unknown>>> {
  const { meeting, minutes, record } = found
  const nameOf = await fetchNames(asPublic)
  const address = `${addressOf(meeting)}/minutes`
  const state = stateOf(found)
  const offers = state === 'none' ? [] : offersFor(minutes.paragraphs, drawnBy(record.draft))
  const beside = (id: number) => offers.find(({ paragraph }) => paragraph?.id === id)
  const isOpen = state === 'draft' || state === 'circulated'
  const shown = (one: Paragraph) => {
    const corrections = correctionsOf(minutes, one.id)
    const versions = minutes.versions.get(one.id) ?? []
    return {
      id: one.id,
      words: corrections.at(-1)?.after ?? one.words,
      place: PLACES[one.place],
      isLeftOut: one.isLeftOut,
      isApart: isKeptApart(found, one),
      facts: factsShown(one.facts, record),
      before: [
        ...versions.slice(0, -1).map(({ paragraph, recordedAt, recordedBy }) => ({
          words: paragraph.words,
          who: `${nameOf(recordedBy)}, ${describeDay(dayInBritain(recordedAt))}`,
        })),
        ...corrections.map((its) => ({ words: its.before, who: its.resolution })),
      ],
      lastBy: lastBy(versions.at(-1), nameOf),
      offer: offerShown(beside(one.id), found),
      ways: (['up', 'down'] as const).filter(
        (way) => movedBy(minutes.paragraphs, one, way) !== one,
      ),
      mayEdit: isOpen && corrections.length === 0,
      mayCorrect: state !== 'draft' && !one.isLeftOut,
    }
  }
  const at = (item: string | null) =>
    minutes.paragraphs.filter((one) => one.item === item).map(shown)
  const whole = minutes.paragraphs.filter(({ item }) => item === null)
  return {
    title: titleOf(meeting),
    breadcrumbs: crumbsOf(meeting),
    ...{ address, state, isOpen, standing: standingOf(minutes) },
    draft: `${addressOf(meeting)}/minutes-draft`,
    isRecorded: record.events.length > 0,
    sections: [
      {
        heading: 'At the beginning',
        paragraphs: whole.filter(({ place }) => place !== 'closing').map(shown),
      },
      ...sectionsOf(meeting, minutes, record.draft).map((section) => ({
        heading: headingOf(section),
        isPrivate: section.isPrivate,
        paragraphs: at(section.item),
      })),
      {
        heading: 'At the end',
        paragraphs: whole.filter(({ place }) => place === 'closing').map(shown),
      },
    ].filter(({ paragraphs }) => paragraphs.length > 0),
    offers: offers
      .filter(({ paragraph }) => paragraph === undefined)
      .flatMap((one) => offerShown(one, found) ?? []),
    turned: turnedSince(found, offers),
    unsettled: [...record.draft.unsettled, ...unsettledIn(minutes)],
    done: minutes.done.map((one) => ({
      words: doneWords(one),
      by: nameOf(one.recordedBy),
      href: one.isStruck ? null : `${address}/put-right/${one.entry}`,
    })),
    // Where papers number the items, those numbers stand
    mayNumber: minutes.first !== null,
    mayPublish: state === 'circulated' || (state === 'signed' && minutes.published === undefined),
  }
}

function lastBy(
  version: { readonly recordedAt: string; readonly recordedBy: string } | undefined,
  nameOf: (key: string) => string,
): string {
  if (version === undefined) return ''
  return `${nameOf(version.recordedBy)}, ${describeDay(dayInBritain(version.recordedAt))}`
}

/** What is offered beside a paragraph, with what was corrected of that on which it rests. */
function offerShown(offer: Offer | undefined, found: KnownMinutes) {
  if (offer === undefined) return null
  const { drawn, paragraph, id } = offer
  const { record, meeting } = found
  return {
    href: `${addressOf(meeting)}/minutes/offers/${id}`,
    words: drawn?.words ?? null,
    place: drawn === undefined ? '' : placeWords(drawn, found),
    facts: drawn === undefined ? [] : factsShown(drawn.facts, record),
    corrected: paragraph === undefined ? [] : correctedSince(paragraph, record),
  }
}

/** "Rural crime: what was resolved"; by its title, as the minutes number it otherwise than its agenda. */
function placeWords(
  { item, place }: Pick<Paragraph, 'item' | 'place'>,
  { meeting, record }: KnownMinutes,
): string {
  if (item === null) return PLACES[place]
  const [section] = sectionsOf(meeting, { items: [item], first: null }, record.draft)
  return `${section?.title ?? `Item ${item}`}: ${PLACES[place].toLowerCase()}`
}

/** What was corrected or struck out of that on which a paragraph rests, in sentences. */
function correctedSince({ facts }: Paragraph, { judged }: JudgedRecord): readonly string[] {
  return judged.corrected
    .filter(
      ({ raw, by, isStruck }) =>
        facts.includes(raw.id) && (isStruck || by.some((one) => !facts.includes(one))),
    )
    .map(({ raw, first, isStruck }) => {
      const now = eventWords(judged.course, raw)
      if (isStruck) return `It rests on what was struck out since: ${now}.`
      const before =
        first === undefined
          ? ''
          : ` It was first recorded as: ${firstWords(judged.course, { first, raw })}.`
      return `It rests on what was corrected since, and now says: ${now}.${before}`
    })
}

/** "Signed on 22 March 2027, recorded on 2 April 2027; first recorded for 21 March 2027" */
export function doneWords(done: DoneWithMinutes): string {
  const on = (day: string | null) =>
    day === null ? 'on a day that is not known' : `on ${describeDay(day)}`
  const before = done.daysBefore.map((day) => `; first recorded as done ${on(day)}`).join('')
  const struck = done.isStruck ? ' (struck out)' : ''
  return `${ACTS_OF_MINUTES[done.act]} ${on(done.on)}, recorded on ${describeDay(done.recordedOn)}${before}${struck}`
}
