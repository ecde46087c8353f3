import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, normalize } from 'node:path'
import { parseArgs } from 'node:util'
import { copyProject } from './copies.ts'
import { draw } from './draw.ts'
import { findMutants, type Mutant } from './find-mutants.ts'
import { programFiles, testsOf } from './folder-tests.ts'
import { ROOT } from './root.ts'
import { type Fate, noteReached, tryMutant } from './try-mutant.ts'

const HOW = `npm run mutants <folder> -- [--count 200] [--seed n] [--tests file]… [--workers n]

Changes the program in a folder one small thing at a time and prints which changes no test of that
folder notices. A change that means the same cannot be noticed, so this is for reading, not a gate.
`

const SAID: Readonly<Record<Fate, string>> = {
  killed: 'killed',
  'timed-out': 'too long',
  survived: 'survived',
  unreached: 'unreached',
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    tests: { type: 'string', multiple: true },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
})
const folder = normalize(positionals[0] ?? '').replace(/\/$/, '')
const files = positionals.length === 1 ? programFiles(folder) : []
const tests = values.tests ?? testsOf(folder)
if (files.length === 0) {
  process.stderr.write(HOW)
  process.exitCode = 2
} else if (tests.length === 0) {
  process.stderr.write(`No test stands in ${folder} or imports from it. Name some with --tests\n`)
  process.exitCode = 2
} else {
  await readMutants()
}

async function readMutants(): Promise<void> {
  const all = files.flatMap((file) => findMutants(file, readFileSync(join(ROOT, file), 'utf8')))
  const drawn = draw(all, Number(values.count), Number(values.seed))
  process.stdout.write(
    `${drawn.length} of ${all.length} mutants of ${folder}, seed ${values.seed}, ` +
      `against ${tests.length} test files:\n${tests.map((test) => `  ${test}\n`).join('')}\n`,
  )
  const copies = copyProject(Math.min(Number(values.workers), drawn.length))
  try {
    const { temporary } = copies
    const began = performance.now()
    const unchanged = await noteReached(copies.roots[0] ?? '', drawn, {
      tests,
      seconds: 600,
      temporary,
    })
    if (unchanged.fate !== 'survived') {
      process.stderr.write('The tests fail as the program stands. Mend that first\n')
      process.exitCode = 1
      return
    }
    const seconds = 10 + unchanged.seconds * 5
    const waiting = [...drawn.entries()]
    const fates: Fate[] = []
    const work = async (root: string) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [place, mutant] = next
        const reached = unchanged.reached[place] ?? []
        const fate = await tryMutant(root, mutant, reached, { tests, seconds, temporary })
        fates.push(fate)
        if (fate !== 'killed') process.stdout.write(`${fates.length}: ${describe(mutant, fate)}`)
      }
    }
    await Promise.all(copies.roots.map(work))
    const count = (fate: Fate) => fates.filter((one) => one === fate).length
    const minutes = ((performance.now() - began) / 60_000).toFixed(1)
    process.stdout.write(
      `\n${count('killed')} killed, ${count('timed-out')} ran too long, ` +
        `${count('survived') + count('unreached')} survived, ${count('unreached')} of them reached by no test, ` +
        `in ${minutes} minutes\n`,
    )
  } finally {
    copies.remove()
  }
}

function describe({ file, line, before, after }: Mutant, fate: Fate): string {
  const short = (text: string) => {
    const oneLine = text.replaceAll(/\s+/g, ' ')
    return oneLine.length > 60 ? `${oneLine.slice(0, 57)}…` : oneLine
  }
  return `${SAID[fate]}  ${file}:${line}  ${short(before)}  →  ${short(after) || '(nothing)'}\n`
}
