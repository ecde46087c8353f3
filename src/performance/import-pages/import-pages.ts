import type { Area } from '#area/index.ts'
import { dayInBritain } from '#days/index.ts'
import { describeDay, formatNumber, type Problem } from '#shared/index.ts'
import type { LeftOut } from '#statistics/index.ts'
import { type DataTable, type FormField, type Page, presentForm } from '#web/index.ts'
import type { ExtractReport } from '../imports/import-extract.ts'
import type { SmallNumbers } from '../imports/small-number-words.ts'
import { YET_TO_BE_APPROVED } from '../pages/figure-acts.ts'
import { type Holdings, sayDrafts } from '../pages/holdings.ts'
import { MOST_MEGABYTES, SMALL_NUMBERS, type Typed, WHY } from './import-form.ts'
import type { RecordedImport } from './import-record.ts'
import type { Upload } from './import-uploads.ts'

const BREADCRUMBS = [{ text: 'Data', href: '/data' }]

/** More rows than this on a page hide what the others say; the rest are in a file. */
const MOST_SHOWN = 100

export interface ImportFormPage extends Page {
  /** Who and why; the file is asked for beside them. */
  readonly fields: readonly FormField[]
  readonly megabytes: number
}

/** `/data/import`: which file, who and why. */
export function presentImportForm(typed: Typed, problems: readonly Problem[] = []): ImportFormPage {
  return {
    title: 'Import figures',
    breadcrumbs: BREADCRUMBS,
    fields: presentForm(WHY, { ...typed }, problems, { size: 'm' }).fields,
    megabytes: MOST_MEGABYTES,
    problems,
  }
}

export interface ImportPlanPage extends Page {
  readonly answer: string
  readonly facts: readonly { readonly term: string; readonly text: string }[]
  readonly rejected: DataTable | null
  /** Said under the table of rejected rows when it does not show them all. */
  readonly moreRejected: string | null
  readonly rejectsHref: string
  readonly superseded: readonly string[]
  readonly moreSuperseded: string | null
  readonly remarks: readonly string[]
  /** What has to be chosen of small counts; `null` when there are none. */
  readonly smallNumbers: SmallNumbersChoice | null
  /** Where to send the confirmation; `null` when there is nothing that could be imported. */
  readonly confirm: string | null
  /** For the confirmation, or for sending the mended file. */
  readonly typed: Typed
  readonly fields: readonly FormField[]
  readonly megabytes: number
}

export interface SmallNumbersChoice {
  readonly label: string
  readonly sentences: readonly string[]
  readonly items: readonly {
    readonly value: string
    readonly text: string
    readonly hint?: { readonly text: string }
  }[]
}

/** What came of a file in the program's own columns, or of street files. */
export type PlannedReport = Exclude<ExtractReport, { readonly kind: 'other-layout' }>

/**
 * What importing a file would do: all that it adds, supersedes and rejects.
 *
 * @param problems - what was wrong with a confirmation of it
 */
export function presentImportPlan(
  upload: Upload,
  { report, kind }: PlannedReport,
  typed: Typed,
  problems: readonly Problem[] = [],
): ImportPlanPage {
  const small = kind === 'table' ? report.smallNumbers : null
  const { added, superseded, unchanged } = report
  const rejected = kind === 'table' ? report.rejected : 0
  const rejectedRows = kind === 'table' ? report.rejectedRows.slice(0, MOST_SHOWN) : []
  const inWords = report.supersededFigures.slice(0, MOST_SHOWN)
  // Street files are noted as taken in even when every count in them is known
  const isNewStreet = kind === 'street' && report.filesRead > 0
  const writes = rejected === 0 && (added + superseded > 0 || isNewStreet)
  const fact = (term: string, count: number) => ({ term, text: formatNumber(count) })
  return {
    title: `What importing ${upload.name} would do`,
    breadcrumbs: [...BREADCRUMBS, { text: 'Import figures', href: '/data/import' }],
    answer: `${report.summary}.`,
    facts: [
      ...(kind === 'street' ? [fact('Street files', report.filesRead)] : []),
      fact('Rows read', report.rowsRead),
      // With a row rejected, nobody has looked at what the others would do
      ...(rejected > 0
        ? [fact('Rows rejected', rejected)]
        : [
            fact('Figures added', added),
            fact('Figures superseded', superseded),
            fact('Figures unchanged', unchanged),
          ]),
    ],
    rejected:
      rejectedRows.length === 0
        ? null
        : {
            id: 'rejected',
            caption: 'Rejected rows',
            narrow: 'cards',
            columns: [
              { text: 'Row' },
              { text: 'Column' },
              { text: 'Value' },
              { text: 'What to do', plain: true },
            ],
            rows: rejectedRows.map(({ row, column, value, message }) => [
              { text: `Row\u00a0${formatNumber(row)}` },
              { text: column },
              { text: value === '' ? 'blank' : value },
              { text: message },
            ]),
          },
    moreRejected:
      rejected > rejectedRows.length
        ? `These are the first ${MOST_SHOWN} of ${formatNumber(rejected)}.`
        : null,
    rejectsHref: `/data/import/${upload.sha256}/rejects.csv`,
    superseded: inWords,
    moreSuperseded:
      superseded > inWords.length
        ? `These are the first ${inWords.length} of ${formatNumber(superseded)}.`
        : null,
    remarks: [
      ...report.notes,
      ...report.warnings,
      ...(small?.small === 0 ? small.sentences : []),
    ].map((one) => `${one}.`),
    smallNumbers: small && small.small > 0 ? chooseSmall(small) : null,
    problems,
    confirm: writes ? `/data/import/${upload.sha256}` : null,
    typed,
    fields: presentForm(WHY, { ...typed }, problems, { size: 'm' }).fields,
    megabytes: MOST_MEGABYTES,
  }
}

