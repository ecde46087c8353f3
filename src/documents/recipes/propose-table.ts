import type { Anatomy } from './anatomy.ts'
import { wordsOf } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import { headingKind, isTotalLabel, labelMeaning } from './heading-words.ts'
import { namedUnit } from './named-units.ts'
import type { LabelRole, RecipeTable } from './recipe.ts'
import { placeInTitle, titleLine, titleSubject } from './table-title.ts'
import { unitIn } from './units.ts'
import { meaningsOf } from './value-columns.ts'

/** Names that are known: what a heading or a label is taken for first. */
export interface KnownNames {
  readonly isMeasure: (words: string) => boolean
  readonly isPlace: (words: string) => boolean
}

export interface Around {
  readonly known: KnownNames
  readonly place: string | undefined
  readonly base: string | undefined
  /** The first line of the sheet. */
  readonly sheetTitle: string
  /** Titles that stand on several sheets. */
  readonly shared: ReadonlySet<string>
}

export function proposeTable(anatomy: Anatomy, around: Around): RecipeTable {
  const { known, place, base } = around
  const { block, labels } = anatomy
  const line = titleLine(block.titles)
  const title = line === '' ? '' : titleSubject(line, block.feet)
  const columns = meaningsOf(anatomy)
  const headingWords = [
    ...new Set(columns.filter(({ is }) => is !== 'leave').flatMap(({ words }) => words)),
  ]
  const meanings = labels.map(({ heading, holds, column }, index) => ({
    heading,
    is: labelRole(heading, holds, {
      index,
      cells: block.rows.flatMap(({ cells, isSection }) =>
        isSection ? [] : [wordsOf(cells[column])],
      ),
      title: line,
      known,
    }),
  }))
  for (const meaning of meanings) {
    const isPart = meaning.is === 'group' && PARTS.test(meaning.heading)
    if (isPart && meanings.every(({ is }) => is !== 'place')) meaning.is = 'breakdown'
  }
  keepFinestPlace(meanings, block, labels)
  const has = (role: LabelRole) => meanings.some(({ is }) => is === role)
  const headings = headingsAre(headingWords, {
    known,
    hasMeasure: has('measure'),
    hasPlace: has('place') || has('group'),
    hasBreakdown: has('breakdown'),
    title: line,
    columns,
  })
  // A first column of words that nothing else explains names the measure, if nothing else does
  const hasParts = columns.some(({ partsOf }) => partsOf !== '')
  const needsMeasure = !has('measure') && headings !== 'measure' && title === '' && !hasParts
  const first = meanings.findIndex(({ is }) => is === 'breakdown')
  if (needsMeasure && first >= 0)
    meanings[first] = { heading: meanings[first]?.heading ?? '', is: 'measure' }
  const sections = block.rows
    .filter(({ isSection }) => isSection)
    .map(({ cells }) => cells.map(wordsOf).find(Boolean) ?? '')
  const needsTitle = !has('measure') && title !== ''
  const partsOf = columns.find((column) => column.partsOf !== '')?.partsOf ?? ''
  const placesOf = (): Record<string, string> => {
    if (has('place') || headings === 'place') return {}
    if (place !== undefined) return { [block.sheet]: place }
    const nation = placeInTitle(line)
    return nation === '' ? {} : { '*': nation }
  }
  return {
    ...(block.sheet === '' || (needsTitle && place === undefined && base === undefined)
      ? {}
      : { sheets: [block.sheet] }),
    ...(needsTitle ? { titles: [title] } : {}),
    labels: meanings,
    columns: uniqueColumns(columns),
    headings,
    sections: sections.length === 0 ? 'leave' : sectionsAre(sections, meanings, known),
    ...(title === '' && headings === 'breakdown' && !has('measure') ? { measure: partsOf } : {}),
    ...(needsTitle ? measureIn(title, around, block.feet) : {}),
    places: placesOf(),
    ...(base === undefined ? {} : { bases: base }),
  }
}

/** Each heading once, and what the figures under it are. */
function uniqueColumns(columns: ReturnType<typeof meaningsOf>): RecipeTable['columns'] {
  const figures = columns.filter(({ is }) => is !== 'leave')
  const found = columns.map(({ key, is, why, isOpen }) => ({
    heading: key,
    is,
    ...(is === 'leave' ? { why } : {}),
    // Alone it is what the table is of
    ...(isOpen && figures.length > 1 ? { open: true as const } : {}),
  }))
  return [...new Map(found.map((column) => [column.heading, column])).values()]
}

