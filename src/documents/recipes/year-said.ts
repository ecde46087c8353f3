import type { PeriodSettings } from './period-label.ts'

const QUARTER = String.raw`(?:q(?:tr|uarter)?\.? ?(?:1|one)|(?:the )?first quarter)`
const IS = `(?: ?(?:=|:|–|-) ?| (?:is|means|runs|covers|begins|starts)(?: from| in| with)? )`
const OF_CALENDAR = new RegExp(
  String.raw`\bcalendar (?:years?|quarters?)\b|\bquarters? (?:are|is|refers? to|relates? to) (?:those )?(?:of |by |in )?(?:the )?calendar\b|\b${QUARTER}\b${IS}\(?jan|\b(?:cumulative(?:ly)?|counted|to date),? (?:from|since) (?:1(?:st)? )?january\b(?! \d{4})|\byears? end(?:ing|ed) (?:31 )?december\b`,
  'i',
)
const OF_FINANCE = new RegExp(
  String.raw`\b(?:financial|fiscal) quarters?\b|\bquarters? (?:are|is|refers? to|relates? to) (?:those )?(?:of |by |in )?(?:the |a )?(?:financial|fiscal)\b|\b${QUARTER}\b${IS}\(?apr`,
  'i',
)

/** What is counted by the calendar year wherever it is: casualties on the roads, and a survey is of the year in which it was held. */
const BY_SUBJECT =
  /\bstats ?19\b|\broads? (?:traffic )?(?:safety|casualt|collision|death|fatalit|accident)|\b(?:injury|reported|fatal) (?:road )?collisions?\b|\bcasualties by (?:severity|road user)\b|\bkilled (?:and|or) seriously injured\b/i
const SURVEY = /\b(?:staff|employee|public|residents?['’]?|opinion|user) survey\b/i

const QUARTER_WITH_MONTHS =
  /\b(?:q|qtr|quarter) ?([1-4])\b,?(?: (?:of )?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?)?(?:: | \(|, | ?= ?| – | is )(jan|apr|jul|oct)[a-z]*(?: (?:19|20)\d\d)? ?(?:to|–|-) ?(mar|jun|sep|dec)/gi
const FIRST_MONTHS = ['jan', 'apr', 'jul', 'oct']

/** "Quarter 3 2025: July to September 2025": which year's quarters a line counts, by the months it gives of one. */
function quartersExplained(line: string): readonly ('calendar' | 'financial')[] {
  return [...line.matchAll(QUARTER_WITH_MONTHS)].flatMap(([, number, month = '']) => {
    const at = FIRST_MONTHS.indexOf(month.toLowerCase())
    if (at === Number(number) - 1) return ['calendar']
    return at === Number(number) % FIRST_MONTHS.length ? ['financial'] : []
  })
}

/** By which year the lines around a table say that its quarters and years are counted. */
export function yearSaid(lines: readonly string[], titles: readonly string[]): PeriodSettings {
  const explained = lines.flatMap(quartersExplained)
  const isFinancial = explained.includes('financial') || lines.some((line) => OF_FINANCE.test(line))
  const isCalendar = explained.includes('calendar') || lines.some((line) => OF_CALENDAR.test(line))
  if (isFinancial && isCalendar) return {}
  if (!isFinancial && !isCalendar) {
    const isOfSubject =
      lines.some((line) => BY_SUBJECT.test(line)) || titles.some((line) => SURVEY.test(line))
    return isOfSubject ? { years: 'calendar' } : {}
  }
  return isFinancial ? { quarters: 'financial' } : { years: 'calendar', quarters: 'calendar' }
}

const EXPLAINED = /\(?\bq(?:tr|uarter)?\.? ?[1-4]\b ?(?:=|:|is |means |runs |covers )[^;.()]*\)?/gi

/** A line without what it says of how quarters are counted: "(Q1 = January to March)" names no time of its figures. */
export function withoutExplanations(line: string): string {
  return line.replace(EXPLAINED, ' ')
}

const FROM_JANUARY =
  /\b(?:from|since) (?:1(?:st)? )?jan(?:uary)?\b|\bcalendar year to date\b|\bcytd\b/i
const FROM_APRIL =
  /\b(?:from|since) (?:1(?:st)? )?apr(?:il)?\b|\bfinancial year to date\b|\bfytd\b/i

/** Whether what is counted through the year begins in January: by its own words, else by the year that the table counts. */
export function countsFromJanuary(
  { quarters, periodOne }: PeriodSettings,
  words: readonly string[],
): boolean {
  if (words.some((one) => FROM_APRIL.test(one))) return false
  return (
    quarters === 'calendar' ||
    periodOne === 'January' ||
    words.some((one) => FROM_JANUARY.test(one))
  )
}
