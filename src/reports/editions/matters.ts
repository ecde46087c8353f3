import { createHash } from 'node:crypto'
import type { Area, ReportDefinition } from '#area/index.ts'
import { type HeldFigure, markOf } from '#checker/index.ts'
import { isSmallCount } from '#performance/index.ts'
import { checkCommentary, sayContradiction } from '../check-commentary.ts'
import type { Report, Sentence } from '../report.ts'
import { fullName } from '../report-order.ts'
import type { Matter } from './edition.ts'
import { nameFigure } from './name-figure.ts'

/**
 * What in a report is to be mended, or to stay with a reason, before it is published: what the checker
 * finds in its words, what was unusual and nobody has explained, and counts so small that they could point to
 * a person.
 *
 * @param held - the figures that its words are held against
 */
export function findMatters(
  report: Report,
  area: Pick<Area, 'file' | 'measures'>,
  held: readonly HeldFigure[],
): readonly Matter[] {
  const matters: readonly Matter[] = [
    ...findingsIn(report, held),
    ...breachesIn(report),
    ...smallNumbersIn(report, area),
  ]
  // The same words twice are one matter
  return [...new Map(matters.map((matter) => [matter.mark, matter])).values()]
}

function findingsIn(report: Report, held: readonly HeldFigure[]): readonly Matter[] {
  return checkCommentary(report, held).map((finding) => ({
    kind: 'finding',
    mark: markOf(finding),
    words: sayContradiction(finding),
  }))
}

function breachesIn({ sections }: Report): readonly Matter[] {
  return sections.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row.exceptions
        .filter(({ kind }) => kind === 'unexplained')
        .map(({ sentence }) => matter('breach', wordsOfBreach(fullName(row, rows), sentence))),
    ),
  )
}

function smallNumbersIn(
  { figures }: Report,
  area: Pick<Area, 'file' | 'measures'>,
): readonly Matter[] {
  const placeOf = new Map(area.file.places.map(({ id, name }) => [name, id]))
  return figures.flatMap((figure) => {
    const place = placeOf.get(figure.area) ?? figure.area
    if (!isSmallCount(area, { ...figure, measure: figure.measureId, area: place })) return []
    return [matter('small-number', `${nameFigure(figure)}: ${figure.text}`)]
  })
}

function matter(kind: Matter['kind'], words: string): Matter {
  const mark = createHash('sha256').update(`${kind} ${words}`).digest('hex').slice(0, 16)
  return { kind, mark, words }
}

/** What is said of something unusual that nobody has explained, by which it is known. */
export function wordsOfBreach(name: string, sentence: Sentence): string {
  return `${name}: ${textOf(sentence)}`
}

const textOf = (sentence: Sentence) => sentence.map(({ text }) => text).join('')

/** The titles of the parts of a report that must be commented on and are not. */
export function missingCommentary(
  report: Report,
  { mandatoryCommentary }: Pick<ReportDefinition, 'mandatoryCommentary'>,
): readonly string[] {
  return mandatoryCommentary.flatMap((id) => {
    if (id === 'introduction') return report.introduction.length > 0 ? [] : ['the introduction']
    const section = report.sections.find((one) => one.id === id)
    return section === undefined || section.commentary.length > 0 ? [] : [section.title]
  })
}
