import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { type Area, parseArea, readAreaFolder } from '#area/index.ts'
import { openStorage } from '#storage/index.ts'
import { pagesOf } from '../test/odd/every-page.ts'
import { letIn, oddRows } from '../test/odd/odd-figures.ts'
import type { Proof } from './proof.ts'

const ROOT = join(import.meta.dirname, '..')
const AREAS = ['test/fixtures/areas/wealdmoor', 'test/fixtures/areas/northmere']
const CASES = 50
const MOST_CPU_SECONDS = 5
const MOST_BYTES = 5_000_000

/** Figures of mistyped years and sizes, let in by the door, and every page and file made of them. */
export const oddFigures: Proof = {
  claim: `whatever figures are let in, no page fails, takes ${MOST_CPU_SECONDS} s of CPU or has ${MOST_BYTES / 1e6} MB`,
  prove: async (seed) => {
    const folder = await mkdtemp(join(tmpdir(), 'critical-friend-odd-'))
    const storage = await openStorage({ folder, holder: 'the soak' })
    if (!storage.ok) return storage.problems.map(({ message }) => message)
    const wrong: string[] = []
    for (const name of AREAS) {
      const area = parseArea(await readAreaFolder(join(ROOT, name)))
      if (!area.ok) return area.problems.map(({ message }) => message)
      const pages = await pagesOf(storage.value.readAs, area.value)
      wrong.push(...(await tryCases(pages, area.value, seed)))
      await pages.close()
    }
    await storage.value.close()
    await rm(folder, { recursive: true })
    return wrong
  },
}

async function tryCases(
  pages: Awaited<ReturnType<typeof pagesOf>>,
  area: Area,
  seed: number,
): Promise<readonly string[]> {
  const wrong: string[] = []
  let [asked, slowest, largest] = [0, 0, 0]
  for (const [index, rows] of fc.sample(oddRows(area), { numRuns: CASES, seed }).entries()) {
    await pages.hold(letIn(area, rows))
    for (const { url, status, bytes, cpuSeconds, failure } of await pages.ask()) {
      const about = `case ${index + 1} of ${area.file.name}, ${url}`
      if (status >= 500) wrong.push(`${about} failed: ${failure}`)
      if (cpuSeconds >= MOST_CPU_SECONDS) wrong.push(`${about} took ${cpuSeconds} s`)
      if (bytes >= MOST_BYTES) wrong.push(`${about} has ${bytes} bytes`)
      asked += 1
      slowest = Math.max(slowest, cpuSeconds)
      largest = Math.max(largest, bytes)
    }
  }
  process.stdout.write(
    `${area.file.name}: ${asked} pages asked for; at most ${slowest.toFixed(2)} s of CPU and ${largest} bytes\n`,
  )
  return wrong
}
