import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import { nameReleased, RELEASE, type ReleasedFigures, type Unreleased } from '#holdings/index.ts'
import { formatNumber, type Problem } from '#shared/index.ts'
import type { NewObservation } from '#statistics/index.ts'
import type { Database, ReadAs } from '#storage/index.ts'
import { fetchBeside } from '../imports/protect-rows.ts'
import { isSmallCount } from '../imports/small-counts.ts'
import { nameFigures } from '../imports/small-number-words.ts'
import { withholdApart } from '../imports/withhold-apart.ts'
import { fetchByTurns } from '../storage.ts'

/** What a release would do to small numbers. */
export interface SmallAtRelease {
  /** That withheld counts could be worked out with it, and what helps; `undefined` when none could. */
  readonly exposed: Problem | undefined
  /** That small counts would be public, which has to be said to be right; `undefined` when none would. */
  readonly small: string | undefined
}

/**
 * Looks for small numbers among figures that are to be released, against everything that is public or is
 * to be at a time that is set. What is public cannot be withheld, so it counts as shown.
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
  const rows: { row: number; observation: NewObservation; citesSource: boolean }[] = []
  const small: NewObservation[] = []
  for await (const stretch of fetchByTurns(db, { measures, withdrawn: new Map() })) {
    for (const [figure] of stretch) {
      const name = nameReleased({ import: figure.importId, measure: figure.measure })
      if (!chosen.has(name) && !later.has(name)) continue
      rows.push({ row: figure.id, observation: figure, citesSource: false })
      if (chosen.has(name) && isSmallCount(area, figure)) small.push(figure)
    }
  }
  async function* batches() {
    yield rows
  }
  const asPublic = readAs({ audience: 'public' })
  const beside = () => fetchBeside(asPublic, area, new Set(measures))
  const { exposed } = await withholdApart(area, batches(), beside, false)
  return {
    exposed:
      exposed.length === 0
        ? undefined
        : sayExposed(
            area,
            exposed.map(({ figure }) => figure),
          ),
    small: small.length === 0 ? undefined : saySmall(area, small),
  }
}

function sayExposed(area: Area, figures: readonly NewObservation[]): Problem {
  const message =
    `Nothing was released: with these figures, what is withheld could be worked out of ${nameFigures(area, figures)}. ` +
    'Leave the measures that it adds up with unreleased, or import their figures again with small numbers withheld'
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
