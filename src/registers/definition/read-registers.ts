import type { AreaFile } from '#area/index.ts'
import { type CalendarOf, NO_HOLIDAYS, readHolidayLists } from '#days/index.ts'
import { readPeople } from '#people/index.ts'
import {
  accept,
  type Disagreement,
  type Outcome,
  type Problem,
  readYamlInPart,
  withLines,
} from '#shared/index.ts'
import { REGISTER_KEEPERS } from '#web/index.ts'
import { compileDefinition } from './compile-definition.ts'
import { definitionSchema } from './definition.ts'
import type { Register } from './register.ts'

const FILE = /^registers\/([^/]+)\.yaml$/

/** A file in a folder of registers has the name of its register. */
const NAMED = /(?:^|\/)registers\/([^/]+)\.yaml$/

/** Names that pages beside those of registers have. */
const TAKEN: readonly string[] = ['events', 'recording-changes', 'due', 'calendar']

/** The registers that an office keeps, in the order of their names. */
export type Registers = readonly Register[]

/** What a definition is read beside: the calendars, places and posts of an area. */
function aroundOf(files: ReadonlyMap<string, string>, area: Pick<AreaFile, 'places'>) {
  const lists = readHolidayLists(files)
  const people = readPeople(files)
  const noList: CalendarOf = () => NO_HOLIDAYS
  const { places } = area
  return {
    places,
    posts: people.ok ? people.value.posts.map(({ id, name }) => ({ id, name })) : [],
    calendarOf: lists.ok ? lists.value : noList,
  }
}

/**
 * One definition, or everything that is wrong with it at once, with file and line.
 *
 * @param files - of the area, whose calendars, places and posts it may name
 */
export function readRegister(
  path: string,
  text: string,
  files: ReadonlyMap<string, string>,
  area: Pick<AreaFile, 'places'>,
): Outcome<Register> {
  const { value, problems, leftOut } = readYamlInPart(path, text, definitionSchema, STAND_INS)
  if (value === undefined) return { ok: false, problems }
  const compiled = compileDefinition(path, value, aroundOf(files, area))
  const [, name] = NAMED.exec(path) ?? []
  const called: Disagreement = {
    ...{ code: 'does-not-agree', file: path, steps: ['register'] },
    words: `: the register is called ${value.register} and its file ${name}.yaml. Give both one name`,
  }
  const ofName = name === undefined || name === value.register ? [] : [called]
  // What refers to something that cannot be read is not wrong for that
  const unread = leftOut.flatMap(namesIn)
  const disagreements = compiled.problems.filter(
    ({ words }) => !unread.some((name) => words.includes(`"${name}`)),
  )
  const all = [...problems, ...withLines([...ofName, ...disagreements], new Map([[path, text]]))]
  return all.length === 0 ? accept(compiled.register) : { ok: false, problems: inOrder(all) }
}

/** What is taken for a line at the top that cannot be read, while the rest is looked through. */
const STAND_INS = {
  register: 'not-known',
  name: 'not known',
  one: 'entry',
  many: 'entries',
  about: 'not known',
  owner: 'not known',
  source: { document: 'not known' },
  subject: undefined,
  kept_by: REGISTER_KEEPERS,
  sealed_to: undefined,
  seen_by: 'office',
  retention: { months: 1, why: 'not known' },
}

/** The names that stand in what could not be read of a definition. */
function namesIn(text: string): readonly string[] {
  const found = text.matchAll(/"(?:field|state|clock|move|id|code)":"([^"]+)"/g)
  return [...found].flatMap(([, name]) => (name === undefined ? [] : [name]))
}

const inOrder = (problems: readonly Problem[]) =>
  problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))

/**
 * Every register that an area keeps.
 *
 * @param files - by path inside the area folder, as text: `registers/*.yaml`
 */
export function readRegisters(
  files: ReadonlyMap<string, string>,
  area: Pick<AreaFile, 'places' | 'registers'>,
): Outcome<Registers> {
  const found: Register[] = []
  const problems: Problem[] = []
  const disagree = (file: string, words: string, steps: Disagreement['steps'] = []) =>
    problems.push(
      ...withLines([{ code: 'does-not-agree', file, words: `: ${words}`, steps }], files),
    )
  const paths = [...files.keys()].filter((path) => FILE.test(path))
  for (const path of paths) {
    const read = readRegister(path, files.get(path) ?? '', files, area)
    if (!read.ok) {
      problems.push(...read.problems)
      continue
    }
    const { id } = read.value
    if (TAKEN.includes(id))
      disagree(path, `no register can be called ${id}, which is the name of another page`, [
        'register',
      ])
    found.push(read.value)
  }
  for (const id of area.registers) {
    if (files.has(`registers/${id}.yaml`)) continue
    const words = `there is no register "${id}" that any office may keep. Correct its name, or write registers/${id}.yaml`
    disagree('area.yaml', words, ['registers'])
  }
  problems.push(...linksToNothing(found, files))
  if (problems.length > 0) return { ok: false, problems }
  return accept(found.toSorted((one, other) => one.defined.name.localeCompare(other.defined.name)))
}

/** Links to registers that the area does not keep, and measures that two of them yield. */
function linksToNothing(all: Registers, files: ReadonlyMap<string, string>): readonly Problem[] {
  const ids = all.map(({ id }) => id)
  const wrong = all.flatMap(({ id, defined }) => {
    const file = `registers/${id}.yaml`
    const links = defined.fields.flatMap((one, index): Disagreement[] =>
      one.kind !== 'link' || ids.includes(one.to)
        ? []
        : [
            {
              ...{ code: 'does-not-agree', file, steps: ['fields', index, 'to'] },
              words: `: there is no register "${one.to}" here. List it in area.yaml under registers, or write it`,
            },
          ],
    )
    const measures = defined.measures.flatMap((measure, index): Disagreement[] => {
      const other = all.find(
        (one) => one.id < id && one.defined.measures.some((its) => its.id === measure.id),
      )
      return other === undefined
        ? []
        : [
            {
              ...{ code: 'does-not-agree', file, steps: ['measures', index] },
              words: `: the register ${other.id} yields the measure ${measure.id} too. Rename one of them`,
            },
          ]
    })
    return [...links, ...measures]
  })
  return withLines(wrong, files)
}
