import { matchesIn } from '#shared/index.ts'
import { accuses, type Claim } from '../claim.ts'

/** "The report printed the change as", "it was wrongly given as": what follows is what somebody else claimed. */
const PRINTED =
  /\b(?:(?:mis)?(?:printed|stated|reported|quoted)|(?:wrongly |mistakenly )?(?:gave|given|said|showed|shown))\b(?: [\p{L}\d’'-]+){0,6}? as (?<figures>[^.;]*(?:\.\d[^.;]*)*)/giu
const FIGURES_ALONE =
  /^(?:[\s(),+−–£%\d.-]|\b(?:and|or|an?|of|the|rise|fall|increase|decrease|reduction|drop)\b)*$/iu

/**
 * The same claims without an accusation of figures that a sentence says another paper printed: they are quoted,
 * and it is not this paper that claims them.
 */
export function withoutToldByOthers(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(({ verdict, quote, stated }) => {
    if (!accuses(verdict)) return true
    const at = quote.indexOf(stated)
    return !matchesIn(quote, PRINTED).some(({ index, 0: words, groups }) => {
      const from = index + words.length - (groups?.['figures']?.length ?? 0)
      return at >= from && at < index + words.length && FIGURES_ALONE.test(quote.slice(from, at))
    })
  })
}
