/** What rates are for each one of. */
const ONE =
  'head|capita|person|resident|inhabitant|adult|child|pupil|student|patient|' +
  'officer|employee|staff member|member of staff|post|firefighter|volunteer|worker|handler|investigator|' +
  'household|dwelling|property|home|building|vehicle|appliance|station|bed|cell|' +
  'victim|suspect|(?:re)?offender|detainee|prisoner|defendant|complainant|applicant|claimant|donor|driver|' +
  'visit|case|call|contact|incident|crime|offence|search|arrest|complaint|referral|application|collision|casualty|' +
  'km|kilometre|mile|hectare|square (?:kilometre|mile|metre)|sq\\.? ?(?:km|mile|m)'

const MANY = String.raw`\d{1,3}(?:[, ]?000)*(?: (?:thousand|million|billion))?(?=[^\d%]|$)`
const IN_WORDS = String.raw`(?:thousand|million|billion)(?: (?!in\b|by\b|of\b|at\b|for\b)[a-z]+){0,2}`

/** Per how many of what: a number, and as many millions of it; or one of something. */
const RATE = new RegExp(String.raw`\bper (${MANY}|${IN_WORDS}\b|(?:${ONE})s?\b)`, 'i')

const PRICED = /£|\b(?:costs?|price|spend(?:ing)?|expenditure|pay|income|charge|fee)\b.*\bper\b/i

/**
 * Per how many of what words say that values are: "per 1,000", "per billion vehicle miles", "days per officer".
 *
 * @returns `undefined` where they name no rate, or a price
 */
export function rateSaid(words: string): string | undefined {
  const of = RATE.exec(words)?.[1]
  if (of === undefined || /^%|per ?cent/i.test(words)) return undefined
  if (PRICED.test(words) && !/\d|thousand|million|billion/i.test(of)) return undefined
  const isOfDays = /\b(?:working )?days\b/i.test(words) && !/\d|thousand|million|billion/i.test(of)
  return `${isOfDays ? 'days ' : ''}per ${inThousands(of)}`
}

/** "100000" as "100,000". */
function inThousands(number: string): string {
  return number.toLowerCase().replace(/(?<=\d)[, ]?(000)(?!\d)|(?<=\d)[, ]?(000)(?=000)/g, ',000')
}
