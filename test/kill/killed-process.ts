import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { begin } from '../serving.ts'

const MAIN = join(import.meta.dirname, '../../src/app/main.ts')

/** How often it is looked whether what a command writes is there. */
const LOOK_MILLISECONDS = 2

export interface KilledCommand {
  /** What is typed. */
  readonly words: readonly string[]
  /** The whole environment. */
  readonly settings: Readonly<Record<string, string>>
  /** What it makes when it begins to write: its time is taken from there. */
  readonly sign: string
}

/**
 * Runs a command of the program, and kills it so many milliseconds after it began to write, unless it has
 * ended before.
 *
 * @returns whether it was killed before it ended, and how long it wrote
 * @throws when it ends by itself otherwise than well
 */
export async function killBefore({ words, settings, sign }: KilledCommand, after: number) {
  const child = begin(settings, [process.execPath, MAIN, ...words])
  child.stdout.resume()
  const said = text(child.stderr)
  const ended = once(child, 'close')
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  while (!isOver() && !existsSync(sign)) await sleep(LOOK_MILLISECONDS)
  const began = performance.now()
  await Promise.race([ended, sleep(after)])
  if (!isOver()) child.kill('SIGKILL')
  const [code, signal] = await ended
  if (code !== 0 && signal !== 'SIGKILL') {
    throw new Error(`${words[0]} ended with ${code}: ${await said}`)
  }
  return { wasKilled: signal === 'SIGKILL', milliseconds: performance.now() - began }
}
