import type { ReportDefinition } from '#area/index.ts'
import { heldFigures } from '#checker/index.ts'
import type { ReportAwaited } from '#holdings/index.ts'
import { fetchFigureBook, type Holdings } from '#performance/index.ts'
import { accept, type Outcome, type Period, periodInAddress } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import type { ReadAs } from '#storage/index.ts'
import { fetchReport } from '../fetch-report.ts'
import { reportFor } from '../find-report.ts'
import type { Report } from '../report.ts'
import { type Edition, editionsOf, isOut } from './edition.ts'
import { figuresDrawnOn } from './figures-drawn-on.ts'
import { findMatters, missingCommentary } from './matters.ts'
import { type FigureNamed, keyOfFigure, nameFigure } from './name-figure.ts'
import type { Looked } from './why-not.ts'
import { digestOf } from './with-cover.ts'

/** Which of these figures, by their numbers, the public cannot know yet, nor gets to know with this edition. */
export type FindUnreleased = (
  figures: readonly number[],
  edition: ReportAwaited,
) => Promise<readonly number[]>

/** A report for a period of which an edition can be made. */
export interface Subject {
  readonly definition: ReportDefinition
  readonly period: Period
}

export interface LookedAt extends Looked {
  readonly report: Report
}

/**
 * Looks a draft through as it is now; one that was submitted, as it was for that day.
 *
 * @param held - what is held for the office
 * @param edition - left out while none is in the making
 * @returns refused where there is no such report for the period
 */
export async function lookAt(
  held: Holdings,
  { definition, period }: Subject,
  edition: Edition | undefined,
  all: readonly Edition[],
  needs: { readonly readAs: ReadAs; readonly findUnreleased: FindUnreleased },
): Promise<Outcome<LookedAt>> {
  const live = reportFor(held, definition.id, period)
  if (live === undefined) throw new Error(`There is no report ${definition.id}`)
  const asAt = edition?.submitted?.asAt
  const found =
    asAt === undefined ? live : await reportOf(held, { definition, period }, asAt, needs)
  if (!found.ok) return found
  const report = found.value
  const unreleased = await nameUnreleased(held, { definition, period }, report, needs)
  const digest = digestOf(report)
  const corrected = edition?.corrects?.of
  return accept({
    report,
    digest,
    matters: held.remember(`matters ${digest}`, () =>
      findMatters(report, held.area, heldFigures(held)),
    ),
    missing: missingCommentary(report, definition),
    moved: live.ok ? findMoved(report, live.value) : [],
    unreleased,
    unapproved: figuresDrawnOn(held.area, definition, held.book, period)
      .filter(({ setAside, withdrawn }) => setAside?.isAwaiting || withdrawn?.isAwaiting)
      .map((figure) => nameFigure(namedAsInReport(held, figure))),
    isUnchanged:
      corrected !== undefined &&
      editionsOf(all, edition ?? { report: '', period: '' }).some(
        (one) => isOut(one) && one.number === corrected && one.published?.digest === digest,
      ),
  })
}

/**
 * The figures that a report prints, or that its charts draw without naming them, and that the public would
 * learn of by it.
 */
async function nameUnreleased(
  held: Holdings,
  { definition, period }: Subject,
  report: Report,
  { readAs, findUnreleased }: { readonly readAs: ReadAs; readonly findUnreleased: FindUnreleased },
): Promise<readonly string[]> {
  if (held.unreleased.measures.length === 0) return []
  const book =
    report.asAt === held.today
      ? held.book
      : await fetchFigureBook(readAs({ audience: held.audience }), { asAt: report.asAt })
  const drawn = figuresDrawnOn(held.area, definition, book, period)
    .filter(held.unreleased.isDraft)
    .map((figure) => ({ observationId: figure.id, ...namedAsInReport(held, figure) }))
  const named = new Map(
    [...report.figures, ...drawn].flatMap((figure) =>
      figure.observationId === null ? [] : [[figure.observationId, nameFigure(figure)] as const],
    ),
  )
  const unreleased = await findUnreleased([...named.keys()], {
    report: definition.id,
    period: periodInAddress(period),
  })
  return unreleased.flatMap((id) => named.get(id) ?? [])
}

/** A figure with what names it in a report. */
function namedAsInReport({ area }: Holdings, figure: Observation): FigureNamed {
  const place = area.file.places.find(({ id }) => id === figure.area)
  return {
    ...{ measureId: figure.measure, breakdown: figure.breakdown, period: figure.period },
    measureName: area.measures.get(figure.measure)?.name ?? figure.measure,
    area: place?.name ?? figure.area,
  }
}

/** A report as it was for a day: built once for as long as nothing changes. */
export function reportOf(
  held: Holdings,
  { definition: { id }, period }: Subject,
  asAt: string,
  { readAs }: { readonly readAs: ReadAs },
): Promise<Outcome<Report>> {
  const db = readAs({ audience: held.audience })
  return held.remember(`report ${id} ${period.code} as at ${asAt}`, () =>
    fetchReport(db, id, period, asAt),
  )
}

/** The figures of a report that another report of the same has otherwise or not at all. */
function findMoved(report: Report, now: Report): readonly string[] {
  const later = new Map(now.figures.map((figure) => [keyOfFigure(figure), figure]))
  return report.figures.flatMap((figure) => {
    const is = later.get(keyOfFigure(figure))
    if (figure.observationId === null || is?.text === figure.text) return []
    const became = is === undefined ? 'no longer in the report' : `${is.text} now`
    return [`${nameFigure(figure)} was ${figure.text} and is ${became}`]
  })
}
