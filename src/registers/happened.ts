import type { Kysely } from 'kysely'
import type { Event } from '#area/index.ts'
import { dayInBritain } from '#days/index.ts'
import {
  AREA,
  fetchActNotes,
  fetchRegisterRows,
  fetchRegisterVersions,
  REGISTER_ENTRY,
  type RegisterRow,
} from '#holdings/index.ts'
import { citeSource, keepLatest } from '#shared/index.ts'
import {
  type Audience,
  type Database,
  fetchVersion,
  type ReadAs,
  readableBy,
} from '#storage/index.ts'
import type { Register } from './definition/register.ts'
import type { Values } from './entries/clocks.ts'
import { itemsOf, joinPieces, judgeEntry } from './entries/judge-entry.ts'
import { holds } from './expressions/evaluate-expression.ts'
import { type FetchRegisters, registerBook } from './register-book.ts'

/** What registers tell of that happened, for an audience. */
export interface Happened {
  readonly events: readonly Event[]
  /** Those of them that everybody may know of, as everybody may. */
  readonly publicly: readonly Event[]
  /** Moves with every change of them, and with nothing else. */
  readonly version: string
}

export type FetchHappened = (audience: Audience) => Promise<Happened>

/**
 * The events that entries of registers are on the charts of the measures they name, as far as each audience may know
 * of them: read again when something was recorded in a register, its definition was loaded anew, or the day has ended.
 */
export function happenedBook(
  readAs: ReadAs,
  registers: FetchRegisters,
  today: () => string,
): FetchHappened {
  const kept = new Map<Audience, ReturnType<typeof keepLatest<Happened>>>()
  return async (audience) => {
    const db = readAs({ audience })
    const all = await registers()
    const telling = all.ok ? all.value.filter(({ defined }) => defined.happened !== undefined) : []
    if (telling.length === 0) return NOTHING
    const keep = kept.get(audience) ?? keepLatest<Happened>()
    kept.set(audience, keep)
    const day = today()
    const version = `${await fetchVersion(db, [AREA, REGISTER_ENTRY])} ${day}`
    return await keep(version, async () => {
      const events = await fetchEvents(db, telling, audience, day)
      if (audience === 'public') return tell(events, events)
      const everybody = readAs({ audience: 'public' })
      return tell(events, await fetchEvents(everybody, telling, 'public', day))
    })
  }
}

/** What registers that are kept now told everybody of on a day. @param db - as everybody may read it */
export async function fetchHappenedOn(
  db: Kysely<Database>,
  day: string,
): Promise<readonly Event[]> {
  const all = await registerBook(db)()
  const telling = all.ok ? all.value.filter(({ defined }) => defined.happened !== undefined) : []
  return await fetchEvents(db, telling, 'public', day, asOn)
}

const NOTHING: Happened = { events: [], publicly: [], version: '' }

function tell(events: readonly Event[], publicly: readonly Event[]): Happened {
  const version = events.length === 0 ? '' : JSON.stringify([events, publicly])
  return { events, publicly, version }
}

async function fetchEvents(
  db: Kysely<Database>,
  registers: readonly Register[],
  audience: Audience,
  day: string,
  asKnown: typeof asOn = async (_db, _register, rows) => rows,
): Promise<readonly Event[]> {
  const events: Event[] = []
  for (const register of registers) {
    const rows = await fetchRegisterRows(db, { register: register.id }, audience)
    const open = rows.filter((row) => readableBy(audience).includes(row.audience))
    for (const { reference, says } of await asKnown(db, register, open, audience, day))
      events.push(...eventOf(register, reference, joinPieces(register, says), day))
  }
  return events
}

/** Entries that stand as they had been recorded by a day, as far as they could be read then. */
async function asOn(
  db: Kysely<Database>,
  register: Register,
  rows: readonly RegisterRow[],
  audience: Audience,
  day: string,
): Promise<readonly RegisterRow[]> {
  const isBy = async (asked: readonly RegisterRow[]) => {
    const notes = await fetchActNotes(
      db,
      asked.map(({ entry }) => entry),
    )
    return ({ entry }: RegisterRow) => dayInBritain(notes.get(entry)?.at ?? '') <= day
  }
  const isRecorded = await isBy(rows)
  const found: RegisterRow[] = []
  for (const row of rows) {
    const { reference } = row
    if (isRecorded(row)) {
      found.push(row)
      continue
    }
    const versions = await fetchRegisterVersions(db, register.id, reference, audience)
    const then = versions.findLast(await isBy(versions))
    if (then && !then.isWithdrawn && readableBy(audience).includes(then.audience)) found.push(then)
  }
  return found
}

/** The event that an entry is; none where it names no day or no measure, as far as it was read. */
function eventOf(
  register: Register,
  reference: string,
  values: Values,
  today: string,
): readonly Event[] {
  const { happened, title, name: book, source } = register.defined
  if (happened === undefined) return []
  const text = (name: string) => {
    const value = values[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const from = text(happened.from)
  const name = text(happened.name ?? title)
  const measures = namedIn(values, happened.measures)
  const [first, ...others] = measures
  if (from === undefined || from > today || name === undefined || first === undefined) return []
  const { known } = judgeEntry(register, values, today)
  if (register.noEvent !== undefined && holds(register.noEvent, known)) return []
  return [
    {
      ...{ id: `${register.id}-${reference.toLowerCase()}`, name, short: shortOf(name) },
      ...{ from, to: text(happened.to) ?? today },
      scope: { measures: [first, ...others], areas: 'all' },
      source: { document: `${book}, ${citeSource(source)}`, paragraph: reference },
    },
  ]
}

function namedIn(values: Values, path: string | readonly string[]): readonly string[] {
  if (typeof path !== 'string') return path
  const [outer = '', inner] = path.split('.')
  const found =
    inner === undefined ? [values[outer]] : itemsOf(values, outer).map((item) => item[inner])
  return [...new Set(found.flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : [])))]
}

const LONGEST_SHORT = 24

const shortOf = (name: string) =>
  name.length <= LONGEST_SHORT ? name : `${name.slice(0, LONGEST_SHORT - 1).trimEnd()}…`
