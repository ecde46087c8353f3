import type { Area } from '#area/index.ts'
import { formatNumber, type Problem } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { askedTogether } from '../imports/asked-together.ts'
import type { RecipeImport } from '../imports/import-by-recipe.ts'
import type { ReadExtract } from '../imports/read-extract.ts'
import type { Draft } from './draft.ts'
import { presentFigures, type ShownFigures } from './figure-list.ts'
import { groupProblems } from './group-problems.ts'
import { chooseSmall, type SmallNumbersChoice } from './import-pages.ts'
import type { Upload } from './import-uploads.ts'
import { presentQuestions, type ShownQuestions } from './question-fields.ts'
import { presentSheet, type ShownSheet } from './sheet-table.ts'
import { presentTables, type TableForm } from './table-forms.ts'

const MOST_SHOWN = 100

export interface PreviewPage extends Page {
  readonly answer: string
  /** How the file is read, and what of it is no more as it was. */
  readonly remarks: readonly string[]
  readonly asked: ShownQuestions
  readonly faults: DataTable | null
  readonly facts: readonly { readonly term: string; readonly text: string }[]
  readonly superseded: readonly string[]
  readonly moreSuperseded: string | null
  readonly unusual: readonly string[]
  readonly warnings: readonly string[]
  readonly leftOut: DataTable | null
  readonly smallNumbers: SmallNumbersChoice | null
  /** Where the file's forms are sent. */
  readonly action: string
  /** Whether there is anything that could be imported as it stands. */
  readonly canConfirm: boolean
  readonly button: string
  /** Said before the button where something of the file would stay behind. */
  readonly staysBehind: string | null
  /** What the layout is called, to be kept under; `null` where it is one that is known. */
  readonly recipeTitle: string | null
  /** What is pressed to keep the recipe alone; `null` where it is kept already. */
  readonly keep: string | null
  readonly why: string
  readonly sheets: readonly {
    readonly text: string
    readonly href: string
    readonly isShown: boolean
  }[]
  readonly sheet: ShownSheet | null
  readonly understood: ShownFigures
  readonly tables: readonly TableForm[]
}

/** All that a preview is made from. */
export interface Previewed {
  readonly upload: Upload
  readonly draft: Draft
  readonly extract: ReadExtract
  readonly outcome: RecipeImport
  readonly unusual: readonly string[]
  readonly area: Area
  /** The place of the sheet to show, from 0. */
  readonly sheet: number
  /** Whether its recipe says otherwise than the one in force of its id. */
  readonly isNewVersion: boolean
  /** What was wrong with the form that was sent last. */
  readonly problems: readonly Problem[]
}

/** `/data/import/<sha256>`: a file of another layout beside what was understood of it. */
export function presentPreview(previewed: Previewed): PreviewPage {
  const { upload, draft, extract, outcome, area, sheet, problems, isNewVersion } = previewed
  const { report, waiting } = outcome
  const { workbook } = extract
  const shown = workbook.sheets[sheet]
  const cells = shown && presentSheet(extract, shown)
  const hasFault = outcome.problems.length > 0
  const writes = !hasFault && report.added + report.superseded > 0
  const action = `/data/import/${upload.sha256}`
  const fact = (term: string, count: number) => ({ term, text: formatNumber(count) })
  const small = report.smallNumbers
  const isKept = draft.isProposed || isNewVersion
  return {
    title: `What was understood of ${upload.name}`,
    breadcrumbs: [
      { text: 'Data', href: '/data' },
      { text: 'Import figures', href: '/data/import' },
    ],
    problems,
    answer: sayAnswer(previewed),
    remarks: [howRead(draft, isNewVersion), ...workbook.notes, ...extract.remarks].map(
      (one) => `${one}.`,
    ),
    asked: presentQuestions(extract.questions, area, problems),
    faults: faultsTable(outcome),
    facts: [
      fact('Figures read', extract.named.figures.length),
      // With something wrong in the file, nobody has looked at what the others would do
      ...(hasFault
        ? []
        : [
            fact('Figures added', report.added),
            fact('Figures superseded', report.superseded),
            fact('Figures unchanged', report.unchanged),
            fact('Of them withheld by the file', outcome.withheld),
          ]),
      fact('Figures that wait for an answer', waiting),
      fact('Cells left out', outcome.leftOut.length),
    ],
    superseded: report.supersededFigures.slice(0, MOST_SHOWN),
    moreSuperseded:
      report.superseded > MOST_SHOWN
        ? `These are the first ${MOST_SHOWN} of ${formatNumber(report.superseded)}.`
        : null,
    unusual: previewed.unusual,
    warnings: [...report.warnings, ...(small?.small === 0 ? small.sentences : [])].map(
      (one) => `${one}.`,
    ),
    leftOut: leftOutTable(outcome),
    smallNumbers: small && small.small > 0 ? chooseSmall(small) : null,
    action,
    canConfirm: writes,
    keep: isKept ? 'Keep the recipe, and import nothing' : null,
    button: isKept ? 'Save the recipe and import' : 'Import these figures',
    staysBehind:
      waiting === 0
        ? null
        : `${formatNumber(waiting)} ${waiting === 1 ? 'figure waits' : 'figures wait'} for an answer and will not be imported.`,
    recipeTitle: draft.isProposed ? draft.recipe.title : null,
    why: draft.why,
    sheets:
      workbook.sheets.length < 2
        ? []
        : workbook.sheets.map(({ name, hidden }, index) => ({
            text: `${name}${hidden ? ' (hidden)' : ''}`,
            href: `${action}?sheet=${index}#beside`,
            isShown: index === sheet,
          })),
    sheet: cells?.shown ?? null,
    understood: cells
      ? presentFigures(extract.named.figures, cells, area)
      : { figures: [], more: null },
    tables: presentTables(draft.recipe, extract.tables, area),
  }
}