/** What is offered of small counts. */
export function chooseSmall({
  sentences,
  canBeWithheld,
  withheld,
}: SmallNumbers): SmallNumbersChoice {
  const figures = `${formatNumber(withheld)} ${withheld === 1 ? 'figure' : 'figures'} will be shown as withheld`
  const { label, choices } = SMALL_NUMBERS
  return {
    label,
    sentences: sentences.map((one) => `${one}.`),
    items: [
      ...(canBeWithheld
        ? [{ value: 'withhold', text: choices.withhold, hint: { text: figures } }]
        : []),
      {
        value: 'published',
        text: choices.published,
        hint: { text: 'Once imported, they cannot be taken back' },
      },
    ],
  }
}

export interface ImportPage extends Page {
  readonly answer: string
  readonly facts: readonly { readonly term: string; readonly text: string }[]
  readonly measures: DataTable | null
  /** That it was withdrawn, and what became of its figures, a sentence each. */
  readonly withdrawn: readonly string[]
  /** Where it can be withdrawn; `null` where it cannot. */
  readonly withdraw: string | null
}

/** What came of a file, or as much of it as the reader may know. */
function sayBrought({ fileName, whole, figures }: RecordedImport): string {
  if (whole === null) {
    const known =
      figures === 1 ? '1 of its figures is' : `${formatNumber(figures)} of its figures are`
    return `${fileName} was imported: ${known} released.`
  }
  const { added, superseded, unchanged } = whole
  const counts = [
    added > 0 ? `${formatNumber(added)} added` : '',
    superseded > 0 ? `${formatNumber(superseded)} superseded` : '',
    unchanged > 0 ? `${formatNumber(unchanged)} unchanged` : '',
  ].filter(Boolean)
  return `${fileName} was imported: ${counts.length === 0 ? 'no figures' : counts.join(', ')}.`
}

/** `/data/imports/<number>`: what an import brought, who did it and why. */
export function presentImport(
  imported: RecordedImport,
  { area: { measures, reports }, unreleased }: Pick<Holdings, 'area' | 'unreleased'>,
): ImportPage {
  const { whole, id: importId } = imported
  const drafts = imported.measures
    .filter(({ measure }) => unreleased.isDraft({ importId, measure }))
    .map(({ measure }) => measures.get(measure)?.name ?? measure)
  return {
    ...(drafts.length > 0 ? { drafts: sayDrafts(drafts) } : {}),
    title: `Import ${imported.id}`,
    breadcrumbs: BREADCRUMBS,
    answer: sayBrought(imported),
    facts: [
      { term: 'Imported by', text: imported.actor },
      { term: 'On', text: describeDay(dayInBritain(imported.at)) },
      { term: 'Why', text: imported.reason },
      ...(whole ? [{ term: 'Rows read', text: formatNumber(whole.rowsRead) }] : []),
      ...(imported.recipe === undefined
        ? []
        : [
            {
              term: 'Read by the recipe',
              text: `${imported.recipe.id}, version ${imported.recipe.version}`,
            },
          ]),
      ...(imported.withheld > 0
        ? [{ term: 'Figures withheld', text: formatNumber(imported.withheld) }]
        : []),
      ...(whole
        ? [
            {
              term:
                imported.withheld > 0 ? 'SHA-256 of what was not withheld' : 'SHA-256 of the file',
              text: whole.sha256,
            },
          ]
        : []),
    ],
    withdrawn: imported.withdrawn ? sayWithdrawn(imported, imported.withdrawn, reports) : [],
    withdraw:
      imported.withdrawn || imported.kind === 'area'
        ? null
        : `/data/imports/${imported.id}/withdraw`,
    measures:
      imported.measures.length === 0
        ? null
        : {
            id: 'measures',
            caption: 'Measures with figures from this import',
            narrow: 'cards',
            columns: [{ text: 'Measure' }, { text: 'Figures', numeric: true }],
            rows: imported.measures.map(({ measure, figures }) => {
              const name = measures.get(measure)?.name
              return [
                name === undefined
                  ? { text: measure }
                  : { text: name, href: `/performance/${measure}` },
                { text: formatNumber(figures) },
              ]
            }),
          },
  }
}

/** Reports of a day before are as they were: see decision 3. */
function sayWithdrawn(
  { measures }: RecordedImport,
  { on, reason, isAwaiting }: LeftOut,
  reports: Area['reports'],
): readonly string[] {
  const brought = new Set(measures.map(({ measure }) => measure))
  const using = reports.filter(({ sections }) =>
    sections.some(({ rows }) => rows.some(({ measure }) => brought.has(measure))),
  )
  const named = using.map(({ title }) => title).join(', ')
  const day = describeDay(on)
  return [
    `It was withdrawn on ${day}, and none of its figures is in use. The reason given: ${reason.replace(/\.$/, '')}.`,
    ...(isAwaiting ? [YET_TO_BE_APPROVED] : []),
    'What its figures superseded is in force again. Where they superseded nothing, pages say that the figure was withdrawn.',
    ...(named === ''
      ? []
      : [
          `Reports that were built already, and those as known on a day before ${day}, stay as they were: ${named}.`,
        ]),
  ]
}
