import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AreaFile } from '#area/index.ts'

const ROOT = join(import.meta.dirname, '../..')

const CALENDARS = ['', '-scotland', '-northern-ireland'].map(
  (part) => `calendar/bank-holidays${part}.yaml`,
)

/** The calendars of the United Kingdom, by the paths that they have among an area's files. */
export async function readCalendars(): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    CALENDARS.map((path) => readFile(join(ROOT, 'statute', path), 'utf8')),
  )
  return new Map(CALENDARS.map((path, index) => [path, texts[index] ?? '']))
}

/** The places of a made-up area. */
export const AREA: Pick<AreaFile, 'places'> = {
  places: [
    { id: 'northmere', name: 'Northmere', kind: 'police-area', streetFileNames: [] },
    { id: 'eastholm', name: 'Eastholm', kind: 'district', streetFileNames: [] },
    { id: 'skerby', name: 'Skerby', kind: 'district', streetFileNames: [] },
    { id: 'mayors-office', name: 'Office of the Mayor', kind: 'office', streetFileNames: [] },
  ],
}
