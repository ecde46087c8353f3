import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { lockFolder } from './lock.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const KEPT = join(ROOT, 'node_modules/.cache/critical-friend')

/** One that nothing has asked for so long may go when its like is made anew. */
const UNUSED_MINUTES = 10

/**
 * A folder that takes long to make, made once and kept with the other things npm installed. It is to
 * be copied, never written to.
 *
 * Of several processes that want it at once, one makes it while the others wait. It is made beside
 * its place and moved there whole, so one killed meanwhile leaves nothing half made.
 *
 * @param name - what it is, among all that are kept: `empty`, `founded-northmere`
 * @param key - of everything that it is made from: another key, another folder
 */
export async function keptFolder(
  name: string,
  key: string,
  make: (into: string) => Promise<void>,
): Promise<string> {
  const folder = join(KEPT, `${name}.${key}`)
  if (!existsSync(folder)) {
    const release = await takeTurn(join(KEPT, `${name}.lock`))
    try {
      if (!existsSync(folder)) await makeWhole(name, folder, make)
    } finally {
      release()
    }
  }
  const now = new Date()
  await utimes(folder, now, now)
  return folder
}

async function takeTurn(folder: string): Promise<() => void> {
  await mkdir(folder, { recursive: true })
  for (;;) {
    const lock = await lockFolder(folder, 'a test')
    if (lock.ok) return lock.value.release
    await sleep(20)
  }
}

async function makeWhole(name: string, folder: string, make: (into: string) => Promise<void>) {
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished)
  await make(unfinished)
  await rename(unfinished, folder)
  await dropUnused(name)
}

async function dropUnused(name: string): Promise<void> {
  const oldest = Date.now() - UNUSED_MINUTES * 60_000
  for (const entry of await readdir(KEPT)) {
    if (!entry.startsWith(`${name}.`) || entry === `${name}.lock`) continue
    const { mtimeMs } = await stat(join(KEPT, entry))
    if (mtimeMs < oldest) await rm(join(KEPT, entry), { recursive: true, force: true })
  }
}

/** Copies what is in a kept folder into another, which is made when it is not there. */
export function copyKept(kept: string, into: string): void {
  cpSync(kept, into, { recursive: true })
}

/**
 * A key of things that may change: the digest of them all, with their names.
 *
 * @param contents - each by its name, in any order
 */
export function keyOf(contents: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const [name, content] of [...contents].sort(([one], [other]) => (one < other ? -1 : 1))) {
    hash.update(`${name}\0${content.length}\0${content}`)
  }
  return hash.digest('hex').slice(0, 16)
}

/** The project's own files that match, by their path from its root, but for tests. */
export function sourceFiles(...patterns: readonly string[]): ReadonlyMap<string, string> {
  const names = globSync([...patterns], { cwd: ROOT }).filter((name) => !name.includes('.test.'))
  return new Map(names.map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]))
}
