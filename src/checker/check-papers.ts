import type { Document } from '#documents/index.ts'
import { accuses, type Claim, type ClaimKind, sentenceOf } from './claim.ts'
import { checkAverages } from './claims/averages.ts'
import { checkBalances } from './claims/balances.ts'
import { checkChanges } from './claims/changes.ts'
import { checkCountsOfLines } from './claims/counts-of-lines.ts'
import { checkCourses } from './claims/courses.ts'
import { checkDates } from './claims/dates.ts'
import { checkDaysAvailable } from './claims/days-available.ts'
import { checkDefinitions } from './claims/definitions.ts'
import { directionsBorneOut } from './claims/directions-borne-out.ts'
import { accusedOnce, type RestsOn, withEvidence } from './claims/evidence.ts'
import { checkFiguresOfCells } from './claims/figures-of-cells.ts'
import { checkHighestSince } from './claims/highest-since.ts'
import { checkLimits } from './claims/limits.ts'
import { checkLists } from './claims/lists.ts'
import { mendSentences } from './claims/mended-sentences.ts'
import { checkMoreThan } from './claims/more-than.ts'
import { checkMovesOfRows } from './claims/moves-of-rows.ts'
import { checkMultiples } from './claims/multiples.ts'
import { checkPaces } from './claims/paces.ts'
import { checkListedParts } from './claims/parts-listed.ts'
import { checkNamedParts } from './claims/parts-named.ts'
import { checkPeriods } from './claims/periods.ts'
import { checkProseFigures } from './claims/prose-figures.ts'
import { checkRanks } from './claims/ranks.ts'
import { checkReferences } from './claims/references.ts'
import { withoutRivalled } from './claims/rivals.ts'
import { checkRowsInWords } from './claims/rows-in-words.ts'
import { checkShareWords } from './claims/share-words.ts'
import { checkShares } from './claims/shares.ts'
import { checkSharesCompared } from './claims/shares-compared.ts'
import { checkSharesListed } from './claims/shares-listed.ts'
import { checkWholeOfShares } from './claims/shares-of-people.ts'
import { checkSharesOfThree } from './claims/shares-of-three.ts'
import { checkSides } from './claims/sides.ts'
import { checkStatuses } from './claims/statuses.ts'
import { checkStatusesOfColumns } from './claims/statuses-of-columns.ts'
import { checkSums } from './claims/sums.ts'
import { checkSuperlatives } from './claims/superlatives.ts'
import { checkTableFigures } from './claims/table-figures.ts'
import { checkGroups } from './claims/table-groups.ts'
import { checkTargets } from './claims/targets.ts'
import { checkTargetsInTables } from './claims/targets-in-tables.ts'
import { checkTargetsMet } from './claims/targets-met.ts'
import { checkTextAgainstTables } from './claims/text-and-table.ts'
import { checkThresholds } from './claims/thresholds.ts'
import { withoutToldByOthers } from './claims/told-by-others.ts'
import { checkToldInFull } from './claims/told-in-full.ts'
import { checkWaysTold } from './claims/ways-told.ts'
import { compareWithHeld, type HeldFigure } from './compare-held.ts'
import { comparePapers } from './compare-papers.ts'
import { isAnyExamined, portionOf, type Reading, readPaper } from './reading.ts'
import { splitPapers } from './sentences.ts'

export interface CheckedDocument {
  readonly file: string
  readonly claims: readonly Claim[]
}

/** What is looked for within one paper; each check has worked examples by its name. */
export const CHECKS: readonly ((reading: Reading) => readonly Claim[])[] = [
  checkTableFigures,
  checkGroups,
  checkChanges,
  checkTextAgainstTables,
  checkShares,
  checkShareWords,
  checkSharesOfThree,
  checkSharesCompared,
  checkSharesListed,
  checkWholeOfShares,
  checkAverages,
  checkPaces,
  checkDaysAvailable,
  checkSums,
  checkThresholds,
  checkTargets,
  checkStatuses,
  checkStatusesOfColumns,
  checkTargetsMet,
  checkTargetsInTables,
  checkMoreThan,
  checkWaysTold,
  checkRanks,
  checkDates,
  checkPeriods,
  checkReferences,
  checkDefinitions,
  checkLimits,
  checkBalances,
  checkMultiples,
  checkMovesOfRows,
  checkNamedParts,
  checkListedParts,
  checkLists,
  checkCourses,
  checkRowsInWords,
  checkSuperlatives,
  checkHighestSince,
  checkSides,
  checkCountsOfLines,
  checkFiguresOfCells,
  checkProseFigures,
  checkToldInFull,
]

