import type { Anatomy } from './anatomy.ts'
import { basisSaid, type SaidBasis, yearBackIn } from './basis-words.ts'
import { wordsOf } from './cell-kinds.ts'
import type { BlockRow } from './find-blocks.ts'
import {
  headingKind,
  isAimLabel,
  isBareHeading,
  isGrade,
  isTotalLabel,
  withoutGluedNote,
  withoutNotes,
} from './heading-words.ts'
import { misdatedAmong } from './misdated.ts'
import { partsGiven, withoutContinued } from './parts-given.ts'
import type { RecipeTable } from './recipe.ts'
import {
  isNumberedName,
  isOfYearBefore,
  markBehind,
  markOfSection,
  monthsBeforeIn,
  partNumbered,
  timeTold,
} from './row-times.ts'
import { saysFlow, saysStock } from './stock-or-flow.ts'
import { unitSaid } from './unit-of-row.ts'
import { type UnitAndScale, unitIn } from './units.ts'
import { saysToDate } from './when.ts'

/** What the labels of a row name. */
export interface RowNames {
  readonly measure: string
  readonly place: string
  /** Every place that the row names, with the column it stands in: of tables side by side. */
  readonly places: readonly { readonly column: number; readonly words: string }[]
  readonly within: string
  readonly breakdown: readonly { readonly name: string; readonly value: string }[]
  /** Words that name a time, with the column they stand in. */
  readonly times: readonly { readonly column: number; readonly words: string }[]
  /** A time among the words of a row, or of the line over it, where no column of times stands in the table. */
  readonly told: string
  /** What its words say of how its figures are counted. */
  readonly basis: SaidBasis | undefined
  /** How its figures are counted over time, as a column of its own says: "Quarter", "Rolling 12 months". */
  readonly counted: string
  /** A mark behind the time of the row, or in full behind its name: "2025 [p]", "Complaints (revised)". */
  readonly mark: string
  /** First and last day, where two columns give them. */
  readonly from: string
  readonly to: string
  readonly status: string
  readonly unit: UnitAndScale | undefined
  /** "England (thousands)": what its place says that numbers are to be multiplied by. */
  readonly scaleOfPlace: number
  readonly isStock: boolean
  /** Those that are read, as they stand. */
  readonly labels: readonly string[]
  /** How many a percentage is of, as a comment beside it says: "4 of 19", "base 506". */
  readonly base: number | null
  /** Comments beside its figures: "Q2 is provisional". */
  readonly remarks: readonly string[]
  /** Whether it is of as much of the year before. */
  readonly isYearBefore: boolean
  /** "Complaints received in the previous month": how many months before the time of the others; 0 for none. */
  readonly monthsBefore: number
  /** Whether one of them says that its values are aimed at. */
  readonly isAim: boolean
  /** "Last 4 quarters": how many months before the latest time of the table the year ends that it is of. */
  readonly yearBack: number | undefined
  /** Whether it is of the year so far, without a last day. */
  readonly isToDate: boolean
  /** Whether the row has something in a column. */
  readonly hasIn: (column: number) => boolean
  /** Whether one of them names a sum: "All" of a measure that is given in parts as well. */
  readonly isTotal: boolean
}

const AIM_SAID = /^(?:targets?|standard|sla|goal|limit)\b\D*\d[\d.,]* ?%?$/i
const TIMES: ReadonlySet<string> = new Set(['year', 'period', 'part'])
const UNSAID: ReadonlySet<string> = new Set(['leave', 'note'])

const BARE_TOTAL = /^(?:sub-?)?totals?$/i

/** "Fly-tips cleared (number)" among tonnes. */
const SAID_NUMBER = /\((?:number|no\.?|count)\)$/i

const SPELT_MARK = /[([](?:provisional|draft|revised|estimated?)[)\]]\s*$/i

/**
 * Makes the function that reads the labels of a row, one row after another: a label written once stands
 * for the rows under it until the next, and a line between the rows for those under it.
 *
 * @returns by row; `undefined` for a line between the rows
 */
