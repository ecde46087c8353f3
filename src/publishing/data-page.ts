import { dayInBritain } from '#days/index.ts'
import { type Holdings, observationsCsvInPieces } from '#performance/index.ts'
import { describeDay, formatNumber } from '#shared/index.ts'
import type { DataTable, FileInPieces, Page } from '#web/index.ts'
import type { ImportEntry } from './imports.ts'

export const DATA_FILES = [
  'observations.csv',
  'measures.json',
  'events.json',
  'recording-changes.json',
  'glossary.json',
] as const

export type DataFile = (typeof DATA_FILES)[number]

const ABOUT: Readonly<Record<DataFile, string>> = {
  'observations.csv': 'Every figure in force, with its source',
  'measures.json': 'Every measure: what it counts, its unit, which way is better, its source',
  'events.json': 'What happened, with its days and the measures it is said to touch',
  'recording-changes.json': 'When the way of recording changed, and for which measures',
  'glossary.json': 'The words the reports explain',
}

export interface DataPage extends Page {
  readonly count: string
  readonly asAt: string
  readonly files: readonly { readonly name: DataFile; readonly about: string }[]
  readonly imports: DataTable | null
  readonly example: string
  readonly mayImport: boolean
}

/**
 * `/data`: what can be downloaded, how addresses are made, and what was imported last.
 *
 * @param mayImport - whether the reader may import, and is shown the way
 */
export function presentData(
  holdings: Holdings,
  imports: readonly ImportEntry[],
  mayImport: boolean,
): DataPage {
  const { area, today } = holdings
  return {
    title: 'Data',
    count: formatNumber(figuresByMeasure(holdings).flat().length),
    asAt: describeDay(today),
    files: DATA_FILES.map((name) => ({ name, about: ABOUT[name] })),
    example: area.measures.keys().next().value ?? '',
    mayImport,
    imports:
      imports.length === 0
        ? null
        : {
            id: 'imports',
            caption: 'Latest imports',
            narrow: 'cards',
            columns: [
              { text: 'File' },
              { text: 'Imported' },
              { text: 'By' },
              { text: 'Why' },
              { text: 'Added', numeric: true },
              { text: 'Superseded', numeric: true },
            ],
            rows: imports.map((entry) => [
              { text: entry.fileName, href: `/data/imports/${entry.id}` },
              { text: describeDay(dayInBritain(entry.at)) },
              { text: entry.actor },
              { text: entry.reason },
              { text: entry.counts ? formatNumber(entry.counts.added) : 'by release' },
              { text: entry.counts ? formatNumber(entry.counts.superseded) : 'by release' },
            ]),
          },
  }
}

export function writeDataFile(holdings: Holdings, name: DataFile): FileInPieces {
  const { area } = holdings
  const json = (value: unknown): FileInPieces => ({
    name,
    type: 'application/json; charset=utf-8',
    pieces: [`${JSON.stringify(value, undefined, 2)}\n`],
  })
  switch (name) {
    case 'observations.csv':
      return {
        name,
        type: 'text/csv; charset=utf-8',
        pieces: observationsCsvInPieces(figuresByMeasure(holdings)),
      }
    case 'measures.json':
      return json([...area.measures.values()])
    case 'events.json':
      return json(area.events)
    case 'recording-changes.json':
      return json(area.recordingChanges)
    case 'glossary.json':
      return json(area.glossary)
  }
}

function figuresByMeasure({ area, book }: Holdings) {
  return [...area.measures.keys()].map((id) => [...book.all(id), ...book.targets(id)])
}