/**
 * Every numeric claim of each document, checked within its paper and against the other documents, in
 * order of its lines. A claim found twice in the same words is given once.
 *
 * @param held - our own figures for the papers' area, to hold them against; none by default
 * @param choices - `refusedTies`: the ids of ties between a claim and a figure held that a reader refused
 */
export function checkPapers(
  documents: readonly Document[],
  held: readonly HeldFigure[] = [],
  { refusedTies = [] }: { readonly refusedTies?: readonly string[] } = {},
): readonly CheckedDocument[] {
  const readings = readDocuments(documents)
  const blocks = documents.reduce((sum, it) => sum + it.blocks.length, 0)
  const portions = Math.ceil(blocks / BLOCKS_A_PORTION)
  const found = Array.from({ length: portions }, (_, portion) =>
    findWithin(portionOf(readings, portion, portions)),
  )
  return joinFound(documents, found, findBetween(readings, held, refusedTies))
}

/** What a portion is worked from is let go with it, so that a long paper takes little more memory than a short one. */
const BLOCKS_A_PORTION = 200

/** Each document as the papers that it holds. */
export function readDocuments(documents: readonly Document[]): readonly (readonly Reading[])[] {
  return documents.map((document) => splitPapers(document).map(readPaper))
}

/** What was found within a document, in so much of it as was examined. */
export interface Found {
  readonly inTables: readonly Claim[]
  readonly own: readonly Claim[]
}

/** What is found within each document by itself. */
export function findWithin(documents: readonly (readonly Reading[])[]): readonly Found[] {
  return documents.map((readings) => {
    const examined = readings.filter(isAnyExamined)
    return { inTables: examined.flatMap(checkTableFigures), own: examined.flatMap(checkPaper) }
  })
}

/** What is found by holding papers against one another, and against our own figures. */
export function findBetween(
  readings: readonly (readonly Reading[])[],
  held: readonly HeldFigure[],
  refusedTies: readonly string[] = [],
): ReturnType<typeof comparePapers> {
  return [...comparePapers(readings.flat()), ...compareWithHeld(readings.flat(), held, refusedTies)]
}

/**
 * All that was found of documents, in order of their lines.
 *
 * @param portions - what was found within them, in each of the portions that were examined by themselves
 */
export function joinFound(
  documents: readonly Document[],
  portions: readonly (readonly Found[])[],
  between: ReturnType<typeof findBetween>,
): readonly CheckedDocument[] {
  return documents.map(({ file }, index) => {
    const found = portions.flatMap((portion) => portion[index] ?? [])
    const inTables = found.flatMap((it) => it.inTables)
    const own = found.flatMap((it) => it.own)
    const others = between.filter((it) => it.file === file).map((it) => it.claim)
    const claims = withoutEmpty([...inTables, ...withoutRepeats(inTables, [...own, ...others])])
    return { file, claims: claims.toSorted(inOrder) }
  })
}

function inOrder({ where: one }: Claim, { where: other }: Claim): number {
  return (one.page ?? 0) - (other.page ?? 0) || one.line - other.line
}

