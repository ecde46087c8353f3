import { Command } from 'commander'
import { isDay } from '#fields/index.ts'
import { fetchAreaFile } from '#holdings/index.ts'
import {
  countsOn,
  type HeldBy,
  heldOn,
  type OfficesOn,
  officesOn,
  peopleBook,
} from '#people/index.ts'
import { Refusal } from '#shared/index.ts'
import { CLOCK } from '../clock.ts'
import { insist, withLoadedArea } from '../instance.ts'

interface PeopleOptions {
  readonly on?: string
  readonly json?: boolean
}

/** `people [--on <day>] [--json]`: who held what on a day, as far as it is recorded. */
export function peopleCommand(): Command {
  return new Command('people')
    .description('says who held each seat and office on a day, as far as it is recorded')
    .option('--on <day>', 'the day, such as 2019-07-22; today unless said')
    .option('--json', 'print one JSON document')
    .action(async ({ on = CLOCK.today(), json }: PeopleOptions) => {
      if (!isDay(on)) throw new Refusal(`"${on}" is not a day. Write it as 2019-07-22`)
      const people = await withLoadedArea('people', async ({ db }) => {
        const book = peopleBook(db, (path) => fetchAreaFile(db, path))
        return insist(await book()).people
      })
      const held = heldOn(people, on)
      const report = {
        day: on,
        counts: countsOn(people, on),
        offices: officesJson(officesOn(people, on)),
        seats: held.seats.map(({ seat, state, by }) => ({
          seat: seat.id,
          name: seat.name,
          state,
          by: by.map(sayHolder),
        })),
        in_some_seat: held.inSomeSeat.map(sayHolder),
        posts: held.posts.map(({ post, state, by }) => ({
          post: post.id,
          name: post.name,
          state,
          by: by.map(sayHolder),
        })),
      }
      if (json) {
        process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`)
        return
      }
      const line = (name: string, state: string, by: readonly { name: string; known: string }[]) =>
        `${name}: ${by.length === 0 ? state.replace('-', ' ') : by.map((one) => `${one.name} (${one.known.replace('-', ' ')})`).join(', ')}`
      process.stdout.write(
        [
          ...report.seats.map(({ name, state, by }) => line(name, state, by)),
          ...report.in_some_seat.map(({ name, known }) =>
            line('A seat not stated', known, [{ name, known }]),
          ),
          ...report.posts.map(({ name, state, by }) => line(name, state, by)),
          '',
        ].join('\n'),
      )
    })
}

function officesJson({ chair, heldBy, viceChairs }: OfficesOn) {
  const json = ({ name, holdsSeat }: OfficesOn['chair'][number]) => ({
    name,
    holds_seat: holdsSeat,
  })
  return { chair: chair.map(json), vice_chairs: { posts: viceChairs, held_by: heldBy.map(json) } }
}

function sayHolder({ person, holding, known }: HeldBy) {
  const { role = null, party = null, from = null, to = null } = holding
  return { person: person.id, name: person.name, known, role, party, from, to }
}
