import type { Kysely, Transaction } from 'kysely'
import { accept, describeDay, type Outcome, refuse } from '#shared/index.ts'
import {
  type Database,
  fetchEntries,
  recordNew,
  recordNumbered,
  recordOnce,
} from '#storage/index.ts'
import { asJson } from '../as-json.ts'
import type { Moment } from '../form-routes.ts'
import { standing } from '../meetings/recorded-meetings.ts'
import { recordHappening } from '../promises/record-promises.ts'
import type { Undertakings } from '../promises/undertaking.ts'
import { refuseToCome } from '../to-come.ts'
import {
  type Made,
  madeSays,
  type Offer,
  offerSays,
  UPDATE,
  type Update,
  updateSchema,
  VISIT,
  type Visit,
  type Visits,
} from './visit.ts'

export const VISITS_PAGE = '/panel/visits'

/** What the area's file says with what was recorded on the site, of visits of the file as well. */
export async function withRecorded(db: Kysely<Database>, ofFile: Visits): Promise<Visits> {
  const entries = await fetchEntries(db, { kind: VISIT })
  const byId = new Map(ofFile.visits.map((one) => [one.id, one]))
  for (const [id, all] of Map.groupBy(entries, ({ record }) => record)) {
    const its = standing(all)
    const offer = offerSays.safeParse(
      its.find(({ event }) => event === 'offered')?.says['offer'],
    ).data
    const begun: Visit | undefined =
      byId.get(id) ?? (offer && { ...offer, id, made: [], arranged: null })
    if (begun === undefined) continue
    const made = its.flatMap(({ event, says }) =>
      event === 'made' ? (madeSays.safeParse(says['made']).data ?? []) : [],
    )
    const arranged = its.findLast(({ event }) => event === 'arranged')?.says['for']
    byId.set(begun.id, {
      ...begun,
      made: [...begun.made, ...made].toSorted((one, other) =>
        (one.on ?? '').localeCompare(other.on ?? ''),
      ),
      arranged: typeof arranged === 'string' ? arranged : begun.arranged,
    })
  }
  const updates = (await fetchEntries(db, { kind: UPDATE })).flatMap(
    ({ act, says }) => (act === 'record' && updateSchema.safeParse(says['update']).data) || [],
  )
  return {
    visits: [...byId.values()],
    updates: [...ofFile.updates, ...updates].toSorted((one, other) =>
      other.meeting.localeCompare(one.meeting),
    ),
  }
}

/** Records what was offered or resolved. @returns its id */
export async function recordOffer(
  trx: Transaction<Database>,
  offer: Offer,
  { today, recorder }: Moment,
): Promise<Outcome<string>> {
  const { offered } = offer
  if (offered !== undefined && offered > today) {
    return refuseToCome(today, 'offered')
  }
  const nextFree = async () => {
    const before = await fetchEntries(trx, { kind: VISIT })
    return `on-site-${before.filter(({ event }) => event === 'offered').length + 1}`
  }
  const about = { kind: VISIT, event: 'offered', happened: offered ?? today }
  const parts = { public: { offer: asJson(offer) } }
  return accept(await recordNew(trx, { ...about, parts }, nextFree, recorder))
}

/** Records the day that a visit is arranged for; a later one takes its place. */
export async function recordArranged(
  trx: Transaction<Database>,
  { id }: Visit,
  day: string,
  { today, recorder }: Moment,
): Promise<void> {
  const about = { kind: VISIT, record: id, event: 'arranged', happened: today }
  await recordOnce(trx, { ...about, parts: { public: { for: day } } }, recorder)
}

/**
 * Records that a visit was made, and with it that what was promised is done, where it is to keep a promise.
 *
 * @returns or what stands in the way
 */
export async function recordMade(
  trx: Transaction<Database>,
  { all }: Undertakings,
  { id, offered, undertaking: number, what }: Visit,
  made: Made & { readonly on: string },
  moment: Moment,
): Promise<Outcome<void>> {
  const { today, recorder } = moment
  const { on } = made
  if (on > today) {
    return refuseToCome(today)
  }
  if (offered !== undefined && on < offered) {
    const message = `It was offered on ${describeDay(offered)}. Enter that day or a later one`
    return refuse('before-offer', message, 'on')
  }
  const promise = all.find((one) => one.number === number && one.audience === 'public')
  if (promise !== undefined) {
    const said = { words: `the visit was made: ${what}`, source: made.source, page: VISITS_PAGE }
    const done = await recordHappening(
      trx,
      promise,
      { kind: 'evidence', on, said },
      today,
      recorder,
    )
    if (!done.ok) return done
  }
  const about = { kind: VISIT, record: id, event: 'made', happened: on }
  await recordOnce(trx, { ...about, parts: { public: { made: asJson(made) } } }, recorder)
  return accept(undefined)
}

/** Records what the panel was told of at a meeting. */
export async function recordUpdate(
  trx: Transaction<Database>,
  update: Update,
  { today, recorder }: Moment,
): Promise<Outcome<void>> {
  if (update.meeting > today) {
    const message = `The meeting cannot be after today, ${describeDay(today)}`
    return refuse('not-yet', message, 'meeting')
  }
  const about = { kind: UPDATE, event: 'received', happened: update.meeting }
  const parts = { public: { update: asJson(update) } }
  await recordNumbered(trx, { ...about, parts }, recorder)
  return accept(undefined)
}
