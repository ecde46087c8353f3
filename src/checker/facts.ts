import type { Place } from '#documents/index.ts'
import type { Period } from '#shared/index.ts'
import { compare, type Fraction, minus, plus } from '#shared/index.ts'
import type { Quantity, Unit } from './quantities.ts'
import { before, type Reading, type Statement } from './reading.ts'
import type { Change } from './statements.ts'
import { keyWords } from './words.ts'

/** One figure a paper gives for one thing at one time, in a form that can be set beside another paper's. */
export interface Fact {
  readonly reading: Reading
  readonly file: string
  readonly place: Place
  readonly quote: string
  readonly text: string
  /** What is counted, in its simplest words, sorted and joined. */
  readonly subject: string
  readonly period: string
  readonly measure: 'level' | 'change' | 'percent-change'
  readonly unit: Unit
  readonly value: Fraction
  readonly step: Fraction
  /** For a figure worked from two others: how. */
  readonly derived: string | null
  /** For a percentage change: the amount printed with it. */
  readonly amount: Fraction | null
}

/** Nouns that papers use for one another: a record, a report and an incident of the same thing. */
const HEADS = new Set(
  'record report incident offence case person people individual crime level period mean within'.split(
    ' ',
  ),
)
const IDLE = new Set(
  'managed involving dealt there were was saw seen part continue unit team data show instance peak highest'.split(
    ' ',
  ),
)
const IN_THE_YEAR =
  /\bin the (?:past |last )?year\b|\b(?:during|over|in) the (?:past|last|course of the) (?:year|12 months)\b|\bthis (?:financial )?year\b|\bduring the year\b/iu
const ON_THE_LAST =
  /\b(?:previous|last) (?:financial )?year\b|\bsame (?:quarter|period)\b|\bcomparing\b/iu

/** What comes before the period a figure is compared with, not the one it is of. */
const COMPARED_TO =
  /\b(?:same (?:period|quarter|month)|compar\w+|than|against|previous)\b[^.;,]{0,40}$/iu

export function subjectOf(about: readonly string[]): string {
  const words = about.filter((word) => !IDLE.has(word))
  const kept = words.filter((word) => !HEADS.has(word))
  return (kept.length > 0 ? kept : words).toSorted().join(' ')
}

/** Every figure of a paper whose subject and period are both known. Figures given loosely are left out. */
export function findFacts(reading: Reading): readonly Fact[] {
  return [
    ...rowFacts(reading),
    ...reading.statements.flatMap((statement, index) => statementFacts(reading, statement, index)),
  ]
}

function rowFacts(reading: Reading): readonly Fact[] {
  return reading.rows.flatMap((row): readonly Fact[] => {
    const common = {
      reading,
      file: reading.paper.file,
      place: row.place,
      quote: row.text,
      subject: subjectOf(row.about),
      derived: null,
      amount: null,
    }
    const levels = row.values.flatMap((value, index): readonly Fact[] => {
      const period = row.periods[index]
      return period ? [{ ...common, ...figure(value), period: period.code, measure: 'level' }] : []
    })
    const current = row.values.indexOf(row.current as Quantity)
    const period = row.periods[current]
    const change: readonly Fact[] =
      period && row.change
        ? [{ ...common, ...figure(row.change), period: period.code, measure: 'change' }]
        : []
    return [...levels, ...change]
  })
}

function figure(quantity: Quantity): Pick<Fact, 'text' | 'unit' | 'value' | 'step'> {
  return { text: quantity.text, unit: quantity.unit, value: quantity.value, step: quantity.step }
}

function statementFacts(reading: Reading, statement: Statement, index: number): readonly Fact[] {
  const { sentence } = statement
  const common = {
    reading,
    file: reading.paper.file,
    place: sentence.place,
    quote: sentence.text,
    derived: null,
    amount: null,
  }
  const facts: Fact[] = []
  const inYear = IN_THE_YEAR.test(sentence.text) ? reading.period : null
  for (const level of statement.levels) {
    const { quantity } = level
    const isExact =
      quantity.closeness === 'exact' && !quantity.high && !quantity.outOf && quantity.sign === 0
    if (
      !isExact ||
      level.per !== null ||
      level.isAverage ||
      quantity.unit !== 'count' ||
      compare(quantity.value, quantity.step) <= 0
    )
      continue
    const period = level.period ?? inYear
    const subject = subjectOf(level.about)
    if (!period || subject === '' || /\b(?:over|more than|under) the age\b/iu.test(sentence.text))
      continue
    facts.push({ ...common, ...figure(quantity), subject, period: period.code, measure: 'level' })
    facts.push(...earlierFact(reading, statement, { subject, period, quantity }))
  }
  for (const change of statement.changes)
    facts.push(...changeFacts(reading, statement, index, change, common))
  return facts
}

