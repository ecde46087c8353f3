import { Command } from 'commander'
import { constitutionHoldings } from '#constitution/index.ts'
import { isDay } from '#fields/index.ts'
import { fetchAreaFile } from '#holdings/index.ts'
import { peopleBook } from '#people/index.ts'
import { printCases, procedureHoldings } from '#procedures/index.ts'
import { Refusal } from '#shared/index.ts'
import { CLOCK } from '../clock.ts'
import { insist, withLoadedArea } from '../instance.ts'

/**
 * `procedures [procedure] [case] --json [--known <day>]`: every procedure with its cases and the dates to
 * keep; one procedure; or one case, now or as it was known at the end of a day. It only reads.
 */
export function proceduresCommand(): Command {
  return new Command('procedures')
    .description('prints the cases on record as JSON: all, of one procedure, or one case')
    .argument('[procedure]', 'such as precept')
    .argument('[case]', 'as it stands in its address, such as 2027-28')
    .requiredOption('--json', 'print one JSON document')
    .option('--known <day>', 'one case as it was known at the end of a day, such as 2027-02-09')
    .action(
      async (
        procedure: string | undefined,
        slug: string | undefined,
        { known }: { readonly known?: string },
      ) => {
        if (known !== undefined && !isDay(known)) {
          throw new Refusal(`"${known}" is not a day. Write it as 2027-02-09`)
        }
        if (known !== undefined && slug === undefined) {
          throw new Refusal('Say which case was known on that day: procedures <procedure> <case>')
        }
        const printed = await withLoadedArea('procedures', async ({ db }) => {
          const needs = {
            db,
            people: peopleBook(db, (path) => fetchAreaFile(db, path)),
            today: () => CLOCK.today(),
          }
          const held = insist(await procedureHoldings(needs, constitutionHoldings(needs))())
          return insist(await printCases(db, held, { procedure, slug, known }))
        })
        process.stdout.write(`${JSON.stringify(printed, undefined, 2)}\n`)
      },
    )
}
