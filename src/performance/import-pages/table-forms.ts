import type { Area } from '#area/index.ts'
import type { LabelRole, Recipe, RecipeTable, TableOutline, ValueRole } from '#documents/index.ts'
import { valueAt } from '#fields/index.ts'
import { formatNumber } from '#shared/index.ts'

/** Of a wide table, how many of its headings can be put right; the others stay as they are. */
const MOST_COLUMNS = 60
/** Why a table or a column is left out that somebody said is not wanted. */
const NOT_WANTED = 'not wanted'

const LABEL_WORDS: Readonly<Record<LabelRole, string>> = {
  measure: 'What is counted',
  place: 'The place',
  group: 'A wider place, of which the places are parts',
  breakdown: 'A part, such as an age or a kind',
  period: 'The time',
  year: 'The year',
  part: 'The month or quarter of the year',
  from: 'The first day',
  to: 'The last day',
  basis: 'how figures are counted over time',
  unit: 'The unit',
  status: 'How firm the figure is',
  code: 'A code',
  note: 'A note',
  leave: 'Nothing: leave it out',
}

const VALUE_WORDS: Readonly<Record<ValueRole, string>> = {
  observation: 'Figures',
  total: 'Totals of the others',
  target: 'Targets',
  comparator: 'For comparison only',
  base: 'How many the value is of',
  leave: 'Leave it out',
}

const HEADINGS_WORDS: Readonly<Record<RecipeTable['headings'], string>> = {
  measure: 'What is counted',
  place: 'Places',
  breakdown: 'Parts, such as ages or kinds',
}

const SECTIONS_WORDS: Readonly<Record<RecipeTable['sections'], string>> = {
  ...HEADINGS_WORDS,
  leave: 'Nothing: leave them out',
}

const UNIT_WORDS = {
  '': 'As its headings say',
  count: 'Numbers',
  fte: 'Full-time equivalents',
  percent: 'Per cent',
  gbp: 'Pounds',
  ...{ seconds: 'Seconds', minutes: 'Minutes', hours: 'Hours', days: 'Days' },
} as const

/** A choice from a list. */
export interface ShownSelect {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly items: readonly {
    readonly value: string
    readonly text: string
    readonly selected: boolean
  }[]
}

/** What the program takes a table of the file for, to be put right. */
export interface TableForm {
  /** The place of the table in the recipe. */
  readonly index: number
  readonly id: string
  readonly title: string
  /** "Sheets Table_1 and Table_2, 7 headings." */
  readonly about: string
  readonly labels: readonly ShownSelect[]
  readonly columns: readonly ShownSelect[]
  readonly headings: ShownSelect
  readonly sections: ShownSelect
  readonly measure: ShownSelect
  readonly unit: ShownSelect
  readonly sheets: string
  readonly isLeft: boolean
}

/** A form for each part of the recipe that reads a table of the file. */
export function presentTables(
  recipe: Recipe,
  tables: readonly TableOutline[],
  area: Area,
): readonly TableForm[] {
  return recipe.tables.flatMap((table, index) => {
    const its = tables.filter((one) => one.table === table)
    const [first] = its
    return first === undefined ? [] : [presentTable(table, index, its, first, area)]
  })
}

function presentTable(
  table: RecipeTable,
  index: number,
  its: readonly TableOutline[],
  first: TableOutline,
  area: Area,
): TableForm {
  const id = `table-${index}`
  const select = <Value extends string>(
    name: string,
    label: string,
    words: Readonly<Record<Value, string>>,
    chosen: string,
  ): ShownSelect => ({
    id: `${id}-${name}`,
    name,
    label,
    items: Object.entries<string>(words).map(([value, text]) => ({
      value,
      text,
      selected: value === chosen,
    })),
  })
  const columns = distinct(table)
  const sheets = [...new Set(its.map(({ sheet }) => sheet))].filter(Boolean)
  return {
    index,
    id,
    title: table.titles?.[0] ?? table.measure ?? (first.title || 'The table'),
    about: `${sheets.length === 0 ? '' : `On ${sayList(sheets)}. `}${formatNumber(columns.length)} ${columns.length === 1 ? 'heading' : 'headings'}.`,
    labels: table.labels.map(({ heading, is }, place) =>
      select(
        `label-${place}`,
        heading === '' ? 'The column without a heading' : `“${heading}”`,
        LABEL_WORDS,
        is,
      ),
    ),
    columns: columns
      .slice(0, MOST_COLUMNS)
      .map(({ heading, is }, place) =>
        select(`column-${place}`, `“${sayHeading(heading)}”`, VALUE_WORDS, is),
      ),
    headings: select(
      'headings',
      'What the headings of the figures name',
      HEADINGS_WORDS,
      table.headings,
    ),
    sections: select(
      'sections',
      'What lines between the rows name',
      SECTIONS_WORDS,
      table.sections,
    ),
    measure: measureSelect(id, table, area),
    unit: select('unit', 'What all of its figures are in', UNIT_WORDS, table.unit ?? ''),
    sheets: (table.sheets ?? []).join(', '),
    isLeft: isLeft(table),
  }
}

