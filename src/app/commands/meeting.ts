import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { readAreaFolder } from '#area/index.ts'
import { parseConstitution } from '#constitution/index.ts'
import { calendarKnownBy, readCalendar } from '#days/index.ts'
import { runMeeting } from '#panel/index.ts'
import { Refusal } from '#shared/index.ts'
import { readConfig } from '../config.ts'
import { areaFolder, insist } from '../instance.ts'

/**
 * `meeting run --json`: a story of a meeting on stdin, and on stdout what the panel's rules make of it. It
 * reads the area's files and opens no storage, so it answers while the site is running.
 */
export function meetingCommand(): Command {
  return new Command('meeting').description('judges what was recorded of a meeting').addCommand(
    new Command('run')
      .description('judges a meeting by its panel’s rules: a story on stdin, one JSON on stdout')
      .option('--json', 'read and write JSON')
      .action(async ({ json }: { json?: true }) => {
        if (json !== true) throw new Refusal('Say --json: the story is read and answered as JSON')
        const files = await readAreaFolder(await areaFolder(insist(readConfig())))
        const constitution = insist(parseConstitution(files))
        const calendar = calendarKnownBy(insist(readCalendar(files)))
        const told = insist(
          runMeeting(constitution, readStory(await text(process.stdin)), calendar),
        )
        process.stdout.write(`${JSON.stringify(told)}\n`)
      }),
  )
}

function readStory(sent: string): unknown {
  try {
    return JSON.parse(sent)
  } catch {
    throw new Refusal(
      'What was sent is not JSON. Send one story: an object with panel_of_day, meeting, items and events',
    )
  }
}
