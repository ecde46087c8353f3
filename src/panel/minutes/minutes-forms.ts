import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Named } from '../form-routes.ts'
import { actForms } from './act-forms.ts'
import {
  crumbsTo,
  editAddress,
  type FoundParagraph,
  minutesForm,
  pickParagraph,
  whole,
} from './find-minutes.ts'
import { headingOf } from './house-form.ts'
import type { KnownMinutes, MinutesNeeds } from './known-minutes.ts'
import { MINUTES } from './minutes-of-meeting.ts'
import { nextNumberOf, numberItems, sectionsOf } from './numbers.ts'
import { type Offer, offersFor, orderAfter } from './offers.ts'
import { drawnBy, type Paragraph, PLACES } from './paragraph.ts'
import { movedBy, movedTo, orderLast, placedAt, WHOLE } from './placing.ts'
import { factChoices, recordNumber, recordTaken, recordWritten } from './record-minutes.ts'

const WRITE = { kind: MINUTES, act: 'write' } as const

interface FoundOffer extends KnownMinutes {
  readonly offer: Offer
}

/** Taking the draft over, and writing its paragraphs. */
export function minutesForms(app: FastifyInstance, needs: MinutesNeeds): void {
  const form = <Found extends KnownMinutes, const Fields extends readonly Field[]>(
    asked: Parameters<typeof minutesForm<Found, Fields>>[2],
  ) => minutesForm(app, needs, asked)

  form({
    ...{ url: '/meetings/:address/minutes/take-over', act: WRITE, pick: whole },
    fields: (found) => firstFields(found),
    ask: (found) => ({
      ...{ title: 'Take the draft over as minutes', button: 'Take it over' },
      lead: 'Each sentence of the draft becomes a paragraph that you can edit, kept with the facts that it rests on. Nothing is drafted over what you write: what is recorded or corrected later is offered.',
      breadcrumbs: crumbsTo(found),
      typed: { first: String(nextNumberOf(found.known.meetings, found.meeting, found.all)) },
    }),
    record: async (trx, found, { first }, moment) =>
      then(found, await recordTaken(trx, found, first ?? null, moment)),
  })

  form({
    ...{ url: '/meetings/:address/minutes/number', act: WRITE, pick: whole },
    fields: (found) => firstFields(found),
    ask: (found) => ({
      ...{ title: 'Number the minutes otherwise', button: 'Number them' },
      lead: 'Numbers run on from the first through these minutes, and from one meeting of the municipal year to the next.',
      breadcrumbs: crumbsTo(found),
      typed: { first: String(found.minutes.first ?? '') },
    }),
    record: async (trx, found, { first }, moment) =>
      first === undefined
        ? refuse('no-number', 'The papers of this meeting give its numbers, and they stand')
        : then(found, await recordNumber(trx, found, first, moment)),
  })

  form<FoundParagraph, readonly Field[]>({
    ...{ url: '/meetings/:address/minutes/paragraphs/:paragraph/edit', act: WRITE },
    pick: pickParagraph,
    fields: (found) => paragraphFields(found),
    ask: (found) => ({
      ...{ title: 'Edit a paragraph', button: 'Keep it' },
      lead: `It rests on: ${factChoices(found, found.paragraph.facts).join('; ') || 'nothing that is recorded'}. What it said before is kept.`,
      breadcrumbs: crumbsTo(found),
      typed: {
        words: found.paragraph.words,
        item: found.paragraph.item ?? WHOLE,
        place: found.paragraph.place,
        who: found.paragraph.isApart ? 'members' : 'everybody',
        isLeftOut: found.paragraph.isLeftOut ? 'yes' : 'no',
      },
    }),
    async record(trx, found, filled, moment) {
      const { paragraph, seen, minutes } = found
      const versions = minutes.versions.get(paragraph.id) ?? []
      if (seen !== versions.length) {
        const message = `This paragraph was written otherwise since you opened it, and reads now: “${paragraph.words}”. Open it again, and write what you mean into that`
        return refuse('written-since', message, 'words')
      }
      if (minutes.corrections.some((one) => one.paragraph === paragraph.id)) {
        return refuse('corrected', 'It was corrected at a meeting: correct it again by a meeting')
      }
      const { words, item, place, who, isLeftOut } = filled as Readonly<Record<string, unknown>>
      const at = placedAt(item, place)
      if (!at.ok) return at
      const moved = movedTo(found, paragraph, at.value)
      const isApart = who === undefined ? moved.isApart : who === 'members'
      const written: Paragraph = {
        ...{ ...moved, words: String(words) },
        // What comes out of an item taken in private stays for members until the clerk says otherwise where it stands
        isApart: isApart || (moved.item !== paragraph.item && moved.isApart),
        isLeftOut: isLeftOut === true,
      }
      return then(found, await recordWritten(trx, found, written, moment))
    },
  })

  for (const way of ['up', 'down'] as const) {
    form<FoundParagraph, readonly []>({
      ...{ url: `/meetings/:address/minutes/paragraphs/:paragraph/${way}`, act: WRITE },
      pick: pickParagraph,
      fields: () => [],
      ask: (found) => ({
        ...{ title: `Move a paragraph ${way}`, button: `Move it ${way}` },
        lead: `It reads: “${found.paragraph.words}” The numbers and letters run on by themselves.`,
        breadcrumbs: crumbsTo(found),
      }),
      async record(trx, found, _, moment) {
        const { paragraph, minutes } = found
        const moved = movedBy(minutes.paragraphs, paragraph, way)
        return then(found, await recordWritten(trx, found, moved, moment))
      },
    })
  }

  form<KnownMinutes, readonly Field[]>({
    ...{ url: '/meetings/:address/minutes/add', act: WRITE, pick: whole },
    fields: (found) => addedFields(found),
    ask: (found) => ({
      ...{ title: 'Add a paragraph', button: 'Add it' },
      lead: 'Of what is recorded and stands in no paragraph as you want it said.',
      breadcrumbs: crumbsTo(found),
    }),
    async record(trx, found, filled, moment) {
      const { item, place, words, facts } = filled as Readonly<Record<string, unknown>>
      const chosen = Array.isArray(facts) ? facts.map(String) : []
      if (chosen.length === 0) {
        const message =
          'Choose at least one fact that it rests on; record it first where it is none of these'
        return refuse('no-fact', message, 'facts')
      }
      const at = placedAt(item, place)
      if (!at.ok) return at
      const { paragraphs } = found.minutes
      const added: Paragraph = {
        ...{ id: nextId(paragraphs), words: String(words), facts: chosen, drawn: null },
        ...at.value,
        order: orderLast(paragraphs, at.value),
        ...{ isApart: false, isOfRoom: false, isLeftOut: false },
      }
      return then(found, await recordWritten(trx, found, added, moment))
    },
  })

  form<FoundOffer, readonly Field[]>({
    ...{ url: '/meetings/:address/minutes/offers/:offer', act: WRITE, pick: pickOffer },
    fields: ({ offer }) => [
      { name: 'what', kind: 'choice', label: 'What becomes of it', choices: choicesFor(offer) },
    ],
    ask: (found) => ({
      ...{ title: 'What the record says since', button: 'Do that' },
      lead: offerWords(found.offer),
      breadcrumbs: crumbsTo(found),
    }),
    record: async (trx, found, filled, moment) => {
      const { what } = filled as Readonly<Record<string, unknown>>
      return then(found, await recordWritten(trx, found, answered(found, String(what)), moment))
    },
  })

  actForms(app, needs)
}

