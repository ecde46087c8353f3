import { createWriteStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import {
  accept,
  BrokenEntry,
  describePeriod,
  type Outcome,
  type Problem,
  parsePeriod,
  refuse,
  withZip,
  type ZipBounds,
} from '#shared/index.ts'
import { type ExaminedFile, examineFile } from '../tables/examine-file.ts'
import { IMPORT_ADVICE } from '../tables/import-advice.ts'
import { list } from '../tables/table.ts'

/** Ten years of every force is some 10,000 files; ten years of one is 120, and 2 GB at the most. */
export const ARCHIVE_BOUNDS: ZipBounds = {
  entries: 20_000,
  bytes: 4_000_000_000,
  advice: IMPORT_ADVICE,
}

/** How data.police.uk names a street file: 2019-12-northmere-street.csv */
export const STREET_NAME = /^(\d{4}-\d{2})-.+-street\.csv$/i

/** A street file that was found, and the month its name gives, if it gives one. */
export interface FoundStreetFile extends ExaminedFile {
  readonly month: string | undefined
}

export interface FoundStreetFiles {
  /** By name; no two with the same contents. */
  readonly files: readonly FoundStreetFile[]
  readonly notes: readonly string[]
}

/**
 * Finds street files in what was given: files as they are, folders with all that is in them, and zips,
 * whose street files are unpacked into `unpackInto`. Folders and zips also hold outcomes and
 * stop-and-search files, which are left out with a note; a file named on its own is taken at its word.
 *
 * @param unpackInto - an empty folder that the caller removes when done
 */
export async function findStreetFiles(
  given: readonly string[],
  unpackInto: string,
): Promise<Outcome<FoundStreetFiles>> {
  const paths: string[] = []
  const problems: Problem[] = []
  let leftOut = 0
  for (const path of given) {
    const found = await pathsIn(path, unpackInto)
    if (!found.ok) problems.push(...found.problems)
    else {
      paths.push(...found.value.paths)
      leftOut += found.value.leftOut
    }
  }
  const files: FoundStreetFile[] = []
  const notes: string[] = []
  if (leftOut > 0) {
    const [others, were] =
      leftOut === 1 ? ['1 other file', 'was'] : [`${leftOut} other files`, 'were']
    notes.push(
      `${others} ${were} left out: only files named like 2019-12-force-street.csv are read`,
    )
  }
  for (const path of paths.toSorted((one, other) => (basename(one) < basename(other) ? -1 : 1))) {
    const examined = await examineFile(path)
    if (!examined.ok) {
      problems.push(...examined.problems)
      continue
    }
    const file = { ...examined.value, month: monthOf(examined.value.name) }
    const same = files.find(({ sha256 }) => sha256 === file.sha256)
    if (same) notes.push(`${file.name} was given twice and read once`)
    else if (file.contents.kind !== 'text' || file.contents.encoding !== 'utf-8') {
      const message = `${file.name} is not text in UTF-8, as street files are. Download it again`
      problems.push({ code: 'not-a-street-file', message, field: file.name })
    } else files.push(file)
  }
  problems.push(...twoOfOneMonth(files))
  return problems.length > 0 ? { ok: false, problems } : accept({ files, notes })
}

function monthOf(name: string): string | undefined {
  const code = STREET_NAME.exec(name)?.[1]
  const period = code === undefined ? undefined : parsePeriod(code)
  return period?.ok && period.value.kind === 'month' ? period.value.code : undefined
}

function twoOfOneMonth(files: readonly FoundStreetFile[]): Problem[] {
  return files.flatMap((file, index) => {
    const earlier = files
      .slice(0, index)
      .find(({ month }) => month !== undefined && month === file.month)
    if (!earlier || file.month === undefined) return []
    const period = parsePeriod(file.month)
    const month = period.ok ? describePeriod(period.value) : file.month
    const names =
      earlier.name === file.name
        ? `Two files named ${file.name}`
        : `${earlier.name} and ${file.name}`
    const message = `${names} are both for ${month}, and differ. Give only the one to keep`
    return [{ code: 'two-files-for-a-month', message, field: file.name }]
  })
}

interface Paths {
  readonly paths: readonly string[]
  readonly leftOut: number
}

async function pathsIn(path: string, unpackInto: string): Promise<Outcome<Paths>> {
  const name = basename(path)
  let isFolder: boolean
  try {
    isFolder = (await stat(path)).isDirectory()
  } catch {
    return refuse('no-such-file', `There is no file or folder ${path}. Check the name`, name)
  }
  if (isFolder) {
    const found = await readdir(path, { recursive: true, withFileTypes: true })
    const files = found.filter((entry) => entry.isFile())
    const paths = files
      .filter((entry) => STREET_NAME.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
    return some(name, { paths, leftOut: files.length - paths.length })
  }
  const examined = await examineFile(path)
  if (!examined.ok) return examined
  if (examined.value.contents.kind === 'text') return accept({ paths: [path], leftOut: 0 })
  return await withZip({ name, from: path }, ARCHIVE_BOUNDS, async ({ entries }) => {
    const paths: string[] = []
    for (const entry of entries) {
      // The last part of the name only, each in a folder of our own: no entry can say where it goes
      const entryName = entry.name.split(/[\\/]/).at(-1) ?? ''
      if (!STREET_NAME.test(entryName)) continue
      const folder = join(unpackInto, `${basename(path)}-${paths.length}`)
      await mkdir(folder, { recursive: true })
      paths.push(join(folder, entryName))
      try {
        await pipeline(entry.open(), createWriteStream(join(folder, entryName)))
      } catch (error) {
        if (!(error instanceof BrokenEntry)) throw error
        return refuse('damaged-zip', `${entryName} in ${name} is damaged. Download it again`, name)
      }
    }
    return some(name, { paths, leftOut: entries.length - paths.length })
  })
}

function some(name: string, found: Paths): Outcome<Paths> {
  return found.paths.length > 0
    ? accept(found)
    : refuse(
        'no-street-files',
        `${name} has no street files in it: their names look like ${list(['2019-12-force-street.csv'])}`,
        name,
      )
}
