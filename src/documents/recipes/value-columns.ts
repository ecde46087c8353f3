import type { Anatomy, ValueColumn } from './anatomy.ts'
import { headingKey } from './anatomy.ts'
import { basisSaid, type SaidBasis, spanSaid, yearBackIn } from './basis-words.ts'
import { withWiderColumns } from './beside-value.ts'
import { namesPeriod } from './cell-kinds.ts'
import { withoutCommonWords } from './common-words.ts'
import { headingKind, isGrade, isSpanHeading } from './heading-words.ts'
import { isMeanOfThings } from './mean-columns.ts'
import { misdatedAmong } from './misdated.ts'
import { withNamedBases } from './named-bases.ts'
import { isBefore, isThing, namesParts, priorIn, sortedBy } from './named-in-headings.ts'
import { yearOf } from './period-label.ts'
import type { RecipeTable, ValueRole } from './recipe.ts'
import { markBehind } from './row-times.ts'
import { soFarToIn } from './so-far-words.ts'
import { saysFlow, saysStock } from './stock-or-flow.ts'
import { withSumColumns } from './sum-columns.ts'
import { isNoSum, withoutNumerators } from './total-columns.ts'
import { type UnitAndScale, unitIn } from './units.ts'
import { saysSamePeriod, saysToDate, timeIn, withoutTime } from './when.ts'
import { withWholeColumns } from './whole-columns.ts'

/** What the headings of one column say of every value under them. */
export interface ColumnMeaning {
  readonly column: number
  readonly marks: number | null
  readonly key: string
  /** As they stand, the outermost first. */
  readonly headings: readonly string[]
  readonly is: ValueRole
  readonly why: string
  /** Whether what it is has to be asked. */
  readonly isOpen: boolean
  /** Whether its heading is a date among bands, and so may be one of them: "Oct-14". */
  readonly isMisdated: boolean
  /** What later figures are held against: its time says nothing of theirs. */
  readonly isBaseline: boolean
  /** Words that name a time, or part of one, from the outermost. */
  readonly times: readonly string[]
  /** Words that name a measure, a place or a part of one: which, the recipe says. */
  readonly words: readonly string[]
  /** What the words are parts of, where a heading above says so: "Perceived age". */
  readonly partsOf: string
  readonly unit: UnitAndScale | undefined
  readonly isStock: boolean
  /** Whether its words, or those of what it is a part of, say that it is of what happened. */
  readonly isFlow: boolean
  /** What its headings say of how its figures are counted. */
  readonly basis: SaidBasis | undefined
  /** "Actual to date", "YTD": of the year so far. */
  readonly isToDate: boolean
  /** "Same period 2024/25": of as much of another year. */
  readonly isSamePeriod: boolean
  /** "Last 4 quarters", "Previous 12 months": how many months before the latest time such a year ends. */
  readonly yearBack: number | undefined
  /** "Spend to 31 Oct": the day or month of the table's year up to which it is counted. */
  readonly soFarTo: string | undefined
  /** "Annual budget", "Forecast outturn": of the whole year. */
  readonly isYear: boolean
  readonly isForecast: boolean
  /** "2024 (p)": what a heading says of all its values. */
  readonly mark: string
  /** "Prior year to date": how many months before the time of the others; `null` where it says only "Previous". */
  readonly monthsBefore: number | null
}

