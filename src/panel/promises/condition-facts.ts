import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import type { FetchUnreleased } from '#holdings/index.ts'
import { fetchFiguresVersion } from '#performance/index.ts'
import {
  type FetchProcedures,
  fetchStepTurns,
  type HeldProcedures,
  type StepTurn,
  sayStep,
  versionOfDates,
} from '#procedures/index.ts'
import { describeDay, parsePeriod } from '#shared/index.ts'
import { type Database, fetchVersion } from '#storage/index.ts'
import { fetchGrants, GRANT, GRANT_STATES } from '../money/grants.ts'
import type { CaseTied, Condition, FigureTied } from './condition.ts'
import { type FigureAsked, fetchFigureTurns, sayFigureTied } from './figure-turns.ts'
import type { Turn } from './turns.ts'

/** What decides a condition, and how it stood from each day on. */
export interface Decided {
  /** By what it is decided, in words; that cannot be found where it is not there. */
  readonly by: string
  readonly turns: readonly Turn[]
}

/** Looks up in figures and cases whether conditions are met, as everybody may read them. */
export interface ConditionFacts {
  /** Another text whenever any of it may be otherwise. */
  readonly version: () => Promise<string>
  /**
   * @param since - the day of the meeting, YYYY-MM-DD
   * @returns `undefined` for a condition that is tied to no figure, no grant and no case
   */
  readonly lookUp: (condition: Condition, since: string) => Promise<Decided | undefined>
}

/** What the lookup stands on. */
export interface ConditionNeeds {
  readonly asPublic: Kysely<Database>
  readonly fetchArea: () => Promise<Pick<Area, 'file' | 'measures'>>
  readonly fetchUnreleased: FetchUnreleased
  readonly procedures: FetchProcedures
}

export function conditionFacts(needs: ConditionNeeds): ConditionFacts {
  const { asPublic, fetchArea, fetchUnreleased, procedures } = needs
  return {
    async version() {
      const parts = [
        await fetchFiguresVersion(asPublic),
        (await fetchUnreleased()).version,
        await versionOfDates(asPublic, procedures),
        await fetchVersion(asPublic, [GRANT]),
      ]
      return parts.join(' ')
    },
    async lookUp({ figure, case: ofCase, grant }, since) {
      if (grant !== undefined) return await lookUpGrant(asPublic, grant)
      if (figure !== undefined) return await lookUpFigure(asPublic, await fetchArea(), figure)
      if (ofCase === undefined) return undefined
      const held = await procedures()
      return await lookUpCase(asPublic, held.ok ? held.value : undefined, ofCase, since)
    },
  }
}

async function lookUpFigure(
  db: Kysely<Database>,
  { measures, file: { places } }: Pick<Area, 'file' | 'measures'>,
  tied: FigureTied,
): Promise<Decided> {
  const measure = measures.get(tied.measure)
  const period = parsePeriod(tied.period)
  const area = tied.area ?? (places.find(({ kind }) => kind === 'police-area') ?? places[0])?.id
  if (measure === undefined || !period.ok || area === undefined) {
    return { by: `a figure of ${tied.measure}, which is no measure here now`, turns: [] }
  }
  const asked: FigureAsked = { tied, measure, period: period.value, area }
  return { by: sayFigureTied(asked), turns: await fetchFigureTurns(db, asked) }
}

async function lookUpGrant(db: Kysely<Database>, reference: string): Promise<Decided> {
  const same = (one: string) => one.toLowerCase() === reference.toLowerCase()
  const grant = (await fetchGrants(db)).find((one) => same(one.reference))
  const by = `the grant ${reference} is confirmed`
  if (grant === undefined) return { by: `${by}, of which nothing is recorded`, turns: [] }
  const turns = grant.course.map(({ state, on, known, document }): Turn => {
    const isMet = state === 'confirmed'
    const words = `the grant ${grant.reference} is ${GRANT_STATES[state].toLowerCase()}`
    return { known, on, isMet, words, source: { document }, page: '/panel/grants' }
  })
  return { by, turns }
}

async function lookUpCase(
  db: Kysely<Database>,
  held: HeldProcedures | undefined,
  tied: CaseTied,
  since: string,
): Promise<Decided> {
  const words = held && sayStep(held, tied)
  if (words === undefined) {
    return { by: `the step ${tied.step} of ${tied.procedure}, which is not there now`, turns: [] }
  }
  const found = await fetchStepTurns(db, tied, since)
  const which = tied.case === undefined ? '' : `, in the case ${found[0]?.title ?? tied.case}`
  const turns = firstCaseOn(found).map(({ href, title, known, on }): Turn => {
    const source = { document: `The case ${title}` }
    if (on !== undefined) {
      const said = `${words}, in the case ${title}, on ${describeDay(on)}`
      return { known, on, isMet: true, words: said, source, page: href }
    }
    return { known, on: known, isMet: false, words: 'its case says so no longer', source }
  })
  return { by: `${words}${which}`, turns }
}

/** How it stood on each day on which something was recorded: of several cases the first that has come to the step decides. */
function firstCaseOn(found: readonly StepTurn[]): readonly StepTurn[] {
  const byCase = [...Map.groupBy(found, ({ href }) => href).values()]
  const days = [...new Set(found.map(({ known }) => known))].toSorted()
  return days.flatMap((day) => {
    const latest = byCase.flatMap((its) => its.findLast(({ known }) => known <= day) ?? [])
    const decides = latest.find(({ on }) => on !== undefined) ?? latest[0]
    return decides === undefined ? [] : [{ ...decides, known: day }]
  })
}
