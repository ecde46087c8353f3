import {
  fittingRecipe,
  nearestRecipe,
  outlineOf,
  type Question,
  type ReadFigures,
  type Recipe,
  readFigures,
  readSheets,
  suggestRecipe,
  type TableOutline,
  type Workbook,
} from '#documents/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { layoutChanges, UNCHANGED } from './layout-changes.ts'
import { askFaults, leaveFaults } from './leave-faults.ts'
import { type NamedFigures, nameFigures } from './name-figures.ts'
import { refuseListOfPeople } from './personal-words.ts'
import { type ImportScope, vocabularyOf } from './vocabulary.ts'

/** What a recipe makes of a file for one area. */
export interface ReadExtract {
  readonly workbook: Workbook
  readonly recipe: Recipe
  /** Whether the recipe was made for this file just now, and nobody has looked at it. */
  readonly isProposed: boolean
  readonly read: ReadFigures
  readonly named: NamedFigures
  readonly tables: readonly TableOutline[]
  /** What is no more as the recipe has it, a sentence each. */
  readonly remarks: readonly string[]
  /** Everything that is to be answered before all of it can be written. */
  readonly questions: readonly Question[]
}

/** How a file is read, where that is said. */
interface Asked {
  readonly recipe?: Recipe | undefined
  /** Whether that recipe was proposed for this very file. */
  readonly isStillProposed?: boolean
  /** So many cells are read at most: others wait meanwhile. */
  readonly mostCells?: number | undefined
}

/**
 * Reads a file of whatever layout: by the recipe given, by the first known one that fits, by the
 * one that knows most of its tables, or by one that is proposed for it.
 *
 * @returns a refusal when it is no table, has more cells than are read, or has no figures in it
 */
export async function readExtract(
  path: string,
  scope: ImportScope,
  recipes: readonly Recipe[],
  { recipe: given, isStillProposed = false, mostCells = Number.POSITIVE_INFINITY }: Asked = {},
): Promise<Outcome<ReadExtract>> {
  const sheets = await readSheets(path)
  if (!sheets.ok) return sheets
  const workbook = sheets.value
  const cells = cellsIn(workbook)
  if (cells > mostCells) {
    return refuse(
      'too-many-cells',
      `${workbook.name} has ${cells.toLocaleString('en-GB')} cells. Here at most ${mostCells.toLocaleString('en-GB')} are read of a file that is not in the columns measure, area, breakdown, period and value, as everybody waits meanwhile: split it, put it in those columns, or have it imported on the command line`,
      workbook.name,
    )
  }
  const people = refuseListOfPeople(workbook)
  if (people) return people
  const known = given ?? fittingRecipe(workbook, recipes) ?? nearestRecipe(workbook, recipes)
  const recipe = known ?? suggestRecipe(workbook, knownNames(scope))
  if (recipe === undefined) {
    const { name } = workbook
    return refuse(
      'no-figures',
      `${name} has no table of figures: no row of headings with numbers under it was found. Check that it is the right file`,
      name,
    )
  }
  const extract = readBy(workbook, recipe, scope, isStillProposed || known === undefined)
  if (known === undefined && extract.read.figures.length === 0) {
    const { name } = workbook
    return refuse(
      'no-figures',
      `${name} has no figures: where its tables would have numbers there are none that can be read. Check that it is the right file`,
      name,
    )
  }
  return accept(extract)
}

const cellsIn = ({ sheets }: Workbook): number =>
  sheets.flatMap(({ rows }) => rows).reduce((sum, { cells }) => sum + cells.length, 0)

/** Reads a workbook by a recipe. */
function readBy(
  workbook: Workbook,
  recipe: Recipe,
  scope: ImportScope,
  isProposed: boolean,
): ReadExtract {
  const tables = outlineOf(workbook, recipe)
  const read = leaveFaults(readFigures(workbook, recipe, !isProposed), recipe)
  // A proposal was made for this very file: nothing can have moved
  const changes = isProposed ? UNCHANGED : layoutChanges(tables, read.figures)
  const figures = read.figures.map((figure) =>
    changes.asked.has(figure.address) ? { ...figure, asked: [...figure.asked, 'heading'] } : figure,
  )
  const named = nameFigures(figures, scope, recipe.answers)
  const left = named.figures.flatMap((one) => (one.left === undefined ? [] : [one.figure.address]))
  // Nothing is asked only for what is left out, or before it is known what a new column holds
  const isNotAsked = new Set([...left, ...changes.asked])
  const isOpen = ({ cells }: Question) => cells.some((cell) => !isNotAsked.has(cell))
  return {
    workbook,
    recipe,
    isProposed,
    read,
    named,
    tables,
    remarks: changes.remarks,
    questions: [
      ...changes.questions,
      ...askFaults(read.faults),
      ...[...read.questions, ...named.questions].filter(isOpen),
    ],
  }
}

/** The names that a proposal takes for measures and places of the area. */
export function knownNames(scope: ImportScope) {
  const { measure, place } = vocabularyOf(scope)
  return {
    isMeasure: (words: string) => measure(words).ok,
    isPlace: (words: string) => place(words.replace(/\s+(?:police|constabulary)$/i, '')).ok,
  }
}

/** A recipe that is proposed for a file, what is to be asked, and how many figures it would read. */
export interface ProposedRecipe {
  readonly recipe: Recipe
  readonly questions: readonly Question[]
  readonly observations: number
  /** Whether nothing about its layout is open: names that are unknown here may be. */
  readonly sure: boolean
}

/** Proposes how a file is read, whatever recipes are known. */
export async function proposeRecipe(
  path: string,
  scope: ImportScope,
): Promise<Outcome<ProposedRecipe>> {
  const extract = await readExtract(path, scope, [])
  if (!extract.ok) return extract
  const { recipe, questions, read } = extract.value
  return accept({
    recipe,
    questions,
    observations: read.figures.length,
    sure: read.questions.length === 0 && read.faults.length === 0,
  })
}
