import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathUnderStatute, underStatute } from '#area/index.ts'
import type { Constitution } from './constitution.ts'
import { parseConstitution } from './load-constitution.ts'

const ROOT = join(import.meta.dirname, '../..')

/**
 * For tests: an area's rules and registers as text, by path inside its folder, with the law that
 * holds everywhere, if it holds there.
 */
export function ruleTextsOf(area: string): Map<string, string> {
  const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
  const textsIn = (folder: string) =>
    existsSync(join(ROOT, folder))
      ? readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.yaml'))
      : []
  const own = ['constitution', 'statute', 'calendar', 'procedures'].flatMap((part) =>
    textsIn(`${area}/${part}`).map((name): [string, string] => [
      `${part}/${name}`,
      read(`${area}/${part}/${name}`),
    ]),
  )
  const law = ['', 'calendar/'].flatMap((part) =>
    textsIn(`statute/${part}`).map((name): [string, string] => [
      pathUnderStatute(`${part}${name}`),
      read(`statute/${part}${name}`),
    ]),
  )
  const files = new Map(own).set('area.yaml', read(`${area}/area.yaml`))
  return new Map(underStatute(files, new Map(law)))
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

/**
 * For tests: the constitution of an area with further rules, of its own or of the law.
 *
 * @param rules - as in a file of rules, without what every rule has to say and no such test turns on;
 *   one with `source` is law
 */
export function constitutionWith(
  area: string,
  rules: readonly Readonly<Record<string, unknown>>[],
): Constitution {
  const files = ruleTextsOf(area)
  const versions = constitutionOf(area).versions.versions.map(({ id }) => id)
  for (const folder of ['constitution', 'statute']) {
    const isLaw = folder === 'statute'
    const whole = rules
      .filter((rule) => Object.hasOwn(rule, 'source') === isLaw)
      .map((rule) => ({
        topic: 'made-up',
        gloss: `What ${rule['id']} says.`,
        actor: 'panel',
        when: 'always',
        checkable: 'yes',
        in_force_from: '2012-11-23',
        versions: isLaw ? [] : versions,
        ...rule,
      }))
    if (whole.length === 0) continue
    const file = { subject: `made-up-${folder}`, title: 'Made up', rules: whole }
    files.set(`${folder}/made-up.yaml`, JSON.stringify(file))
  }
  const outcome = parseConstitution(files)
  if (outcome.ok) return outcome.value
  throw new Error(outcome.problems.map(({ message }) => message).join('\n'))
}
