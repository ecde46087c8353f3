import { Command, CommanderError } from 'commander'
import { Refusal } from '#shared/index.ts'
import { areaCommand } from './commands/area.ts'
import { backupCommand, restoreCommand } from './commands/backup.ts'
import { checkCommand } from './commands/check.ts'
import { decideCommand } from './commands/decide.ts'
import { importCommand } from './commands/import.ts'
import { limitsCommand } from './commands/limits.ts'
import { loadCommand } from './commands/load.ts'
import { reportCommand } from './commands/report.ts'
import { serveCommand } from './commands/serve.ts'
import { timetableCommand } from './commands/timetable.ts'
import { verifyCommand } from './commands/verify.ts'
import { withholdCommand } from './commands/withhold.ts'
import { describeFileError } from './file-errors.ts'

/** Done, found something wrong, could not run. */
export const EXIT = { done: 0, foundWrong: 1, couldNotRun: 2 } as const

const program = new Command('critical-friend')
  .description(
    'Turns a police force’s figures into reports in which every number can be traced and checked.',
  )
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) })

for (const command of [
  serveCommand(),
  loadCommand(),
  areaCommand(),
  importCommand(),
  reportCommand(),
  checkCommand(),
  limitsCommand(),
  decideCommand(),
  timetableCommand(),
  withholdCommand(),
  verifyCommand(),
  backupCommand(),
  restoreCommand(),
]) {
  program.addCommand(inheritExit(command))
}

/** Sub-commands do not inherit `exitOverride`; without it a usage error would exit with 1. */
function inheritExit(command: Command): Command {
  command.exitOverride().configureOutput(program.configureOutput())
  for (const inner of command.commands) inheritExit(inner)
  return command
}

// A reader that stops early, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.couldNotRun
  } else if (error instanceof Refusal) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = EXIT.couldNotRun
  } else {
    const sentence = describeFileError(error)
    if (sentence === undefined) throw error
    process.stderr.write(`${sentence}\n`)
    process.exitCode = EXIT.couldNotRun
  }
}
