import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import { fetchDaysSince, fetchLoadedSince, withdrawUnfinished } from '#holdings/index.ts'
import { dayFields, type FetchRegisters, type Register, type Touched } from '#registers/index.ts'
import { type Database, oneAtATime } from '#storage/index.ts'
import { doRegularly } from '#web/index.ts'
import { importFromRegister, nameOfImport } from './imports/import-from-register.ts'
import type { FetchHoldings } from './pages/holdings.ts'

/** As whom the program records figures that it counts by itself. */
const PROGRAM = 'the program, from the registers'

/** What taking up the figures of registers stands on. */
export interface RegisterFiguresNeeds {
  readonly db: Kysely<Database>
  readonly registers: FetchRegisters
  readonly fetchArea: () => Promise<Area>
  readonly now: () => { readonly at: string; readonly today: string }
  /** Has pages show what is held now, once figures were taken up. */
  readonly holdings: FetchHoldings
  /** Why nothing can be recorded at the moment; `undefined` when it can. */
  readonly whyNotRecorded: () => string | undefined
}

/** What is needed to take figures up, without pages that show them. */
type Taking = Omit<RegisterFiguresNeeds, 'whyNotRecorded' | 'holdings'>

const HOUR = 3_600_000

/**
 * Takes up what registers yield: at once where entries were recorded, and every hour what a stopped program left, and
 * the periods that have ended since. What was written of files that were not taken in to their end is removed.
 *
 * @returns what is told of entries that were recorded
 */
export function keepRegisterFigures(
  app: FastifyInstance,
  needs: RegisterFiguresNeeds,
): (register: string, touched: Touched) => Promise<void> {
  doRegularly(app, 'Figures were not taken up from the registers', HOUR, async () => {
    if (needs.whyNotRecorded() === undefined) await takeUpWhatIsLeft(needs)
  })
  const { db, now, whyNotRecorded } = needs
  const withdraw = async () => {
    if (whyNotRecorded() !== undefined) return
    const recorder = { actor: PROGRAM, at: now().at }
    await oneAtATime(db, (alone) => withdrawUnfinished(alone, recorder))
  }
  doRegularly(
    app,
    'What a file left that was not taken in was not removed',
    HOUR,
    withdraw,
    'at once',
  )
  return async (id, touched) => {
    const held = await needs.registers()
    const register = held.ok ? held.value.find((one) => one.id === id) : undefined
    if (register === undefined) return
    if (!(await takeUp(needs, register, touched))) return
    for (const role of ['public', 'performance-officer'] as const)
      await needs.holdings({ actor: { roles: [role] } }, 'now')
  }
}

/** The figures of every register that are not as its entries have them. */
export async function takeUpWhatIsLeft(needs: Taking): Promise<void> {
  const held = await needs.registers()
  if (!held.ok) return
  const { today } = needs.now()
  // The month, the quarter and the year that ended last
  const ended = Temporal.PlainDate.from(today).with({ day: 1 }).subtract({ days: 1 }).toString()
  for (const register of held.value) {
    if (register.measures.length === 0) continue
    const fields = dayFields(register).map(({ name, audience }) => [name, audience] as const)
    const days = await fetchDaysSince(needs.db, register.id, nameOfImport(register), fields)
    await takeUp(needs, register, [...days, ended])
  }
}

/** @returns whether any figure is new or otherwise than it was */
async function takeUp(
  { db, fetchArea, now }: Taking,
  register: Register,
  touched: Touched,
): Promise<boolean> {
  const { at, today } = now()
  // A definition that was loaded since can have any of them come out otherwise
  const loaded = await fetchLoadedSince(db, `registers/${register.id}.yaml`, nameOfImport(register))
  const isAnew = loaded !== undefined && countedIn(db).get(register.id) !== loaded
  const done = await importFromRegister(db, await fetchArea(), register, {
    ...{ actor: PROGRAM, at, today, touched: isAnew ? 'all' : touched },
    reason: `Counted from the register "${register.defined.name}"`,
  })
  if (!done.ok || (done.value !== undefined && done.value.rejected > 0)) {
    throw new Error('The figures of a register were refused')
  }
  if (loaded !== undefined) countedIn(db).set(register.id, loaded)
  return done.value?.importId != null
}

/**
 * The definitions by which all figures were counted in this process, each by the change that loaded it: where they came
 * out as they were, no import tells of it.
 */
const countedBy = new WeakMap<Kysely<Database>, Map<string, number>>()

function countedIn(db: Kysely<Database>): Map<string, number> {
  const known = countedBy.get(db) ?? new Map<string, number>()
  countedBy.set(db, known)
  return known
}
