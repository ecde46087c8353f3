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

/** The names that stand in a piece of YAML or JSON: of measures, places, rules, terms, kinds. */
export function namesIn(text: string): readonly string[] {
  const found = text.matchAll(
    /["']?\b(?:id|term|kind|name|crimeType|decides|question)["']?:\s*["']?([^,}\]"'\n#]+)/g,
  )
  return [...found].map(([, name = '']) => name.trim())
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
