import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import { nameReleased, RELEASE, type ReleasedFigures, type Unreleased } from '#holdings/index.ts'
import { formatNumber, type Problem } from '#shared/index.ts'
import type { NewObservation, Observation } from '#statistics/index.ts'
import type { Database, ReadAs } from '#storage/index.ts'
import { fetchBeside } from '../imports/protect-rows.ts'
import { isSmallCount } from '../imports/small-counts.ts'
import { nameFigures } from '../imports/small-number-words.ts'
import { withholdApart } from '../imports/withhold-apart.ts'
import { fetchByTurns, fetchFiguresOf } from '../storage.ts'

/** What a release would do to small numbers. */
export interface SmallAtRelease {
  /** That withheld counts could be worked out with it, and what helps; `undefined` when none could. */
  readonly exposed: Problem | undefined
  /** That small counts would be public, which has to be said to be right; `undefined` when none would. */
  readonly small: string | undefined
  /**
   * The fewest of the figures without whose numbers nothing small or withheld can be worked out, every version
   * of each; `undefined` where nothing has to be withheld, or withholding does not help.
   */
  readonly toWithhold: readonly Observation[] | undefined
}

interface Row {
  readonly row: number
  readonly observation: Observation
  readonly citesSource: boolean
}

/**
 * Looks for small numbers among figures that are to be released, against everything that is public or is
 * to be at a time that is set or with an edition. What is public cannot be withheld, so it counts as shown.
 *
 * @param db - as the program itself reads it
 */
export async function lookForSmall(
  { db, readAs }: { readonly db: Kysely<Database>; readonly readAs: ReadAs },
  area: Area,
  unreleased: Unreleased,
  figures: readonly ReleasedFigures[],
): Promise<SmallAtRelease> {
  const toCome = unreleased.toCome.flatMap((one) => one.figures)
  const chosen = new Set(figures.map(nameReleased))
  const later = new Set(toCome.map(nameReleased))
  const measures = [...new Set([...figures, ...toCome].map(({ measure }) => measure))]
  const rows: Row[] = []
  const besides: Row[] = []
  for await (const stretch of fetchByTurns(db, { measures, withdrawn: new Map() })) {
    for (const [figure] of stretch) {
      const name = nameReleased({ import: figure.importId, measure: figure.measure })
      const row = { row: figure.id, observation: figure, citesSource: false }
      if (chosen.has(name)) rows.push(row)
      else if (later.has(name)) besides.push(row)
    }
  }
  const asPublic = readAs({ audience: 'public' })
  async function* beside() {
    yield* fetchBeside(asPublic, area, new Set(measures))
    yield besides.map(({ observation }) => observation)
  }
  const small = rows.map(({ observation }) => observation).filter((one) => isSmallCount(area, one))
  const asTheyAre = await withholdApart(area, inOne([...rows, ...besides]), beside, false)
  const exposed = asTheyAre.exposed.map(({ figure }) => figure)
  if (exposed.length === 0 && small.length === 0) return NOTHING_SMALL
  const withheld = await withholdApart(area, inOne(rows), beside, true)
  const canBe = withheld.exposed.length === 0
  return {
    exposed: exposed.length === 0 ? undefined : sayExposed(area, exposed, canBe),
    small: small.length === 0 ? undefined : saySmall(area, small),
    toWithhold: canBe
      ? await versionsOf(db, figures, findWithheld(rows, withheld.batches))
      : undefined,
  }
}

const NOTHING_SMALL: SmallAtRelease = {
  exposed: undefined,
  small: undefined,
  toWithhold: undefined,
}

async function* inOne(rows: readonly Row[]) {
  yield rows
}

/** The figures that lost their numbers. */
function findWithheld(
  rows: readonly Row[],
  batches: readonly (readonly { readonly row: number; readonly observation: NewObservation }[])[],
): readonly Observation[] {
  const isBlank = new Set(
    batches.flat().flatMap(({ row, observation }) => (observation.value === null ? [row] : [])),
  )
  return rows.flatMap(({ row, observation }) =>
    observation.value !== null && isBlank.has(row) ? [observation] : [],
  )
}

/** With each of some figures its other versions among those that are released: one would give the other away. */
async function versionsOf(
  db: Kysely<Database>,
  released: readonly ReleasedFigures[],
  withheld: readonly Observation[],
): Promise<readonly Observation[]> {
  const keyOf = ({ measure, area, breakdown, period }: Observation) =>
    JSON.stringify([measure, area, breakdown, period.start, period.end])
  const keys = new Set(withheld.map(keyOf))
  const measures = new Set(withheld.map(({ measure }) => measure))
  const of = released.filter(({ measure }) => measures.has(measure))
  const versions = await fetchFiguresOf(db, of)
  return versions
    .filter((figure) => keys.has(keyOf(figure)) && figure.value !== null)
    .toSorted((one, other) => one.id - other.id)
}

function sayExposed(area: Area, figures: readonly NewObservation[], canBe: boolean): Problem {
  const remedy = canBe
    ? 'Withhold the figures named below with it, leave the measures that it adds up with unreleased'
    : 'Leave the measures that it adds up with unreleased'
  const message =
    `Nothing was released: with these figures, what is withheld could be worked out of ${nameFigures(area, figures)}. ` +
    `${remedy}, or import their figures again with small numbers withheld`
  return { code: 'gives-away', field: RELEASE, message }
}

function saySmall(area: Area, figures: readonly NewObservation[]): string {
  const { suppressUpTo } = area.file.smallNumbers
  const count = figures.length === 1 ? '1 figure is' : `${formatNumber(figures.length)} figures are`
  return (
    `${count} a count from 1 to ${suppressUpTo} of a part of a measure, which could point to a person: ` +
    nameFigures(area, figures)
  )
}
