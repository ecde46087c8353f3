import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
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
 * The tests of a folder: those that stand in it, and those of `test/` that import a file of it, or of
 * its subject around it: `src/checker/check-papers.ts` for `src/checker/tables`. The index of a subject,
 * by which all others use it, is none of these. From the project's root.
 */
export function testsOf(folder: string): readonly string[] {
  const own = globSync(`${folder}/**/*.test.ts`, { cwd: ROOT })
  const around = foldersAround(folder)
  const isOfFolder = (file: string) =>
    file.startsWith(`${folder}/`) ||
    (around.includes(dirname(file)) && basename(file) !== 'index.ts')
  const others = globSync('test/**/*.test.ts', { cwd: ROOT }).filter((test) =>
    importsFrom(test).some(isOfFolder),
  )
  return [...own, ...others].sort()
}

/** Files of tests, the one beside a file first, for it most often notices what is changed there. */
export function nearestFirst(tests: readonly string[], file: string): readonly string[] {
  const beside = file.replace(/\.ts$/, '.test.ts')
  return tests.toSorted((one, other) => Number(other === beside) - Number(one === beside))
}

/** The folders that a folder of `src/` stands in, as far as its subject: `src/checker` of `src/checker/tables`. */
function foldersAround(folder: string): readonly string[] {
  const parts = folder.split('/')
  if (parts[0] !== 'src') return []
  return parts.slice(2).map((_, place) => parts.slice(0, place + 2).join('/'))
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