/** Two cells of a row may hold the same figure, and each is a claim; in a sentence it is one found twice. */
function withoutRepeats(inTables: readonly Claim[], claims: readonly Claim[]): readonly Claim[] {
  const keyOf = (claim: Claim) => [claim.kind, claim.verdict, figureOf(claim)].join('|')
  const seen = new Set(inTables.map(keyOf))
  return claims.filter((claim) => {
    const key = keyOf(claim)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** What one check could not work and another could is not also listed as not checkable. */
function withoutEmpty(claims: readonly Claim[]): readonly Claim[] {
  const worked = new Set(claims.filter((it) => it.verdict !== 'not-checkable').map(figureOf))
  return claims.filter((it) => it.verdict !== 'not-checkable' || !worked.has(figureOf(it)))
}

const OF_CHANGE = new Set<ClaimKind>(['difference', 'percent-change', 'percentage-points'])

const APART = new Set([checkTableFigures, checkFiguresOfCells, checkProseFigures, checkToldInFull])

/** What holds a paper against a calendar, its own contents, the cells of a table, a percentage told in words beside it, or the parts of its own list. */
const BY_THEMSELVES = new Set<(typeof CHECKS)[number]>([
  checkGroups,
  checkDates,
  checkPeriods,
  checkReferences,
  checkDefinitions,
  checkStatuses,
  checkStatusesOfColumns,
  checkTargetsInTables,
  checkTextAgainstTables,
  checkShareWords,
  checkSharesListed,
  checkCountsOfLines,
  checkWaysTold,
])

function restsOn(check: (typeof CHECKS)[number]): RestsOn {
  if (check === checkChanges) return 'its-ends'
  return BY_THEMSELVES.has(check) ? 'itself' : 'what-it-shows'
}

/** Every check of one paper but that of the figures in its tables. What is tried of any figure settles those alone that no kind of claim has settled, and accuses none of a sentence that another is accused of. */
function checkPaper(reading: Reading): readonly Claim[] {
  const tried = checkProseFigures(reading)
  const read = CHECKS.flatMap((check) =>
    APART.has(check) ? [] : withEvidence(reading, check(reading), tried, restsOn(check)),
  )
  const isOpen = ({ verdict }: Claim) => verdict === 'not-checkable' || verdict === 'questionable'
  const borne = withoutRivalled(reading, tried)
  const moved = borne.filter(({ verdict, kind }) => verdict === 'correct' && OF_CHANGE.has(kind))
  const figures = new Set(moved.map(figureOf))
  const sentences = new Set(moved.map(sentenceOf))
  // A change that a table bears out is right, whatever another reading of its sentence comes to
  const isRefuted = (it: Claim) =>
    accuses(it.verdict) &&
    it.isByRow === true &&
    (figures.has(figureOf(it)) ||
      (it.kind === 'comparison-direction' && sentences.has(sentenceOf(it))))
  const claims = withToldInFull(
    reading,
    withoutRivalled(
      reading,
      read.filter((it) => !isRefuted(it)),
    ),
  )
  const settled = new Set(claims.filter((it) => !isOpen(it)).map(figureOf))
  const accused = new Set(claims.filter(({ verdict }) => accuses(verdict)).map(sentenceOf))
  const added = borne.filter(
    (it) => !settled.has(figureOf(it)) && !(accuses(it.verdict) && accused.has(sentenceOf(it))),
  )
  const more = [...added, ...ofCells(reading, [...claims, ...added])]
  const right = claims.filter(({ verdict }) => verdict === 'correct')
  const found = new Set([...right, ...more].map(figureOf))
  const all = [...claims.filter((it) => !isOpen(it) || !found.has(figureOf(it))), ...more]
  const mended = withoutToldByOthers(accusedOnce(mendSentences(reading, all)))
  return [...mended, ...directionsBorneOut(reading, mended)]
}

/**
 * What a clause tells in full is judged by its own figures, beside which no other reading of the same figure stands;
 * of a sentence that is accused so nothing else is.
 */
function withToldInFull(reading: Reading, claims: readonly Claim[]): readonly Claim[] {
  const alike = Map.groupBy(claims, figureOf)
  const told = checkToldInFull(reading).filter(
    (it) =>
      !alike
        .get(figureOf(it))
        ?.some(
          ({ verdict, recomputed }) =>
            verdict === it.verdict && (verdict === 'correct' || recomputed === it.recomputed),
        ),
  )
  const figures = new Set(told.map(figureOf))
  const accused = new Set(told.filter(({ verdict }) => accuses(verdict)).map(sentenceOf))
  const others = claims.filter(
    (it) => !figures.has(figureOf(it)) && !(accuses(it.verdict) && accused.has(sentenceOf(it))),
  )
  return [...others, ...told]
}

/** Figures that are not those of the cells they are told of, where nothing has settled them or is accused in their sentence. */
function ofCells(reading: Reading, claims: readonly Claim[]): readonly Claim[] {
  const settled = new Set(claims.filter(({ verdict }) => verdict === 'correct').map(figureOf))
  const accused = new Set(claims.filter(({ verdict }) => accuses(verdict)).map(sentenceOf))
  const own = checkFiguresOfCells(reading).filter(
    (it) => !settled.has(figureOf(it)) && !accused.has(sentenceOf(it)),
  )
  return withoutRivalled(reading, own)
}

/** One figure of a paper, as printed, in the words it stands in. */
function figureOf(claim: Claim): string {
  return [claim.stated, sentenceOf(claim)].join('|')
}
