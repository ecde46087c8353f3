import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Area } from '#area/index.ts'
import { accept, endSentence, type Outcome } from '#shared/index.ts'
import { audienceOf } from '#web/index.ts'
import { formRoutes, type Named } from '../form-routes.ts'
import { fetchGrants } from '../money/grants.ts'
import { amendRoutes } from './amend-routes.ts'
import type { StepChoices } from './condition-fields.ts'
import { crumbsOf, type Found, findingOne } from './find-promise.ts'
import { FORMS, happeningFields, RECORDED, STRIKE_FIELDS } from './happening-fields.ts'
import type { PromiseNeeds } from './needs.ts'
import type { HeldUndertakings } from './promise-book.ts'
import { addressOf } from './promise-words.ts'
import { readSaidOfIt, readSays } from './read-filled.ts'
import { recordHappening, recordUndertaking, strikeOut } from './record-promises.ts'
import { daysDue } from './standing.ts'
import { HAPPENINGS, type HappeningKind } from './undertaking.ts'
import { undertakingFields } from './undertaking-fields.ts'
import { readerOf } from './with-held.ts'

const PROMISE = 'promise'

/** Recording what was undertaken and what came of it; each form writes once, in its own transaction. */
export function recordRoutes(app: FastifyInstance, needs: PromiseNeeds): void {
  makingRoutes(app, needs)
  amendRoutes(app, needs)
  for (const kind of RECORDED) happeningRoutes(app, needs, kind)
  happeningRoutes(app, needs, 'answered')
  strikingRoutes(app, needs)
}

/** What came of one: the clerk records it, but for an answer, which the office gives itself. */
function happeningRoutes(app: FastifyInstance, needs: PromiseNeeds, kind: HappeningKind): void {
  const isAnswer = kind === 'answered'
  const act = { kind: PROMISE, act: isAnswer ? 'answer' : 'record' }
  formRoutes(app, needs, {
    ...{ url: `/promises/:number/${isAnswer ? 'answer' : kind}`, act, ...findingOne(needs) },
    fields: ({ undertaking }, today) =>
      happeningFields(kind, kind === 'evidence' ? daysDue(undertaking, today) : []),
    ask: ({ undertaking }, today) => ({
      ...FORMS[kind],
      button: isAnswer ? 'Publish the answer' : 'Record it',
      breadcrumbs: crumbsOf(undertaking),
      // An answer is given by the form itself: its day is the one on which it is published
      typed: isAnswer ? { on: today } : {},
    }),
    async record(trx, { undertaking }, filled, { today, recorder }): Promise<Outcome<string>> {
      const said = readSaidOfIt(filled, needs.siteAddress())
      if (!said.ok) return said
      const happening = { kind, on: filled.on, said: said.value }
      const done = await recordHappening(trx, undertaking, happening, today, recorder)
      return done.ok ? accept(addressOf(undertaking)) : done
    },
  })
}

const entrySchema = z
  .object({ entry: z.coerce.number().int().positive() })
  .transform(({ entry }) => entry)
  .optional()
  .catch(undefined)

/** What was recorded in error, by the number of its entry in the address. */
function strikingRoutes(app: FastifyInstance, needs: PromiseNeeds): void {
  const { find, findIn } = findingOne(needs)
  const struckIn = (found: Found | undefined, { query }: FastifyRequest<Named>) => {
    const entry = entrySchema.parse(query)
    const struck = found?.undertaking.happenings.find(
      (one) => one.entry !== undefined && one.entry === entry && one.struck === undefined,
    )
    return found && struck?.entry !== undefined
      ? { ...found, struck, entry: struck.entry }
      : undefined
  }
  formRoutes(app, needs, {
    ...{ url: '/promises/:number/strike-out', act: { kind: PROMISE, act: 'strike-out' } },
    find: async (request) => struckIn(await find(request), request),
    findIn: async (trx, found, request) => struckIn(await findIn(trx, found, request), request),
    fields: () => STRIKE_FIELDS,
    ask: ({ undertaking, struck }) => ({
      title: 'Strike out what was recorded in error',
      lead: `${HAPPENINGS[struck.kind]}: ${endSentence(struck.words)} It counts no longer, and stays to be read.`,
      button: 'Strike it out',
      breadcrumbs: crumbsOf(undertaking),
    }),
    async record(trx, found, { reason }, { today, recorder }): Promise<Outcome<string>> {
      const { undertaking, entry } = found
      const done = await strikeOut(trx, undertaking, { entry, reason }, today, recorder)
      return done.ok ? accept(addressOf(undertaking)) : done
    },
  })
}

/** What a form about something new stands on. */
interface Making {
  readonly held: HeldUndertakings
  readonly area: Pick<Area, 'measures' | 'reports'>
  readonly steps: StepChoices
  /** The references of the grants on record. */
  readonly grants: readonly string[]
}

function makingRoutes(app: FastifyInstance, needs: PromiseNeeds): void {
  formRoutes(app, needs, {
    ...{ url: '/promises/record', act: { kind: PROMISE, act: 'record' } },
    async find({ actor }): Promise<Making | undefined> {
      const held = await needs.undertakings(readerOf(audienceOf(actor)))
      if (!held.ok) return undefined
      const grants = (await fetchGrants(needs.asPublic)).map(({ reference }) => reference)
      const [area, steps] = [await needs.fetchArea(), await needs.steps()]
      return { held: held.value, area, steps, grants }
    },
    fields: ({ held, area, steps, grants }) => undertakingFields(held, area, steps, grants),
    ask: () => ({
      title: 'Record what was promised, asked for or resolved',
      lead: 'One item for each. It cannot be deleted: it ends with evidence, or with a reason.',
      button: 'Record it',
      breadcrumbs: [{ text: 'Promises', href: '/promises' }],
    }),
    async record(trx, { held, area }, filled, { today, recorder }): Promise<Outcome<string>> {
      const says = readSays(filled, area)
      if (!says.ok) return says
      const now = await held.undertakingsIn(trx)
      const { audience } = filled
      const done = await recordUndertaking(trx, now, says.value, audience, today, recorder)
      return done.ok ? accept(addressOf({ number: done.value })) : done
    },
  })
}
