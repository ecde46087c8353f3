import { readdir, readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { z } from 'zod'
import {
  accept,
  namesIn,
  type Outcome,
  type Problem,
  readYamlInPart,
  type Unread,
} from '#shared/index.ts'
import type { Area, AreaMeasure, CountedFrom, Domain, FromFile } from './area.ts'
import { AREA_STAND_IN, areaFileSchema } from './area-file.ts'
import { crossCheck } from './cross-checks.ts'
import { type Measure, type MeasureFile, measureFileSchema } from './measure.ts'
import { measuresOfRegister } from './register-measures.ts'
import { eventFileSchema, glossaryFileSchema, recordingChangeFileSchema } from './registers.ts'
import { reportDefinitionSchema } from './report-definition.ts'
import { underRegisters } from './shipped-registers.ts'
import { pathUnderStatute, underStatute } from './statute.ts'

const READ = new Set(['.yaml', '.md', '.csv'])

/** The registers that any office may keep: `registers/` beside `areas/`. */
const REGISTERS = join(import.meta.dirname, '../../registers')

/** The law that holds everywhere: `statute/` beside `areas/`. */
const STATUTE = join(import.meta.dirname, '../../statute')

/**
 * The files an area is made from: YAML, Markdown and CSV, as text. The law that holds everywhere is
 * read first, and what the area's own folder has adds to it or stands in its place.
 *
 * @returns by path inside the folder, with `/` between names on every system, in alphabetical order
 * @throws the system's own error when the folder or a file in it cannot be read
 */
export async function readAreaFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  return await overShipped(await readTexts(folder, READ))
}

/** The files of an area's own over what comes with the program: the law, and the registers that it lists. */
export async function overShipped(
  own: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const [statute, registers] = await Promise.all([readStatute(), readRegisterFiles()])
  return underRegisters(underStatute(own, statute), registers)
}

/** The law that holds everywhere, by the paths that it has among an area's files. */
async function readStatute(): Promise<ReadonlyMap<string, string>> {
  const files = await readTexts(STATUTE, new Set(['.yaml']))
  return new Map([...files].map(([name, text]) => [pathUnderStatute(name), text]))
}

/** What comes with the program for every area, by the paths that it has among an area's files: law and registers. */
export async function readShipped(): Promise<ReadonlyMap<string, string>> {
  const [statute, registers] = await Promise.all([readStatute(), readRegisterFiles()])
  return new Map([
    ...statute,
    ...[...registers].map(([name, text]) => [`registers/${name}`, text] as const),
  ])
}

async function readRegisterFiles(): Promise<ReadonlyMap<string, string>> {
  return await readTexts(REGISTERS, new Set(['.yaml']))
}

async function readTexts(
  folder: string,
  kinds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => kinds.has(extname(name)))
    .map((name) => name.split(sep).join('/'))
    .sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return new Map(names.map((name, index) => [name, texts[index] ?? '']))
}

/**
 * An area from its files. Figures (CSV) are left to the import, and folders it does not know are
 * left alone.
 *
 * @param files - as `readAreaFolder` gives them
 * @returns the area, or everything that is wrong at once: what each file says that it may not, and
 *   where those that can be read disagree. Each problem names file, line, place and remedy.
 */
export function parseArea(files: ReadonlyMap<string, string>): Outcome<Area> {
  const { area, problems } = examineArea(files)
  return problems.length > 0 ? { ok: false, problems } : accept(area)
}

/** An area as far as it can be read: for looking through what rests on it all the same. */
export interface ExaminedArea {
  /** Without the entries that are wrong; with stand-ins for what `area.yaml` should say. */
  readonly area: Area
  readonly problems: readonly Problem[]
  readonly unread: Unread
}

