import type { Kysely } from 'kysely'
import { holdsConstitution } from '#area/index.ts'
import { type Outcome, refuse } from '#shared/index.ts'
import { type Database, fetchAreaFiles, fetchVersion } from '#storage/index.ts'
import type { Constitution } from '../constitution.ts'
import { parseConstitution } from '../load-constitution.ts'
import type { Ruling } from '../registers.ts'
import { RULING, readRulings } from '../rulings.ts'

/** The constitution of the area loaded, with the rulings recorded on the site. */
export interface HeldConstitution {
  readonly constitution: Constitution
  readonly rulings: readonly Ruling[]
  /** YYYY-MM-DD. */
  readonly today: string
}

export interface ConstitutionNeeds {
  readonly db: Kysely<Database>
  /** The day it is in Britain, asked for each time. */
  readonly today: () => string
}

/** The kinds of record that the constitution and its answers are made from. */
const SHOWN = ['area', RULING] as const

/** The code of the refusal when the area has no constitution: that is no fault. */
export const NO_CONSTITUTION = 'no-constitution'

const NOTHING_TO_GO_BY =
  'No rules of this panel are held. Add them to the folder constitution/ of the area'

export type FetchConstitution = () => Promise<Outcome<HeldConstitution>>

/**
 * @returns a function that reads the constitution again only when something recorded has changed or
 *   the day has ended; what is wrong with the area's files comes back as problems
 */
export function constitutionHoldings({ db, today }: ConstitutionNeeds): FetchConstitution {
  let held: Promise<Outcome<HeldConstitution>> | undefined
  let heldAt = ''
  return async () => {
    const [number, day] = [await fetchVersion(db, SHOWN), today()]
    const now = `${number} ${day}`
    if (held === undefined || heldAt !== now) {
      heldAt = now
      held = fetchHeld(db, day)
      held.catch(() => {
        held = undefined
      })
    }
    return await held
  }
}

async function fetchHeld(db: Kysely<Database>, today: string): Promise<Outcome<HeldConstitution>> {
  const held = await fetchAreaFiles(db)
  const files = new Map(held.map(({ path, content }) => [path, content]))
  if (!holdsConstitution(files)) return refuse(NO_CONSTITUTION, NOTHING_TO_GO_BY)
  const constitution = parseConstitution(files)
  if (!constitution.ok) return constitution
  return {
    ok: true,
    value: { constitution: constitution.value, rulings: await readRulings(db), today },
  }
}
