import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

const CALENDARS = ['', '-scotland', '-northern-ireland'].map(
  (part) => `calendar/bank-holidays${part}.yaml`,
)

/** Registers that any office may keep, and the calendars of the United Kingdom, by the paths among an area's files. */
export async function readShipped(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const read = async (path: string, from: string) =>
    [path, await readFile(join(ROOT, from), 'utf8')] as const
  return new Map(
    await Promise.all([
      ...ids.map((id) => read(`registers/${id}.yaml`, `registers/${id}.yaml`)),
      ...CALENDARS.map((path) => read(path, `statute/${path}`)),
    ]),
  )
}
