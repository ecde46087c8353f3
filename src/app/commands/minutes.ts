import { Command } from 'commander'
import { constitutionHoldings } from '#constitution/index.ts'
import { fetchAreaFile } from '#holdings/index.ts'
import { draftText, fetchJudged, HELD_BY_RECORD, meetingBook } from '#panel/index.ts'
import { peopleBook } from '#people/index.ts'
import { Refusal } from '#shared/index.ts'
import { CLOCK } from '../clock.ts'
import { insist, withInstance } from '../instance.ts'
import { isMeeting } from './meeting-pack.ts'

/** `minutes draft <meeting> [--json]`: minutes drawn from the record of a meeting, each sentence with its facts. */
export function minutesCommand(): Command {
  return new Command('minutes').description('drafts minutes from what was recorded').addCommand(
    new Command('draft')
      .description('drafts the minutes of a meeting; each sentence names the facts it rests on')
      .argument('<meeting>', 'its address, such as 2019-07-22')
      .option('--json', 'print one JSON document')
      .action(async (address: string, options: { json?: true }) => {
        if (!isMeeting(address)) {
          throw new Refusal(
            `"${address}" is no address of a meeting. Give its day, such as 2019-07-22`,
          )
        }
        await withInstance('minutes draft', async ({ storage: { db, readAs } }) => {
          const asPublic = readAs({ audience: 'public' })
          const people = peopleBook(asPublic, (path) => fetchAreaFile(asPublic, path))
          const sources = {
            people,
            meetings: meetingBook(asPublic, HELD_BY_RECORD),
            constitution: constitutionHoldings({ db, people, today: CLOCK.today }),
          }
          const found = insist(await fetchJudged(db, sources, address))
          if (found === undefined) {
            throw new Refusal(
              `There is no meeting ${address}. Give the address of one on /meetings`,
            )
          }
          if (found.events.length === 0) {
            throw new Refusal(
              `Nothing is recorded of what happened at the meeting ${address}, so there is nothing to draft`,
            )
          }
          process.stdout.write(
            options.json
              ? `${JSON.stringify(found.draft, undefined, 2)}\n`
              : draftText(found.draft),
          )
        })
      }),
  )
}
