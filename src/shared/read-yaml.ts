import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { accept, type Outcome, type Problem } from './outcome.ts'

type Path = readonly PropertyKey[]

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
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const notYaml = (line: number, words: string): Problem => ({
    code: 'not-yaml',
    message: `${file}, line ${line}, is not YAML: ${sentence(words)} Correct that line`,
    field: file,
  })
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) =>
      notYaml(lines.linePos(pos[0]).line, message),
    )
    return { ok: false, problems }
  }
  const made = toValue(document)
  if (!made.ok) return { ok: false, problems: [notYaml(1, made.words)] }
  const { value } = made
  const parsed = schema.safeParse(value)
  if (parsed.success) return accept(parsed.data)
  const problems = parsed.error.issues.flatMap((issue): Problem[] => {
    const node = nearestNode((path) => document.getIn(path, true), issue.path)
    const line = node === undefined ? undefined : lines.linePos(node).line
    const place = describePlace(value, issue.path)
    const where = [file, line === undefined ? '' : `line ${line}`, place].filter(Boolean).join(', ')
    return remedies(issue, valueAt(value, issue.path)).map((remedy) => ({
      code: 'does-not-fit',
      message: `${where}: ${remedy}`,
      field: file,
    }))
  })
  return { ok: false, problems }
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
      const name = ['id', 'measure', 'term']
        .map((field) => valueAt(entry, [field]))
        .find((found) => typeof found === 'string')
      return typeof name === 'string' ? name : `entry ${key + 1}`
    })
    .join(' › ')
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  )
}

const sentence = (words: string) => (/[.?!]$/.test(words) ? words : `${words}.`)

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a group of fields',
  string: 'words (put numbers and days in quotation marks)',
  int: 'a whole number',
  boolean: 'true or false',
}

const aKindOf = (expected: string) => KINDS[expected] ?? `a ${expected}`

function show(found: unknown): string {
  if (Array.isArray(found)) return 'a list'
  if (typeof found === 'object' && found !== null) return 'a group of fields'
  return found === null ? 'nothing' : `"${String(found)}"`
}

function remedies(issue: z.core.$ZodIssue, found: unknown): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `"${key}" is not a field here. Correct its spelling or take it out`,
    )
  }
  if (found === undefined) return ['it is missing. Add it']
  const shown = show(found)
  if (issue.code === 'invalid_value') {
    return [`${shown} is not allowed. Write one of ${issue.values.map(String).join(', ')}`]
  }
  if (issue.code === 'invalid_type')
    return [`${shown} is not ${aKindOf(issue.expected)}. Write one`]
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input') {
    return [`${shown} has none of the forms allowed here. See the README of the area for its form`]
  }
  return [`${shown} will not do. ${issue.message}`]
}
