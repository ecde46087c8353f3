import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { parseArea, readAreaFolder } from '#area/index.ts'
import { csvLine } from '#documents/index.ts'
import { withholdTable } from '#statistics/index.ts'
import { readConfig } from '../config.ts'
import { areaFolder, insist } from '../instance.ts'

/**
 * `withhold`: a CSV table of counts on stdin, the same on stdout with small counts withheld, to be
 * run before a table is published or imported. It opens no storage, so that nothing is kept.
 */
export function withholdCommand(): Command {
  return new Command('withhold')
    .description(
      'withholds small counts from a table before it is published: CSV on stdin and stdout',
    )
    .action(async () => {
      const area = insist(parseArea(await readAreaFolder(await areaFolder(insist(readConfig())))))
      const { smallNumbers } = area.file
      const rows = insist(withholdTable(await text(process.stdin), smallNumbers))
      // Words stay as they were given: this is the same table, on its way to another program
      process.stdout.write(rows.map((row) => csvLine(row.map((asIs) => ({ asIs })))).join(''))
    })
}
