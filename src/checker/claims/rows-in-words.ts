import { absolute, compare, type Fraction, inPercentOf, minus, ONE } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber, withFigure } from '../explain.ts'
import { isSlipOf, judge } from '../judge.ts'
import { overStatements, type Reading, type Statement, tablesNear } from '../reading.ts'
import { isTotalLabel } from '../tables/totals.ts'
import type { TableRow, UnderstoodTable } from '../tables.ts'
import { textBefore } from '../words.ts'
import { conclude } from './conclude.ts'

const FARTHEST_BLOCKS = 12

const isTotal = (row: TableRow) => isTotalLabel(row.label)

/** What the text says of one row of a table near it: its share of the whole. */
export function checkRowsInWords(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement) => checkShareOfTable(reading, statement))
}

/** Tables near the sentence with exactly one row whose whole label stands in these words. */
function rowsNamed(
  reading: Reading,
  statement: Statement,
  words: string,
): readonly { row: TableRow; table: UnderstoodTable }[] {
  return tablesNear(reading, statement.sentence.block, FARTHEST_BLOCKS).flatMap((table) => {
    const rows = table.rows.filter((row) => !isTotal(row) && isIn(row.label, words))
    const longest = rows.toSorted((one, other) => other.label.length - one.label.length)[0]
    const isOne =
      longest && rows.every((row) => longest.label.toLowerCase().includes(row.label.toLowerCase()))
    return isOne ? [{ row: longest, table }] : []
  })
}

function isIn(label: string, words: string): boolean {
  const name = label.trim().toLowerCase()
  if (name.length < 3) return false
  const text = words.toLowerCase()
  const at = text.indexOf(name)
  return (
    at >= 0 &&
    !/\w/u.test(text.charAt(at - 1)) &&
    !/\w/u.test(text.charAt(at + name.length).replace('s', ''))
  )
}

const SHARE =
  /\b(?:account(?:s|ed|ing)? for|ma(?:kes?|de|king) up|represent(?:s|ed|ing)?|compris(?:es?|ed)|(?:was|were|is|are)) (?:just |only |some )?$/iu

/** "The 10 to 17 age group accounted for 29% of searches". */
function checkShareOfTable(reading: Reading, statement: Statement): readonly Claim[] {
  const { sentence } = statement
  const { text, quantities } = sentence
  return quantities.flatMap((stated): readonly Claim[] => {
    if (stated.unit !== 'percent' || stated.sign !== 0 || stated.high) return []
    const lead = textBefore(text, stated.from)
    const of = /^ of (?:all |the |total |overall )*(?<whole>[a-z][\w -]{2,30})/iu.exec(
      text.slice(stated.end),
    )
    const verb = SHARE.exec(lead)
    if (!verb || !of || /[,;]/u.test(lead)) return []
    const named = rowsNamed(reading, statement, textBefore(lead, verb.index))
    const worked = named.flatMap(({ row, table }) => shareIn(row, table))
    const [first] = worked
    if (!first) return []
    const best = worked.find((it) => judge(stated, it.exact) === 'correct') ?? first
    const fit = judge(stated, best.exact)
    const whole = of.groups?.['whole'] ?? ''
    if (fit !== 'correct' && (!isWholeNamed(whole, best.table) || isOfColumns(whole, best.table)))
      return []
    // A row holds several numbers and has several wholes: only a slip tells that this one was meant
    if (fit !== 'correct' && !isSlipOf(stated, best.exact)) return []
    const recomputed = sayLike(best.exact, stated.inWords ? { ...stated, step: ONE } : stated)
    return [
      conclude(sentence, {
        kind: 'percent-of',
        stated: text.slice(stated.from, stated.end).trim(),
        recomputed,
        fit: fit === 'correct' ? 'correct' : 'inconsistent',
        working: `the table row "${best.row.label}" gives ${sayNumber(best.exact)}%`,
        suggestion: withFigure(
          text,
          { start: stated.inWords ? stated.from : stated.start, end: stated.end },
          recomputed,
        ),
      }),
    ]
  })
}

/** "49% of leavers": where several columns of numbers have that name or others, of which it is cannot be told. */
function isOfColumns(whole: string, table: UnderstoodTable): boolean {
  const words = whole.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  const columns = table.columnWords.map((it) => it.toLowerCase())
  const counts = table.figures.columns.filter(({ unit }) => unit !== 'percent')
  return counts.length > 2 && words.some((word) => columns.some((it) => it.includes(word)))
}

function isWholeNamed(whole: string, table: UnderstoodTable): boolean {
  const words = whole
    .toLowerCase()
    .split(/\s+/u)
    .filter((it) => it.length > 3)
  const labels = table.rows.flatMap((row) => row.label.toLowerCase().split(/\W+/u))
  const isThere = (word: string) =>
    table.words.has(word) || table.words.has(word.replace(/s$/u, '')) || labels.includes(word)
  return words.length > 0 && words.every(isThere)
}

function shareIn(
  row: TableRow,
  table: UnderstoodTable,
): readonly { exact: Fraction; row: TableRow; table: UnderstoodTable }[] {
  if (row.share?.unit === 'percent') {
    const part = row.values[0]
    const whole = table.rows.find(isTotal)?.values[0]
    const worked = part && whole && inPercentOf(part.value, whole.value)
    if (!worked) return [{ exact: row.share.value, row, table }]
    // A share that the first column does not give is of something else than the whole
    const isOwn = compare(absolute(minus(worked, row.share.value)), row.share.step) <= 0
    return isOwn ? [{ exact: worked, row, table }] : []
  }
  const part = row.current ?? (row.values.length === 1 ? row.values[0] : undefined)
  const total = table.rows.find(isTotal)
  const whole =
    total && (total.current ?? (total.values.length === 1 ? total.values[0] : undefined))
  const exact =
    part && whole && part.unit === whole.unit ? inPercentOf(part.value, whole.value) : undefined
  return exact ? [{ exact, row, table }] : []
}
