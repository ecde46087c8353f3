import type { Problem } from './outcome.ts'
import { lineFinder, type Step } from './read-yaml.ts'

/**
 * What could not be read of some files, so that what refers to it is not called unknown: the reader
 * is told of the fault once, where it is.
 */
export interface Unread {
  /** Files that are not there, or of which something was left out. */
  readonly files: ReadonlySet<string>
  /** Names that stand in what was left out. */
  readonly names: ReadonlySet<string>
}

export const NOTHING_UNREAD: Unread = { files: new Set(), names: new Set() }

/** Stands among the names when an entry left out has none of its own: it may be any. */
const ANY_NAME = '*'

/** Whether a name may be that of something which could not be read. */
export function mayStandIn({ names }: Unread, name: string): boolean {
  return names.has(name) || names.has(ANY_NAME)
}

/**
 * The names that stand in a piece of YAML or JSON: of measures, places, rules, terms, kinds. One that
 * is no id, such as "Burglary", counts as the id it was meant for as well.
 */
export function namesIn(text: string): readonly string[] {
  const found = text.matchAll(
    /["']?\b(?:id|term|kind|name|crimeType|decides|question)["']?:\s*["']?([^,}\]"'\n#]+)/g,
  )
  return [...found].flatMap(([, text = '']) => {
    const name = text.trim()
    return [name, name.toLowerCase().replace(/[^a-z0-9]+/g, '-')]
  })
}

/** Something that does not agree with something else, with the way to it in its file. */
export interface Disagreement {
  readonly code: string
  readonly file: string
  /** What comes after the file and the line: ": burglary is part of …". */
  readonly words: string
  readonly steps?: readonly Step[]
}

/**
 * Disagreements as problems with their lines: "measures/crime.yaml, line 12: burglary is part of …".
 * Files are looked through again only here, so that an area in which all agrees is read once.
 */
export function withLines(
  disagreements: readonly Disagreement[],
  files: ReadonlyMap<string, string>,
): readonly Problem[] {
  const finders = new Map<string, ReturnType<typeof lineFinder>>()
  return disagreements.map(({ code, file, words, steps = [] }) => {
    const find = finders.get(file) ?? lineFinder(isYaml(file) ? (files.get(file) ?? '') : '')
    finders.set(file, find)
    const line = find(steps)
    if (line === undefined) return { code, message: `${file}${words}`, field: file }
    return { code, message: `${file}, line ${line}${words}`, field: file, line }
  })
}

const isYaml = (file: string) => file.endsWith('.yaml')
