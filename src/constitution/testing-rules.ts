import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Constitution } from './constitution.ts'
import { parseConstitution } from './load-constitution.ts'

const ROOT = join(import.meta.dirname, '../..')

/** For tests: an area's rules and registers as text, by path inside its folder. */
export function ruleTextsOf(area: string): Map<string, string> {
  return new Map(
    ['constitution', 'statute'].flatMap((part) =>
      readdirSync(join(ROOT, area, part))
        .sort()
        .map((name): [string, string] => [
          `${part}/${name}`,
          readFileSync(join(ROOT, area, part, name), 'utf8'),
        ]),
    ),
  )
}

/**
 * For tests: the constitution of an area.
 *
 * @param area - from the project's root: `areas/northmere`
 * @throws with every problem when it cannot be read
 */
export function constitutionOf(area: string): Constitution {
  const outcome = parseConstitution(ruleTextsOf(area))
  if (outcome.ok) return outcome.value
  throw new Error(outcome.problems.map(({ message }) => message).join('\n'))
}
