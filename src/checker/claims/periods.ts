import { comparedWith, findPeriods } from '#documents/index.ts'
import { compare, describePeriod, type Period } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import {
  overStatements,
  overTables,
  type Reading,
  rowsInReach,
  type Statement,
} from '../reading.ts'
import { textBefore } from '../words.ts'

/** Periods that do not fit the report they stand in, or the table their figure comes from. */
export function checkPeriods(reading: Reading): readonly Claim[] {
  return [
    ...overStatements(reading, (statement, index) => [
      ...checkCompared(reading, statement),
      ...checkQuarterName(reading, statement, index),
      ...checkSnapshot(reading, statement),
      ...checkMonth(reading, statement),
    ]),
    ...checkHeadings(reading),
  ]
}

/** A change that the table gives between two years is not one "on the same quarter". */
function checkCompared(reading: Reading, statement: Statement): readonly Claim[] {
  const { sentence } = statement
  const said = comparedWith(sentence.text)
  if (said !== 'quarter' && said !== 'month') return []
  for (const change of statement.changes) {
    const amount = change.amount
    if (amount?.closeness !== 'exact') continue
    const row = rowsInReach(reading, sentence.block, change.about).find(
      (it) =>
        it.change && compare(it.change.value, amount.value) === 0 && it.change.unit === amount.unit,
    )
    const kind = row?.periods[0]?.kind
    if (!row || !kind || kind === said || kind === 'range' || kind === 'day') continue
    const wrong =
      /\b(?:same|equivalent|corresponding) (?:quarter|month) of the (?:previous|last) (?:financial )?year\b|\b(?:previous|last) (?:quarter|month)\b/iu.exec(
        sentence.text,
      )
    return [
      {
        where: sentence.place,
        quote: sentence.text,
        kind: 'definition',
        stated: wrong?.[0] ?? said,
        recomputed: kind,
        verdict: 'incorrect',
        explanation: `${amount.text} is the change over a ${kind} ("${row.label}" in the table), not a ${said}.`,
        suggestion: wrong ? sentence.text.replace(wrong[0], `previous ${kind}`) : null,
      },
    ]
  }
  return []
}

/** "As at the end of March 2018" in a report on 2018/19: a year out. */
function checkSnapshot(reading: Reading, statement: Statement): readonly Claim[] {
  const { sentence } = statement
  const report = reading.period
  if (!report) return []
  return sentence.periods.flatMap((named): readonly Claim[] => {
    const isSnapshot = /\bas at (?:the )?(?:end of )?$/iu.test(
      textBefore(sentence.text, named.start),
    )
    if (!isSnapshot || !named.period) return []
    const fits = named.period.end >= report.start
    return [
      {
        where: sentence.place,
        quote: sentence.text,
        kind: 'definition',
        stated: named.text,
        recomputed: fits ? named.text : describePeriod(report),
        verdict: fits ? 'correct' : 'incorrect',
        explanation: fits
          ? `${named.text} is within the time of the report.`
          : `The report covers ${describePeriod(report)}; ${named.text} lies before it.`,
        suggestion: null,
      },
    ]
  })
}

/** A column headed with a month or year that the report is not about, left from an earlier edition. */
function checkHeadings(reading: Reading): readonly Claim[] {
  const report = reading.period
  if (!report) return []
  return overTables(reading, (table): readonly Claim[] => {
    const first = table.rows[0]
    const named = findPeriods(table.heading).filter((it) => it.period)
    const periods = named.flatMap((it): Period[] => (it.period ? [it.period] : []))
    if (
      !first ||
      periods.length !== 1 ||
      named.length !== 1 ||
      !/\bperformance\b|\bmeasure\b|\bkpi\b/iu.test(table.heading)
    )
      return []
    const [only] = periods
    if (!only || (only.end >= report.start && only.start <= report.end)) return []
    const beside = reading.statements.some(
      (it) =>
        it.sentence.block > table.block &&
        it.sentence.block - table.block <= 3 &&
        it.sentence.periods.some(({ period }) => period?.code === report.code),
    )
    if (!beside) return []
    return [
      {
        where: first.place,
        quote: `${table.heading.trim()} ${first.text}`,
        kind: 'definition',
        stated: named[0]?.text ?? '',
        recomputed: describePeriod(report),
        verdict: 'incorrect',
        explanation: `The table is headed ${named[0]?.text}, but the text beside it reports on ${describePeriod(report)}. The heading looks left over from an earlier edition.`,
        suggestion: table.heading.replace(named[0]?.text ?? '', describePeriod(report)).trim(),
      },
    ]
  })
}

/** "Quarter 3" beside the dates of a quarter: they must be the same one. */
function checkQuarterName(reading: Reading, statement: Statement, index: number): readonly Claim[] {
  const { sentence } = statement
  const named = sentence.periods.find(
    (it) =>
      it.period?.kind === 'quarter' &&
      /\d.*(?:to|–|-).*\d/iu.test(it.text) &&
      !/q[1-4]|quarter/iu.test(it.text),
  )
  const beside = [sentence, reading.statements[index - 1]?.sentence].filter(
    (it) => it !== undefined && it.block === sentence.block,
  )
  const number = beside
    .map((it) => /\bquarter ([1-4])\b(?! of| for|,? 20)/iu.exec(it?.text ?? '')?.[1])
    .find((it) => it !== undefined)
  if (!named?.period || number === undefined) return []
  const isRight = named.period.code.endsWith(`Q${number}`)
  return [
    {
      where: sentence.place,
      quote: sentence.text,
      kind: 'definition',
      stated: `Quarter ${number}`,
      recomputed: named.period.code,
      verdict: isRight ? 'correct' : 'incorrect',
      explanation: `${named.text} is quarter ${named.period.code.slice(-1)} of the financial year.`,
      suggestion: null,
    },
  ]
}

const A_QUARTER = /\bq[1-4]\b|\bquarter [1-4]\b/iu

/** "Throughout the month" where everything else is for a quarter. */
function checkMonth(reading: Reading, statement: Statement): readonly Claim[] {
  const { sentence } = statement
  const said = /\b(?:throughout|during|in|over) the (month|quarter)\b(?! of)/iu.exec(sentence.text)
  const kind = reading.period?.kind
  const quantity =
    said && sentence.quantities.find((it) => it.end <= said.index && said.index - it.end < 40)
  if (
    !said ||
    !quantity ||
    kind === undefined ||
    said[1]?.toLowerCase() === kind ||
    !(kind === 'quarter' || kind === 'year') ||
    // A paper that gives figures of such a time may well speak of the one it has in hand
    reading.paper.sentences.some(
      ({ text, periods }) =>
        periods.some((it) => it.period?.kind === said[1]) ||
        (said[1]?.toLowerCase() === 'quarter' && A_QUARTER.test(text)),
    ) ||
    reading.tables.some(({ words }) => words.has(said[1] ?? '') || words.has(`${said[1]}s`))
  )
    return []
  return [
    {
      where: sentence.place,
      quote: sentence.text,
      kind: 'definition',
      stated: said[0],
      recomputed: kind,
      verdict: 'questionable',
      explanation: `The report is for a ${kind}; say whether ${quantity.text} is for one ${said[1]} or for the ${kind}.`,
      suggestion: null,
    },
  ]
}