/** Of headings that are alike in the recipe, such as one for each time, the first stands for all. */
function distinct({ columns }: RecipeTable): RecipeTable['columns'] {
  return [...new Map(columns.toReversed().map((one) => [one.heading, one])).values()].toReversed()
}

function sayHeading(heading: string): string {
  return heading.replaceAll('{period}', '(a time)') || 'no heading'
}

function sayList(sheets: readonly string[]): string {
  const named = sheets.slice(0, 4).join(', ')
  return sheets.length > 4 ? `${named} and ${sheets.length - 4} more sheets` : named
}

function measureSelect(id: string, table: RecipeTable, area: Area): ShownSelect {
  const own = table.measure ?? ''
  const measures = [...area.measures.values()].map(({ id: value, name }) => ({ value, text: name }))
  const isKnown = measures.some(({ value }) => value === own)
  const items = [
    { value: '', text: 'Its rows or headings say' },
    ...(own === '' || isKnown ? [] : [{ value: own, text: `“${own}”, as the file calls it` }]),
    ...measures.toSorted((one, other) => one.text.localeCompare(other.text, 'en')),
  ]
  return {
    id: `${id}-measure`,
    name: 'measure',
    label: 'The measure, where all of the table is of one',
    items: items.map((item) => ({ ...item, selected: item.value === own })),
  }
}

function isLeft({ columns }: RecipeTable): boolean {
  return columns.length > 0 && columns.every(({ is }) => is === 'leave')
}

/**
 * The recipe with one of its tables as a form has it.
 *
 * @param index - the place of the table in the recipe; one that there is none at changes nothing
 */
export function correctTable(recipe: Recipe, index: number, sent: unknown): Recipe {
  const table = recipe.tables[index]
  if (table === undefined) return recipe
  const text = (name: string) => {
    const value = valueAt(sent, name)
    return typeof value === 'string' ? value.trim() : undefined
  }
  const chosen = <Value extends string>(
    name: string,
    words: Readonly<Record<Value, string>>,
    before: Value,
  ): Value => {
    const value = text(name)
    return Object.keys(words).find((one): one is Value => one === value) ?? before
  }
  const leaveAll = text('leave') === 'yes'
  const columns = distinct(table).map(({ heading, is: was, why }, place) => {
    const is = leaveAll ? 'leave' : chosen(`column-${place}`, VALUE_WORDS, was)
    return { heading, is, ...(is === 'leave' ? { why: why ?? NOT_WANTED } : {}) }
  })
  const { measure: _, sheets: __, unit: ___, ...rest } = table
  const unit = chosen<string>('unit', UNIT_WORDS, table.unit ?? '')
  const measure = text('measure') ?? table.measure ?? ''
  const sheets = (text('sheets') ?? (table.sheets ?? []).join(', '))
    .split(',')
    .map((one) => one.trim())
  const named = sheets.filter(Boolean)
  const corrected: RecipeTable = {
    ...rest,
    ...(named.length === 0 ? {} : { sheets: named }),
    labels: table.labels.map(({ heading, is }, place) => ({
      heading,
      is: chosen(`label-${place}`, LABEL_WORDS, is),
    })),
    columns,
    headings: chosen('headings', HEADINGS_WORDS, table.headings),
    sections: chosen('sections', SECTIONS_WORDS, table.sections),
    ...(measure === '' ? {} : { measure }),
    ...(unit === '' ? {} : { unit }),
  }
  return { ...recipe, tables: recipe.tables.with(index, corrected) }
}
