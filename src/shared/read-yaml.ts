import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { keepYamlValues, keptYamlValue } from './kept-yaml.ts'
import { accept, type Outcome, type Problem } from './outcome.ts'
import { remedies } from './remedies.ts'
import { type Path, valueAt } from './value-at.ts'

/** A file read as far as it can be: what fits is kept, and what does not is named and left out. */
export interface PartialReading<Value> {
  /** `undefined` when nothing of the file can be used. */
  readonly value: Value | undefined
  readonly problems: readonly Problem[]
  /** The text of what was left out, an entry or the whole file, for the names that stand in it. */
  readonly leftOut: readonly string[]
}

/**
 * A YAML file read against a schema.
 *
 * @param file - the file's path, named in each problem
 * @returns the value, or every problem at once, each with the line, the place in the file (entries
 *   called by their `id`, `measure` or `term`) and what to do
 */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): Outcome<z.infer<Schema>> {
  const made = readValue(file, text)
  if (!made.ok) return made
  const { value, lineAt } = made.value
  const parsed = schema.safeParse(value)
  if (parsed.success) return accept(parsed.data)
  return { ok: false, problems: problemsOf(file, parsed.error.issues, { value, lineAt, schema }) }
}

/**
 * The same, kept as far as it fits: an entry of a list with something wrong in it is left out, and a
 * field at the top stands in as given.
 *
 * @param standIns - by field at the top of the file, what is taken for one that cannot be read
 */
export function readYamlInPart<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  standIns: Readonly<Record<string, unknown>> = {},
): PartialReading<z.infer<Schema>> {
  const made = readValue(file, text)
  if (!made.ok) {
    const rest = schema.safeParse({ ...standIns })
    return { value: rest.data, problems: made.problems, leftOut: [text] }
  }
  const { value, lineAt } = made.value
  const parsed = schema.safeParse(value)
  if (parsed.success) return { value: parsed.data, problems: [], leftOut: [] }
  const { issues } = parsed.error
  const problems = problemsOf(file, issues, { value, lineAt, schema })
  const kept = withoutFaults(value, issues, standIns)
  const rest = schema.safeParse(kept.value)
  return rest.success
    ? { value: rest.data, problems, leftOut: kept.leftOut }
    : { value: schema.safeParse({ ...standIns }).data, problems, leftOut: [text] }
}

/** A value without the entries and fields that something is wrong with. */
function withoutFaults(
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  standIns: Readonly<Record<string, unknown>>,
) {
  const kept: unknown = structuredClone(value)
  const entries = new Map<unknown[], Set<number>>()
  const leftOut: string[] = []
  for (const issue of issues) {
    const index = issue.path.findIndex((key) => typeof key === 'number')
    if (index >= 0) {
      const list = valueAt(kept, issue.path.slice(0, index))
      if (Array.isArray(list)) {
        entries.set(list, (entries.get(list) ?? new Set()).add(Number(issue.path[index])))
        const isName = ['id', 'term'].includes(String(issue.path[index + 1]))
        if (isName && typeof valueAt(kept, issue.path) !== 'string') leftOut.push('{"id":"*"}')
      }
      continue
    }
    if (typeof kept !== 'object' || kept === null) continue
    const [field] = issue.path
    if (field === undefined && issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) Reflect.deleteProperty(kept, key)
    } else if (typeof field === 'string' && field in standIns) {
      leftOut.push(JSON.stringify(Reflect.get(kept, field) ?? null))
      Reflect.set(kept, field, standIns[field])
    }
  }
  for (const [list, faults] of entries) {
    const fits = list.filter((entry, index) => {
      if (faults.has(index)) leftOut.push(JSON.stringify(entry))
      return !faults.has(index)
    })
    list.splice(0, list.length, ...fits)
  }
  return { value: kept, leftOut }
}

/** A step into a file: a field, a place in a list, or its entry of a name (the last of several). */
export type Step = string | number | { readonly named: string; readonly last?: boolean }

/**
 * Finds lines in a YAML file.
 *
 * @returns the line, from 1, where what the steps lead to begins, or what of it is there;
 *   `undefined` when the text is not YAML or has nothing in it
 */
