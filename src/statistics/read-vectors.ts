import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'

const root = join(import.meta.dirname, '../..')

/**
 * A file of the given material, from beside the project; for tests only.
 *
 * @param path - below the folder of given material
 * @returns `undefined`, with a line printed, where the project stands without it
 */
export function findGiven(path: string): string | undefined {
  const file = join(root, '../shared', path)
  if (existsSync(file)) return file
  process.stdout.write(`Left out: ${path} is not beside the project\n`)
  return undefined
}

/** Numbers worked by other programs; `undefined`, with a line printed, where they are not there. */
export function readVectors<Value>(name: string, schema: z.ZodType<Value>): Value | undefined {
  const file = findGiven(`domain/performance/vectors/${name}`)
  return file === undefined ? undefined : schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Fails unless a number is within a share of the one expected, or within as much of 0. */
export function assertClose(
  actual: number | null | undefined,
  expected: number,
  tolerance: number,
  what: string,
): void {
  assert.ok(
    typeof actual === 'number' && Math.abs(actual - expected) <= tolerance * Math.abs(expected),
    `${what}: ${actual} is not ${expected}`,
  )
}
