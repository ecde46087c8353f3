import { z } from 'zod'
import { readYaml } from '#shared/index.ts'
import { lawSchema } from './area-file.ts'

const lawOfArea = z.looseObject({ law: lawSchema })

/** The path that a file of the law has among an area's: its rules stand in `statute/`. */
export function pathUnderStatute(name: string): string {
  return name.startsWith('calendar/') ? name : `statute/${name}`
}

/**
 * An area's files with those of the law that holds everywhere: the law's come first, and a file of the
 * area at the same path takes the place of the law's. An area that says `law: own` has only its own.
 *
 * @param files - the area's own, by path inside its folder
 * @param statute - the law's, by the paths they have among an area's
 * @returns all of them, by path in alphabetical order
 */
export function underStatute(
  files: ReadonlyMap<string, string>,
  statute: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const all = hasOwnLaw(files.get('area.yaml') ?? '') ? files : new Map([...statute, ...files])
  return new Map([...all].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Reads the file only where it may say so: nearly none does, and each is read in full later. */
function hasOwnLaw(areaFile: string): boolean {
  if (!/\blaw\b/.test(areaFile)) return false
  const read = readYaml('area.yaml', areaFile, lawOfArea)
  return read.ok && read.value.law === 'own'
}
