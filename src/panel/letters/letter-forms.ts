import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import type { Field, Filled } from '#fields/index.ts'
import { accept, endSentence, type Outcome } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { audienceOf } from '#web/index.ts'
import { type Find, formRoutes, type Named, type PanelForm } from '../form-routes.ts'
import type { HeldUndertakings } from '../promises/promise-book.ts'
import { readerOf } from '../promises/with-held.ts'
import { CAME, type CameKind, LETTER, type Letter, stateOf, type Written } from './letter.ts'
import {
  CAME_FIELDS,
  GIVE_UP_FIELDS,
  STRIKE_FIELDS,
  sentFields,
  writtenFields,
} from './letter-fields.ts'
import { addressOf, LETTERS, titleOf } from './letter-words.ts'
import type { LetterNeeds } from './needs.ts'
import {
  fetchLetters,
  recordCame,
  recordDrafted,
  recordGivenUp,
  recordSent,
  strikeOutOf,
} from './record-letters.ts'

/** What a form about letters finds: the letter, unless it is to be a new one. */
interface Found {
  readonly held: HeldUndertakings
  readonly letter: Letter | undefined
  readonly query: Readonly<Record<string, unknown>>
}

interface FoundLetter extends Found {
  readonly letter: Letter
}

const CRUMBS = [{ text: 'Letters', href: LETTERS }]
const crumbsOf = (letter: Letter) => [...CRUMBS, { text: titleOf(letter), href: addressOf(letter) }]
const stateIn = ({ letter }: FoundLetter) => stateOf(letter)

/** Drafting a letter, recording that it was sent, and what came of it. */
export function letterForms(app: FastifyInstance, needs: LetterNeeds): void {
  const finding = findingFor(needs)
  const findIn = async <Of extends Found>(
    trx: Transaction<Database>,
    found: Of,
    { actor }: FastifyRequest<Named>,
  ): Promise<Of | undefined> => {
    if (found.letter === undefined) return found
    const { number } = found.letter
    const letters = await fetchLetters(trx, audienceOf(actor))
    const letter = letters.find((one) => one.number === number)
    // One that moved on meanwhile, as by the same form sent twice, is asked about no more
    return letter && stateOf(letter) === stateOf(found.letter) ? { ...found, letter } : undefined
  }
  const some = async (request: FastifyRequest<Named>) => {
    const found = await finding(request)
    const { letter } = found ?? {}
    return found === undefined || letter === undefined ? undefined : { ...found, letter }
  }
  const inState = (state: string) => async (request: FastifyRequest<Named>) => {
    const found = await some(request)
    return found !== undefined && stateOf(found.letter) === state ? found : undefined
  }
  const form = <Of extends Found, const Fields extends readonly Field[]>(
    asked: PanelForm<Of, Fields>,
  ) => formRoutes(app, needs, { ...asked, findIn })
  form(draftForm(`${LETTERS}/draft`, finding))
  form(draftForm(`${LETTERS}/:number/draft`, inState('drafted')))
  form(sendForm(`${LETTERS}/send`, finding))
  form(sendForm(`${LETTERS}/:number/send`, inState('drafted')))
  for (const kind of ['acknowledged', 'answered'] as const) {
    form(cameForm(kind, inState('sent')))
  }
  form(giveUpForm(inState('drafted')))
  form(strikeForm(inState('sent')))
}

function findingFor({ db, undertakings }: LetterNeeds) {
  return async ({ params, actor, query }: FastifyRequest<Named>): Promise<Found | undefined> => {
    const audience = audienceOf(actor)
    const held = await undertakings(readerOf(audience))
    if (!held.ok) return undefined
    const { number } = params
    const letters = number === undefined ? [] : await fetchLetters(db, audience)
    const letter = letters.find((one) => String(one.number) === number)
    if (number !== undefined && letter === undefined) return undefined
    return { held: held.value, letter, query: z.record(z.string(), z.unknown()).parse(query ?? {}) }
  }
}

const typedOf = ({ letter, query }: Found): Readonly<Record<string, unknown>> =>
  letter === undefined
    ? { rests: query['rests'] }
    : { ...letter.written, rests: String(letter.written.rests) }

function writtenOf({
  rests,
  to,
  subject,
  signedBy,
  text,
  document,
}: Filled<ReturnType<typeof writtenFields>>): Written {
  return {
    ...{ rests: Number(rests), to, subject },
    ...(signedBy === undefined ? {} : { signedBy }),
    ...(text === undefined ? {} : { text }),
    ...(document === undefined ? {} : { document }),
  }
}

