import type { Draft } from './draft.ts'
import type { FigureRole } from './figure.ts'
import { headingKind, isNation, isTotalLabel } from './heading-words.ts'
import type { RecipeTable } from './recipe.ts'
import type { RowNames } from './row-names.ts'
import type { UnitAndScale } from './units.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** Whom those of a force or a service are held against. */
const POPULATION =
  /^(?:resident |local )?population (?:of|in) .*\bcensus\b|\bcensus\b.*\bpopulation\b/i

export function roleOf(
  column: ColumnMeaning,
  { labels, place, isAim }: RowNames,
  isTotalRow: boolean,
  isWholeColumn: boolean,
  isOfNation: boolean,
  hasParts: boolean,
  { headings, places }: Pick<RecipeTable, 'headings' | 'places'>,
  sheet: string,
): FigureRole {
  const isOfWhole =
    (headings === 'place' && hasParts && column.words.some(isTotalLabel)) ||
    isTotalLabel(places[sheet] ?? '')
  if (isAim) return 'target'
  // A place is written once over its rows
  const compares =
    headingKind(place) === 'comparator' ||
    labels.some((label) => headingKind(label) === 'comparator' || POPULATION.test(label))
  const isNations = isOfNation && (isNation(place) || labels.some(isNation))
  // What others are compared with is so in its sums over time too
  if (compares && !isTotalRow && !isNations && column.is !== 'target') return 'comparator'
  const isWhole = isTotalRow || isWholeColumn || isNations
  if (isWhole && column.is !== 'target' && column.is !== 'comparator') return 'total'
  if (column.is === 'target' || column.is === 'comparator') return column.is
  return isWhole || column.is === 'total' || isOfWhole ? 'total' : 'observation'
}

/** Whether columns are headed by parts of a whole: "Force" beside "Target" alone is all that there is. */
export function areOfParts(columns: readonly ColumnMeaning[]): boolean {
  return columns.some(
    ({ is, words }) =>
      is === 'observation' &&
      words.some((word) => !isTotalLabel(word) && headingKind(word) === 'plain'),
  )
}

export function namesOf(
  column: ColumnMeaning,
  names: RowNames,
  table: RecipeTable,
  { of, subject }: { readonly of: string; readonly subject: string },
) {
  const titled = table.titles === undefined ? '' : subject
  const words = table.headings === 'place' ? [] : column.words
  const inRows = names.measure
  const heads = table.headings === 'measure' && inRows === '' ? words[0] : undefined
  const ofHeading = heads === undefined ? '' : [of, heads].filter(Boolean).join(': ')
  const parts = words
    .filter((word) => word !== heads)
    .map((value) => ({ name: column.partsOf || table.partsOf || 'part', value }))
    .filter(
      ({ value }) =>
        !isTotalLabel(value) && (headingKind(value) === 'plain' || column.is === 'observation'),
    )
  return {
    measure: inRows || ofHeading || table.measure || titled,
    breakdown: [...names.breakdown, ...parts],
  }
}

export function placeOf(
  column: ColumnMeaning,
  names: RowNames,
  table: RecipeTable,
  sheet: string,
): string {
  // Of tables side by side each value is of the place to its left
  const { places } = names
  const isAmong =
    places.some((place) => place.column > column.column) ||
    (places.length > 1 && (places[1]?.column ?? 0) - (places[0]?.column ?? 0) > 1)
  const beside = places.findLast((place) => place.column < column.column)
  if (isAmong && beside !== undefined) return beside.words
  const inHeading = table.headings === 'place' ? (column.words.at(-1) ?? '') : ''
  return names.place || inHeading || table.places[sheet] || table.places['*'] || ''
}

export function unitOf(
  inCell: '%' | '£' | null,
  column: ColumnMeaning,
  names: RowNames,
  title: UnitAndScale | undefined,
  ofTable: string | undefined,
  isUnlikeColumn: boolean,
  raw: string,
): UnitAndScale & { readonly from: Draft['unitIsFrom'] } {
  // "No." over a column says less than "median days" at the head of a row, and so does "%" over one whose
  // figures are shown with it, all but this
  const isOdd = isUnlikeColumn && names.unit !== undefined && names.unit.unit !== 'count'
  const isBare = isOdd || (column.unit?.unit === 'count' && column.unit.scale === 1)
  const ofRow = names.unit
  // "Mean satisfaction (out of 10)" under "% agree"
  const isMeanInPercents =
    (ofRow?.unit === 'score' || ofRow?.unit === 'index') && column.unit?.unit === 'percent'
  const isFiner = ofRow !== undefined && ofRow.unit === column.unit?.unit && column.unit.scale === 1
  const scaled = isBare && title?.unit === 'count' ? title : undefined
  const found =
    (isFiner || (isMeanInPercents && inCell !== '%') ? ofRow : undefined) ??
    (isBare ? (names.unit ?? scaled) : undefined) ??
    column.unit ??
    names.unit ??
    title
  const isOther = ofTable !== undefined && found?.unit !== ofTable
  const said = isOther ? { unit: ofTable, scale: 1 } : found
  if (said === undefined && isClock(raw)) return { unit: 'seconds', scale: 1, from: 'cell' }
  if (IN_SECONDS.test(raw) && said?.unit !== 'minutes')
    return { unit: 'seconds', scale: 1, from: 'cell' }
  if (inCell === '%') return { unit: 'percent', scale: 1, from: 'cell' }
  if (inCell === '£') {
    return { unit: 'gbp', scale: said?.unit === 'gbp' ? said.scale : 1, from: 'cell' }
  }
  return said ? { ...said, from: 'words' } : { unit: 'count', scale: 1, from: 'nothing' }
}

/** "0:06:12", and any mark behind it; "6m 12s". */
const IN_SECONDS =
  /^\d{1,3}:[0-5]\d:[0-5]\d(?:\.\d+)?\W*$|^(?:\d+ ?h\w* ?)?\d+ ?m\w* ?\d+ ?s[a-z]*$/i

/** "6:12": minutes and seconds, or hours and minutes. */
export function isClock(raw: string): boolean {
  return /^\d{1,3}:[0-5]\d$/.test(raw.trim())
}