export function rowReader({ block, labels, values }: Anatomy, table: RecipeTable) {
  const firstValue = values[0]?.column ?? 0
  const roles = labels.map(({ heading }, index) => ({
    heading,
    is: table.labels[index]?.is ?? 'leave',
  }))
  let carried: readonly string[] = labels.map(() => '')
  let section = ''
  // "Fallowdale" over "Household waste collected" over rows
  let outer = ''
  let isAfterSection = false
  const hasTimes = roles.some(({ is }) => TIMES.has(is) || is === 'from' || is === 'to')
  const given = partsGiven(block, labels, roles)
  const allLabels = block.rows.flatMap(({ cells }) =>
    labels.map(({ column }) => wordsOf(cells[column])),
  )
  const misdated = misdatedAmong(allLabels)
  let stood = false
  return (row: BlockRow): RowNames | undefined => {
    if (row.isSection) {
      if (isAfterSection) outer = section
      section = withoutContinued(row.cells.map(wordsOf).find(Boolean) ?? '')
      isAfterSection = true
      return undefined
    }
    isAfterSection = false
    const own = labels.map(({ column }) => {
      const words = withoutContinued(withoutNotes(wordsOf(row.cells[column])))
      // "Target 60%" behind the figures of a row is another figure
      const isAnother = column > firstValue && AIM_SAID.test(words)
      return isAnother ? '' : withoutGluedNote(words, block.feet)
    })
    const lastOwn = own.findLastIndex((words) => words !== '')
    const named = own.map((words, index) => {
      if (words !== '' || index > lastOwn) return words
      const isNewGroup = own.slice(0, index).some((earlier) => earlier !== '')
      return isNewGroup ? '' : (carried[index] ?? '')
    })
    carried = named
    // A remark beside figures says nothing of what they are
    const said = own.filter((_, index) => !UNSAID.has(roles[index]?.is ?? ''))
    const of = (...wanted: readonly string[]) =>
      roles.flatMap(({ is }, index) => (wanted.includes(is) ? [named[index] ?? ''] : []))
    const measure = of('measure').filter(Boolean)
    const areSections = outer === '' ? [section] : [outer, section]
    const inSection = (what: string) =>
      areSections.filter((words, index) => {
        const is = table.sections === 'leave' || index === 0 ? table.sections : 'breakdown'
        return is === what && words !== '' && (outer === '' || !isTotalLabel(words))
      })
    const breakdown = roles.flatMap(({ is, heading }, index) => {
      const value = named[index] ?? ''
      return is === 'breakdown' && value !== '' && !isTotalLabel(value)
        ? [{ name: heading || table.partsOf || 'part', value }]
        : []
    })
    const things = [...measure, ...breakdown.map(({ value }) => value)]
    // "of which electric" stands as what it is of does
    const isUnderStock = OF_A_DAY.test(section) && !things.some(saysFlow)
    stood =
      things.some(saysStock) ||
      isUnderStock ||
      (stood && things.some((words) => OF_WHICH.test(words)))
    // "Total" beside "North East" is the total of the North East, where the row itself names it
    const whole = roles.findLastIndex(({ is }, index) => is === 'group' && own[index] !== '')
    const placeOf = (words: string) =>
      whole >= 0 && BARE_TOTAL.test(words) ? (own[whole] ?? '') : withoutTotal(words)
    return {
      measure: [...inSection('measure'), ...measure][0] ?? '',
      place: placeOf(
        [...inSection('place').filter(isPlain), ...of('place')].findLast(Boolean) ??
          of('group').findLast(Boolean) ??
          '',
      ),
      places: roles.flatMap(({ is }, index) =>
        is === 'place' && named[index]
          ? [{ column: labels[index]?.column ?? 0, words: placeOf(named[index]) }]
          : [],
      ),
      within:
        of('place').some(Boolean) &&
        (whole < 0 || !of('place').some((words) => BARE_TOTAL.test(words)))
          ? (of('group').findLast(Boolean) ?? '')
          : '',
      breakdown: [
        ...measure
          .slice(1)
          .filter((value) => headingKind(value) === 'plain' && !isBareHeading(value))
          .map((value) => ({ name: 'part', value })),
        ...inSection('breakdown').map((value) => ({ name: 'section', value })),
        ...breakdown,
      ],
      times: roles.flatMap(({ is }, index) =>
        TIMES.has(is) && named[index]
          ? [
              {
                column: labels[index]?.column ?? 0,
                words: partNumbered(named[index], roles, index, named),
              },
            ]
          : [],
      ),
      mark:
        markOfSection(section) ||
        (labels
          .map(({ column }, index) =>
            TIMES.has(roles[index]?.is ?? '') || SPELT_MARK.test(wordsOf(row.cells[column]))
              ? markBehind(wordsOf(row.cells[column]))
              : '',
          )
          .find(Boolean) ??
          ''),
      told: hasTimes
        ? ''
        : ([...said, section]
            .filter((words) => !misdated.has(words) && !isNumberedName(words, allLabels))
            .map(timeTold)
            .find(Boolean) ?? ''),
      counted: of('basis').find(Boolean) ?? '',
      basis: [...said, section].map(basisSaid).find((one) => one !== undefined),
      from: of('from').find(Boolean) ?? '',
      to: of('to').find(Boolean) ?? '',
      status: of('status').find(Boolean) ?? '',
      unit:
        of('unit')
          .filter(Boolean)
          .map((words) => unitSaid(words, measure))[0] ??
        measure.map(unitIn).find((one) => one !== undefined) ??
        breakdown
          .map(({ value }) => unitIn(value))
          .find((one) => one !== undefined && one.unit !== 'count') ??
        (breakdown.some(({ value }) => SAID_NUMBER.test(value)) ? unitIn('number') : undefined) ??
        unitIn(section),
      scaleOfPlace:
        of('place', 'group')
          .map(unitIn)
          .find((one) => one?.unit === 'count')?.scale ?? 1,
      isStock: stood,
      labels: [section, ...said],
      base: baseIn(of('note')),
      remarks: of('note').filter(Boolean),
      isYearBefore: said.some((words) => isOfYearBefore(words)),
      monthsBefore: monthsBeforeIn(said),
      isAim: [section, ...said].some((words) => isAimLabel(words) && !isGrade(words, allLabels)),
      yearBack: said.map(yearBackIn).find((one) => one !== undefined),
      isToDate: said.some(saysToDate),
      hasIn: (column) => wordsOf(row.cells[column]) !== '',
      isTotal:
        areSections.some(isTotalLabel) ||
        said.some((words) => /\(\d{1,2} weeks?\)$/.test(words)) ||
        // "COUNTY" is written once over its rows
        of('place').some(isTotalLabel) ||
        own.some(
          (words, index) =>
            // "All reasons" is written once over its parts
            isTotalLabel(roles[index]?.is === 'breakdown' ? (named[index] ?? '') : words) &&
            !UNSAID.has(roles[index]?.is ?? '') &&
            (roles[index]?.is !== 'breakdown' || given(index, measure[0] ?? '', row.number)),
        ),
    }
  }
}

