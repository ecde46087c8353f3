import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { ROOT } from './root.ts'

const LEFT_OUT = ['node_modules', '.git', 'out', 'data', 'test-data']

/** Copies of the project to be changed one file at a time, each with the same packages. */
export interface Copies {
  /** The root of each. */
  readonly roots: readonly string[]
  /** For what the tests write beside the project; removed with the copies. */
  readonly temporary: string
  remove(): void
}

/** So many copies, beside which `../shared` is where a test looks for it. */
export function copyProject(count: number): Copies {
  const home = mkdtempSync(join(tmpdir(), 'critical-friend-mutants-'))
  const temporary = join(home, 'temporary')
  mkdirSync(temporary)
  const shared = join(ROOT, '../shared')
  if (existsSync(shared)) symlinkSync(shared, join(home, 'shared'))
  const roots = Array.from({ length: count }, (_, place) => join(home, `copy-${place + 1}`))
  for (const root of roots) {
    cpSync(ROOT, root, {
      recursive: true,
      filter: (path) => path === ROOT || !LEFT_OUT.includes(basename(path)),
    })
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  }
  return { roots, temporary, remove: () => rmSync(home, { recursive: true, force: true }) }
}
