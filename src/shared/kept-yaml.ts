import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'

const KEPT = fileURLToPath(
  new URL('../../node_modules/.cache/critical-friend/yaml-values', import.meta.url),
)

/** What stands in a file of fewer characters is read as fast as it would be looked for. */
const SHORTEST = 1000

/**
 * What the install read of a YAML text, as {@link keepYamlValues} kept it: a start reads half a million
 * characters of YAML, which takes a seventh of it, and a hundredth where they were read before.
 *
 * @returns the value alone in an object, `undefined` where it was not kept
 */
export function keptYamlValue(
  text: string,
  folder = KEPT,
): { readonly value: unknown } | undefined {
  if (text.length < SHORTEST) return undefined
  try {
    return { value: JSON.parse(readFileSync(fileOf(text, folder), 'utf8')) }
  } catch {
    return undefined
  }
}

/**
 * Keeps what stands in the files that come with the program beside the other things that npm installed,
 * each under the digest of its text, so that a file changed since is read anew.
 *
 * @param read - the value of a text; `undefined` where it is not YAML
 */
export function keepYamlValues(
  texts: readonly string[],
  read: (text: string) => { readonly value: unknown } | undefined,
  folder = KEPT,
): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const text of texts) {
    const found = text.length < SHORTEST ? undefined : read(text)
    if (found === undefined) continue
    const written = JSON.stringify(found.value)
    // What JSON has no form for, such as `.inf`, has to be read each time
    if (isDeepStrictEqual(JSON.parse(written), found.value)) {
      writeFileSync(fileOf(text, folder), written)
    }
  }
}

const fileOf = (text: string, folder: string) =>
  join(folder, createHash('sha256').update(text).digest('hex'))
