import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import {
  ALL_RELEASED,
  type FetchUnreleased,
  IMPORT_WITHDRAWAL,
  RELEASE,
  type Unreleased,
  WITHDRAWAL,
} from '#holdings/index.ts'
import type { FetchHappened } from '#registers/index.ts'
import type { Observation } from '#statistics/index.ts'
import { type Audience, type Database, ERASURE, fetchVersion, type ReadAs } from '#storage/index.ts'
import { type Actor, type FileInPieces, type Page, sendReadyFile, showReady } from '#web/index.ts'
import { EXPLANATION } from '../explanations.ts'
import { type FigureBook, NOTHING_TOLD, type Told } from '../series/figure-book.ts'
import { SET_ASIDE } from '../set-aside.ts'
import { fetchDisagreements, fetchFigureBook } from '../storage.ts'
import { fetchArea } from '../take-in-area.ts'
import { readyMeasures } from './measure-rows.ts'

/** What is held for an audience at one moment: the area, its figures in force, and the day it is. */
export interface Holdings {
  /** As whom all of it was read. */
  readonly audience: Audience
  readonly area: Area
  readonly book: FigureBook
  /** What another paper printed otherwise than the figure in use. */
  readonly disagreements: readonly Observation[]
  /** Which of the figures the public does not know; none where all of it was read as the public. */
  readonly unreleased: Unreleased
  readonly today: string
  /** Moves with every change: part of what names a remembered page. */
  readonly version: string
  /** Moves with whatever is recorded of figures, and with nothing else: see `fetchFiguresVersion`. */
  readonly recorded: string
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
 * @param of - the one measure that it is about, where it is
 */
export async function showHeld<Words extends Page>(
  request: FastifyRequest,
  reply: FastifyReply,
  held: Holdings,
  name: string,
  view: string,
  make: () => Promise<Words | undefined> | Words | undefined,
  of?: string,
): Promise<FastifyReply> {
  return await showReady(request, reply, keptOf(held, name), view, async () => {
    const page = await make()
    const drafts = draftsOn(held, of)
    return page && drafts.length > 0 ? { ...page, drafts: sayDrafts(drafts) } : page
  })
}

/** The names of the measures of a page of which figures are not public; of all that there are unless said. */
function draftsOn({ area, unreleased }: Holdings, of?: string): readonly string[] {
  return unreleased.measures
    .filter((measure) => of === undefined || measure === of)
    .map((measure) => area.measures.get(measure)?.name ?? measure)
}

/** So many measures are named; of more it is said how many. */
const MOST_NAMED = 5

/** That a page has figures which the public does not see, for those who see them. */
export function sayDrafts(names: readonly string[]): string {
  const others = names.length - MOST_NAMED
  const named = names.slice(0, MOST_NAMED).join(', ') + (others > 0 ? ` and ${others} others` : '')
  return `Some figures here may not be shown to the public yet, as they are not released: ${named}.`
}

/**
 * Answers with a file made from what is held, written for the first reader and kept for the others.
 *
 * @param make - its name says which it is among all that are made from these holdings
 */
export async function sendHeld(
  request: FastifyRequest,
  reply: FastifyReply,
  held: Holdings,
  name: string,
  make: () => FileInPieces,
): Promise<FastifyReply> {
  return await sendReadyFile(request, reply, keptOf(held, `file ${name}`), make)
}

function keptOf({ version, today, audience }: Holdings, name: string) {
  return { name, version: `${version} ${today}`, audience }
}

/** The kinds of record that figures and their pages are made from. */
const SHOWN = [
  'import',
  'area',
  SET_ASIDE,
  WITHDRAWAL,
  IMPORT_WITHDRAWAL,
  RELEASE,
  EXPLANATION,
  ERASURE,
] as const

/** Another text after anything was recorded that figures and their pages are made from. */
export async function fetchFiguresVersion(db: Kysely<Database>): Promise<string> {
  return await fetchVersion(db, SHOWN)
}

/** Those without which what was held before may not be shown: what was erased least of all, nor what was taken out of a register. */
const BESIDES = ['area', ERASURE] as const

/** What to give while figures just imported are read: what was held `before` them, or wait for what is held `now`. */
type Meanwhile = 'before' | 'now'

/**
 * Fetches what is held for whoever asks, as often as wanted: it is read again only when something has
 * changed.
 *
 * @param asker - a request
 * @param meanwhile - `before`, for a reader, unless said
 */
export type FetchHoldings = (
  asker: { readonly actor: Actor },
  meanwhile?: Meanwhile,
) => Promise<Holdings>

/** The same for one audience. */
export type FetchHeld = (meanwhile?: Meanwhile) => Promise<Holdings>

/**
 * What is held for an audience, made anew when something of it has changed or the day has ended. It is made in steps
 * with readers served between them: while all that changed is that figures were imported, they are
 * given what was held before, for the few seconds it takes. See decision 19.
 *
 * @param today - the day it is in Britain, asked for each time
 * @param fetchUnreleased - what is not public: left out where nothing is told of it, and no release comes by
 *   itself meanwhile
 * @param fetchHappened - what registers tell of, for charts and explanations
 * @returns a function whose answers stay the same object until something changes
 */
export function holdingsOf(
  readAs: ReadAs,
  audience: Audience,
  today: () => string,
  fetchUnreleased: FetchUnreleased = async () => ALL_RELEASED,
  fetchHappened: FetchHappened = async () => ({ ...NOTHING_TOLD, version: '' }),
): FetchHeld {
  const db = readAs({ audience })
  let latest: { readonly held: Holdings; readonly besides: string } | undefined
  let making: Promise<Holdings> | undefined

  const versionNow = async (unreleased: Unreleased) =>
    `${await fetchFiguresVersion(db)} ${unreleased.version} ${(await fetchHappened(audience)).version}`

  const besidesNow = async () =>
    `${await fetchVersion(db, BESIDES)} ${(await fetchHappened(audience)).version}`

  const make = async (): Promise<Holdings> => {
    for (;;) {
      const unreleased = await fetchUnreleased()
      const recorded = await fetchFiguresVersion(db)
      const happened = await fetchHappened(audience)
      const [version, day] = [`${recorded} ${unreleased.version} ${happened.version}`, today()]
      const besides = await besidesNow()
      const as = { audience, version, recorded, today: day }
      const held = await fetchHoldings(readAs, as, unreleased, happened)
      // What was recorded while it was read may be in it in part
      if ((await versionNow(await fetchUnreleased())) !== version || today() !== day) continue
      latest = { held, besides }
      return held
    }
  }

  const makeOnce = (): Promise<Holdings> => {
    if (making) return making
    making = make().finally(() => {
      making = undefined
    })
    making.catch(() => {}) // told to whoever waits for it
    return making
  }

  return async (meanwhile = 'before') => {
    const [version, day] = [await versionNow(await fetchUnreleased()), today()]
    if (latest?.held.version === version && latest.held.today === day) return latest.held
    const made = makeOnce()
    const before = latest
    const mayBeShown = before?.held.today === day && before.besides === (await besidesNow())
    return mayBeShown && meanwhile === 'before' ? before.held : await made
  }
}

async function fetchHoldings(
  readAs: ReadAs,
  as: Pick<Holdings, 'audience' | 'version' | 'recorded' | 'today'>,
  all: Unreleased,
  happened: Told,
): Promise<Holdings> {
  const { audience, today } = as
  const db = readAs({ audience })
  const unreleased = audience === 'office' ? all : ALL_RELEASED
  const area = await fetchArea(db)
  if (!area) throw new Error('No area has been loaded')
  const book = await fetchFigureBook(db, { asAt: today }, unreleased.isDraft, happened)
  const disagreements = await fetchDisagreements(db, { asAt: today })
  const made = new Map<string, unknown>()
  const holdings: Holdings = {
    ...as,
    area,
    book,
    disagreements,
    unreleased,
    remember<Made>(name: string, make: () => Made): Made {
      const known = made.get(name)
      if (known !== undefined) return known as Made
      const fresh = make()
      if (made.size >= MOST_REMEMBERED) made.clear()
      made.set(name, fresh)
      return fresh
    },
  }
  await readyMeasures(holdings)
  return holdings
}
