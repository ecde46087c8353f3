import { Command } from 'commander'
import { readAreaFolder } from '#area/index.ts'
import { actNow, loadArea, withStorage } from '../instance.ts'

/** `load <area folder>`: loads an area, or what has changed in it since. */
export function loadCommand(): Command {
  return new Command('load')
    .description('loads an area’s files and figures, or what has changed in them since')
    .argument('<folder>', 'the area folder, such as areas/northmere')
    .option('--reason <words>', 'why, for the change log', 'Area files loaded')
    .option('--actor <name>', 'who, for the change log')
    .option('--json', 'print one JSON document')
    .action(async (folder: string, options: { reason: string; actor?: string; json?: boolean }) => {
      await withStorage('load', async (storage, config) => {
        const files = await readAreaFolder(folder)
        const act = actNow(config, options.reason, options.actor)
        const { files: changes, imports } = await loadArea(storage, files, act)
        if (options.json) {
          process.stdout.write(`${JSON.stringify({ files: changes, imports }, undefined, 2)}\n`)
          return
        }
        const { added, changed, removed } = changes
        const lines =
          added.length + changed.length + removed.length === 0
            ? ['No file has changed since it was loaded.']
            : [
                `Files: ${added.length} added, ${changed.length} changed, ${removed.length} removed.`,
              ]
        for (const { summary } of imports) lines.push(`${summary}.`)
        process.stdout.write(`${lines.join('\n')}\n`)
      })
    })
}
