import { Command } from 'commander'
import { readAreaFolder, readExported } from '#area/index.ts'
import { dayInBritain } from '#days/index.ts'
import type { AreaLoad } from '#performance/index.ts'
import { describeDay } from '#shared/index.ts'
import { actNow, loadArea, withStorage } from '../instance.ts'

/** `load <area folder>`: loads an area, or what has changed in it since. */
export function loadCommand(): Command {
  return new Command('load')
    .description('loads an area’s files and figures, or what has changed in them since')
    .argument('<folder>', 'the area folder, such as areas/northmere')
    .option('--reason <words>', 'why, for the change log', 'Area files loaded')
    .option('--actor <name>', 'who, for the change log')
    .option(
      '--over-edits',
      'let the folder stand where it differs from what was written on the site since',
    )
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
What was written on the site stands where the folder has an earlier text, and is brought together with
what was changed in the folder. Where both changed the same place nothing is loaded, and the files are
named. Write the folder out with area export to have in it what was written on the site.`,
    )
    .action(async (folder: string, options: LoadOptions) => {
      await withStorage('load', async (storage, config) => {
        const files = await readAreaFolder(folder)
        const act = actNow(config, options.reason, options.actor)
        const { overEdits = false } = options
        const taking = { exported: await readExported(folder), overEdits }
        const { files: changes, edits, imports } = await loadArea(storage, files, act, taking)
        if (options.json) {
          const told = { files: changes, edits: pathsOf(edits), imports }
          process.stdout.write(`${JSON.stringify(told, undefined, 2)}\n`)
          return
        }
        const { added, changed, removed } = changes
        const lines =
          added.length + changed.length + removed.length === 0
            ? ['No file has changed since it was loaded.']
            : [
                `Files: ${added.length} added, ${changed.length} changed, ${removed.length} removed.`,
              ]
        lines.push(...sayEdits(edits))
        for (const { summary } of imports) lines.push(`${summary}.`)
        process.stdout.write(`${lines.join('\n')}\n`)
      })
    })
}

interface LoadOptions {
  readonly reason: string
  readonly actor?: string
  readonly overEdits?: boolean
  readonly json?: boolean
}

type Edits = AreaLoad['edits']

function pathsOf({ kept, merged, undone }: Edits) {
  const paths = (versions: Edits['kept']) => versions.map(({ path }) => path)
  return { kept: paths(kept), merged: paths(merged), undone: paths(undone) }
}

function sayEdits({ kept, merged, undone }: Edits): readonly string[] {
  const say = (versions: Edits['kept'], what: string) =>
    versions.map(
      ({ path, at, by }) =>
        `${path}: what ${by} wrote on the site on ${describeDay(dayInBritain(at))} ${what}.`,
    )
  return [
    ...say(kept, 'stands, since the folder is from before it'),
    ...say(merged, 'stands together with what was changed in the folder'),
    ...say(undone, 'no longer holds: the folder does'),
  ]
}
