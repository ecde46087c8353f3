import { type Disagreement, parsePeriod } from '#shared/index.ts'
import type { Example } from './definition/definition.ts'
import type { By } from './definition/periods.ts'
import type { Register } from './definition/register.ts'
import { checkEntry, type Judged, judgeEntry } from './entries/judge-entry.ts'
import { likenessOf } from './entries/likeness.ts'
import { nameOfItem, readEntry } from './entries/read-entry.ts'
import { figuresOf } from './measures/figures-of-entries.ts'
import { columnsTaken, sayUnfit } from './rows/columns.ts'
import { typeCell } from './rows/type-cell.ts'

/** What came of a row of an example. */
interface Tried {
  readonly judged: Judged | undefined
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
}

/**
 * Puts the examples of a definition to it.
 *
 * @param today - YYYY-MM-DD, for those that say no day
 * @returns one problem for each thing that comes out otherwise
 */
export function checkExamples(
  file: string,
  register: Register,
  today: string,
): { readonly examples: number; readonly problems: readonly Disagreement[] } {
  const { examples } = register.defined
  const problems = examples.flatMap((example, index): readonly Disagreement[] =>
    tryExample(register, example, example.on ?? today).map((words) => ({
      ...{ code: 'example-fails', file, steps: ['examples', index] },
      words: `: the example "${example.shows}" ${words}`,
    })),
  )
  return { examples: examples.length, problems }
}

function tryExample(
  register: Register,
  { rows, gives }: Example,
  today: string,
): readonly string[] {
  const seen = new Map<string, number>()
  const tried = rows.map((row, index): Tried => {
    const typed = typeRow(register, row)
    if (typed.unknown.length > 0) {
      return nothing([`has no field ${typed.unknown.join(', ')}`])
    }
    const { values, problems } = readEntry(register, typed.typed)
    const judged = judgeEntry(register, values, today)
    const faults = checkEntry(register, judged)
    const columns = columnsTaken(register)
    const messages = [
      ...typed.problems,
      ...problems.map(({ message, field }) => {
        const column = columns.find(({ name }) => name === field)
        return sayUnfit(column, typed.typed[field ?? ''] ?? '', message)
      }),
    ]
    if (messages.length > 0) return nothing(messages)
    if (faults.problems.length > 0) return nothing(faults.problems.map(({ message }) => message))
    const same = sameAs(register, judged, seen, index + 1)
    if (same !== undefined) return nothing([`it is the same as row ${same}`])
    return { judged, problems: [], warnings: faults.warnings }
  })
  return [...ofRows(gives, tried), ...ofEntries(register, gives, tried)]
}

const nothing = (problems: readonly string[]): Tried => ({
  judged: undefined,
  problems,
  warnings: [],
})

/** A row of an example as it would be typed, its keys being names, labels or other headings. */
function typeRow(register: Register, row: Example['rows'][number]) {
  const typed: Record<string, string> = {}
  const unknown: string[] = []
  const problems: string[] = []
  const columns = columnsTaken(register)
  const put = (key: string, value: string | number | boolean) => {
    const column = columns.find(
      ({ name, heading, field }) =>
        name === key || heading === key || field.defined.columns.includes(key),
    )
    if (column === undefined) {
      unknown.push(`"${key}"`)
      return
    }
    const cell = typeCell(column.field, String(value))
    if (cell.ok) typed[column.name] = cell.value
    else problems.push(...cell.problems.map(({ message }) => message))
  }
  for (const [key, value] of Object.entries(row)) {
    if (!Array.isArray(value)) put(key, value)
    else {
      value.forEach((item, index) => {
        for (const [inner, one] of Object.entries(item)) put(nameOfItem(key, index + 1, inner), one)
      })
    }
  }
  return { typed, unknown, problems }
}

function sameAs(
  register: Register,
  { values }: Judged,
  seen: Map<string, number>,
  row: number,
): number | undefined {
  const key = likenessOf(register, values)
  if (key === undefined) return undefined
  const first = seen.get(key)
  if (first === undefined) seen.set(key, row)
  return first
}

function ofRows(
  { refused = [], warned = [] }: Example['gives'],
  tried: readonly Tried[],
): readonly string[] {
  const said = (list: typeof refused, are: 'problems' | 'warnings', done: string) =>
    list.flatMap(({ row, says }) => {
      const found = tried[row - 1]?.[are] ?? []
      if (found.some((one) => one.includes(says))) return []
      const but =
        found.length === 0 ? 'nothing is said of it' : `what is said is: ${found.join('; ')}`
      return [`is to have row ${row} ${done} with “${says}”, and ${but}`]
    })
  const asExpected = new Set(refused.map(({ row }) => row))
  const others = tried.flatMap(({ problems }, index) =>
    problems.length === 0 || asExpected.has(index + 1)
      ? []
      : [`has row ${index + 1} refused: ${problems.join('; ')}`],
  )
  return [
    ...said(refused, 'problems', 'refused'),
    ...said(warned, 'warnings', 'warned of'),
    ...others,
  ]
}

const FORMS: Readonly<Record<By, string>> = {
  month: 'a month as 2026-04',
  quarter: 'a quarter as 2026-27-Q1',
  year: 'a year as 2026-27',
}

function ofEntries(
  register: Register,
  { entries, states, due = {}, figures = [] }: Example['gives'],
  tried: readonly Tried[],
): readonly string[] {
  const taken = tried.flatMap(({ judged }) => (judged === undefined ? [] : [judged]))
  const wrong: string[] = []
  if (entries !== undefined && taken.length !== entries)
    wrong.push(`gives ${taken.length} entries, not ${entries}`)
  const found = taken.map(({ state }) => state.id)
  if (states !== undefined && states.join() !== found.join())
    wrong.push(`gives the states ${found.join(', ')}, not ${states.join(', ')}`)
  for (const [name, day] of Object.entries(due)) {
    const isClock = register.clocks.some(({ defined }) => defined.clock === name)
    const found = taken[0]?.known.valueOf(`${name}.due`) ?? null
    if (!isClock) wrong.push(`names "${name}", which is no clock`)
    else if (found !== day)
      wrong.push(`has ${name} due ${found ?? 'on no day'}, not ${day ?? 'on none'}`)
  }
  for (const { measure: id, period: code, breakdown = '', value } of figures) {
    const period = parsePeriod(code)
    const measure = register.measures.find(({ defined }) => defined.id === id)
    if (measure === undefined) {
      const all = register.measures.map(({ defined }) => defined.id).join(', ')
      wrong.push(`names "${id}", which is no measure of this register. Write one of ${all}`)
      continue
    }
    const { by } = measure.defined
    if (!period.ok || !by.some((one) => one === period.value.kind)) {
      const forms = by.map((one) => FORMS[one]).join(' or ')
      wrong.push(`names ${id} of "${code}", of which it has no figure. Write ${forms}`)
      continue
    }
    const all = figuresOf(register, measure, period.value, taken)
    const figure = all.find((one) => one.breakdown === breakdown && one.entries > 0) ?? all[0]
    const came = figure?.isWithheld ? 'withheld' : (figure?.value ?? null)
    const isSame =
      typeof came === 'number' && typeof value === 'number'
        ? Math.abs(came - value) < 0.05
        : came === value
    if (!isSame) wrong.push(`gives ${id} of ${code} as ${came}, not ${value}`)
  }
  return wrong
}
