import { chiSquareAbove, fAbove, tTwoSided } from './distributions.ts'
import { solveLeastSquares } from './least-squares.ts'

/** A log-linear model of counts whose variance is `dispersion` times their mean. */
export interface CountModel {
  readonly coefficients: readonly number[]
  /** Standard errors of the coefficients, the dispersion taken into account. */
  readonly errors: readonly number[]
  readonly fitted: readonly number[]
  readonly deviance: number
  /** Pearson's chi-square over the degrees of freedom; under 1 where counts vary less than chance. */
  readonly dispersion: number
  readonly degreesOfFreedom: number
}

const MOST_STEPS = 60
/** R stops here too; going on would differ from it in the sixth figure of the dispersion. */
const CLOSE_ENOUGH = 1e-8

/**
 * Fits a quasi-Poisson model by iteratively reweighted least squares.
 *
 * @param rows - the design matrix, the intercept's column of ones included
 * @param exposures - how long each count was counted for: days, or people; all above 0
 * @returns `undefined` when there are no more counts than coefficients, a count is negative, or the
 *   columns cannot be told apart
 * @see McCullagh and Nelder (1989), sections 2.5 and 6.2; R: glm(family = quasipoisson)
 */
export function fitCounts(
  counts: readonly number[],
  rows: readonly (readonly number[])[],
  exposures: readonly number[],
): CountModel | undefined {
  const degreesOfFreedom = counts.length - (rows[0]?.length ?? 0)
  if (degreesOfFreedom < 1 || counts.some((count) => !(count >= 0))) return undefined
  const offsets = exposures.map(Math.log)
  let fitted = counts.map((count) => count + 0.1)
  let deviance = Number.POSITIVE_INFINITY
  for (let step = 0; step < MOST_STEPS; step++) {
    const working = fitted.map(
      (mean, index) =>
        Math.log(mean) - (offsets[index] ?? 0) + ((counts[index] ?? 0) - mean) / mean,
    )
    const weights = fitted
    const solved = solveLeastSquares(rows, working, weights)
    if (solved === undefined) return undefined
    fitted = rows.map((row, index) =>
      Math.exp(
        (offsets[index] ?? 0) +
          row.reduce((sum, value, column) => sum + value * (solved.coefficients[column] ?? 0), 0),
      ),
    )
    const before = deviance
    deviance = devianceOf(counts, fitted)
    if (Math.abs(deviance - before) < CLOSE_ENOUGH * (Math.abs(deviance) + 0.1)) {
      const pearson = counts.reduce((sum, count, index) => {
        const residual = (count - (fitted[index] ?? 1)) / (fitted[index] ?? 1)
        return sum + (weights[index] ?? 0) * residual ** 2
      }, 0)
      const dispersion = pearson / degreesOfFreedom
      const errors = solved.inverse.map((row, index) => Math.sqrt(dispersion * (row[index] ?? 0)))
      const { coefficients } = solved
      return { coefficients, errors, fitted, deviance, dispersion, degreesOfFreedom }
    }
  }
  return undefined
}

/**
 * Whether the columns that a fuller model has and a plainer one has not explain more than chance.
 * Counts that happen to vary less than chance are not taken to: their dispersion is 1 then, known and
 * not estimated, so that the test is one of chi-square.
 *
 * @see R: anova(plainer, fuller, test = "F"), or "Chisq" where the dispersion is 1 or less
 */
export function compareModels(
  plainer: CountModel,
  fuller: CountModel,
): { readonly f: number; readonly p: number } {
  const columns = plainer.degreesOfFreedom - fuller.degreesOfFreedom
  const explained = plainer.deviance - fuller.deviance
  if (fuller.dispersion <= 1)
    return { f: explained / columns, p: chiSquareAbove(explained, columns) }
  const f = explained / columns / fuller.dispersion
  return { f, p: fAbove(f, columns, fuller.degreesOfFreedom) }
}

/**
 * Whether the counts of one group run at another rate than those of another, with the dispersion of
 * both together.
 *
 * @returns `ratio` of the second group's rate to the first's; `undefined` where it cannot be fitted
 * @see R: summary(glm(count ~ group, family = quasipoisson))
 */
export function compareRates(
  first: readonly number[],
  second: readonly number[],
):
  | {
      readonly ratio: number
      readonly dispersion: number
      readonly t: number
      readonly degreesOfFreedom: number
      readonly p: number
    }
  | undefined {
  const counts = [...first, ...second]
  const rows = counts.map((_, index) => [1, index < first.length ? 0 : 1])
  const model = fitCounts(
    counts,
    rows,
    counts.map(() => 1),
  )
  const [effect, error] = [model?.coefficients[1], model?.errors[1]]
  if (model === undefined || effect === undefined || error === undefined) return undefined
  const { dispersion, degreesOfFreedom } = model
  const t = effect / error
  return {
    ratio: Math.exp(effect),
    dispersion,
    t,
    degreesOfFreedom,
    p: tTwoSided(t, degreesOfFreedom),
  }
}

function devianceOf(counts: readonly number[], fitted: readonly number[]): number {
  return counts.reduce((sum, count, index) => {
    const mean = fitted[index] ?? 1
    return sum + 2 * ((count === 0 ? 0 : count * Math.log(count / mean)) - (count - mean))
  }, 0)
}
