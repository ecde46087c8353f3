import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Ran, Typed } from './command-driver.ts'

export type { Ran }

let driver: ChildProcess | undefined
let before: Promise<unknown> = Promise.resolve()

after(async () => {
  if (driver === undefined || driver.exitCode !== null) return
  const ended = once(driver, 'exit')
  driver.disconnect()
  await ended
})

/**
 * Runs the program as somebody at a command line does, in a process apart. To start one takes a
 * second, so one is started for each file of tests and runs the program again and again; commands
 * wait for those before them.
 *
 * @param settings - the whole environment, beside where compiled code is kept
 */
export async function runCommand(
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Ran> {
  const { NODE_COMPILE_CACHE = '' } = process.env
  const kept = NODE_COMPILE_CACHE === '' ? {} : { NODE_COMPILE_CACHE }
  const ran = before.then(() => send({ words, settings: { ...kept, ...settings }, input }))
  before = ran.catch(() => {})
  return await ran
}

async function send(typed: Typed): Promise<Ran> {
  // Not what this process was started with: it would take itself for a run of tests
  driver ??= fork(join(import.meta.dirname, 'command-driver.ts'), { execArgv: [] })
  const answered = once(driver, 'message')
  const ended = once(driver, 'exit').then(([code]) => {
    throw new Error(`The program ended its process with ${code}: ${typed.words.join(' ')}`)
  })
  driver.send(typed)
  const [ran] = await Promise.race([answered, ended])
  return ran as Ran
}