/** Reads an area as {@link parseArea} does, and goes on past what cannot be read. */
export function examineArea(files: ReadonlyMap<string, string>): ExaminedArea {
  const problems: Problem[] = []
  const unreadFiles = new Set<string>()
  const unreadNames = new Set<string>()
  const read = <Schema extends z.ZodType>(name: string, schema: Schema, standIns = {}) => {
    const text = files.get(name)
    if (text === undefined) {
      const message = `${name} is not in the area folder. Add it; the README of an area shows its form`
      problems.push({ code: 'missing-file', message, field: name })
      unreadFiles.add(name)
      return schema.safeParse(standIns).data
    }
    const reading = readYamlInPart(name, text, schema, standIns)
    problems.push(...reading.problems)
    if (reading.problems.length > 0) unreadFiles.add(name)
    for (const part of reading.leftOut) for (const one of namesIn(part)) unreadNames.add(one)
    return reading.value
  }
  const readAll = <Schema extends z.ZodType>(pattern: RegExp, schema: Schema) =>
    [...files.keys()].flatMap((file): FromFile<z.infer<Schema>>[] => {
      if (!pattern.test(file)) return []
      const value = read(file, schema)
      return value === undefined ? [] : [{ file, value }]
    })

  const areaFile = read('area.yaml', areaFileSchema, AREA_STAND_IN)
  const events = read('events.yaml', eventFileSchema)
  const changes = read('recording-changes.yaml', recordingChangeFileSchema)
  const glossary = read('glossary.yaml', glossaryFileSchema)
  const givenFiles = readAll(/^measures\/[^/]+\.yaml$/, measureFileSchema)
  const ofRegisters = registerMeasures(files, givenFiles)
  const measureFiles = givenFiles.map((one) => withBreakdowns(one, ofRegisters.breakdowns))
  for (const path of ofRegisters.unread) unreadFiles.add(path)
  const reports = readAll(/^reports\/[^/]+\.yaml$/, reportDefinitionSchema)
  problems.push(...misplaced(files))
  if (![...files.keys()].some((file) => /^measures\/[^/]+\.yaml$/.test(file))) {
    const message = 'measures/ has no file of measures. Add one, such as measures/crime.yaml'
    problems.push({ code: 'missing-file', message, field: 'measures' })
    unreadFiles.add('measures')
  }

  const all = [...measureFiles, ...ofRegisters.files].flatMap(
    ({ file, value: { domain, measures } }) =>
      measures.map(
        (measure): FromFile<AreaMeasure> => ({ file, value: { ...measure, domain: domain.id } }),
      ),
  )
  const file = areaFile ?? areaFileSchema.parse(AREA_STAND_IN)
  const domains = inOrder([...measureFiles, ...ofRegisters.files], file.domains)
  const order = domains.map(({ id }) => id)
  const area: Area = {
    file,
    domains,
    measures: new Map(
      all
        .map(({ value }) => value)
        .sort((one, other) => order.indexOf(one.domain) - order.indexOf(other.domain))
        .map((measure) => [measure.id, measure]),
    ),
    events: byFirstDay(events?.events ?? []),
    recordingChanges: byFirstDay(changes?.changes ?? []),
    glossary: glossary?.terms ?? [],
    reports: reports.map(({ value }) => value),
    commentary: commentaryOf(files),
    hasConstitution: holdsConstitution(files),
    hasPeople: files.has(PEOPLE),
    keepsRegisters: [...files.keys()].some((path) => REGISTER.test(path)),
    countedFrom: ofRegisters.countedFrom,
  }
  const unread: Unread = { files: unreadFiles, names: unreadNames }
  problems.push(...crossCheck(area, all, reports, files, unread))
  return { area, problems, unread }
}

const REGISTER = /^registers\/[^/]+\.yaml$/

/**
 * The measures that registers yield. One that a file of measures has already is as that file says; a subject too.
 */
