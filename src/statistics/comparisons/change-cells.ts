import type { Measure } from '#area/index.ts'
import { formatSigned } from '#shared/index.ts'
import type { Comparison } from './comparison.ts'
import { describePercent } from './comparison-words.ts'

/** A change as a table has it, in two cells. */
export interface ChangeCells {
  readonly change: string
  readonly percent: string
}

export const NOT_COMPARABLE: ChangeCells = { change: 'not comparable', percent: '' }

/**
 * A comparison for a table: "+3,857" and "+11%"; "−4.6 points"; "+23" and "new"; "not comparable".
 *
 * @returns `undefined` when a side was not published or months do not add up
 */
export function writeChange(
  comparison: Comparison,
  { decimals }: Pick<Measure, 'decimals'>,
  percentDecimals = 0,
): ChangeCells | undefined {
  switch (comparison.kind) {
    case 'amount': {
      const { difference, percent } = comparison
      const share = difference === 0 ? '0%' : describePercent(percent ?? 0, percentDecimals)
      return {
        change: formatSigned(difference, decimals),
        percent: percent === null ? '' : share,
      }
    }
    case 'points': {
      const change = formatSigned(comparison.difference, Math.max(decimals, 1))
      return { change: `${change} ${/^.?1$/.test(change) ? 'point' : 'points'}`, percent: '' }
    }
    case 'places':
      return { change: formatSigned(comparison.difference), percent: '' }
    case 'new':
      return { change: formatSigned(comparison.difference, decimals), percent: 'new' }
    case 'not-comparable':
      return NOT_COMPARABLE
    default:
      return undefined
  }
}
