import { absolute, compare, type Fraction, fraction, minus, over, times } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber, withFigure } from '../explain.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { type Reading, type Statement, tablesNear } from '../reading.ts'
import { isTotalLabel } from '../tables/totals.ts'
import type { TableRow, UnderstoodTable } from '../tables.ts'
import { conclude } from './conclude.ts'

const FARTHEST_BLOCKS = 12
const LEAST_ROWS = 3

const isTotal = (row: TableRow) => isTotalLabel(row.label)

/** What the text says of one row of a table near it: its share of the whole, or that it is the highest. */
export function checkRowsInWords(reading: Reading): readonly Claim[] {
  return reading.statements.flatMap((statement) => [
    ...checkShareOfTable(reading, statement),
    ...checkSuperlative(reading, statement),
  ])
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
    const lead = text.slice(0, stated.from)
    const of = /^ of (?:all |the |total |overall )*(?<whole>[a-z][\w -]{2,30})/iu.exec(
      text.slice(stated.end),
    )
    const verb = SHARE.exec(lead)
    if (!verb || !of || /[,;]/u.test(lead)) return []
    const named = rowsNamed(reading, statement, lead.slice(0, verb.index))
    const worked = named.flatMap(({ row, table }) => shareIn(row, table))
    const [first] = worked
    if (!first) return []
    const best = worked.find((it) => judge(stated, it.exact) === 'correct') ?? first
    const fit = judge(stated, best.exact)
    if (fit !== 'correct' && !isWholeNamed(of.groups?.['whole'] ?? '', best.table)) return []
    const recomputed = sayLike(
      best.exact,
      stated.inWords ? { ...stated, step: fraction(1) } : stated,
    )
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
    const worked = part && whole && over(times(part.value, fraction(100)), whole.value)
    const isOwn = worked && compare(absolute(minus(worked, row.share.value)), row.share.step) <= 0
    return [{ exact: isOwn ? worked : row.share.value, row, table }]
  }
  const part = row.current ?? (row.values.length === 1 ? row.values[0] : undefined)
  const total = table.rows.find(isTotal)
  const whole =
    total && (total.current ?? (total.values.length === 1 ? total.values[0] : undefined))
  const exact =
    part && whole && part.unit === whole.unit
      ? over(times(part.value, fraction(100)), whole.value)
      : undefined
  return exact ? [{ exact, row, table }] : []
}

const SUPERLATIVE =
  /\b(?:recorded|had|has|saw|reported|showed|with|experienced|attended) (?:by far )?the (?<end>highest|largest|biggest|greatest|most|lowest|smallest|fewest|least)\b (?<what>(?:[\w-]+ ){0,4})/iu

/** "Coldwick recorded the highest number of offences": the row named against the others of its table. */
function checkSuperlative(reading: Reading, statement: Statement): readonly Claim[] {
  const { sentence } = statement
  const match = SUPERLATIVE.exec(sentence.text)
  if (
    !match ||
    /\b(?:second|third|since|ever|month|joint|outside|after|apart from|except)\b/iu.test(
      sentence.text,
    )
  )
    return []
  const isHigh = /highest|largest|biggest|greatest|most/iu.test(match.groups?.['end'] ?? '')
  const what = match.groups?.['what'] ?? ''
  if (/\b(?:rate|per|average|proportion|score)\b/iu.test(what)) return []
  const kind = /\b(?:increase|rise|growth)\b/iu.test(what)
    ? 1
    : /\b(?:decrease|fall|reduction|drop)\b/iu.test(what)
      ? -1
      : 0
  const named = rowsNamed(reading, statement, sentence.text.slice(0, match.index)).filter(
    ({ table }) => table.rows.filter((it) => !isTotal(it)).length >= LEAST_ROWS,
  )
  const [only, second] = named
  if (!only || second) return []
  const rows = only.table.rows.filter((row) => !isTotal(row))
  const columns: ((row: TableRow) => Fraction | undefined)[] =
    kind === 0 ? [valueIn] : [changeOf(kind), percentOf(kind)]
  const tops = columns.flatMap((column) => {
    const ranked = rows.flatMap((row) => {
      const value = column(row)
      return value ? [{ row, value }] : []
    })
    if (ranked.length !== rows.length) return []
    const sorted = ranked.toSorted(
      (one, other) => compare(one.value, other.value) * (isHigh ? -1 : 1),
    )
    const top = sorted[0]
    return top ? [{ top, own: ranked.find((it) => it.row === only.row) }] : []
  })
  const [first] = tops
  if (!first) return []
  const isRight = tops.some(({ top, own }) => own && compare(own.value, top.value) === 0)
  const { row } = first.top
  return [
    conclude(sentence, {
      kind: 'rank',
      stated: `the ${match.groups?.['end']} ${what}`.replace(
        /(?: (?:of|in|for|at|with|by|to))?\s*$/u,
        '',
      ),
      recomputed: isRight ? only.row.label : row.label,
      fit: isRight ? 'correct' : 'inconsistent',
      working: isRight
        ? `the table bears it out: "${only.row.label}"`
        : `in the table it is "${row.label}" (${sayNumber(first.top.value)}, against ${first.own ? sayNumber(first.own.value) : '?'} for "${only.row.label}")`,
      suggestion: isRight
        ? null
        : sentence.text.replace(new RegExp(escaped(only.row.label), 'iu'), row.label),
    }),
  ]
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

function valueIn(row: TableRow): Fraction | undefined {
  const value: Quantity | undefined =
    row.current ?? (row.values.length === 1 ? row.values[0] : undefined)
  return value?.value
}

const changeOf =
  (sign: number) =>
  (row: TableRow): Fraction | undefined => {
    const { current, earlier } = row
    if (!current || !earlier) return undefined
    const apart = minus(current.value, earlier.value)
    return sign > 0 ? apart : { above: -apart.above, below: apart.below }
  }

const percentOf =
  (sign: number) =>
  (row: TableRow): Fraction | undefined => {
    const apart = changeOf(sign)(row)
    return apart && row.earlier ? over(times(apart, fraction(100)), row.earlier.value) : undefined
  }
