import { compare, fraction } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { type Reading, type Statement, tablesNear } from '../reading.ts'
import { textBefore } from '../words.ts'

/** What is told of each of several is to be taken as often as there are of them. */
export const OF_EACH = /\b(?:each|apiece|every|per(?! cent))\b/iu

/** What follows is some of the whole, and not all of it. */
export const EXAMPLES =
  /\b(?:including|includes?|such as|for example|e\.g|for instance|among (?:them|others|these))\b/iu

/** "Seven forces are: A, B, C, D, E, F and G", "four Forces (A, B, C and D)": the names are counted. */
export function checkListed(statement: Statement): readonly Claim[] {
  const { sentence } = statement
  const { text } = sentence
  const found: Claim[] = []
  for (const quantity of sentence.quantities) {
    if (
      quantity.unit !== 'count' ||
      compare(quantity.value, fraction(30)) > 0 ||
      quantity.outOf ||
      quantity.closeness !== 'exact'
    )
      continue
    const rest = text.slice(quantity.end)
    const list =
      /^(?: [\w’'-]+){1,8} ?(?:\(([^()]+)\)|(?:are|is|being|were|namely)? ?[:;] ?([^.;]+))/u.exec(
        rest,
      )
    const names = list?.[1] ?? list?.[2]
    if (
      names === undefined ||
      EXAMPLES.test(textBefore(rest, list?.[0].length ?? 0)) ||
      sentence.quantities.some(
        (it) => it.start > quantity.end && it.start < quantity.end + (list?.[0].length ?? 0),
      )
    )
      continue
    const items = namesOf(names)
    if (items.length < 2 || !items.every((it) => /^(?:the )?[A-Z]/u.test(it))) continue
    if (items.some((it) => SAYS.test(it))) continue
    const isFewer = compare(quantity.value, fraction(items.length)) < 0
    // "Roads and Rail, Parks and Waste, and Housing": an "and" may stand within a name
    if (isFewer && (!/[,;]/u.test(names) || names.split(' and ').length > 2)) continue
    const isRight = compare(quantity.value, fraction(items.length)) === 0
    found.push({
      where: sentence.place,
      quote: text,
      kind: 'sum',
      stated: quantity.text,
      recomputed: String(items.length),
      verdict: isRight ? 'correct' : 'imprecise',
      explanation: isRight
        ? `${items.length} are named.`
        : `The paper says ${quantity.text}, and names ${items.length}: ${items.join('; ')}.`,
      suggestion: null,
    })
  }
  return found
}

/** "Barrowmere, Elmstead and Coast, and Netherby": before the last comma an "and" stands within a name. */
function namesOf(list: string): readonly string[] {
  const parts = list.split(/[,;]/u)
  const items = [...parts.slice(0, -1), ...(parts.at(-1) ?? '').split(/(?:^| )and /u)]
  return items.map((it) => it.trim()).filter((it) => it !== '')
}

/** "…; Corran City and Port Ellery show a fall in both years" says something of what it names. */
const SAYS =
  / (?:is|are|was|were|has|have|had|did|does|do|shows?|showed|saw|sees?|rose|fell|rises?|falls?|grew|remains?|remained|met|missed|each|both|all|stand|stood|went|came) /u

const FARTHEST_BLOCKS = 3

/** "Number of vacancies 6", and below it "a number of vacancies being A, B, C, D, E and F". */
export function checkListBelowRow(reading: Reading, statement: Statement): readonly Claim[] {
  const { sentence } = statement
  const names =
    /\b(?:a number of|the|following) [\w ]+ (?:being|are|were|namely),? ([A-Z][^.;:()]+)\.?$/u.exec(
      sentence.text,
    )?.[1]
  if (names === undefined || EXAMPLES.test(sentence.text)) return []
  const row = tablesNear(reading, sentence.block, FARTHEST_BLOCKS)
    .filter(({ block }) => block < sentence.block)
    .flatMap(({ rows }) => rows)
    .at(-1)
  const [stated, second] = row?.values ?? []
  if (!row || !stated || second) return []
  const joined = names.split(/, ?/u)
  const items = [...joined.slice(0, -1), ...(joined.at(-1)?.split(/ and (?=[A-Z])/u) ?? [])].filter(
    (it) => it.trim() !== '',
  )
  if (items.length < 3 || compare(stated.value, fraction(items.length)) !== 0) return []
  return [
    {
      where: sentence.place,
      quote: sentence.text,
      kind: 'sum',
      stated: stated.text,
      recomputed: String(items.length),
      verdict: 'correct',
      explanation: `${items.length} are named, as in the row "${row.label}".`,
      suggestion: null,
    },
  ]
}