/** "5,050, an increase of 838": the year before had 4,212. */
function earlierFact(
  reading: Reading,
  statement: Statement,
  { subject, period, quantity }: { subject: string; period: Period; quantity: Quantity },
): readonly Fact[] {
  const [change, second] = statement.changes
  const last = reading.period && period.kind === 'year' ? shiftYear(period) : null
  if (
    !change?.amount ||
    second ||
    change.amount.closeness !== 'exact' ||
    change.direction === 0 ||
    !last
  )
    return []
  if (
    statement.levels.filter((it) => it.quantity.unit === 'count').length !== 1 ||
    change.start < quantity.end
  )
    return []
  const value =
    change.direction > 0
      ? minus(quantity.value, change.amount.value)
      : plus(quantity.value, change.amount.value)
  return [
    {
      reading,
      file: reading.paper.file,
      place: statement.sentence.place,
      quote: statement.sentence.text,
      text: quantity.text,
      subject,
      period: last,
      measure: 'level',
      unit: 'count',
      value,
      step: quantity.step,
      derived: `${quantity.text} ${change.direction > 0 ? 'less' : 'and'} ${change.amount.text}`,
      amount: null,
    },
  ]
}

function shiftYear(period: Period): string | null {
  const match = /^(\d{4})-(\d{2})$/u.exec(period.code)
  return match ? `${Number(match[1]) - 1}-${String(Number(match[1]) % 100).padStart(2, '0')}` : null
}

function changeFacts(
  reading: Reading,
  statement: Statement,
  index: number,
  change: Change,
  common: Pick<Fact, 'reading' | 'file' | 'place' | 'quote' | 'derived'>,
): readonly Fact[] {
  const { sentence } = statement
  const { amount, percent } = change
  if (amount?.closeness !== 'exact' || change.per !== null) return []
  const isNamed = change.about.some((word) => !HEADS.has(word) && !IDLE.has(word))
  const subject = isNamed ? subjectOf(change.about) : inherited(reading, statement, index)
  const named = sentence.periods.filter(
    (it) =>
      it.period &&
      it.period.kind !== 'day' &&
      it.period.kind !== 'range' &&
      !COMPARED_TO.test(sentence.text.slice(0, it.start)),
  )
  const own = named.length === 1 ? named[0]?.period : null
  const period =
    own ??
    (IN_THE_YEAR.test(sentence.text) ||
    ON_THE_LAST.test(sentence.text) ||
    (named.length === 0 && sentence.periods.length > 0) ||
    named.length > 1
      ? reading.period
      : null)
  if (subject === '' || !period) return []
  const change_: Fact = {
    ...common,
    ...figure(amount),
    subject,
    period: period.code,
    measure: 'change',
    amount: null,
  }
  const percent_: readonly Fact[] =
    percent && percent.closeness === 'exact'
      ? [
          {
            ...common,
            ...figure(percent),
            subject,
            period: period.code,
            measure: 'percent-change',
            amount: amount.value,
          },
        ]
      : []
  return [change_, ...percent_]
}

/** "This is a decrease of 3,079": of what the sentence before, or the list above, was about. */
function inherited(reading: Reading, statement: Statement, index: number): string {
  const own = statement.levels.find((it) => it.about.length > 0)
  if (own) return subjectOf(own.about)
  const table = reading.tableAt.get(statement.sentence.block - 1)
  if (table && before(reading, index, 1).length === 0)
    return subjectOf(keyWords(table.heading.split(':').at(-2) ?? table.heading))
  const level = before(reading, index, 1)[0]?.levels.find((it) => it.about.length > 0)
  return level ? subjectOf(level.about) : ''
}
