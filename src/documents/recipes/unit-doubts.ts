/** What is measured in time. */
const TIMED =
  /\b(?:time|times|wait|waits|answering|response|delay|duration)\b.*\b(?:mean|median|average|(?:per)?centile)\b|\b(?:mean|median|average|(?:per)?centile)\b.*\b(?:time|times|wait|waits|answering|response|delay|duration)\b/i

/** Whether words say that something was timed: "Answering time – median". */
export function isTimed(words: string): boolean {
  return TIMED.test(words)
}

/** "Longest wait", "Average visit length", "Flying time", "Time to answer": not "Number of times", "On time", "Overtime". */
const LENGTH_OF_TIME =
  /\b(?:longest|shortest|average|mean|median|typical|maximum|minimum)\b.*\b(?:wait|time|duration|length|delay)\b|\b(?:waiting|flying|answering|response|travel|handling|turnaround|talk|detention) time$|\b(?:wait|duration|delay|length of (?:stay|wait|visit|call)|time to [a-z]+)$/i
const NO_LENGTH =
  /\b(?:number|count|share|proportion|percent\w*|rate|cost|pay|on|in|within|full|part|first|over|more|less) ?[- ]?(?:of )?(?:times?|waits?|delays?)\b|\b(?:fte|sentence length)\b/i

export function isLengthOfTime(words: string): boolean {
  return LENGTH_OF_TIME.test(words) && !NO_LENGTH.test(words)
}

const EVENTS =
  /^(?:total |all |number of |no\. of )*(?:\w+ ){0,2}(?:calls|contacts|incidents|cases|offences|crimes|requests|referrals|attendances|arrivals|complaints|applications|visits|jobs|exhibits|detainees|people|victims|searches)(?: (?:offered|received|answered|abandoned|recorded|attended|made|closed|opened|completed|finalised|logged|handled|graded|created))+$|^(?:number|no\.|count) of (?!(?:working |calendar )?(?:days|hours|minutes|weeks))[a-z]/i
const MEASURED_IN_TIME =
  /\b(?:time|times|wait|waits|waiting|mean|median|average|(?:per)?centile|duration|delay|speed|longest|shortest|length|age|to (?:answer|attend|close|complete|finalise|charge))\b/i

/** "Calls offered", "Total incidents attended": how many, and no length of time. */
export function isCountOfEvents(words: readonly string[]): boolean {
  return words.some((one) => EVENTS.test(one.trim())) && !MEASURED_IN_TIME.test(words.join(' '))
}

const ON_THE_PHONE =
  /\b(?:999|101|111|calls?|callers?|telephon\w+|phone|switchboard|contact cent(?:re|er)s?|control rooms?)\b/i
const IN_A_QUEUE =
  /\b(?:waits?|waiting|answer(?:ed|ing)?|queu(?:e|ed|ing)|talk|handling|hold|abandon\w*)\b/i

/** Whether words are of a caller's wait, which is minutes and seconds on any clock: "Average wait" of "101". */
export function isCallersWait(words: readonly string[], around: readonly string[]): boolean {
  return (
    words.some((one) => IN_A_QUEUE.test(one)) &&
    [...words, ...around].some((one) => ON_THE_PHONE.test(one))
  )
}

/** Whether lines use "FTE" of something else: "First-time entrants (FTE)", "FTE = fixed-term exclusions". */
export function isOtherFte(lines: readonly string[]): boolean {
  return lines.some((line) => OTHER_FTE.test(line))
}

const OTHER_FTE =
  /\b(?!full\b|for\b|from\b)f[a-z]+[- ]t[a-z]+[- ]e[a-z]+(?: [a-z]+){0,6} \(FTEs?\)|\bFTEs? ?(?:=|:|means|is|are) ?(?!full\b)f[a-z]+[- ]t[a-z]+[- ]e[a-z]+/i

const RATE = /\brates?\b/i

/** Rates that are prices, and no shares of anything. */
const PRICED = /\b(?:interest|exchange|hourly|daily|pay|council tax|business|mileage) rates?\b/i

export function isRate(words: string): boolean {
  return RATE.test(words)
}

export function isBareRate(words: string): boolean {
  return isRate(words) && !PRICED.test(words)
}

const MONEY =
  /\b(?:savings?|(?:under|over)?spend(?:ing)?|spent|expenditure|costs?|budget|income|precept|funding|reserves?|fees|fines|compensation|pay bill|outturn)\b/i
const NO_MONEY =
  /\b(?:numbers?|no\.|count|cases|claims|applications|people|victims|staff|officers|posts|fte|projects|bids|awards|time|days|hours|homes|schemes|against|within|on|per ?cent|notices|offences|outturn (?:20\d\d))\b|%/i

/** "Planned savings", "Actual spend": words of money, and of nothing that money is spent on or by. */
export function isMoney(words: string): boolean {
  return MONEY.test(words) && !NO_MONEY.test(words) && !isYearEnd(words)
}

const YEAR_END =
  /^(?:(?:forecast|projected|predicted|expected|estimated|provisional|year[- ]end|full[- ]year|annual) )*out-?turn(?: {period})?$/i

/** How a year is expected to end, or ended, of whatever is counted. */
export function isYearEnd(words: string): boolean {
  return YEAR_END.test(words.trim())
}

/** "Average calls per day", "Severity index": what has fractions though it is counted. */
export function mayHaveFractions(words: string): boolean {
  return /\b(?:average|mean|median|per|ratio|index|score|points?|fte|times|rates?|weighted|harm)\b/i.test(
    words,
  )
}

const NEVER_SCALED =
  /^(?:number|no\.?|count) of\b|\b(?:head ?count|fte|full[- ]time equivalents?|ratio|score|index|rank|average age|median age)\b|\bper (?:1|10|100)?[, ]?000\b/i

/** "Headcount", "Number of loans", "Collection rate": no money, and nothing that a title in thousands is of. */
export function isNeverScaled(words: string): boolean {
  return NEVER_SCALED.test(words) || isBareRate(words)
}

const COUNTED =
  /^(?:total |target |planned |actual )?(?:numbers?|no\.?|count) (?:of )?\w|^(?:total |target |planned |actual )?(?:recipients|beneficiaries|projects|schemes|applications|applicants|organisations|providers|people|persons|children|families|households|participants|attendees|members|volunteers|sessions|visits|clients|victims|offenders|cases|claims|posts|headcount|referrals|properties|bids|jobs|schools|sites|vehicles|licences)(?: (?:helped|supported|reached|assisted|engaged|trained|seen|referred|attended|delivered|housed|target|planned|to date|in year))*$/i

/** "Number of grants", "Recipients", "Target people": what is counted, whatever else of its table is in pounds. */
export function countsThings(heading: string): boolean {
  return COUNTED.test(heading.trim())
}
