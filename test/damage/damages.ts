import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  globSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '../kill/seeded-random.ts'

const MAIN = join(import.meta.dirname, '../../src/app/main.ts')
const AREA = join(import.meta.dirname, '../fixtures/areas/northmere')

/** After so long a command is said to hang. */
const LONGEST_SECONDS = 60

/** How much may be said of one damage: verify has a sentence for each thing that is wrong. */
const MOST = { lines: 40, signs: 20_000 }

export interface DamageFigures {
  /** Damages by what the command came to: nothing seen, found wrong by verify, or refused in a sentence. */
  readonly ends: Readonly<Record<'unseen' | 'found' | 'refused', number>>
  /** Each a sentence: a stack, a hang, too much said, or an exit of another kind. */
  readonly problems: readonly string[]
}

/**
 * Damages copies of a data folder, each in one place drawn from the seed: a byte changed, bytes made
 * zero, a file cut short, emptied or taken away, in the database or its journal. Runs a command on each.
 */
export async function damageAtRandom(
  folder: string,
  times: number,
  seed: number,
): Promise<DamageFigures> {
  const random = seededRandom(seed)
  const ends = { unseen: 0, found: 0, refused: 0 }
  const problems: string[] = []
  const copy = `${folder}-to-damage`
  for (let time = 1; time <= times; time += 1) {
    rmSync(copy, { recursive: true, force: true })
    cpSync(folder, copy, { recursive: true })
    const what = damageOne(copy, random)
    const command = random() < 0.7 ? ['verify'] : ['backup', join(copy, 'made.backup')]
    const { code, said } = await run(copy, command)
    const wrong = findFault(code, said)
    if (wrong !== undefined) problems.push(`${command[0]} after ${what}: ${wrong}`)
    ends[code === 0 ? 'unseen' : code === 1 ? 'found' : 'refused'] += 1
  }
  rmSync(copy, { recursive: true, force: true })
  return { ends, problems }
}

/** @returns what was done, for whoever reads of it */
function damageOne(folder: string, random: () => number): string {
  const below = (end: number) => Math.floor(random() * end)
  const files = globSync('{pg,journal}/**', { cwd: folder }).filter((path) => {
    const found = statSync(join(folder, path))
    return found.isFile() && found.size > 0
  })
  files.sort()
  // Half of them in the few files without which nothing starts
  const central = files.filter((path) =>
    /pg_control$|PG_VERSION$|pair$|pg_xact|journal\//.test(path),
  )
  const from = random() < 0.5 ? central : files
  const name = from[below(from.length)] ?? ''
  const path = join(folder, name)
  const bytes = readFileSync(path)
  const at = below(bytes.length)
  switch (below(5)) {
    case 0:
      rmSync(path)
      return `${name} was taken away`
    case 1:
      truncateSync(path, at)
      return `${name} was cut at ${at}`
    case 2:
      truncateSync(path, 0)
      return `${name} was emptied`
    case 3:
      writeFileSync(path, bytes.fill(0, at, Math.min(at + 512, bytes.length)))
      return `${name} was made zero from ${at}`
    default:
      bytes[at] = (bytes[at] ?? 0) ^ (1 + below(255))
      writeFileSync(path, bytes)
      return `a byte of ${name} was changed at ${at}`
  }
}

async function run(folder: string, command: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...command], {
    env: { ...process.env, CRITICAL_FRIEND_DATA: folder, CRITICAL_FRIEND_AREA: AREA },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_SECONDS * 1_000,
    killSignal: 'SIGKILL',
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const [code] = await once(child, 'close')
  return { code: code as number | null, said }
}

function findFault(code: number | null, said: string): string | undefined {
  if (code === null) return `it had not ended after ${LONGEST_SECONDS} seconds`
  if (/^\s+at .*:\d+/m.test(said)) return `a stack was printed: ${said.slice(0, 600)}`
  const lines = said.trim().split('\n').length
  if (lines > MOST.lines || said.length > MOST.signs) return `${lines} lines were printed`
  if (code === 2 && lines > 1) return `more than a sentence was printed: ${said.slice(0, 600)}`
  if (code > 2 || (code > 0 && said.trim() === '')) return `exit ${code}, saying "${said}"`
  return undefined
}
