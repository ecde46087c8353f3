import { rateSaid } from './rate-units.ts'
import type { UnitAndScale } from './units.ts'

/** Words that are a unit and nothing else, as columns of units, titles and notes have them. */
const NAMED: readonly (readonly [RegExp, string, number])[] = [
  [/^(?:%|%s|pct|per ?cents?|percentages?|proportions?|shares?)$/, 'percent', 1],
  [/^(?:£ ?'?0{3}s?|£ ?k|£ ?thousands?|thousands? of pounds)$/, 'gbp', 1_000],
  [/^(?:£ ?m|£ ?mn|£ ?millions?|millions? of pounds)$/, 'gbp', 1_000_000],
  [/^(?:£ ?bn|£ ?billions?|billions? of pounds)$/, 'gbp', 1_000_000_000],
  [/^(?:£|£s|gbp|pounds(?: sterling)?|cash|pounds and pence)$/, 'gbp', 1],
  [
    /^(?:s|secs?|seconds?|(?:hh?:)?mm?:ss|mins?:secs?|(?:hours?:)?minutes?:seconds?|(?:mins?|minutes) (?:and|&) (?:secs?|seconds))$/,
    'seconds',
    1,
  ],
  // 6:12 is read as 372: of minutes where it is hours and minutes
  [
    /^(?:hh?:mm|hrs?:mins?|hours?:minutes?|(?:hrs?|hours) (?:and|&) (?:mins?|minutes))$/,
    'minutes',
    1,
  ],
  [/^(?:(?:average|mean|median) )?(?:mins?|minutes?)$/, 'minutes', 1],
  [/^(?:(?:average|mean|median) )?(?:hrs?|hours?)$/, 'hours', 1],
  [/^(?:(?:average|mean|median) )?working days$/, 'working days', 1],
  [/^(?:(?:average|mean|median|calendar) )*days?$|^(?:working )?days lost$/, 'days', 1],
  [/^(?:(?:average|mean|median) )?(?:wks?|weeks?)$/, 'weeks', 1],
  [/^(?:(?:average|mean|median) )?(?:mths?|months?)$/, 'months', 1],
  [/^(?:yrs?|years?)$/, 'years', 1],
  [/^(?:ftes?|wtes?|(?:full|whole)[- ]time equivalents?(?: \((?:fte|wte)s?\))?)$/, 'fte', 1],
  [/^(?:'?0{3}s?|thousands?)$/, 'count', 1_000],
  [/^(?:millions?)$/, 'count', 1_000_000],
  [
    /^(?:(?:mean|average|median) )?(?:score|rating)s?(?: ?(?:\(?(?:out )?of (?:5|7|10|100|five|ten)\)?|\(?[01] ?(?:-|–|to) ?(?:5|7|10|100)\)?))?$|^(?:(?:mean|average) )?out of (?:5|7|10|five|ten)$/,
    'score',
    1,
  ],
  [/^index(?: \(.*\))?$/, 'index', 1],
  [/^(?:t|tonnes?)(?: of)? ?(?:co2|carbon dioxide)(?: ?e(?:q|quivalent)?)?$/, 'tco2e', 1],
  [/^kwh$/, 'kwh', 1],
  [/^mwh$/, 'mwh', 1],
  [/^litres$/, 'litres', 1],
  [
    /^(?:#|nos?\.?|nbr\.?|num|numbers?|numeric|counts?|integers?|volumes?|vol\.?|head ?counts?|ratios?|persons?|people|individuals|residents|staff|officers|posts|offences|crimes|incidents|cases|calls|contacts|complaints|searches|stops|arrests|detentions|detainees|victims|offenders|casualties|collisions|vehicles|visits|referrals|requests|applications|households|properties|children|pupils|young people|premises|events|sessions|reports|orders|notices|licen[cs]es|certificates)$/,
    'count',
    1,
  ],
]

/**
 * The unit that is all that words say: "mins", "£000", "full-time equivalent", "rate per 1,000 population".
 *
 * @returns `undefined` where they say more than that, or nothing of it
 */
export function namedUnit(words: string): UnitAndScale | undefined {
  const plain = words
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(
      /^(?:(?:all )?(?:figures|values|amounts)?(?: are)? ?(?:shown |given |expressed )?in )/,
      '',
    )
    .trim()
  const found = NAMED.find(([pattern]) => pattern.test(plain))
  if (found !== undefined) return { unit: found[1], scale: found[2] }
  const rate = /^(?:(?:crude |annual )?rates? )?(?:per|\/) ?\d[^,;:()]*$/.test(plain)
    ? rateSaid(plain.replace(/^((?:.* )?)\/ ?/, '$1per '))
    : undefined
  return rate === undefined ? undefined : { unit: rate, scale: 1 }
}