function registerMeasures(
  files: ReadonlyMap<string, string>,
  measureFiles: readonly FromFile<MeasureFile>[],
) {
  const known = new Set(measureFiles.flatMap(({ value }) => value.measures.map(({ id }) => id)))
  const named = new Map(measureFiles.map(({ value: { domain } }) => [domain.id, domain]))
  const found: FromFile<MeasureFile>[] = []
  const breakdowns = new Map<string, Measure['breakdowns']>()
  const countedFrom = new Map<string, CountedFrom>()
  const unread: string[] = []
  for (const [file, text] of files) {
    if (!REGISTER.test(file)) continue
    const value = measuresOfRegister(file, text)
    if (value === undefined) unread.push(file)
    else {
      const domain = named.get(value.domain.id) ?? value.domain
      const measures = value.measures.filter(({ id }) => !known.has(id))
      if (measures.length > 0) found.push({ file, value: { domain, measures } })
      for (const one of value.measures) {
        breakdowns.set(one.id, one.breakdowns)
        countedFrom.set(one.id, { register: value.register, by: one.frequency })
      }
    }
  }
  return { files: found, breakdowns, countedFrom, unread }
}

/** Measures of a file with the words that registers have for the parts of them. */
function withBreakdowns(
  { file, value }: FromFile<MeasureFile>,
  breakdowns: ReadonlyMap<string, Measure['breakdowns']>,
): FromFile<MeasureFile> {
  const measures = value.measures.map((one) => ({
    ...one,
    breakdowns: { ...breakdowns.get(one.id), ...one.breakdowns },
  }))
  return { file, value: { ...value, measures } }
}

/** Whether an area has rules of its own; what the law says it has in any case. */
export function holdsConstitution(files: ReadonlyMap<string, string>): boolean {
  return [...files.keys()].some((path) => path.startsWith('constitution/'))
}

/** Two files may give measures of one domain: they are joined, in order of their names. */
function inOrder(
  files: readonly FromFile<MeasureFile>[],
  listed: readonly string[],
): readonly Domain[] {
  const domains = new Map<string, Domain>()
  for (const { value } of files) {
    const already = domains.get(value.domain.id)?.measures ?? []
    domains.set(value.domain.id, { ...value.domain, measures: [...already, ...value.measures] })
  }
  const place = (id: string) => (listed.includes(id) ? listed.indexOf(id) : listed.length)
  return [...domains.values()].sort(
    (one, other) => place(one.id) - place(other.id) || one.id.localeCompare(other.id),
  )
}

function byFirstDay<Entry extends { readonly from: string }>(entries: readonly Entry[]) {
  return [...entries].sort((one, other) => one.from.localeCompare(other.from))
}

const COMMENTARY = /^reports\/([^/]+\/[^/]+\/[^/]+)\.md$/

function commentaryOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...files].flatMap(([file, text]): [string, string][] => {
      const key = COMMENTARY.exec(file)?.[1]
      return key === undefined ? [] : [[key, text]]
    }),
  )
}

/** Read by who knows of seats and posts, and of what was promised: here they are only known to have their place. */
const PEOPLE = 'people.yaml'
const UNDERTAKINGS = 'undertakings.yaml'
const VISITS = 'visits.yaml'
const ROOT_FILES = new Set([
  'area.yaml',
  'events.yaml',
  'recording-changes.yaml',
  'glossary.yaml',
  PEOPLE,
  UNDERTAKINGS,
  VISITS,
])

/** Files that would be passed over in silence because of a slip in their name or place. */
function misplaced(files: ReadonlyMap<string, string>): readonly Problem[] {
  const say = (file: string, remedy: string): Problem[] => [
    { code: 'misplaced-file', message: `${file} is not read where it is. ${remedy}`, field: file },
  ]
  return [...files.keys()].flatMap((file) => {
    const isYaml = file.endsWith('.yaml')
    if (isYaml && !file.includes('/') && !ROOT_FILES.has(file)) {
      return say(
        file,
        `Name it one of ${[...ROOT_FILES].join(', ')}, or move it to measures/ or reports/`,
      )
    }
    if (isYaml && /^(measures|reports)\/.*\//.test(file)) {
      return say(file, 'Move it up, so that it stands in measures/ or reports/ itself')
    }
    if (file.startsWith('reports/') && file.endsWith('.md') && !COMMENTARY.test(file)) {
      return say(file, 'Put commentary in reports/<report>/<period>/<section>.md')
    }
    return []
  })
}
