import type { Anatomy } from './anatomy.ts'
import { wordsOf } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import { namedUnit } from './named-units.ts'
import { numberIn } from './numbers.ts'
import { givesUnit, unitAlone } from './unit-notes.ts'
import { type UnitAndScale, unitIn } from './units.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** What the lines above a table say that its figures are in. */
export interface TitleUnits {
  readonly ofAll: UnitAndScale | undefined
  /** Of those that are called rates: "rates are per 1,000 population". */
  readonly ofRates: UnitAndScale | undefined
  /** Whether times that are written as on a clock are hours and minutes. */
  readonly isInHours: boolean
  /** Rows and columns with numbers above a hundred: a title in per cent is not of them. */
  readonly beyondHundred: {
    readonly rows: ReadonlySet<number>
    readonly columns: ReadonlySet<number>
  }
}

export function titleUnits(
  anatomy: Anatomy,
  columns: readonly ColumnMeaning[],
  around: {
    readonly subject: string
    readonly corner: readonly string[]
    readonly legends: readonly string[]
  },
): TitleUnits {
  const { block, labels } = anatomy
  const { titles, feet } = block
  const said = rateUnit([...titles, ...feet, ...around.legends])
  const { unit: perTitle, isOfSome = false } = rateOfTitle(block) ?? {}
  // "Recorded crime, rate of offences": a note says per how many
  const ofTitle = perTitle ?? (titles.some((line) => RATES_OF.test(line)) ? said : undefined)
  const heads = [
    ...columns.map(({ key }) => key),
    ...block.rows.flatMap(({ cells }) => labels.map(({ column }) => wordsOf(cells[column]))),
  ]
  const ofLines = unitOfTitle(anatomy, around)
  const hasRates = heads.some((words) => /\brates?\b/i.test(words))
  return {
    ofAll:
      isRateOf(ofLines) && hasRates
        ? undefined
        : (ofLines ?? (isOfSome || hasRates ? undefined : ofTitle)),
    ofRates: said ?? perTitle,
    isInHours: titles.some((line) => /\(?\bhh?:mm\b(?!:)|\bhours and minutes\b/i.test(line)),
    beyondHundred: beyondHundred(block, columns, labels),
  }
}

const isRateOf = (unit: UnitAndScale | undefined) => unit?.unit.startsWith('per ') === true

const RATES_OF = /(?:^|[,:;] )rates?(?: of \w+| \w+)?(?:,|$)/i

const RATES =
  /\brates?,? (?:(?:is|are|shown|given|as|calculated|expressed) )*(per [\d, ]*\d(?: (?:thousand|million|billion))?)/i

function rateUnit(lines: readonly string[]): UnitAndScale | undefined {
  const said = lines.map((line) => RATES.exec(line)?.[1]).find(Boolean)
  return said === undefined ? undefined : unitIn(said)
}

/**
 * "Burglaries per 1,000 households, 2024/25": what a title says that its figures are in; or some of them, as
 * "Burglaries and rate per 1,000 households" does.
 */
function rateOfTitle({
  titles,
}: Block): { readonly unit: UnitAndScale; readonly isOfSome: boolean } | undefined {
  const rate = titles
    .map(
      (line) =>
        /(?:^|[.;] )[^.;]*?\bper (?:[\d, ]*\d(?: (?:thousand|million|billion))?|thousand|million|head)\b/i.exec(
          line,
        )?.[0],
    )
    .find((one) => one !== undefined)
  const unit = rate === undefined ? undefined : unitIn(rate)
  return rate === undefined || unit === undefined
    ? undefined
    : { unit, isOfSome: /\band (?:\w+ )*(?:rates?|per)\b/i.test(rate) }
}

/** "Workforce: headcount, FTE": which of them a figure is in, its column says. */
const OF_BOTH = /\bhead ?count\b.*\bfte\b|\bfte\b.*\bhead ?count\b/i

function unitOfTitle(
  { block: { titles }, labels }: Anatomy,
  { subject, corner }: { readonly subject: string; readonly corner: readonly string[] },
): UnitAndScale | undefined {
  // "£m" at the head of the labels is of all that stands beside them
  const inCorner = [...labels.map(({ heading }) => heading), ...corner]
    .map((words) =>
      unitAlone((/\(([^()]+)\)$/.exec(words) ?? /, ([^,]+)$/.exec(words))?.[1] ?? words),
    )
    .find((one) => one !== undefined)
  if (inCorner !== undefined) return inCorner
  const lines = titles.filter((line) => !givesUnit(line) && !OF_BOTH.test(line))
  return [lines.map(titleUnitIn), lines.map(unitOfClause), [timeUnitIn(subject)]]
    .map((found) => found.findLast((one) => one !== undefined))
    .find((one) => one !== undefined)
}

/** A line above a table is read for its unit where that is all it says, or stands in brackets. */
function titleUnitIn(title: string): UnitAndScale | undefined {
  // How its times are written says nothing of its counts
  if (
    /\bmm?:ss\b|\bminutes:seconds\b|\bhh?:mm\b|\bhours and minutes\b|^(?:all )?times (?:are|is|shown|given)\b/i.test(
      title,
    )
  )
    return undefined
  const bracketed = /\(([^)]*)\)\s*$/.exec(title)?.[1]
  const found =
    unitIn(bracketed ?? '') ??
    unitIn(`(${bracketed ?? ''})`) ??
    (title.split(' ').length <= 4 ? unitIn(title) : undefined)
  if (found !== undefined) return found
  // "Time from charge to completion (mean weeks), all courts"
  const within = [...title.matchAll(/\(([^()]+)\)/g)]
    .map(([, inside = '']) => namedUnit(inside))
    .find((one) => one !== undefined && one.unit !== 'count')
  if (within !== undefined) return within
  if (
    /(?:,| [–:-])\s*(?:weighted,? )?%(?:[\s,]|$)/.test(title) ||
    /\bper ?cent(?:ages)?\b/i.test(title)
  ) {
    return { unit: 'percent', scale: 1 }
  }
  const behind =
    /, (?:in )?(minutes|mins|seconds|secs|hours|hrs|days|weeks|kg|tonnes|miles|litres|kwh)$/i.exec(
      title,
    )
  if (behind !== null) return unitIn(`(${behind[1]})`)
  if (/,\s*£(?: (?:a|per) year)?$/i.test(title)) return { unit: 'gbp', scale: 1 }
  const money = unitIn(title)
  return money?.unit === 'gbp' && money.scale > 1 ? money : undefined
}