function draftForm(
  url: string,
  find: Find<Found>,
): PanelForm<Found, ReturnType<typeof writtenFields>> {
  return {
    ...{ url, find, act: { kind: LETTER, act: 'draft' } },
    fields: (found) => writtenFields(found.held.all),
    ask: (found) => ({
      title: found.letter === undefined ? 'Draft a letter of the panel' : 'Draft it again',
      lead: 'A draft is for the office. It may wait until the condition of what it rests on is met.',
      button: 'Keep the draft',
      breadcrumbs: found.letter === undefined ? CRUMBS : crumbsOf(found.letter),
      typed: typedOf(found),
    }),
    async record(trx, { letter }, filled, moment): Promise<Outcome<string>> {
      const number = await recordDrafted(trx, letter?.number, writtenOf(filled), moment)
      return accept(addressOf({ number }))
    },
  }
}

function sendForm(url: string, find: Find<Found>): PanelForm<Found, ReturnType<typeof sentFields>> {
  return {
    ...{ url, find, act: { kind: LETTER, act: 'send' } },
    fields: (found) => sentFields(found.held.all),
    ask: (found) => ({
      title: 'Record that a letter was sent',
      lead: 'As it was sent. What it rests on is then on record as done; before its condition is met that is refused.',
      button: 'Record it as sent',
      breadcrumbs: found.letter === undefined ? CRUMBS : crumbsOf(found.letter),
      typed: typedOf(found),
    }),
    async record(trx, { held, letter }, filled, moment): Promise<Outcome<string>> {
      const { on, audience, ...written } = filled
      const sent = { on, audience, written: writtenOf(written) }
      const now = await held.undertakingsIn(trx)
      const done = await recordSent(trx, now, letter?.number, sent, moment)
      return done.ok ? accept(addressOf({ number: done.value })) : done
    },
  }
}

function cameForm(
  kind: CameKind,
  find: Find<FoundLetter>,
): PanelForm<FoundLetter, typeof CAME_FIELDS> {
  return {
    ...{ url: `${LETTERS}/:number/${kind}`, find, act: { kind: LETTER, act: 'record-answer' } },
    stateOf: stateIn,
    fields: () => CAME_FIELDS,
    ask: ({ letter }) => ({
      title: `Record that it was ${CAME[kind].toLowerCase()}`,
      lead: titleOf(letter),
      button: 'Record it',
      breadcrumbs: crumbsOf(letter),
    }),
    async record(trx, { letter }, filled, moment): Promise<Outcome<string>> {
      const done = await recordCame(trx, letter, kind, filled, moment)
      return done.ok ? accept(addressOf(letter)) : done
    },
  }
}

function giveUpForm(find: Find<FoundLetter>): PanelForm<FoundLetter, typeof GIVE_UP_FIELDS> {
  return {
    ...{ url: `${LETTERS}/:number/give-up`, find, act: { kind: LETTER, act: 'give-up' } },
    stateOf: stateIn,
    fields: () => GIVE_UP_FIELDS,
    ask: ({ letter }) => ({
      title: 'Give up a draft',
      lead: `${endSentence(titleOf(letter))} What it rests on stays open.`,
      button: 'Give it up',
      breadcrumbs: crumbsOf(letter),
    }),
    async record(trx, { letter }, filled, moment): Promise<Outcome<string>> {
      await recordGivenUp(trx, letter, filled.reason, moment)
      return accept(addressOf(letter))
    },
  }
}

const entrySchema = z.coerce.number().int().positive().catch(0)

function strikeForm(find: Find<FoundLetter>): PanelForm<FoundLetter, typeof STRIKE_FIELDS> {
  return {
    ...{ url: `${LETTERS}/:number/strike-out`, find, act: { kind: LETTER, act: 'strike-out' } },
    fields: () => STRIKE_FIELDS,
    ask: ({ letter }) => ({
      title: 'Strike out what was recorded of a letter in error',
      lead: `${endSentence(titleOf(letter))} What is struck out counts no longer. If it is that it was sent, what it rests on is open again.`,
      button: 'Strike it out',
      breadcrumbs: crumbsOf(letter),
    }),
    async record(trx, { held, letter, query }, filled, moment): Promise<Outcome<string>> {
      const struck = { entry: entrySchema.parse(query['entry']), reason: filled.reason }
      const now = await held.undertakingsIn(trx)
      const done = await strikeOutOf(trx, now, letter, struck, moment)
      return done.ok ? accept(LETTERS) : done
    },
  }
}
