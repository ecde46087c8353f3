import type { Anatomy } from './anatomy.ts'
import { wordsOf } from './cell-kinds.ts'

const STOCK =
  /\bat (?:the |each |every )?(?:quarter|month|year|period|week)['’]?s?[- ]?end\b|\bat (?:the )?end of (?:the |each |every )?(?:week|month|quarter|year|period|day|shift|wave|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december)\b|\bas at\b|\bin post\b|\bstrength\b|\bhead ?count\b|(?<!\bper )\bfull[- ]time equivalents?\b|(?<!\bper )\bfte\b(?! change)|\bestablishment\b|\bvacanc(?:y|ies)\b|\boutstanding\b|\bon (?:the )?(?:books|register)\b|\b(?:cases|investigations|actions|plans) open\b|\bopen (?:at|over|for)\b|\bcaseload\b|\bsnapshot\b|\bbacklog\b|\bin stock\b|\bbalance\b|\bat midnight\b|\blast day of\b|\bon (?:the )?(?:last day|sunday)\b|\b(?:patients|people|children|adults|applicants|households|cases|still|number) waiting\b(?! times?\b)|^waiting for\b|\bwaiting \w+ (?:weeks|months)\b|^(?:resident )?(?:populations?|popn?\.?)\b|\bmid[- ](?:year )?(?:(?:19|20)?\d\d|estimates?)\b|\bat \d{1,2} [a-z]{3,9}\b(?! \d{4})|\b(?:awaiting|pending|unresolved|oldest)\b|\bwaiting list\b|\bunder investigation\b|\bin (?:progress|hand)\b|\b(?:live|open) (?:cases|investigations|complaints|jobs)\b|\bon issue\b|\bin force\b|\b(?:carried|brought) forward\b|\bage (?:\(days\)|in days)/i

const FLOW =
  /\b(?:joiners?|leavers?|starters?|recruit(?:ed|s)|resign(?:ed|ations?)|retire(?:d|ments?)|dismiss(?:ed|als?)|promot(?:ed|ions)|granted|renewed|refused|revoked|received|recorded|completed|closed|opened|reopened|issued|transfers?|transferred|bought|sold|disposed|adjustments?|referred|allocated|created|resolved|finalised|released|admitted|admissions?|discharged|discharges|submitted|withdrawn|newly [a-z]+|new (?:cases|requests|referrals|applications|complaints)|during the (?:week|month|quarter|year))\b|^in (?:the )?(?:week|month|quarter|year)$|\(in (?:the )?(?:week|month|quarter|year)\)|\b(?:median|mean|average) (?:[a-z]+ ){1,3}(?:to|taken|from)\b|\btime taken\b/i

const PEOPLE = /\b(?:head ?count|fte|full[- ]time equivalents?)\b/gi

/** What a time begins with: how things stood on its first day. */
const OPENING =
  /^opening$|\bopening (?:balances?|stock|position|caseload|cases|number|figure)\b|\bbrought forward\b|^b\/f$|\bat (?:the )?(?:start|beginning) of (?:the )?(?:week|month|quarter|year|period)\b/i

/** Whether words say that a figure is of what happened, whatever the table is of. */
export function saysFlow(words: string): boolean {
  return FLOW.test(words) && !saysStock(words)
}

/** "Joiners (headcount)", "FTE leavers": what happened, with people as what it is counted in. */
function happensIn(words: string): boolean {
  const plain = words.replace(PEOPLE, ' ')
  return plain !== words && FLOW.test(plain) && !STOCK.test(plain)
}

/** Whether words say that a figure is as it stood on a day, not what happened over a time. */
export function saysStock(words: string): boolean {
  const plain = words.replaceAll('_', ' ')
  return (STOCK.test(plain) && !happensIn(plain)) || saysOpening(words)
}

/** Whether words say that a figure is how things stood when its time began. */
export function saysOpening(words: string): boolean {
  return OPENING.test(words.trim())
}

/** Whether some row or heading of a table says that its figures are of what happened: others may be of how things stood. */
export function hasFlows({ block, labels, values }: Anatomy): boolean {
  const inRows = block.rows.some(({ cells }) =>
    labels.some(({ column }) => saysFlow(wordsOf(cells[column]))),
  )
  return inRows || values.some(({ headings }) => headings.some(saysFlow))
}

const END_OF_EACH = String.raw`(?:(?:at|on) (?:\w+ on )?(?:the )?(?:last day|end|close|last \w+day) of (?:the|each|every) (?:week|month|quarter|year|period)|at (?:each |every |the )?(?:week|month|quarter|year|period)[- ]end)`
const ALL_STAND = new RegExp(
  String.raw`^(?:notes? ?\d*[:.)] *)?(?:\d{1,2}[.)] *)?(?:(?:all |the |these )*(?:figures|counts|numbers|data|values|positions?|totals) (?:(?:are|is|show|give|as|they|stood|stand|were|taken|counted|the|position|numbers?|snapshots?) )*${END_OF_EACH}|(?:a )?snapshots?\b.*\b${END_OF_EACH}|(?:week|month|quarter|year|period)[- ]end (?:positions?|figures|counts|snapshots?|balances?|numbers)\b)`,
  'i',
)

/** "Counts are as at the last day of each quarter", "Month-end positions": a line that says of all figures that they stand. */
export function saysAllStand(line: string): boolean {
  return ALL_STAND.test(line)
}
