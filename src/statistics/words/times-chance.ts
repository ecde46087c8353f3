import { formatNumber } from '#shared/index.ts'

/**
 * How much more figures vary than chance alone would make them, as a person takes it: by how far they
 * spread, which is the square root of how many times the variance is. "about 54 times as much as chance alone".
 *
 * @param dispersion - the variance over that of chance, φ
 * @see STATISTICS 5, paragraph 10
 */
export function timesChance(dispersion: number): string {
  const spread = Math.sqrt(dispersion)
  return `about ${formatNumber(spread, spread < 10 ? 1 : 0)} times as much as chance alone`
}
