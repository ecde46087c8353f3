import { MONTH_WORDS } from '#shared/index.ts'

const DAY = String.raw`(?:\d{1,2}(?:st|nd|rd|th)? )?(?:${MONTH_WORDS})`
const TO_DAY = new RegExp(
  String.raw`[a-z](?<!\b(?:years?|months?|quarters?|weeks?|up)) to (?:the )?(?:end (?:of )?)?(${DAY})$`,
  'i',
)

/** "Spend to 31 October 2025": what is added up; "Vacancies to 31 March 2026" is none. */
const TO_DAY_OF_YEAR = new RegExp(
  String.raw`\b(?:spend(?:ing)?|spent|paid|payments?|actuals?|received|income|expenditure|committed|collected|delivered|completed|recorded|incidents|offences|crimes?|calls|cases|total) to (?:the )?(?:end (?:of )?)?(${DAY},? (?:20)?\d\d)$`,
  'i',
)

/** "To 30 November 2025" over what was planned and spent. */
const TO_DAY_ALONE = new RegExp(
  String.raw`^(?:up )?to (?:the )?(?:end (?:of )?)?(${DAY}(?:,? (?:20)?\d\d)?)$`,
  'i',
)

/** "Actual to P7", "Spend at month 7": a period of accounts, of which the first is April. */
const TO_PERIOD = /\b(?:to|at|up to)(?: the)?(?: end)?(?: of)? (?:p|period|month|m) ?(\d{1,2})\b/i

/** "Spent at Q2", "Actual to quarter 3": up to the end of a quarter of the financial year. */
const TO_QUARTER =
  /\b(?:spend(?:ing)?|spent|paid|payments?|actuals?|income|expenditure|claimed|drawn down) (?:to|at|by|up to)(?: the)?(?: end of)? (?:q|quarter )([1-4])\b/i

const PERIODS =
  'April May June July August September October November December January February March'.split(' ')

/** The day or month up to which words say that something is counted: "31 October" of "Spend to 31 October". */
export function soFarToIn(words: string): string | undefined {
  const quarter = Number(TO_QUARTER.exec(words)?.[1] ?? 0) * 3
  const period = PERIODS[(quarter || Number(TO_PERIOD.exec(words)?.[1] ?? 0)) - 1]
  const day = [TO_DAY, TO_DAY_OF_YEAR, TO_DAY_ALONE].map((one) => one.exec(words)?.[1])
  return day.find((one) => one !== undefined) ?? period
}
