import {
  compare,
  comparePeriods,
  type Fraction,
  fraction,
  minus,
  type Period,
  plus,
  times,
} from '#shared/index.ts'
import { clauseStarts, inOneClause } from './clauses.ts'
import { slackOf } from './judge.ts'
import type { Quantity } from './quantities.ts'
import { before, type Reading, type Statement } from './reading.ts'
import { rowsFor } from './row-index.ts'
import type { Change, Level } from './statements.ts'
import type { TableRow } from './tables.ts'
import { contains, likeness } from './words.ts'

/** The two values a change lies between, as far as the paper gives them, and where it gives them. */
export interface Operands {
  readonly current: Fraction | null
  readonly earlier: Fraction | null
  readonly slack: Fraction
  /** Half a unit of the last place of each value, where they are no whole counts: "£4.3m", "12.9%". */
  readonly rounding?: Fraction
  /** Whether the words leave no doubt that these are the values meant. Only then may they accuse. */
  readonly isSure: boolean
  readonly source: string
  readonly row: TableRow | null
}

/** Words of a sentence that do not narrow down what is counted. */
const VERBS = new Set(
  (
    'suggest data show showing indicate created dealt continue manage people person driven evidenced could part explained number ' +
    'police contact management department emergency non-emergency telephone demand'
  ).split(' '),
)

/** Whether a row is about what a phrase is about: `sure` when the phrase says no more than the row. */
export function rowMatch(row: TableRow, about: readonly string[]): 'sure' | 'likely' | 'no' {
  if (!contains(about, row.about)) return 'no'
  const extra = about.filter(
    (word) => !row.about.includes(word) && !row.table.words.has(word) && !VERBS.has(word),
  )
  return extra.length === 0 ? 'sure' : 'likely'
}

/**
 * The values that a change could be between, the surest first: its own "from … to …", figures of the
 * sentence and the ones before it, a list just above, a row of a table.
 */
export function findOperands(reading: Reading, index: number, change: Change): readonly Operands[] {
  return [
    ...fromEnds(change),
    ...fromSaidAgain(reading, index, change),
    ...fromChangeBefore(reading, index, change),
    ...fromLevels(reading, index, change),
    ...fromListAbove(reading, index),
    ...fromTables(reading, index, change),
  ]
}

function fromEnds(change: Change): readonly Operands[] {
  const { from, to } = change
  if (to && !from && change.amount?.unit === to.unit) return [pair(to, null, true)]
  if (from && !to && change.amount?.unit === from.unit && change.percent)
    return [pair(null, from, true)]
  if (!from || !to) return []
  return [
    {
      current: to.value,
      earlier: from.value,
      slack: fraction(0),
      rounding: roundingOf([from, to]),
      isSure: true,
      source: `${from.text} to ${to.text}`,
      row: null,
    },
  ]
}

/**
 * "24% lower than in 2010, when there were 143,734, a decrease of 20,564": the size that the same sentence
 * gives again, of the earlier value that it names, where it has no other figure of their unit.
 */
function fromSaidAgain(reading: Reading, index: number, change: Change): readonly Operands[] {
  const here = reading.statements[index]
  if (!here || !change.percent || change.amount || change.from || change.to) return []
  const [again, another] = here.changes.filter(
    (it) => it !== change && it.direction === change.direction && it.amount && !it.percent,
  )
  const amount = again?.amount
  if (!amount || another || again.from || again.to || again.start < change.end) return []
  const levels = here.levels.filter(({ quantity }) => quantity.unit === amount.unit)
  const [level, rival] = levels
  const then = level?.quantity
  const isThen =
    then !== undefined &&
    /\b(?:in which|when) there (?:was|were) $/iu.test(here.sentence.text.slice(0, then.from))
  if (!isThen || rival || change.direction === 0) return []
  const way = change.direction < 0 ? minus : plus
  return [
    {
      ...pair(null, then, true),
      current: way(then.value, amount.value),
      source: `${then.text} and ${amount.text}`,
    },
  ]
}

/** "This is an increase of 6.9%": of the change that the sentence before told, values and all. */
function fromChangeBefore(reading: Reading, index: number, change: Change): readonly Operands[] {
  const here = reading.statements[index]
  const [previous] = before(reading, index, 1)
  const [told, second] = previous?.changes ?? []
  if (!here || !previous || !told || second || change.from || change.to) return []
  if (!/^(?:this|that|it|which)\b/iu.test(here.sentence.text) || told.per !== null) return []
  if (here.levels.some((it) => unitsFit(change, it.quantity))) return []
  const now = told.to ?? levelBefore(previous, told)
  if (!now || change.points || now.unit === 'percent') return []
  const earlier =
    told.from?.unit === now.unit
      ? told.from.value
      : told.amount?.unit === now.unit && told.direction !== 0 && told.amount.closeness === 'exact'
        ? told.direction < 0
          ? plus(now.value, told.amount.value)
          : minus(now.value, told.amount.value)
        : null
  if (earlier === null || (change.amount && change.amount.unit !== now.unit)) return []
  return [
    {
      current: now.value,
      earlier,
      slack: slackOf(now),
      isSure: true,
      source: 'the sentence before',
      row: null,
    },
  ]
}

