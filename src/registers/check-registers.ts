import type { AreaFile } from '#area/index.ts'
import { accept, type Outcome, type Problem, withLines } from '#shared/index.ts'
import { checkExamples } from './check-examples.ts'
import { checkMoves } from './check-moves.ts'
import { readRegister, readRegisters } from './definition/read-registers.ts'
import type { Register } from './definition/register.ts'

/** What looking through definitions came to. */
export interface RegistersCheck {
  readonly registers: number
  readonly examples: number
  readonly problems: readonly Problem[]
}

/** Looks through every register of an area, and puts their examples to them. @param today - YYYY-MM-DD */
export function checkRegisters(
  files: ReadonlyMap<string, string>,
  area: Pick<AreaFile, 'places' | 'registers'>,
  today: string,
): RegistersCheck {
  const read = readRegisters(files, area)
  if (!read.ok) {
    const registers = [...files.keys()].filter((path) => /^registers\/[^/]+\.yaml$/.test(path))
    return { registers: registers.length, examples: 0, problems: read.problems }
  }
  const checked = read.value.map((register) => {
    const file = `registers/${register.id}.yaml`
    const { examples, problems } = checkExamples(file, register, today)
    return { examples, problems: withLines([...checkMoves(file, register), ...problems], files) }
  })
  return {
    registers: read.value.length,
    examples: checked.reduce((sum, { examples }) => sum + examples, 0),
    problems: checked.flatMap(({ problems }) => problems),
  }
}

/** One definition that was looked through. */
export interface CheckedRegister {
  readonly register: Register
  readonly examples: number
}

/**
 * Looks through one definition, and puts its examples to it.
 *
 * @param files - of the area, whose calendars, places and posts it may name
 */
export function checkRegister(
  path: string,
  text: string,
  files: ReadonlyMap<string, string>,
  area: Pick<AreaFile, 'places'>,
  today: string,
): Outcome<CheckedRegister> {
  const read = readRegister(path, text, files, area)
  if (!read.ok) return read
  const tried = checkExamples(path, read.value, today)
  const { examples } = tried
  const problems = [...checkMoves(path, read.value), ...tried.problems]
  if (problems.length > 0)
    return { ok: false, problems: withLines(problems, new Map([[path, text]])) }
  return accept({ register: read.value, examples })
}
