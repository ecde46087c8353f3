import type { Period } from '#shared/index.ts'
import { periodAt, periodsFrom } from '../definition/periods.ts'
import type { YieldedMeasure } from '../definition/register.ts'
import type { Judged } from '../entries/judge-entry.ts'

/** How many returns there are of a period, and how many there are to be. */
export interface Returns {
  readonly held: number
  readonly of: number
}

/**
 * The returns that a figure is counted from: all of its period, or, of what the last one says, the last.
 *
 * @param entries - those whose day is in the period
 * @returns `undefined` of a register that is none of returns, and of what is counted by another day than theirs
 */
export function returnsOf(
  { defined: { last, stock, day }, returnedEvery }: YieldedMeasure,
  { start, end }: Period,
  entries: readonly Judged[],
): Returns | undefined {
  if (returnedEvery === undefined || (stock ?? day) !== undefined) return undefined
  const all = periodsFrom(start, end, returnedEvery).map(({ code }) => code)
  const asked = last === undefined ? all : all.slice(-1)
  const there = new Set(entries.map(({ day }) => day && periodAt(day, returnedEvery).code))
  return { held: asked.filter((code) => there.has(code)).length, of: asked.length }
}
