import { createLog } from '#shared/index.ts'
import { CLOCK } from './clock.ts'

/** What the program ends with when it fails by a fault of its own, as systems have it (EX_SOFTWARE). */
const FAILED = 70

/** Where failures are written down: a line of JSON each, with nothing in it that was typed or read. */
export const LOG = createLog((line) => void process.stderr.write(line), CLOCK.now)

const SENTENCE =
  'The program failed by a fault of its own, and stopped. Report it with the line above, which says where and ' +
  'holds nothing that you typed or that it read\n'

let isCatching = false
let afterwards = (): void => {
  process.stderr.write(SENTENCE)
  process.exit()
}

/** Tells of a failure that nothing in a command expected, which ends with it. */
export function tellCrash(error: unknown): void {
  noteCrash(error)
  process.stderr.write(SENTENCE)
}

/** From here on a failure beside everything else is told of in the same way, and ends the process. */
export function catchCrashes(): void {
  if (isCatching) return
  isCatching = true
  process.on('uncaughtException', (error) => {
    noteCrash(error)
    afterwards()
  })
}

/** Has a program that serves stop in order after such a failure, with its line alone on the log. */
export function afterCrash(stopInOrder: () => void): void {
  afterwards = stopInOrder
}

function noteCrash(error: unknown): void {
  LOG.failed('The program failed, and stops', error)
  process.exitCode = FAILED
}
