import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { ROOT } from './root.ts'

/** The program's own files of a folder, those of its folders included, from the project's root. */
export function programFiles(folder: string): readonly string[] {
  return globSync(`${folder}/**/*.ts`, { cwd: ROOT })
    .filter(
      (file) =>
        !/\.test\.ts$|(?:^|\/)testing[-.]|(?:^|\/)worked-examples(?:\.ts$|\/)|\.d\.ts$/.test(file),
    )
    .sort()
}

/**
 * The tests of a folder: those that stand in it, and those of `test/` that import a file of it. From
 * the project's root.
 */
export function testsOf(folder: string): readonly string[] {
  const own = globSync(`${folder}/**/*.test.ts`, { cwd: ROOT })
  const others = globSync('test/**/*.test.ts', { cwd: ROOT }).filter((test) =>
    importsFrom(test).some((file) => file.startsWith(`${folder}/`)),
  )
  return [...own, ...others].sort()
}

/** The files of the project that a test imports, from the project's root. */
function importsFrom(test: string): readonly string[] {
  const text = readFileSync(join(ROOT, test), 'utf8')
  return [...text.matchAll(/(?:from|import\()\s*'([.#][^']+)'/g)].map(([, target = '']) =>
    target.startsWith('#')
      ? target.replace('#', 'src/')
      : relative(ROOT, join(ROOT, dirname(test), target)),
  )
}
