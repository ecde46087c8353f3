import { type AreaMeasure, definitionOn } from '#area/index.ts'
import { type OdsCell, writeOds } from '#documents/index.ts'
import { describeDay } from '#shared/index.ts'
import type { LeftOut, Observation } from '#statistics/index.ts'
import type { FileInPieces } from '#web/index.ts'
import { observationsCsvInPieces, writeStanding } from '../series/observations-csv.ts'
import type { Holdings } from './holdings.ts'

export const FILE_TYPES = ['csv', 'ods', 'json'] as const

export type FileType = (typeof FILE_TYPES)[number]

/** Every figure of a measure in force, all places, periods and parts, as a file. */
export function writeMeasureFile(
  { area, book, today }: Holdings,
  measure: AreaMeasure,
  type: FileType,
): FileInPieces {
  const figures = [...book.all(measure.id), ...book.targets(measure.id)]
  const name = `${measure.id}.${type}`
  const { definition } = definitionOn(measure, today)
  switch (type) {
    case 'csv':
      return {
        name,
        type: 'text/csv; charset=utf-8',
        pieces: observationsCsvInPieces([figures]),
      }
    case 'json':
      return {
        name,
        type: 'application/json; charset=utf-8',
        pieces: [`${JSON.stringify({ measure, figures: figures.map(toJson) }, undefined, 2)}\n`],
      }
    case 'ods':
      return {
        name,
        type: 'application/vnd.oasis.opendocument.spreadsheet',
        pieces: [
          writeOds({
            title: measure.name,
            author: area.file.panel.name,
            subject: definition,
            day: today,
            sheets: [
              {
                name: 'Figures',
                title: measure.name,
                lines: [
                  definition,
                  `As known on ${describeDay(today)}. One figure a row; a blank value was not published, or was withheld or withdrawn where its status says so. One that is set aside counts for no average, usual range or rule.`,
                ],
                table: { name: 'figures', columns: COLUMNS, rows: figures.map(toCells) },
              },
            ],
          }),
        ],
      }
  }
}

const COLUMNS = [
  { heading: 'Figure', widthCm: 2 },
  { heading: 'Area', widthCm: 4 },
  { heading: 'Breakdown', widthCm: 4 },
  { heading: 'Period', widthCm: 4 },
  { heading: 'Value', widthCm: 3 },
  { heading: 'Status', widthCm: 3 },
  { heading: 'Source', widthCm: 10 },
  { heading: 'Published', widthCm: 3 },
  { heading: 'Note', widthCm: 8 },
  { heading: 'Set aside or withdrawn', widthCm: 8 },
]

function toCells(figure: Observation): readonly OdsCell[] {
  const { document, paragraph } = figure.source
  return [
    { number: figure.id },
    figure.area,
    figure.breakdown,
    figure.period.code,
    figure.value === null ? null : { number: figure.value },
    figure.status,
    paragraph === undefined ? document : `${document}, ${paragraph}`,
    { day: figure.releasedOn },
    figure.note ?? '',
    writeStanding(figure) ?? '',
  ]
}

function toldOf({ on, reason }: LeftOut) {
  return { on, reason }
}

function toJson(figure: Observation) {
  return {
    figure: figure.id,
    area: figure.area,
    breakdown: figure.breakdown,
    period: figure.period.code,
    value: figure.value,
    numerator: figure.numerator,
    denominator: figure.denominator,
    status: figure.status,
    source: figure.source,
    released: figure.releasedOn,
    knownFrom: figure.knownOn,
    note: figure.note,
    ...(figure.setAside ? { setAside: toldOf(figure.setAside) } : {}),
    ...(figure.withdrawn ? { withdrawn: toldOf(figure.withdrawn) } : {}),
  }
}