const SORTED_BY =
  /^(?:gender|sex|age(?: groups?| bands?)?|ethnicity|ethnic groups?|type of|reason for|disability|religion|grade|rank|length of service)\b/i

/**
 * What a title leaves to the first line of its sheet: one that says only how figures are sorted, or that
 * stands on several sheets.
 */
function measureIn(
  title: string,
  { sheetTitle, shared }: Around,
  feet: readonly string[],
): Pick<RecipeTable, 'ofSheet' | 'partsOf'> {
  const of = titleSubject(sheetTitle, feet)
  if (of === '' || of === title) return {}
  if (SORTED_BY.test(title)) return { ofSheet: true, partsOf: title }
  return shared.has(title) ? { ofSheet: true } : {}
}

/** What people and things are sorted into, where no column names a place that they lie in. */
const PARTS = /^(?:group|theme|category group)s?$/i

interface Beside {
  readonly index: number
  readonly cells: readonly string[]
  readonly title: string
  readonly known: KnownNames
}

function labelRole(
  heading: string,
  holds: string,
  { index, cells, title, known }: Beside,
): LabelRole {
  if (holds === 'codes') return 'code'
  const meaning = labelMeaning(heading)
  if (holds === 'periods') {
    return meaning === 'year' || meaning === 'part' || meaning === 'from' || meaning === 'to'
      ? meaning
      : 'period'
  }
  if (meaning === 'force') return 'place'
  const isNumbered = cells.every((cell) => /^\d*$/.test(cell))
  if (meaning === 'measure' && isNumbered) return 'breakdown'
  const marks = cells.filter(Boolean)
  // "Unit" over "Response" and "Firearms" is of teams
  const isTeam = meaning === 'unit' && marks.length > 0 && !marks.some(isUnit)
  const isJudged =
    meaning === 'status' && marks.length > 0 && marks.every((one) => JUDGES.test(one))
  if (isJudged) return 'leave'
  if (meaning !== undefined && !TIMES.has(meaning) && !isTeam) return meaning as LabelRole
  if (
    marks.length > 0 &&
    marks.every((cell) => /^[a-z*†]{1,2}$|^[[(][a-z]{1,3}[)\]]$/i.test(cell)) &&
    /^(?:notes?|status|flags?|marks?|symbols?)$/i.test(heading)
  )
    return 'status'
  if (POLARITY.test(heading) || LEVEL.test(heading)) return 'leave'
  const kind = headingKind(heading)
  // "Reason" at the head of the rows is what they are sorted by
  if (kind === 'note' && (index > 0 || cells.some((cell) => cell.length > LONGEST_PART)))
    return 'note'
  // Of people "Rank" is what they are, of figures where they stand
  const isNamed = marks.length > 0 && marks.every((cell) => /^[a-z]{3}/i.test(cell))
  if (kind === 'change' || (kind === 'rank' && !isNamed)) return 'leave'
  if (index > 0 && marks.length > 1 && marks.every((cell) => JUDGES.test(cell))) return 'leave'
  const words = [...new Set(cells.filter(Boolean))]
  const share = (is: (words: string) => boolean) =>
    words.filter(is).length / Math.max(1, words.length)
  if (share(known.isPlace) >= 0.3) return 'place'
  if (share(known.isMeasure) >= 0.3) return 'measure'
  if (words.length === 1 && index > 0 && isTotalLabel(words[0] ?? '')) return 'leave'
  if (heading === '' && index === 0 && BY_PLACE.test(title)) return 'place'
  if (heading !== '' && FORCE_WORDS.test(heading)) return 'place'
  return 'breakdown'
}

const isUnit = (words: string) => (namedUnit(words) ?? unitIn(words)) !== undefined

/** "National" and "Regional" under it say what kind of place is named beside them. */
const LEVEL = /^(?:geograph(?:ic(?:al)?|y)|area|spatial)[ _](?:level|type)$/i

/** Which way is good. */
const POLARITY =
  /^(?:good is|good when|good performance(?: is)?|polarity|better (?:is|if|when)|(?:desired|aim|ideal) (?:direction|outcome|trend)|(?:higher|bigger|smaller|lower) (?:or \w+ )?is better)$/i

/** A longer one is a remark. */
const LONGEST_PART = 60

