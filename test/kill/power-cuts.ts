import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { openStorage, type Storage, verifyRecord } from '#storage/index.ts'
import { seededRandom } from './seeded-random.ts'

const WRITER = join(import.meta.dirname, 'writer.ts')

/** How far apart the files of the database and the journal may be when the power goes. */
const LONGEST_BEHIND_MILLISECONDS = 1_000

export interface PowerCutFigures {
  /** Cuts at which the files of the database were put back as they were up to a second before. */
  readonly cut: number
  /** What was acknowledged, in all. */
  readonly acknowledged: number
  /** Of it, after the copy of the database that was put back. */
  readonly afterCopy: number
  /** Each a sentence; empty when everything acknowledged was there after each cut, and verified. */
  readonly problems: readonly string[]
}

/**
 * Has a process record one thing after another in a data folder, and cuts its power again and again:
 * kills it at a moment drawn from the seed, and puts the files of the database back as they were up to
 * a second before, beside the journal. What it had acknowledged stands in a list outside; all of that
 * has to be there at the next start.
 */
export async function cutPowerAtRandomMoments(
  folder: string,
  times: number,
  seed: number,
): Promise<PowerCutFigures> {
  const random = seededRandom(seed)
  const problems: string[] = []
  const acknowledged = new Set<string>()
  let [cut, afterCopy] = [0, 0]
  for (let time = 1; time <= times; time += 1) {
    const copyAfter = random() * 500
    const cutAfter = random() * LONGEST_BEHIND_MILLISECONDS
    const run = await writeUntilCut(folder, time * 10_000, copyAfter, cutAfter)
    for (const line of run.acknowledged) acknowledged.add(line)
    if (putBack(folder)) {
      cut += 1
      afterCopy += run.afterCopy
    }
    problems.push(...(await missing(folder, acknowledged)).map((what) => `Cut ${time}: ${what}`))
  }
  return { cut, acknowledged: acknowledged.size, afterCopy, problems }
}

/** Times are from the first acknowledgement, and from the copy. */
async function writeUntilCut(folder: string, begin: number, copyAfter: number, cutAfter: number) {
  const writer = spawn(process.execPath, [WRITER, folder, String(begin)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const lines = () => said.split('\n').slice(0, -1)
  const closed = once(writer, 'close')
  await Promise.race([once(writer.stdout, 'data'), closed])
  await sleep(copyAfter)
  writer.kill('SIGSTOP')
  rmSync(copyOf(folder), { recursive: true, force: true })
  cpSync(join(folder, 'pg'), copyOf(folder), { recursive: true })
  const before = lines().length
  writer.kill('SIGCONT')
  await sleep(cutAfter)
  writer.kill('SIGKILL')
  await closed
  return { acknowledged: lines(), afterCopy: lines().length - before }
}

function copyOf(folder: string): string {
  return `${folder}-copy`
}

/** Puts the copy in the place of the database, unless it was flushed since: a disk does not take that back. */
function putBack(folder: string): boolean {
  const copy = copyOf(folder)
  if (!existsSync(copy)) return false
  const [then, now] = [copy, join(folder, 'pg')].map((database) =>
    readFileSync(join(database, 'global/pg_control')),
  )
  const isBehind = then !== undefined && now?.equals(then) === true
  if (isBehind) {
    rmSync(join(folder, 'pg'), { recursive: true })
    renameSync(copy, join(folder, 'pg'))
  }
  return isBehind
}

/** What was acknowledged and is not there, and what is there and does not verify. */
async function missing(folder: string, acknowledged: ReadonlySet<string>) {
  const opened = await openStorage({ folder, holder: 'looking after a power cut' })
  if (!opened.ok) return opened.problems.map(({ message }) => message)
  const there = await linesIn(opened.value)
  const { problems } = await verifyRecord(opened.value.db, TABLE_CHECKS)
  await opened.value.close()
  const lost = [...acknowledged].filter((line) => !there.has(line))
  return [...problems, ...lost.map((line) => `${line} was acknowledged and is not there`)]
}

async function linesIn({ db }: Storage): Promise<ReadonlySet<string>> {
  const entries = await db.selectFrom('entry').select('id').execute()
  const imports = await db.selectFrom('import').select('id').execute()
  return new Set([
    ...entries.map(({ id }) => `entry ${id}`),
    ...imports.map(({ id }) => `import ${id}`),
  ])
}