function pickOffer(found: KnownMinutes, { params }: FastifyRequest<Named>): FoundOffer | undefined {
  const offers = offersFor(found.minutes.paragraphs, drawnBy(found.record.draft))
  const offer = offers.find(({ id }) => id === params['offer'])
  return offer && { ...found, offer }
}

/** On to the page on which they are written, once it is recorded. */
function then(found: KnownMinutes, done: Outcome<void>): Outcome<string> {
  return done.ok ? accept(editAddress(found)) : done
}

const nextId = (paragraphs: readonly Paragraph[]) =>
  Math.max(0, ...paragraphs.map(({ id }) => id)) + 1

const FIRST = {
  name: 'first',
  kind: 'number',
  label: 'Number of the first item',
  hint: 'It continues from the last minutes of the municipal year, as far as those are held here',
  asks: 'the number of the first item',
  least: 1,
  most: 9_999,
} as const satisfies Field

/** Of a meeting whose papers number its items, no number is asked. */
function firstFields({
  meeting,
  record,
  minutes,
}: KnownMinutes): readonly [typeof FIRST] | readonly [] {
  const items =
    minutes.items.length > 0 ? minutes.items : record.draft.minutes.map(({ item }) => item)
  const isAsked = numberItems(meeting, items, null).some(({ number }) => number === null)
  return isAsked ? [FIRST] : []
}