/** What stands beside figures to judge them, or says how far they are from others in words. */
const JUDGES =
  /^(?:red|amber|green|r|a|g|improv(?:ed|ing)|stable|static|declin(?:ed|ing)|worse(?:ning)?|deteriorating|better|same|up|down|(?:partly |partially |not )?met|(?:on|off|ahead of|behind) (?:track|target|plan|schedule|profile)|(?:at|high|medium|low) risk|delayed|slipp(?:ed|ing)|complete(?:d)?|not started|in progress|on hold|ongoing|under way|achieved|not achieved|overdue|in line|no change|[↑↓→←▲▼►●=]+|n\/a|-|\d{1,3}(?:st|nd|rd|th)(?: of \d{1,3})?|[+±−-]?\d+(?:\.\d+)? ?(?:pts?|pp|percentage points|points))$/i

const TIMES: ReadonlySet<string> = new Set(['period', 'year', 'part', 'from', 'to'])

const BY_PLACE =
  /\bby (?:[a-z, ]*\b)?(?:police )?(?:force|force area|area|district|ward|borough|local authority|authority|station|neighbourhood|suite|appropriate authority)s?\b/i

const FORCE_WORDS = /\b(?:police force|force area|district|borough|authority|ward|station)\b/i

interface HeadingsBeside {
  readonly known: KnownNames
  readonly hasMeasure: boolean
  readonly hasPlace: boolean
  readonly hasBreakdown: boolean
  readonly title: string
  readonly columns: ReturnType<typeof meaningsOf>
}

function headingsAre(words: readonly string[], beside: HeadingsBeside): RecipeTable['headings'] {
  const { known, hasMeasure, hasPlace, title, columns } = beside
  if (words.length === 0) return 'measure'
  if (words.some(known.isPlace) && !hasPlace) return 'place'
  const areMeasures = words.filter(known.isMeasure).length * 2 >= words.length
  if (areMeasures && !hasMeasure) return 'measure'
  const hasPartsOf = columns.some(({ partsOf }) => partsOf !== '')
  if (hasMeasure)
    return hasPlace || hasPartsOf || !beside.hasBreakdown
      ? hasPlace
        ? 'breakdown'
        : looksLikePlaces(words)
          ? 'place'
          : 'breakdown'
      : 'place'
  if (hasPartsOf) return 'breakdown'
  const units = new Set(columns.map(({ unit }) => unit?.unit ?? 'count'))
  const hasTotal = columns.some(({ is }) => is === 'total')
  const beneathPeriods = columns.some(({ times }) => times.length > 0)
  if (units.size > 1 && !hasTotal) return 'measure'
  if (hasTotal && title !== '') return 'breakdown'
  if (beneathPeriods) return 'measure'
  return / by /i.test(title) && words.length > 2 ? 'breakdown' : 'measure'
}

/** Names of one or two capital words each, none of them what people are sorted by. */
function looksLikePlaces(words: readonly string[]): boolean {
  const sorted =
    /^(?:male|female|men|women|yes|no|other|white|black|asian|mixed|adult|child|young|under|over|not|unknown|confident|neither|don|number|total actual)/i
  return (
    words.every(
      (word) =>
        /^[A-Z][\w'’-]+(?: (?:and|&|upon|on|of|[A-Z][\w'’-]+))*$/.test(word) ||
        headingKind(word) === 'total',
    ) && !words.some((word) => sorted.test(word))
  )
}

function sectionsAre(
  sections: readonly string[],
  labels: readonly { readonly is: LabelRole }[],
  known: KnownNames,
): RecipeTable['sections'] {
  if (sections.some(known.isPlace)) return 'place'
  if (sections.some(known.isMeasure)) return 'measure'
  const has = (role: LabelRole) => labels.some(({ is }) => is === role)
  if (has('place')) return 'leave'
  if (has('measure')) return 'leave'
  return has('breakdown') ? 'breakdown' : 'place'
}

/** Of two columns of places, the one with more of them is the place, and the other what it lies in. */
function keepFinestPlace(
  meanings: { readonly heading: string; is: LabelRole }[],
  { rows }: Block,
  labels: Anatomy['labels'],
): void {
  const distinct = (index: number) =>
    new Set(rows.map(({ cells }) => wordsOf(cells[labels[index]?.column ?? -1]))).size
  const places = meanings.flatMap(({ is }, index) => (is === 'place' ? [index] : []))
  const at = (index: number) => labels[index]?.column ?? 0
  // With values between them they are the places of tables side by side
  if (places.some((index, order) => order > 0 && at(index) - at(places[order - 1] ?? index) > 1))
    return
  const finest = places.toSorted((one, other) => distinct(other) - distinct(one))[0]
  for (const index of places) {
    const meaning = meanings[index]
    if (meaning !== undefined && index !== finest) meaning.is = 'group'
  }
}
