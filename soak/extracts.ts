import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import fc from 'fast-check'
import type { Area } from '#area/index.ts'
import { parseArea, readAreaFolder } from '#area/index.ts'
import { importFile, shippedRecipes } from '#performance/index.ts'
import { openStorage } from '#storage/index.ts'
import type { Proof } from './proof.ts'

const ROOT = join(import.meta.dirname, '..')
const EXTRACTS = join(ROOT, 'test/fixtures/extracts')
const AREA = 'test/fixtures/areas/northmere'
/** How many damaged files of each kind are read. */
const CASES = 500
const KINDS = ['.csv', '.xlsx', '.ods', '.xls'] as const

type Damage =
  | { readonly way: 'change'; readonly at: number; readonly bytes: readonly number[] }
  | { readonly way: 'cut' | 'take-out' | 'repeat'; readonly at: number; readonly length: number }

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({
    way: fc.constant('change' as const),
    at: place,
    bytes: fc.array(fc.nat({ max: 255 }), { minLength: 1, maxLength: 20 }),
  }),
  fc.record({
    way: fc.constantFrom('cut' as const, 'take-out' as const, 'repeat' as const),
    at: place,
    length: fc.nat({ max: 400 }),
  }),
)

function damaged(file: Buffer, done: Damage): Buffer {
  const at = Math.floor(done.at * file.length)
  if (done.way === 'change') {
    const changed = Buffer.from(file)
    Buffer.from(done.bytes).copy(changed, at)
    return changed
  }
  const { length } = done
  if (done.way === 'cut') return file.subarray(0, at)
  if (done.way === 'take-out')
    return Buffer.concat([file.subarray(0, at), file.subarray(at + length)])
  return Buffer.concat([file.subarray(0, at + length), file.subarray(at)])
}

/** Files of every layout, damaged, and tried for import. */
export const extracts: Proof = {
  claim: `${CASES} damaged files of each kind are read or refused in one sentence, and leave nothing`,
  prove: async (seed) => {
    const folder = await mkdtemp(join(tmpdir(), 'critical-friend-extracts-'))
    const storage = await openStorage({ folder: join(folder, 'data'), holder: 'the soak' })
    if (!storage.ok) return storage.problems.map(({ message }) => message)
    const area = parseArea(await readAreaFolder(join(ROOT, AREA)))
    if (!area.ok) return area.problems.map(({ message }) => message)
    const names = await readdir(EXTRACTS)
    const wrong: string[] = []
    for (const kind of KINDS) {
      const files = names.filter(
        (name) => extname(name) === kind && !/\.(?:truth|leftout)\.csv$/.test(name),
      )
      wrong.push(...(await tryKind(storage.value.db, area.value, { folder, kind, files, seed })))
    }
    await storage.value.close()
    await rm(folder, { recursive: true })
    return wrong
  },
}

interface Kind {
  readonly folder: string
  readonly kind: string
  readonly files: readonly string[]
  readonly seed: number
}

async function tryKind(
  db: Parameters<typeof importFile>[0],
  area: Area,
  { folder, kind, files, seed }: Kind,
): Promise<readonly string[]> {
  const recipes = await shippedRecipes()
  if (!recipes.ok) return recipes.problems.map(({ message }) => message)
  const wrong: string[] = []
  let [read, refused] = [0, 0]
  for (const [index, done] of fc.sample(damage, { numRuns: CASES, seed }).entries()) {
    const name = files[index % files.length] ?? ''
    const path = join(folder, `damaged${kind}`)
    await writeFile(path, damaged(await readFile(join(EXTRACTS, name)), done))
    try {
      const outcome = await importFile(db, area, {
        file: path,
        recipes: recipes.value,
        actor: 'the soak',
        reason: 'a damaged file',
        at: '2026-06-01T09:00:00Z',
        today: '2026-06-01',
      })
      if (outcome.ok) read += 1
      else refused += 1
      const problems = outcome.ok ? [] : outcome.problems
      if (problems.length > 1)
        wrong.push(`${name}, ${JSON.stringify(done)}: ${problems.length} sentences`)
      if (problems.some(({ message }) => /undefined|\bNaN\b|\[object|at \/|node:/.test(message)))
        wrong.push(`${name}, ${JSON.stringify(done)}: ${problems[0]?.message}`)
    } catch (error) {
      wrong.push(
        `${name}, ${JSON.stringify(done)}: ${error instanceof Error ? error.stack?.split('\n').slice(0, 3).join(' ') : error}`,
      )
    }
  }
  const { count } = await db
    .selectFrom('observation')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) > 0)
    wrong.push(`${count} figures were written of files whose names are not known`)
  process.stdout.write(`${kind}: ${read} read, ${refused} refused\n`)
  return wrong
}
