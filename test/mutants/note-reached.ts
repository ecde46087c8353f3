import { readFileSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { afterEach, beforeEach } from 'node:test'
import { fileURLToPath } from 'node:url'
import { isReached, type ScriptCounts } from './counts.ts'

/** A place in a file, by its path and where in its text it stands. */
export interface Place {
  readonly path: string
  readonly at: number
}

/** One test by its file and its names, those of what it stands in first, parted by spaces. */
export interface TestName {
  readonly file: string
  readonly name: string
}

/** Of each place, in their order: the tests that reach it, or `loading` where it is reached outside of any. */
export type Reached = readonly (readonly TestName[] | 'loading')[]

const { PLACES_FILE = '', REACHED_FILE = '' } = process.env
const places: readonly Place[] = JSON.parse(readFileSync(PLACES_FILE, 'utf8'))
const reached: (TestName[] | 'loading')[] = places.map(() => [])

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

/** What was run since this was last asked. */
async function placesReached(): Promise<readonly number[]> {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  const byPath = new Map<string, ScriptCounts>(
    result
      .filter(({ url }) => url.startsWith('file:'))
      .map(({ url, functions }) => [fileURLToPath(url), functions]),
  )
  return [...places.keys()].filter((index) => {
    const place = places[index]
    return place !== undefined && isReached(byPath.get(place.path) ?? [], place.at)
  })
}

// What runs between tests is the loading of their files, or what several of them share
beforeEach(async () => {
  for (const index of await placesReached()) reached[index] = 'loading'
})

afterEach(async (test) => {
  if (!('fullName' in test)) return
  const name = { file: test.filePath ?? '', name: test.fullName.replaceAll(' > ', ' ') }
  for (const index of await placesReached()) {
    const tests = reached[index]
    if (tests !== 'loading') tests?.push(name)
  }
})

process.on('exit', () => writeFileSync(REACHED_FILE, JSON.stringify(reached)))
