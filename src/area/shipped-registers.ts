import { z } from 'zod'
import { readYaml } from '#shared/index.ts'
import { keptRegistersSchema } from './area-file.ts'

const registersOfArea = z.looseObject({ registers: keptRegistersSchema })

/**
 * An area's files with the definitions of the registers that it lists, of those that any office may keep. A file
 * of the area at the same path takes the place of one.
 *
 * @param files - by path inside the folder of the area
 * @param shipped - by their names
 * @returns all of them, by path in alphabetical order; one that is listed and is nowhere is left to whoever checks
 */
export function underRegisters(
  files: ReadonlyMap<string, string>,
  shipped: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const text = files.get('area.yaml') ?? ''
  if (!/^registers:/m.test(text)) return files
  const read = readYaml('area.yaml', text, registersOfArea)
  const listed = read.ok ? read.value.registers : []
  const definitions = listed.flatMap((id): [string, string][] => {
    const definition = shipped.get(`${id}.yaml`)
    return definition === undefined ? [] : [[`registers/${id}.yaml`, definition]]
  })
  const all = new Map([...definitions, ...files])
  return new Map([...all].sort(([one], [other]) => (one < other ? -1 : 1)))
}
