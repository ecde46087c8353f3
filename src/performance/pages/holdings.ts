import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import type { Observation } from '#statistics/index.ts'
import { type Database, ERASURE, fetchVersion } from '#storage/index.ts'
import { type Page, showReady } from '#web/index.ts'
import type { FigureBook } from '../series/figure-book.ts'
import { fetchDisagreements, fetchFigureBook } from '../storage.ts'
import { fetchArea } from '../take-in-area.ts'

/** What is held at one moment: the area, its figures in force, and the day it is. */
export interface Holdings {
  readonly area: Area
  readonly book: FigureBook
  /** What another paper printed otherwise than the figure in use. */
  readonly disagreements: readonly Observation[]
  readonly today: string
  /** Moves with every change: part of what names a remembered page. */
  readonly version: string
  /** Gives back what was made before from these holdings under this name, or makes it. */
  remember<Made>(name: string, make: () => Made): Made
}

/** Addresses can be made up without end; what is remembered for them cannot. */
const MOST_REMEMBERED = 1_000

/**
 * Answers with a page made from what is held, made for the first reader and kept for the others.
 *
 * @param name - names the page among all that are made from these holdings
 * @param make - its words; `undefined` when there is no such page
 */
export async function showHeld<Words extends Page>(
  request: FastifyRequest,
  reply: FastifyReply,
  held: Holdings,
  name: string,
  view: string,
  make: () => Promise<Words | undefined> | Words | undefined,
): Promise<FastifyReply> {
  const version = `${held.version} ${held.today}`
  return await showReady(request, reply, { name, version }, view, make)
}

/** The kinds of record that figures and their pages are made from. */
const SHOWN = ['import', 'area', ERASURE] as const

/** Fetches what is held, as often as wanted: it is read again only when something has changed. */
export type FetchHoldings = () => Promise<Holdings>

/**
 * @param today - the day it is in Britain, asked for each time
 * @returns a function whose answers stay the same object until the change log moves or the day ends
 */
export function holdingsOf(db: Kysely<Database>, today: () => string): FetchHoldings {
  let held: Promise<Holdings> | undefined
  let heldAt = ''
  return async () => {
    const [version, day] = [await fetchVersion(db, SHOWN), today()]
    const now = `${version} ${day}`
    if (held === undefined || heldAt !== now) {
      heldAt = now
      held = fetchHoldings(db, version, day)
      held.catch(() => {
        held = undefined
      })
    }
    return await held
  }
}

async function fetchHoldings(
  db: Kysely<Database>,
  version: string,
  today: string,
): Promise<Holdings> {
  const area = await fetchArea(db)
  if (!area) throw new Error('No area has been loaded')
  const book = await fetchFigureBook(db, { asAt: today })
  const disagreements = await fetchDisagreements(db, { asAt: today })
  const made = new Map<string, unknown>()
  return {
    area,
    book,
    disagreements,
    today,
    version,
    remember<Made>(name: string, make: () => Made): Made {
      const known = made.get(name)
      if (known !== undefined) return known as Made
      const fresh = make()
      if (made.size >= MOST_REMEMBERED) made.clear()
      made.set(name, fresh)
      return fresh
    },
  }
}
