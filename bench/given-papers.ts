import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { accuses, type Claim, checkPapers } from '#checker/index.ts'
import { readHtml, readMarkdown, readText } from '#documents/testing.ts'
import type { Measured } from './measured.ts'
import { type Score, scoreClaims, sumScores, truthSchema } from './truth.ts'

/** The cases and papers that are given beside the project; without them there is nothing to measure. */
const GIVEN = resolve(import.meta.dirname, '../../shared/domain/figures')

const READERS = { text: readText, md: readMarkdown, html: readHtml }

const trapSchema = z.object({
  id: z.number(),
  text: z.string(),
  expect: z.string(),
  form: z.enum(['text', 'md', 'html']),
})

export interface TrapResult {
  readonly id: number
  readonly text: string
  readonly expect: string
  readonly accused: readonly Claim[]
}

/** Small cases right and wrong: which of them are accused. */
export function checkTraps(): readonly TrapResult[] {
  const lines = readFileSync(join(GIVEN, 'traps.jsonl'), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const { id, text, expect, form } = trapSchema.parse(JSON.parse(line))
    const [checked] = checkPapers([READERS[form](`trap.${form}`, text)])
    return {
      id,
      text,
      expect,
      accused: (checked?.claims ?? []).filter((it) => accuses(it.verdict)),
    }
  })
}

/** Invented papers with known truth in a folder, each read as what it is: Markdown or text. */
export function checkWithTruth(
  folder: string,
): readonly { readonly file: string; readonly score: Score }[] {
  return globSync(join(folder, '*.{md,txt}'))
    .filter((path) => basename(path) !== 'README.md')
    .sort()
    .map((path) => {
      const text = readFileSync(path, 'utf8')
      const truth = truthSchema.parse(
        JSON.parse(readFileSync(path.replace(/\.(md|txt)$/, '.truth.json'), 'utf8')),
      )
      const read = path.endsWith('.md') ? readMarkdown : readText
      const [checked] = checkPapers([read(basename(path), text)])
      return { file: basename(path), score: scoreClaims(checked?.claims ?? [], truth.claims) }
    })
}

const percent = (part: number, whole: number) =>
  whole === 0 ? 'none' : `${Math.round((100 * part) / whole)}%`

/** Invented papers by somebody who had not seen the checker, a folder for each round. */
const ROUNDS = resolve(import.meta.dirname, '../test/fixtures/papers/rounds')

/** What the checker makes of the cases and papers that are given, and of each round of blind papers. */
export function benchGivenPapers(): readonly Measured[] {
  const rounds = globSync(join(ROUNDS, '*/'))
    .sort()
    .flatMap((folder) => ofPapers(`round ${basename(folder)}`, folder))
  if (!existsSync(GIVEN)) {
    process.stdout.write('The given cases and papers are not here: they are left out.\n')
    return rounds
  }
  return [...ofTraps(), ...ofPapers('the eight given papers', join(GIVEN, 'papers')), ...rounds]
}

function ofTraps(): readonly Measured[] {
  const traps = checkTraps()
  const right = traps.filter(({ expect }) => expect === 'none' || expect === 'correct')
  const wrong = traps.filter(({ expect }) => !(expect === 'none' || expect === 'correct'))
  const accused = right.filter((one) => one.accused.length > 0).length
  const found = wrong.filter((one) => one.accused.length > 0).length
  return [
    {
      name: 'Small cases that are right and are accused',
      measured: `${accused} of ${right.length}`,
      floor: 'at most 3',
      ok: accused <= 3,
    },
    {
      name: 'Small cases that are wrong and are found',
      measured: `${found} of ${wrong.length}`,
      floor: '70%',
      ok: found >= 0.7 * wrong.length,
    },
  ]
}

function ofPapers(which: string, folder: string): readonly Measured[] {
  const all = sumScores(checkWithTruth(folder).map(({ score }) => score))
  const judged = all.rightAccusations + all.falseAccusations
  return [
    {
      name: `Accusations of ${which} that are right`,
      measured: `${all.rightAccusations} of ${judged} (${percent(all.rightAccusations, judged)})`,
      floor: '90%',
      ok: all.rightAccusations >= 0.9 * judged,
    },
    {
      name: `Errors of ${which} found`,
      measured: `${all.errorsFound} of ${all.errors}`,
      floor: '50%',
      ok: all.errorsFound >= 0.5 * all.errors,
    },
    {
      name: `Right claims of ${which} recognised`,
      measured: `${all.recognised} of ${all.right}`,
      floor: '70%',
      ok: all.recognised >= 0.7 * all.right,
    },
  ]
}