export function lineFinder(text: string): (steps: readonly Step[]) => number | undefined {
  const made = readValue('', text)
  if (!made.ok) return () => undefined
  const { value, lineAt } = made.value
  return (steps) => {
    const path: PropertyKey[] = []
    for (const step of steps) {
      if (typeof step !== 'object') {
        path.push(step)
        continue
      }
      const list = valueAt(value, path)
      if (!Array.isArray(list)) break
      const isNamed = (entry: unknown) => nameOf(entry) === step.named || entry === step.named
      const index = step.last ? list.findLastIndex(isNamed) : list.findIndex(isNamed)
      if (index < 0) break
      path.push(index)
    }
    return lineAt(path)
  }
}

interface ReadValue {
  readonly value: unknown
  readonly lineAt: (path: Path) => number | undefined
}

function readValue(file: string, text: string): Outcome<ReadValue> {
  const kept = keptYamlValue(text)
  if (kept === undefined) return parseValue(file, text)
  let parsed: Outcome<ReadValue> | undefined
  const lineAt = (path: Path) => {
    parsed ??= parseValue(file, text)
    return parsed.ok ? parsed.value.lineAt(path) : undefined
  }
  return accept({ value: kept.value, lineAt })
}

/** Keeps what stands in YAML texts for {@link readYaml}, which need not read them again. */
export function keepYaml(texts: readonly string[]): void {
  const read = (text: string) => {
    const parsed = parseValue('', text)
    return parsed.ok ? parsed.value : undefined
  }
  keepYamlValues(texts, read)
}

/** What the parser says of a second colon in a line, or in braces. */
const COLON_IN_WORDS: ReadonlySet<string> = new Set(['BLOCK_IN_FLOW', 'BLOCK_AS_IMPLICIT_KEY'])
const HAS_COLON =
  'a colon stands where words go on. Words with a colon in them are put in quotation marks'

function parseValue(file: string, text: string): Outcome<ReadValue> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const notYaml = (line: number, words: string): Problem => ({
    code: 'not-yaml',
    message: `${file}, line ${line}, is not YAML: ${sentence(words)} Correct that line`,
    field: file,
    line,
  })
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, code, message }) =>
      notYaml(lines.linePos(pos[0]).line, COLON_IN_WORDS.has(code) ? HAS_COLON : message),
    )
    return { ok: false, problems }
  }
  const made = toValue(document)
  if (!made.ok) return { ok: false, problems: [notYaml(1, made.words)] }
  const lineAt = (path: Path) => {
    const node = nearestNode((steps) => document.getIn(steps, true), path)
    return node === undefined ? undefined : lines.linePos(node).line
  }
  return accept({ value: made.value, lineAt })
}

function problemsOf(
  file: string,
  issues: readonly z.core.$ZodIssue[],
  { value, lineAt, schema }: ReadValue & { readonly schema: z.ZodType },
): readonly Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const place = describePlace(value, issue.path)
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : []
    return remedies(issue, value, schema).map((remedy, index) => {
      const key = keys[index]
      const line = lineAt(key === undefined ? issue.path : [...issue.path, key])
      const where = [file, line === undefined ? '' : `line ${line}`, place].filter(Boolean)
      return {
        code: 'does-not-fit',
        message: `${where.join(', ')}: ${remedy}`,
        field: file,
        ...(line === undefined ? {} : { line }),
      }
    })
  })
}

/** An alias (`*name`) that nothing defines, or that multiplies without end, only shows itself here. */
function toValue(
  document: Document.Parsed,
): { ok: true; value: unknown } | { ok: false; words: string } {
  try {
    return { ok: true, value: document.toJS() }
  } catch (error) {
    if (error instanceof ReferenceError) return { ok: false, words: error.message }
    throw error
  }
}

/** Where the nearest part of the file that is really there begins, as an offset in its text. */
function nearestNode(get: (path: Path) => unknown, path: Path): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = get(path.slice(0, length))
    if (isNode(node) && node.range) return node.range[0]
  }
  return undefined
}

/** "measures › calls-999-volume › unit": entries of a list by name where they have one. */
function describePlace(value: unknown, path: Path): string {
  return path
    .map((key, index) => {
      if (typeof key !== 'number') return String(key)
      const entry = valueAt(value, path.slice(0, index + 1))
      return nameOf(entry) ?? `entry ${key + 1}`
    })
    .join(' › ')
}

function nameOf(entry: unknown): string | undefined {
  const names = ['id', 'measure', 'term', 'rule', 'crimeType', 'field', 'clock'].map((key) =>
    valueAt(entry, [key]),
  )
  return names.find((name) => typeof name === 'string')
}

const sentence = (words: string) => (/[.?!]$/.test(words) ? words : `${words}.`)