const OF_SHARES =
  /^(?:(?:table|figure|chart) \S+ )?(?:the )?(?:percentages?|proportions?|shares?|%) (?:of|who|that|saying|agreeing|satisfied|within|answered|recorded)\b(?!.*\b(?:and|with|,) (?:the )?(?:numbers?|counts?|totals?)\b)/i
const OF_DAYS =
  /^(?:(?:average|mean|median|total|number of|rolling|the) )*(?:working |calendar )?days (?:lost|taken|to|from)\b/i
/** How times are written says nothing of counts. */
const ON_A_CLOCK = /:| and /
/** What a clause by itself says of times, not of figures. */
const SPANS: ReadonlySet<string> = new Set(['weeks', 'months', 'years'])

/**
 * "Officers by rank, full-time equivalent, Wealdmoor", "Days lost per FTE, rolling 12 months", "Percentage of
 * victims satisfied": what one part of a line, between its stops, says that figures are in.
 *
 * @returns `undefined` where two parts say something else than one another
 */
function unitOfClause(line: string): UnitAndScale | undefined {
  const clauses = line
    .replace(/^(?:table|figure|chart)\s*[\dA-Z.]+\s*[:.–-]\s*/i, '')
    .split(/[;()]\s*|[:,]\s+|\s+[–-]\s+/)
    .map((one) => one.trim())
  const found = clauses.flatMap((clause) => {
    const named = namedUnit(clause)
    const isOfThings =
      named?.unit === 'count' && !/^(?:numbers?|head ?counts?|counts?)$/i.test(clause)
    if (named !== undefined && !isOfThings && !SPANS.has(named.unit) && !ON_A_CLOCK.test(clause))
      return [named]
    if (OF_SHARES.test(clause)) return [{ unit: 'percent', scale: 1 }]
    return OF_DAYS.test(clause) ? (unitIn(clause) ?? []) : []
  })
  const [only] = found
  return found.every(({ unit, scale }) => unit === only?.unit && scale === only.scale)
    ? only
    : undefined
}

/** "Working days lost", "Officers (FTE)": a title that names what its values are in. */
function timeUnitIn(subject: string): UnitAndScale | undefined {
  const unit = OF_BOTH.test(subject) ? undefined : unitIn(subject)
  return unit !== undefined && ['days', 'working days', 'hours', 'fte'].includes(unit.unit)
    ? unit
    : undefined
}

const OF_HOW_MANY =
  /\bbases?\b|\b(?:un)?weighted\b|\b(?:respondents|replies|responses|interviews|sample|returns)\b|^n\b|\(n\)/i

function beyondHundred(
  { rows }: Block,
  columns: readonly ColumnMeaning[],
  labels: Anatomy['labels'],
): TitleUnits['beyondHundred'] {
  const isBase = ({ cells: own }: Block['rows'][number]) =>
    labels.some(({ column }) => OF_HOW_MANY.test(wordsOf(own[column])))
  const measured = columns.filter(({ is }) => is !== 'base' && is !== 'leave')
  const numbers = rows
    .filter((row) => !isBase(row))
    .flatMap(({ number, cells: own }) =>
      measured.flatMap(({ column }) => {
        const value = numberIn(wordsOf(own[column]))
        return value === null || value === undefined ? [] : [{ row: number, column, value }]
      }),
    )
  const isBeyond = ({ value }: { readonly value: number }) => value > 100
  const ofRows = [...Map.groupBy(numbers, ({ row }) => row)]
  return {
    rows: new Set(ofRows.flatMap(([row, those]) => (those.every(isBeyond) ? [row] : []))),
    columns: new Set(numbers.filter(isBeyond).map(({ column }) => column)),
  }
}
