import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '#shared/index.ts'

/** Beside the files of a folder that was written from an instance: which versions they were. */
export const EXPORTED = 'exported.json'

const exportedSchema = z.strictObject({
  about: z.string(),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
})

const ABOUT =
  'The SHA-256 of each file as it was written from an instance. Leave it beside them: by it, loading the ' +
  'folder tells a change made in it from one made on the site since.'

/** What is written into that file. */
export function sayExported(digests: ReadonlyMap<string, string>): string {
  const said = { about: ABOUT, files: Object.fromEntries(digests) }
  return `${JSON.stringify(said, undefined, 2)}\n`
}

/**
 * The digests that the files of a folder had when it was written from an instance, by path; none where it
 * never was.
 *
 * @throws Refusal when the file that says so cannot be read as what it is
 */
export async function readExported(folder: string): Promise<ReadonlyMap<string, string>> {
  const file = join(folder, EXPORTED)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
  const read = exportedSchema.safeParse(parse(text))
  if (!read.success) {
    throw new Refusal(
      `${file} is not as area export writes it. Take it away, and load the folder as one that was never exported`,
    )
  }
  return new Map(Object.entries(read.data.files))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
