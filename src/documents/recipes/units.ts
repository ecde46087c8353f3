import { rateSaid } from './rate-units.ts'

/** What a value is in: as a measure of the program has it, or in the file's own words. */
export type FigureUnit =
  | 'count'
  | 'percent'
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'gbp'
  | 'fte'
  /** "per 1,000", "per officer", "kg": as the file says it. */
  | (string & {})

export interface UnitAndScale {
  readonly unit: FigureUnit
  /** What a printed value is to be multiplied by: 1,000 for "£000". */
  readonly scale: number
}

/** Before what is averaged: "Median weeks to close". */
const MIDDLE = String.raw`\b(?:median|mean|average|longest|shortest)(?: (?:number of|no\. of))?`

/** "Mean score, 1–5", "Satisfaction, mean out of 10", "Overall score": not who scored, nor a scorecard. */
const SCORE =
  /\b(?:mean|average|median|overall|total|satisfaction|engagement|risk|harm|promoter) score\b|^score\b|\(score\)|\bscore$|\bout of (?:five|ten|5|7|10)\b|\b(?:mean|average|rating|score)\b.*\b(?:0|1) ?(?:[–-]|to) ?(?:5|7|10)\b/i

const WORDS: readonly (readonly [RegExp, FigureUnit, number])[] = [
  [/£\s?0{3}s?\b|£\s?'0{3}s?|£k\b|\(£000s?\)|£ ?thousands?\b/i, 'gbp', 1_000],
  [/\b(?:gbp|pounds) (?:thousands?|0{3}s?|k)\b/i, 'gbp', 1_000],
  [/\b(?:gbp|pounds) (?:millions?|m)\b/i, 'gbp', 1_000_000],
  [/£\s?m(?:illions?|n)?\b/i, 'gbp', 1_000_000],
  [/£\s?(?:bn|billions?)\b/i, 'gbp', 1_000_000_000],
  [/%|\bper ?cent(?:age)?\b|^proportion\b|\bproportion of\b|^share of\b/i, 'percent', 1],
  [
    /(?<!\b(?:under|within|in|over|than|to|after|exceeding|least) \d{1,3} )(?:^(?:hh?:)?mm?:ss$|(?<=\b(?:wait|time|answer|response|mean|median|average|delay|longest|speed|duration)\b.* )\(s\)|\((?:secs?|seconds|(?:hh:)?mm:ss|m:ss|min(?:ute)?s?:sec(?:ond)?s?|minutes and seconds)\)|\bseconds\b(?! or)|\bsecs\b)/i,
    'seconds',
    1,
  ],
  // 6:12 is read as 372: of minutes where it is hours and minutes
  [/\((?:hh?:mm|h:m|hours and minutes|hrs?:mins?)\)/i, 'minutes', 1],
  [
    /^(?:median|mean|average) age\b(?!.*\((?:days|weeks|months|hours)\b)|\(years\)|\bage \(years\)/i,
    'years',
    1,
  ],
  [/\((?:mins?|minutes)\)|\bin minutes\b|^minutes\b|, minutes(?= ?\(|$)/i, 'minutes', 1],
  [
    /\((?:hrs?|hours)\)|\bhours (?:worked|given|lost|delivered|provided|volunteered|donated|contributed|flown|deployed|claimed|attended|lost|open)\b|^(?:total |planned |actual |paid |unpaid )*(?:opening|overtime|volunteer(?:ing)?|training|teaching|tuition|flying|patrol|duty|agency|staff|officer|community|care|support|absence) hours$|\bin hours\b|^hours\b|, hours(?= ?\(|$)/i,
    'hours',
    1,
  ],
  [
    /\((?:working )?days\)|\b(?:working )?days (?:lost|taken|to|from)\b|\bmedian days\b|\bmean days\b|\bin days\b|\(days\b/i,
    'days',
    1,
  ],
  [
    new RegExp(String.raw`\((?:weeks|wks)\)|\bin weeks\b|^weeks\b|${MIDDLE} weeks\b`, 'i'),
    'weeks',
    1,
  ],
  [new RegExp(String.raw`\(months\)|\bin months\b|^months$|${MIDDLE} months\b`, 'i'), 'months', 1],
  [/£|\bpounds\b|\bgbp\b/i, 'gbp', 1],
  [
    /^(?:fte|(?:full|whole)[- ]time equivalents?|wte)\b|[(,] ?(?:fte|(?:full|whole)[- ]time equivalents?|wte)\b|(?<!\bper )\b(?:fte|wte)$/i,
    'fte',
    1,
  ],
  [/\([^()]*(?<!\d[, ])\b0{3}s?\b[^()]*\)|'0{3}s?\b|\bthousands\b|\(th\.?\)/i, 'count', 1_000],
  [
    /^\(?(?:thousands?|'?0{3}s?) (?:of )?(?!(?:[km]wh|kg|g|km|miles|kilometres|litres|tonnes|[mg]b|metres|m[23]|sq|square|pounds|hours|minutes|seconds|days|weeks|vehicle|passenger|tco2e?|nights|points)\b)[a-z]+(?: [a-z]+)?\)?$/i,
    'count',
    1_000,
  ],
  [/\(k\)|^k$/, 'count', 1_000],
  [/\((?:millions|m)\)|\bmillions\b/i, 'count', 1_000_000],
  [SCORE, 'score', 1],
  [/\bindex(?: \(.*\))?$|\b(?:severity|engagement|harm|price|deprivation) index\b/i, 'index', 1],
  [
    /^(?:number|numbers|no\.?|count|headcount|volume|numeric|integer)$|\(number(?:[,)])|\((?:no\.?|count|head ?count)\)/i,
    'count',
    1,
  ],
]

/** "Miles driven (thousands)", "Seized (kg)": what is measured in a unit of its own. */
const OWN =
  /(?:^|, )(?:thousand|million|billion) (vehicle (?:miles|kilometres|km)|passenger (?:miles|journeys|km))$|\((?:'?0{3}s? |thousands? |(?:m|millions?) )?(kg|g|km|miles|litres|tonnes|mb|gb|mph|kwh|mwh|tco2e?|points?|metres|m2|m²|m³|m3|sq ?m)\)$|\b(nights)$|^(miles|kilometres|litres|tonnes|kwh|mwh)\b/i

/** "Average number of working days to log", "Working days to finalise, median"; days that are lost are days. */
const WORKING_DAYS =
  /\b(?:average|mean|median|(?:per)?centile)\b.*\bworking days\b|\bworking days\b.*\b(?:average|mean|median|(?:per)?centile)\b/i

/** "(000 kWh)", "million litres": how many of a unit a number is of. */
function manyIn(words: string): number {
  const named = /(?:^|, )(thousand|million|billion) [a-z]/i.exec(words)?.[1]?.toLowerCase()
  if (named !== undefined) return named === 'thousand' ? 1e3 : named === 'million' ? 1e6 : 1e9
  if (/(?:^|\()(?:'?0{3}s?|thousands?)(?: of)? [a-z]/i.test(words)) return 1_000
  return /(?:^|\()(?:m|millions?)(?: of)? [a-z]/i.test(words) ? 1_000_000 : 1
}

/** A unit in a file's own words, with how many of it a number is of: "000 kWh". */
export function unitInOwnWords(words: string): UnitAndScale {
  const scale = manyIn(words)
  const of =
    scale === 1 ? words : words.replace(/^(?:'?0{3}s?|thousands?|m|millions?)(?: of)? /i, '')
  return { unit: of.toLowerCase(), scale }
}

/** "Weeks 1–4", "Month 8": which time it is, and no unit. */
const NUMBERED_TIME =
  /^(?:weeks?|wks?|months?|periods?|years?) \d{1,2}(?: ?(?:-|–|to|and) ?\d{1,2})?$/i

/** What a heading, a label or a line above a table says its values are in; `undefined` if nothing. */
export function unitIn(said: string): UnitAndScale | undefined {
  // "median_days_tagged" heads a column that a program wrote
  const words = said.replaceAll('_', ' ')
  if (NUMBERED_TIME.test(words.trim())) return undefined
  const rate = rateSaid(words)
  // "Cost per call (£)" is in pounds
  const inBrackets = /\(([^()]+)\)\s*$/.exec(words)?.[1] ?? ''
  const isElse = rate !== undefined && !/\bper\b/i.test(inBrackets) && inBrackets !== ''
  const bracketed = isElse ? WORDS.find(([pattern]) => pattern.test(inBrackets)) : undefined
  if (bracketed !== undefined) return { unit: bracketed[1], scale: bracketed[2] }
  const ownOfRate = isElse ? OWN.exec(`(${inBrackets})`)?.slice(1).find(Boolean) : undefined
  if (ownOfRate !== undefined) return { unit: ownOfRate.toLowerCase(), scale: manyIn(words) }
  if (rate !== undefined) return { unit: rate, scale: 1 }
  if (WORKING_DAYS.test(words) && !/\blost\b|%|\bper ?cent\b|\bwithin\b/i.test(words))
    return { unit: 'working days', scale: 1 }
  const found = WORDS.find(([pattern]) => pattern.test(words.trim()))
  const own = OWN.exec(words.trim())?.slice(1).find(Boolean)
  if (own !== undefined && (found === undefined || found[1] === 'count'))
    return { unit: own.toLowerCase(), scale: found?.[2] ?? manyIn(words) }
  // "answered within 10 seconds" names no unit, "% answered under 10 seconds" is a percentage
  return found && { unit: found[1], scale: found[2] }
}