const YEAR_WHOLE =
  /^(?:annual|full[- ]year|original|revised|approved)\b|\boutturn\b|^(?:20\d\d[/–-]\d\d )?budget$|\byear[- ]end (?:forecast|projection)\b|\b(?:forecast|projection|projected|plan(?:ned)?|expected|estimate) for (?:the )?(?:full |whole )?year\b|^year(?:['’]s)? (?:target|plan)\b|^(?:target|plan|budget)[ ,(]+(?:(?:full )?year|annual|for the year)\)?$/i

const LEAVES: Readonly<Partial<Record<string, string>>> = {
  change: 'change: derived',
  rank: 'rank: derived',
  average: 'average: derived',
  ratio: 'ratio: derived',
  interval: 'limit of an interval',
  note: 'a note',
}

/** Reads the headings of every column of values; what the recipe says of a column comes first. */
export function meaningsOf(anatomy: Anatomy, table?: RecipeTable): readonly ColumnMeaning[] {
  const levels = anatomy.values[0]?.headings.length ?? 0
  const overall = Array.from({ length: levels }, (_, level) => wholeRow(anatomy.values, level))
  const isAllTotals = anatomy.values.every(({ headings }) => {
    const { is } = guessRole(headings.map(headingKind))
    return is === 'total' || is === 'leave'
  })
  const lowestHeadings = anatomy.values.map(({ headings }) => headings.at(-1) ?? '')
  const misdated = misdatedAmong(lowestHeadings)
  const meanings = anatomy.values.map((column): ColumnMeaning => {
    const key = headingKey(column.headings)
    const said = table?.columns.find(({ heading }) => heading === key)
    const lowest = column.headings.findLast((heading) => heading !== '') ?? ''
    const named = column.headings.flatMap((heading) =>
      isBefore(heading) || misdated.has(heading) ? [] : (timeIn(heading) ?? []),
    )
    // "Half year" is of no quarter that is written over the months before it
    const times = isSpanHeading(lowest) ? named.filter((time) => yearOf(time) !== null) : named
    const isSpan = (heading: string, level: number) =>
      (heading === lowest || isBesidePeriods(anatomy.values, level)) &&
      times.length === 0 &&
      isSpanHeading(heading) &&
      !/^(?:full|whole)/i.test(heading)
    const kinds = column.headings.map((heading, level) =>
      isSpan(heading, level)
        ? 'total'
        : isOverTimes(heading, column.headings.slice(level + 1))
          ? 'plain'
          : headingKind(heading),
    )
    const isOwn = isGrade(lowest, lowestHeadings) || isMeanOfThings(column, anatomy.values)
    const guessed = guessRole(isOwn ? ['plain'] : kinds)
    const isFigure =
      guessed.is === 'total' &&
      !column.headings.some(isSpan) &&
      (isAllTotals || isNoSum(anatomy, column.column, lowest))
    const isHidden = anatomy.block.hiddenColumns?.includes(column.column) === true
    const is = isHidden ? 'leave' : (said?.is ?? (isFigure ? 'observation' : guessed.is))
    const words = column.headings
      .filter((heading, level) => misdated.has(heading) || isThing(column.headings, level, overall))
      .map((heading) => (misdated.has(heading) ? heading : withoutTime(heading)))
    return {
      column: column.column,
      marks: column.marks,
      key,
      headings: column.headings,
      is,
      why: isHidden ? 'a hidden column' : (said?.why ?? guessed.why),
      isOpen:
        said === undefined
          ? is === 'observation' && column.headings.some(isOpenHeading)
          : said.open === true,
      isMisdated: misdated.has(lowest),
      isBaseline: column.headings.some((heading) => /\bbaseline\b/i.test(heading)),
      times,
      words,
      partsOf:
        sortedBy(column.headings) ||
        (overall.find(
          (words, level) =>
            words !== '' &&
            level < levels - 1 &&
            namesParts(words, column.headings.slice(level + 1)),
        ) ??
          ''),
      isToDate: column.headings.some(saysToDate),
      isSamePeriod: column.headings.some(saysSamePeriod),
      soFarTo: column.headings.map(soFarToIn).find((one) => one !== undefined),
      yearBack: column.headings.map(yearBackIn).find((one) => one !== undefined),
      isYear: column.headings.some((heading) => YEAR_WHOLE.test(heading)),
      isForecast: column.headings.some((heading) =>
        /\b(?:forecast|projected|projection)\b/i.test(heading),
      ),
      mark:
        [...column.headings, ...column.headings.map(withoutTime)].map(markBehind).find(Boolean) ??
        '',
      monthsBefore: priorIn(column.headings),
      unit: column.headings
        .map((one) => unitIn(one) ?? unitIn(withoutTime(one)))
        .findLast((one) => one !== undefined),
      isStock: saysStock(column.headings.findLast(saysStockOrFlow) ?? ''),
      isFlow: column.headings.some(saysFlow),
      basis: column.headings.map(basisSaid).findLast((one) => one !== undefined),
    }
  })
  const { block } = anatomy
  const whole = meanings.map(asItsWhole)
  const read =
    table === undefined
      ? withSumColumns(
          block,
          withWholeColumns(block, withNamedBases(block, withWiderColumns(whole))),
        )
      : whole
  return withoutCommonWords(withoutNumerators(block, read))
}

/** "Outstanding | of which over 12 months": what is of another column stands as that does. */
function asItsWhole(
  column: ColumnMeaning,
  index: number,
  all: readonly ColumnMeaning[],
): ColumnMeaning {
  const isPart = /^of (?:which|these|whom)\b/i.test(column.headings.at(-1) ?? '')
  const whole = all[index - 1]
  const isSaid = column.headings.some(saysStockOrFlow)
  return isPart && whole && !isSaid
    ? {
        ...column,
        isStock: whole.isStock,
        isFlow: whole.isFlow,
        ...(column.times.length > 0
          ? {}
          : { times: whole.times, isToDate: whole.isToDate, basis: whole.basis }),
      }
    : column
}

/** "Cleared in month" under "As at 31 May" happened: of headings the nearest to the figures counts. */
function saysStockOrFlow(heading: string): boolean {
  return saysStock(heading) || saysFlow(heading) || spanSaid(heading) !== undefined
}

/** Whether a row of headings names times: "Year" beside "Q1" and "Q2", each over columns of its own, is all of them. */
function isBesidePeriods(values: readonly ValueColumn[], level: number): boolean {
  const named = values.flatMap(({ headings }) => headings[level] || [])
  return new Set(named.filter(namesPeriod)).size > 1
}

/** Posts that are paid for: what there should be, or a figure of its own. */
export function isOpenHeading(heading: string): boolean {
  return /\b(?:establishment|funded (?:posts|strength|fte)|budgeted (?:posts|strength|fte|establishment)|baseline|capacity)\b|^est\.?$/i.test(
    heading,
  )
}

/** "Comparison" over "Oct-24" is the same figure at another time. */
function isOverTimes(heading: string, beneath: readonly string[]): boolean {
  const [lowest = ''] = beneath.filter((one) => one !== '').slice(-1)
  return (
    /^(?:for )?comparisons?$/i.test(heading.trim()) &&
    timeIn(lowest) !== undefined &&
    withoutTime(lowest) === ''
  )
}

function guessRole(kinds: readonly string[]): { readonly is: ValueRole; readonly why: string } {
  for (const kind of kinds) {
    // "MSG" over "Average" is what is compared with
    const why = kind === 'average' && kinds.includes('comparator') ? undefined : LEAVES[kind]
    if (why !== undefined) return { is: 'leave', why }
  }
  // "n" under "Year" is what the year's figure is of
  if (kinds.at(-1) === 'base') return { is: 'base', why: '' }
  const other = kinds.find(
    (kind) => kind === 'target' || kind === 'comparator' || kind === 'base' || kind === 'total',
  )
  return { is: other === undefined ? 'observation' : (other as ValueRole), why: '' }
}

/** What one row of headings says over every column of values alike; '' where it differs. */
function wholeRow(values: readonly ValueColumn[], level: number): string {
  const texts = new Set(
    values
      .map(({ headings }) => headings[level] ?? '')
      .filter((text) => headingKind(text) !== 'total' || values.length === 1),
  )
  texts.delete('')
  const only = texts.size === 1 ? [...texts][0] : undefined
  return only ?? ''
}
