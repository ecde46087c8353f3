import type { Area } from '#area/index.ts'
import { capitalise, describePeriod, periodFromAddress } from '#shared/index.ts'
import type { DataTable } from '#web/index.ts'
import type { ChangedEntry, ChangedFile } from './changed-files.ts'

/** What changed of texts, measures and lists, a row each; `null` where nothing did. */
export function changedFilesTable(files: readonly ChangedFile[], area: Area): DataTable | null {
  if (files.length === 0) return null
  return {
    id: 'files',
    caption: 'Texts, measures and lists that are otherwise than before that day',
    narrow: 'cards',
    columns: [{ text: 'What' }, { text: 'What became of it' }, { text: 'File' }],
    rows: files.flatMap(({ path, became, entries }) => {
      const what = describeFile(path, area)
      if (entries.length === 0) return [[what, { text: became }, { text: path }]]
      return entries.map((entry) => [
        { ...what, ...describeEntry(path, entry, area) },
        { text: entry.became },
        { text: path },
      ])
    }),
  }
}

interface Described {
  readonly text: string
  readonly href?: string
}

function describeEntry(path: string, { id, name, became }: ChangedEntry, area: Area): Described {
  if (path.startsWith('measures/')) {
    const isHere = became !== 'taken out' && area.measures.has(id)
    return { text: name, ...(isHere ? { href: `/performance/${id}` } : {}) }
  }
  return { text: name }
}

/** What the folders and files of an area are about, where more than their name can be said. */
function describeFile(path: string, area: Area): Described {
  const [folder = '', ...rest] = path.split('/')
  if (folder === 'reports') return describeReportFile(rest, area)
  return FOLDERS.get(folder) ?? { text: path }
}

/** By the first part of their path. */
const FOLDERS: ReadonlyMap<string, Described> = new Map([
  ['measures', { text: 'Measures', href: '/performance' }],
  ['constitution', { text: 'The constitution', href: '/constitution' }],
  ['meetings', { text: 'A meeting', href: '/meetings' }],
  ['events.yaml', { text: 'What happened', href: '/registers/events' }],
  [
    'recording-changes.yaml',
    { text: 'Changes in recording', href: '/registers/recording-changes' },
  ],
  ['people.yaml', { text: 'The panel', href: '/panel' }],
  ['undertakings.yaml', { text: 'Promises', href: '/promises' }],
  ['visits.yaml', { text: 'Visits', href: '/panel/visits' }],
])

/** `reports/<report>.yaml`, or a text at `reports/<report>/<period>/<section>.md`. */
function describeReportFile(
  [name = '', code, file = '']: readonly string[],
  area: Area,
): Described {
  const report = area.reports.find(({ id }) => id === name.replace(/\.yaml$/, ''))
  const title = report?.title ?? name
  const period = code === undefined ? undefined : periodFromAddress(code)
  if (!period) return { text: `What stands in: ${title}`, href: '/reports' }
  const id = file.replace(/\.md$/, '')
  const section = report?.sections.find((one) => one.id === id)?.title ?? id
  return {
    text: `Text “${capitalise(section)}” of ${title}, ${describePeriod(period)}`,
    href: '/reports',
  }
}
