import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { describeDay } from '#shared/index.ts'
import type { InPaper, Words } from './words-of-paper.ts'

const bodySchema = z.strictObject({
  name: z.string(),
  /** As papers shorten it. */
  short: z.string().optional(),
  /** What comes after its name in that of another body, as a pattern. */
  goes_on: z.string().optional(),
  /** Its last day, YYYY-MM-DD. */
  until: z.iso.date(),
  /** What has taken its place. */
  now: z.string(),
  source: z.string(),
})

const BODIES = z
  .array(bodySchema)
  .parse(parse(readFileSync(new URL('./former-bodies.yaml', import.meta.url), 'utf8')))

/**
 * Bodies that a paper names as if they were there, and that were not on the day of its meeting: the first
 * place of each. One that it calls the former one, or whose successor it names beside it, is meant.
 *
 * @param day - YYYY-MM-DD
 */
export function formerBodies(words: readonly Words[], day: string): readonly InPaper[] {
  return BODIES.filter(({ until }) => until < day).flatMap(
    ({ name, short, goes_on: goesOn, until, now }) => {
      const names = short === undefined ? [name] : [name, short]
      const successor = now.replace(/^the /u, '')
      const apart = names.map((one) => one.replace(/[’']/g, "[’']")).join('|')
      const after = goesOn === undefined ? '' : `(?![,\\s]+(?:${goesOn}))`
      const pattern = new RegExp(
        `(?<!\\bformer(?:ly)? )(?<![\\p{L}\\p{N}])(${apart})(?![\\p{L}\\p{N}])${after}`,
        'u',
      )
      for (const { text, placeOf } of words) {
        const found = pattern.exec(text)
        if (found === null || text.includes(successor)) continue
        const message = `It names “${found[1]}”, which there was until ${describeDay(until)}. In its place is ${now}`
        return [{ place: placeOf(found.index), words: message } satisfies InPaper]
      }
      return []
    },
  )
}
