import { cellKind, wordsOf } from './cell-kinds.ts'
import type { BlockRow } from './find-blocks.ts'

const REFERRED =
  /^(?:(?:nos?|numbers?|ref|reference|id|stn|station|item|row|order|seq|sequence|code|key|kpi|pi|indicator|measure)\.?(?: ?(?:no|number|id|ref|code)\.?)?|#|s\/?n)$/i

/** "Issue no.", "Scheme number", "Case #" */
const NUMBERED = /\w (?:no\.?|number|#|id)$/i

/** "01", "02" and "11" under "Stn", "1.1" and "1.2" under "Ref": the numbers of things that are named beside them. */
export function areReferences(rows: readonly BlockRow[], column: number, heading: string): boolean {
  const texts = rows
    .filter(({ cells }) => cellKind(cells[column]) !== 'spread')
    .map(({ cells }) => wordsOf(cells[column]))
    .filter(Boolean)
  const numbers = texts.filter((text) => /^\d{1,4}(?:\.\d{1,2})?[a-z]?$/i.test(text))
  const areInTurn =
    NUMBERED.test(heading.trim()) && numbers.every((text, index) => text === String(index + 1))
  const isCalledSo =
    REFERRED.test(heading.trim()) || areInTurn || numbers.some((text) => /^0\d/.test(text))
  return (
    isCalledSo &&
    numbers.length > 1 &&
    texts.length - numbers.length <= 1 &&
    new Set(numbers).size === numbers.length
  )
}

/** What has numbers by which it is known, in any register: where the heading says "no." or "ref" of it. */
const KNOWN_BY_NUMBER =
  /\b(?:batch|copy|ledger|nominal|account|vendor|supplier|payee|provider|extension|page|row|line|version|issue|crime|incident|log|case|file|exhibit|licence|certificate|permit|warrant|badge|collar|shoulder|payroll|employee|asset|fleet|vehicle|registration|site|property|building|station|school|practice|ward|beat|district|force|area|region|scheme|project|grant|award|contract|tender|lot|minute|recommendation|paper|item|agenda|question|table|map|grid|sample|serial|sequence|record|respondent|cluster|model|part|bay|room|form|voucher|receipt|cheque|order|invoice|transaction|journal|return|submission|operation|objective|action|risk|camera|device|appliance|pump|hydrant|stop|route|plot|block|group|company|charity|member|panel|report|document|folder|box)[ _-]?(?:no\.?|nos\.?|number|num|ref(?:erence)?\.?|id|code|#)$/i

/** What is a number by which something is known, whatever else its heading says. */
const NUMBER_ITSELF =
  /^(?:(?:cost|profit|budget) ?(?:centre|center)|(?:nominal|gl|ledger|subjective|objective|account|activity|detail) (?:code|account)|extension|ext(?:n|\.)?|tel(?:ephone|\.)?|phone|mobile|fax|uprn|usrn|urn|toid|laestab|ods|gss|ons (?:ref|code|id)|post ?code|easting|northing|grid ref(?:erence)?|serial|batch|barcode|reg(?:istration)?)$/i

/** So many digits in every row are no accident. */
const FEWEST_DIGITS = 3

/**
 * "3304", "3305" under "Batch no.", "41010" under "Cost centre": the numbers by which things are known. They are whole,
 * nobody writes a comma between their thousands, and they follow one another or have as many digits each.
 */
export function areKnownBy(rows: readonly BlockRow[], column: number, heading: string): boolean {
  const plain = heading.trim()
  const isNumber = NUMBER_ITSELF.test(plain)
  if (!(isNumber || KNOWN_BY_NUMBER.test(plain)) || /\bof\b/i.test(plain)) return false
  const texts = rows
    .filter(({ cells }) => cellKind(cells[column]) !== 'spread')
    .map(({ cells }) => wordsOf(cells[column]))
    .filter(Boolean)
  if (texts.length < 2 || !texts.every((text) => /^\d{1,12}$/.test(text))) return false
  if (isNumber) return true
  const different = [...new Set(texts)]
  const isLong = texts.every(
    (text) => text.length >= FEWEST_DIGITS && text.length === texts[0]?.length,
  )
  const follow = different.every(
    (text, index) => index === 0 || Number(text) - Number(different[index - 1]) === 1,
  )
  return different.length > 1 && (isLong || follow)
}
