import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { readAreaFolder } from '#area/index.ts'
import { makeTimetable, parseConstitution, TIMETABLE_NAMES } from '#constitution/index.ts'
import { calendarKnownBy, readCalendar } from '#days/index.ts'
import { Refusal } from '#shared/index.ts'
import { readConfig } from '../config.ts'
import { areaFolder, insist } from '../instance.ts'

/**
 * `timetable <procedure> --json`: one JSON object on stdin, one JSON document on stdout. It reads the
 * area's files and opens no storage, so it answers while the site is running.
 */
export function timetableCommand(): Command {
  return new Command('timetable')
    .description('works out the dates of a procedure: one JSON object on stdin, one on stdout')
    .argument('<procedure>', TIMETABLE_NAMES.join(', '))
    .requiredOption('--json', 'read and write JSON')
    .option('--known-by <day>', 'count with the bank holidays as they were known on a day')
    .action(async (procedure: string, options: { knownBy?: string }) => {
      const files = await readAreaFolder(await areaFolder(insist(readConfig())))
      const constitution = insist(parseConstitution(files))
      const calendar = calendarKnownBy(insist(readCalendar(files)), options.knownBy)
      const input = readJson(await text(process.stdin))
      const timetable = insist(makeTimetable(procedure, input, { constitution, calendar }))
      process.stdout.write(`${JSON.stringify(timetable)}\n`)
    })
}

function readJson(sent: string): unknown {
  try {
    return JSON.parse(sent)
  } catch {
    throw new Refusal(
      'What was sent is not JSON. Send one object, such as {"financialYear": "2027-28"}',
    )
  }
}
