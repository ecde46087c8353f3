import { askedTogether, type FileReport } from '#performance/index.ts'

/** Of a long list of questions or problems, how many are printed on a screen. */
const MOST_PRINTED = 40

/** Whether something has to be mended or answered before all of a file is in. */
export function isLeftOpen(read: FileReport): boolean {
  return read.by === 'recipe' && (read.extract.problems.length > 0 || read.extract.waiting > 0)
}

/** What came of an import as one JSON document, the same for every layout. */
export function importJson(read: FileReport): object {
  if (read.by === 'columns') {
    const { report } = read
    return {
      ...report,
      withheld: 0,
      leftOut: [],
      problems: report.rejectedRows.map(({ row, message }) => ({ rows: [String(row)], message })),
      questions: [],
      rows: [],
    }
  }
  const { report, recipe, isProposed, rows, leftOut, questions, problems, withheld, waiting } =
    read.extract
  return {
    ...report,
    recipe: { id: recipe.recipe, version: recipe.version, isProposed },
    withheld,
    waiting,
    leftOut: leftOut.map(({ sheet, row, column, why }) => ({
      row: `${sheet === '' ? '' : `${sheet}!`}${row}`,
      column,
      why,
    })),
    problems,
    warnings: report.warnings.map((message) => ({ rows: [], message })),
    questions: askedTogether(questions),
    rows,
  }
}

/** What a recipe made of a file, for a screen. */
export function describeRecipe(read: FileReport): readonly string[] {
  if (read.by === 'columns') return []
  const { extract } = read
  const problems = extract.problems.slice(0, MOST_PRINTED).map(({ message }) => message)
  const asked = extract.questions
    .slice(0, MOST_PRINTED)
    .map(({ about, key, question, choices, cells }) => {
      const answers = choices.map(({ answer, words }) => `${answer} (${words})`).join(', ')
      const many = cells.length === 1 ? '1 cell' : `${cells.length} cells`
      return `? ${question} [${many}] Answer under ${about}: "${key}"${answers === '' ? '' : `: ${answers}`}`
    })
  const waiting =
    extract.waiting === 0
      ? []
      : [
          `${extract.waiting} figures wait for an answer and were not imported. Put the answers into the recipe ` +
            '(recipe suggest <file> > recipe.yaml) and import again with --recipe recipe.yaml, or answer on the page Import figures.',
        ]
  return [...problems, ...asked, ...waiting]
}