function levelBefore(statement: Statement, told: Change): Quantity | undefined {
  const levels = statement.levels
    .map((it) => it.quantity)
    .filter((it) => it !== told.from && it.unit === (told.from ?? told.amount)?.unit)
  const [only] = levels
  return levels.length === 1 && only && only.end <= told.start && !only.outOf ? only : undefined
}

function unitsFit(change: Change, quantity: Quantity): boolean {
  if (quantity.outOf || quantity.high) return false
  if (change.points) return quantity.unit === 'percent'
  if (change.amount) return quantity.unit === change.amount.unit
  return quantity.unit === 'count' || quantity.unit === 'pounds' || quantity.unit === 'percent'
}

/** "…, an increase of", "this represents", "which was": the change is of the figure just named. */
const LEANS =
  /(?:,| –| -|\(|;)? ?(?:and )?(?:(?:this|which|that|it) (?:is|was|represents?|equates to|means)|representing|being|up|down|an?|the)?\s*(?:an? )?(?:\w+ )?$/iu

/** "…, an increase of 838", "…, up 838": the change is of the figure just named, whatever its period. */
const NAMES_IT =
  /^[^.;:]{0,60}, (?:(?:which|that) (?:is|was|represents) |representing |being )?(?:an? (?:\w+ )?)?$/iu
/** In characters, what stands between the two. */
const FARTHEST = 100
const OF_ANOTHER_TIME = /\b(?:this|now|since|current(?:ly)?|today|so far|latest)\b/iu

function isNamedBy(text: string, change: Change, { quantity }: Level): boolean {
  if (quantity.end > change.start || change.start - quantity.end > FARTHEST) return false
  if (COMPARED_WITH.test(text.slice(0, quantity.from))) return false
  const gap = text.slice(quantity.end, change.start)
  return NAMES_IT.test(gap) && !OF_ANOTHER_TIME.test(gap)
}

/** "372 more than the 1,502 in 2023/24": the figure that another is more or less than. */
const COMPARED_WITH =
  /\b(?:more|fewer|less|higher|lower|greater|larger|smaller|better|worse|above|below|up on|down on)(?: than)? (?:the|our|its|their|last year’s) $/iu

/** "11.6% (England 10.4%), down from 14.1%": put in brackets, behind a figure that a change outside them may be of. */
function isAside(text: string, change: Change, { quantity }: Level, levels: readonly Level[]) {
  const open = text.lastIndexOf('(', quantity.from)
  const close = text.indexOf(')', quantity.end)
  if (open < 0 || close < 0 || close > change.start) return false
  if (text.slice(open, quantity.from).includes(')')) return false
  return levels.some((it) => it.quantity.unit === quantity.unit && it.quantity.end <= open)
}

function isEarlier(level: Level, report: Period | null): boolean {
  if (level.isEarlier) return true
  return level.period !== null && report !== null && level.period.end < report.start
}

const COMPARED_ANEW =
  /\b(?:and|but|though|yet) (?:still |also )?(?:more|fewer|less|higher|lower|above|below|over|under)(?: than)?(?: the)? $/iu

/** "A fall of 0.4%, and more than the 36,554 of two years ago": a comparison that follows is another one. */
function isOfAnother(text: string, { end }: Change, { quantity }: Level): boolean {
  return quantity.from >= end && COMPARED_ANEW.test(text.slice(end, quantity.from))
}

function fromLevels(reading: Reading, index: number, change: Change): readonly Operands[] {
  const here = reading.statements[index]
  if (!here) return []
  const clauses = clauseStarts(here.sentence.text)
  const own = here.levels.filter(
    (it) =>
      inOneClause(clauses, it.quantity.start, change.start) &&
      it.quantity !== change.to &&
      it.quantity !== change.from &&
      unitsFit(change, it.quantity) &&
      !isOfAnother(here.sentence.text, change, it) &&
      it.per === change.per,
  )
  const earlierStatements = before(reading, index, 2)
  const inherits =
    change.about.length === 0 || /^(?:this|that|it|these)\b/iu.test(here.sentence.text)
  const found: Operands[] = []
  const { text } = here.sentence
  // The period of a sentence is its own: that of the paper, or of its neighbours, does not date its figure
  const ofItself = own.findLast((it) => isNamedBy(text, change, it) && !it.isEarlier)
  const isPast = (it: Level) => it !== ofItself && isEarlier(it, reading.period)
  const current = own.filter((it) => !isPast(it))
  const past = own.filter(isPast)
  const leaning = current.findLast(
    (it) => it.quantity.end <= change.start && !isAside(text, change, it, current),
  )
  const leans =
    leaning !== undefined &&
    (LEANS.test(here.sentence.text.slice(leaning.quantity.end, change.start)) ||
      change.start - leaning.quantity.end < 70) &&
    !/\bhowever\b|\bwhile|\bbut\b/iu.test(
      here.sentence.text.slice(leaning.quantity.end, change.start),
    )
  if (leaning) {
    const pastLevel = past.find((it) => it.quantity.unit === leaning.quantity.unit)
    const pastOne =
      change.from?.unit === leaning.quantity.unit ? { quantity: change.from } : pastLevel
    const rivals = current.filter((it) => it.quantity.unit === leaning.quantity.unit)
    const isOther =
      rivals.length > 1 &&
      pastLevel !== undefined &&
      pastLevel.about.length > 0 &&
      likeness(leaning.about, pastLevel.about) === 0
    found.push(
      pair(
        leaning.quantity,
        pastOne?.quantity ?? null,
        leans && !isOther && sameThing(leaning, change),
      ),
    )
  }
  for (const statement of earlierStatements) {
    const levels = statement.levels.filter(
      (it) => unitsFit(change, it.quantity) && it.per === change.per,
    )
    for (const level of levels.toReversed()) {
      const alike =
        inherits ||
        likeness(level.about, change.about) >= 0.3 ||
        past.some((it) => likeness(it.about, level.about) >= 0.3 || it.about.length === 0)
      const sure =
        inherits && levels.length === 1 && statement === earlierStatements[0] && own.length === 0
      const pastOne = past.find((it) => it.quantity.unit === level.quantity.unit)
      // Values of different nouns are no pair
      if (!alike) {
        found.push(pair(level.quantity, null, false))
        continue
      }
      const paired =
        pastOne !== undefined &&
        statement === earlierStatements[0] &&
        levels.filter((it) => likeness(it.about, level.about) > 0).length === 1
      found.push(
        pair(
          level.quantity,
          pastOne?.quantity ?? null,
          sure || (paired && levels.indexOf(level) === 0),
        ),
      )
    }
  }
  const [then] = past
  if (change.to && then && change.to.unit === then.quantity.unit)
    found.push(pair(change.to, then.quantity, true))
  for (const level of past)
    found.push(
      pair(null, level.quantity, change.amount !== null && level.quantity.start > change.end),
    )
  return found
}

function sameThing(level: Level, change: Change): boolean {
  return (
    change.about.length === 0 || level.about.length === 0 || likeness(level.about, change.about) > 0
  )
}

/** Whole counts are exact; percentages, pounds in millions and decimals are as near as their last place. */
function roundingOf(parts: readonly (Quantity | null)[]): Fraction {
  return parts
    .map((it) =>
      it === null || (it.unit !== 'percent' && compare(it.step, fraction(1)) === 0)
        ? fraction(0)
        : times(it.step, { above: 1n, below: 2n }),
    )
    .reduce(plus, fraction(0))
}

function pair(current: Quantity | null, earlier: Quantity | null, isSure: boolean): Operands {
  const named = [earlier?.text, current?.text].filter((it) => it !== undefined)
  return {
    current: current?.value ?? null,
    earlier: earlier?.value ?? null,
    slack: [current, earlier].map((it) => (it ? slackOf(it) : fraction(0))).reduce(plus),
    rounding: roundingOf([current, earlier]),
    isSure,
    source: named.join(' and '),
    row: null,
  }
}

/** Two or more lines such as "2017/18 – 17,401" just above the sentence. */
function fromListAbove(reading: Reading, index: number): readonly Operands[] {
  const here = reading.statements[index]
  const table = reading.tableAt.get((here?.sentence.block ?? 0) - 1)
  const rows = table?.rows.filter((row) => row.values.length === 1 && row.periods[0]) ?? []
  const sorted = rows.toSorted((one, other) => {
    const [first, second] = [one.periods[0], other.periods[0]]
    return first && second ? comparePeriods(first, second) : 0
  })
  const [earlier, current] = sorted.slice(-2)
  const [old, now] = [earlier?.values[0], current?.values[0]]
  return old && now
    ? [{ ...pair(now, old, true), source: `${earlier?.label} and ${current?.label} above` }]
    : []
}

function fromTables(reading: Reading, index: number, change: Change): readonly Operands[] {
  const here = reading.statements[index]
  const found: Operands[] = []
  const rows = rowsFor(reading.rowIndex, change.about, change.amount?.value)
  for (const row of rows) {
    const { current, earlier } = row
    if (!current || !earlier) continue
    const apart = minus(current.value, earlier.value)
    const tied =
      change.amount !== null &&
      compare(
        apart.above < 0n ? { above: -apart.above, below: apart.below } : apart,
        change.amount.value,
      ) === 0 &&
      change.amount.value.above > 99n * change.amount.value.below
    const match = rowMatch(row, change.about)
    if (!tied && match === 'no') continue
    if (change.points || (change.amount && change.amount.unit !== current.unit)) continue
    const samePeriods = (here?.sentence.periods ?? []).every(
      ({ period }) =>
        period === null ||
        row.periods.every((it) => it === null) ||
        row.periods.some((it) => it?.code === period.code),
    )
    const sameSection = row.number?.split('.')[0] === here?.sentence.section?.split('.')[0]
    found.push({
      ...pair(current, earlier, tied || (match === 'sure' && sameSection && samePeriods)),
      source: `the table row "${row.label}"`,
      row,
    })
  }
  return found.toSorted((one, other) => Number(other.isSure) - Number(one.isSure))
}