/** "Caseload (people supervised on the last day of the quarter)" over rows: how all of them stood. */
const OF_A_DAY =
  /\bas at\b|\bat the end of (?:the |each )?(?:month|quarter|year|period)\b|\bon the last day\b|\bat (?:month|quarter|year|period)[- ]end\b/i

const OF_WHICH = /^(?:of (?:which|these|whom|them)|including)\b/i

function baseIn(comments: readonly string[]): number | null {
  const found = comments
    .map((words) => /\b(?:base|n) ?[=:]? ?(\d[\d,]*)\b|\b\d+ of (\d[\d,]*)\b/i.exec(words))
    .find((one) => one !== null)
  return found ? Number((found[1] ?? found[2] ?? '').replace(/,/g, '')) : null
}

function isPlain(section: string): boolean {
  return headingKind(section) === 'plain' || isTotalLabel(section)
}

/** The place whose total it is: "Ashcombe total" and "Total North East"; a bare "Total" stays so. */
function withoutTotal(label: string): string {
  if (!isTotalLabel(label)) return label
  const of = label
    .replace(/^(?:(?:grand|sub|overall)[- ]?)?totals?\b(?: (?:for|of|in))?[\s:–-]*/i, '')
    .replace(/[\s:–-]*(?:(?:grand|sub)[- ]?)?totals?$/i, '')
    .trim()
  return of === '' ? label : of
}
