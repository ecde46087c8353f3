import { Command, CommanderError } from 'commander'
import { Outage, Refusal } from '#shared/index.ts'
import { COMMAND_LINE, compareWithTable, may } from '#web/index.ts'
import { actOfCommand } from './command-acts.ts'
import { accountsCommand } from './commands/accounts.ts'
import { areaCommand } from './commands/area.ts'
import { backupCommand, restoreCommand } from './commands/backup.ts'
import { checkCommand } from './commands/check.ts'
import { decideCommand } from './commands/decide.ts'
import { importCommand } from './commands/import.ts'
import { limitsCommand } from './commands/limits.ts'
import { loadCommand } from './commands/load.ts'
import { logCommand } from './commands/log.ts'
import { meetingCommand } from './commands/meeting.ts'
import { minutesCommand } from './commands/minutes.ts'
import { packCommand } from './commands/pack.ts'
import { peopleCommand } from './commands/people.ts'
import { permissionsCommand } from './commands/permissions.ts'
import { proceduresCommand } from './commands/procedures.ts'
import { recipeCommand } from './commands/recipe.ts'
import { registerCommand } from './commands/register.ts'
import { releaseCommand } from './commands/release.ts'
import { reportCommand } from './commands/report.ts'
import { serveCommand } from './commands/serve.ts'
import { setAsideCommand } from './commands/set-aside.ts'
import { timetableCommand } from './commands/timetable.ts'
import { verifyCommand } from './commands/verify.ts'
import { withdrawCommand } from './commands/withdraw.ts'
import { withholdCommand } from './commands/withhold.ts'
import { catchCrashes, tellCrash } from './crash.ts'
import { describeFileError } from './file-errors.ts'

/** Done, and could not run; what found something wrong ends with 1, and a crash with 70. */
const EXIT = { done: 0, couldNotRun: 2 } as const

const program = new Command('critical-friend')
  .description(
    'Turns a police force’s figures into reports in which every number can be traced and checked.',
  )
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) })

for (const command of [
  serveCommand(),
  loadCommand(),
  setAsideCommand(),
  withdrawCommand(),
  releaseCommand(),
  areaCommand(),
  importCommand(),
  recipeCommand(),
  registerCommand(),
  reportCommand(),
  packCommand(),
  checkCommand(),
  limitsCommand(),
  decideCommand(),
  meetingCommand(),
  minutesCommand(),
  timetableCommand(),
  proceduresCommand(),
  peopleCommand(),
  withholdCommand(),
  accountsCommand(),
  permissionsCommand(),
  logCommand(),
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

/** The commands that do something, rather than only hold others. */
function commandsWithin(command: Command): readonly Command[] {
  return command.commands.length > 0 ? command.commands.flatMap(commandsWithin) : [command]
}

/** A command without a row in the table of permissions stops every command, until it has one. */
function checkRows(): void {
  const doings = commandsWithin(program).map((command) => ({
    name: `The command ${nameOf(command)}`,
    act: actOfCommand(nameOf(command)),
  }))
  const { withoutRow } = compareWithTable(doings)
  if (withoutRow.length > 0) throw new Refusal(withoutRow.join('\n'))
}

// The one hook before every command: whoever is at the command line has an administrator's rights.
program.hook('preAction', (_, command) => {
  const act = actOfCommand(nameOf(command))
  if (act && may(COMMAND_LINE, act.act, act.kind)) return
  throw new Refusal(`The table of permissions does not let an administrator ${nameOf(command)}`)
})

/** As it is typed: `import street`. */
function nameOf(command: Command): string {
  const above = command.parent === null || command.parent === program ? '' : nameOf(command.parent)
  return `${above} ${command.name()}`.trim()
}

// A reader that stops early, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

catchCrashes()
try {
  checkRows()
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.couldNotRun
  } else if (error instanceof Refusal || error instanceof Outage) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = EXIT.couldNotRun
  } else {
    const sentence = describeFileError(error)
    if (sentence === undefined) {
      tellCrash(error)
    } else {
      process.stderr.write(`${sentence}\n`)
      process.exitCode = EXIT.couldNotRun
    }
  }
}