const WORDS = {
  name: 'words',
  kind: 'long-text',
  label: 'The paragraph',
  asks: 'what the paragraph says',
  longest: 8_000,
} as const satisfies Field

/** Under which item a paragraph stands, and where in its minute: where it stands now unless something else is said. */
function placeFields(
  { meeting, minutes, record }: Pick<KnownMinutes, 'meeting' | 'minutes' | 'record'>,
  now?: Paragraph,
) {
  const sections = sectionsOf(meeting, minutes, record.draft)
  return [
    {
      ...{ name: 'item', kind: 'choice', label: 'Of which item' },
      choices: {
        [WHOLE]: 'The meeting as a whole',
        ...Object.fromEntries(sections.map((one) => [one.item, headingOf(one)])),
      },
      ...(now === undefined ? {} : { default: now.item ?? WHOLE }),
    },
    {
      ...{ name: 'place', kind: 'choice', label: 'Where it stands', choices: PLACES },
      ...(now === undefined ? {} : { default: now.place }),
    },
  ] as const satisfies readonly Field[]
}

function paragraphFields(found: FoundParagraph): readonly Field[] {
  const { meeting, minutes, paragraph } = found
  const section = numberItems(meeting, minutes.items, minutes.first).find(
    ({ item }) => item === paragraph.item,
  )
  return [
    WORDS,
    ...placeFields(found, paragraph),
    // What is of an item taken in private is never for everybody
    ...(section?.isPrivate === true
      ? []
      : [
          {
            ...{ name: 'who', kind: 'choice', label: 'Who reads it once it is published' },
            choices: { everybody: 'Everybody', members: 'Members alone: it is kept apart' },
          } as const satisfies Field,
        ]),
    { name: 'isLeftOut', kind: 'yes-no', label: 'Leave it out of the minutes' },
  ]
}

function addedFields(found: KnownMinutes): readonly Field[] {
  const { record } = found
  const ids = record.judged.corrected.flatMap(({ raw, isStruck }) => (isStruck ? [] : [raw.id]))
  const words = factChoices(found, ids)
  return [
    ...placeFields(found),
    WORDS,
    {
      ...{ name: 'facts', kind: 'ticks', label: 'The facts that it rests on' },
      choices: Object.fromEntries(ids.map((id, index) => [id, words[index] ?? id])),
    },
  ]
}

function choicesFor({ paragraph, drawn }: Offer): Readonly<Record<string, string>> {
  if (paragraph === undefined) return { take: 'Put it in', out: 'Leave it out' }
  return {
    ...(drawn === undefined
      ? { out: 'Leave the paragraph out' }
      : { take: 'Put what the record draws now in the place of the paragraph' }),
    keep: 'Keep the paragraph as it is written',
  }
}

function offerWords({ paragraph, drawn }: Offer): string {
  if (paragraph === undefined) return `No paragraph says this yet: “${drawn?.words}”`
  const now =
    drawn === undefined ? 'The record no longer draws it' : `The record draws now: “${drawn.words}”`
  return `The paragraph reads: “${paragraph.words}” ${now}${now.endsWith('”') ? '' : '.'}`
}

/** The paragraph as it stands once what was offered is answered. */
function answered({ offer, minutes, record }: FoundOffer, what: string): Paragraph {
  const { paragraph, drawn } = offer
  const all = drawnBy(record.draft)
  const facts = drawn === undefined ? [] : [...drawn.facts]
  if (paragraph !== undefined) {
    const held = drawn === undefined ? { drawn: null } : { drawn: drawn.words, facts }
    if (what === 'keep') return { ...paragraph, ...held }
    if (drawn === undefined) return { ...paragraph, isLeftOut: true }
    return { ...paragraph, ...held, words: drawn.words, isLeftOut: false }
  }
  if (drawn === undefined) throw new Error('An offer is of a paragraph, or of what is drawn')
  const same = all.find((one) => one.item === drawn.item && one.words === drawn.words) ?? drawn
  return {
    ...{ id: nextId(minutes.paragraphs), item: drawn.item, place: drawn.place, facts },
    order: orderAfter(minutes.paragraphs, all, same),
    ...{
      words: drawn.words,
      drawn: drawn.words,
      isApart: false,
      isOfRoom: false,
      isLeftOut: what === 'out',
    },
  }
}