function sayAnswer({ extract, outcome }: Previewed): string {
  const { named } = extract
  const questions = askedTogether(extract.questions)
  const ready = named.figures.filter(
    ({ asked, left, figure }) =>
      asked.length === 0 && left === undefined && figure.role !== 'comparator',
  ).length
  const all = named.figures.length
  const figures = `${formatNumber(all)} ${all === 1 ? 'figure was' : 'figures were'} read`
  const faults = outcome.problems.length
  if (faults > 0) {
    const things = faults === 1 ? 'One thing is' : `${formatNumber(faults)} things are`
    return `${figures}. ${things} wrong with the file, and nothing can be imported before that is mended or left out.`
  }
  if (questions.length === 0) {
    return `${figures}, and no question is open: ${formatNumber(ready)} can be imported. Nothing has been written.`
  }
  const open =
    questions.length === 1 ? 'one question is' : `${formatNumber(questions.length)} questions are`
  const answers =
    extract.questions.length > questions.length
      ? `, for ${formatNumber(extract.questions.length)} answers`
      : ''
  return `${figures}, and ${open} open${answers}. ${formatNumber(ready)} can be imported as they are. Nothing has been written.`
}

function howRead({ recipe, isProposed }: Draft, isNewVersion: boolean): string {
  if (isProposed) {
    return 'No recipe is known for files of this layout: this is what the program proposes'
  }
  const by = `It was read by the recipe “${recipe.title}” (${recipe.recipe}, version ${recipe.version})`
  return isNewVersion ? `${by}, with what has been answered here` : by
}

function faultsTable({ problems }: RecipeImport): DataTable | null {
  const groups = groupProblems(problems).slice(0, MOST_SHOWN)
  if (groups.length === 0) return null
  return {
    id: 'faults',
    caption: 'What is wrong',
    narrow: 'cards',
    columns: [
      { text: 'Rows' },
      { text: 'How many', numeric: true },
      { text: 'What to do', plain: true },
    ],
    rows: groups.map(({ rows, count, message }) => [
      { text: rows },
      { text: formatNumber(count) },
      { text: message },
    ]),
  }
}

function leftOutTable({ leftOut }: RecipeImport): DataTable | null {
  const byReason = Map.groupBy(leftOut, ({ why }) => why)
  if (byReason.size === 0) return null
  const shown = [...byReason].toSorted(([, one], [, other]) => other.length - one.length)
  return {
    id: 'left-out',
    caption: 'What is left out, and why',
    narrow: 'cards',
    columns: [{ text: 'Why' }, { text: 'Cells', numeric: true }, { text: 'Sheets' }],
    rows: shown.slice(0, MOST_SHOWN).map(([why, those]) => {
      const sheets = [...new Set(those.map(({ sheet }) => sheet))].filter(Boolean)
      return [
        { text: why },
        { text: formatNumber(those.length) },
        {
          text: `${sheets.slice(0, 3).join(', ')}${sheets.length > 3 ? ` and ${sheets.length - 3} more` : ''}`,
        },
      ]
    }),
  }
}
