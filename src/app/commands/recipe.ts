import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import {
  askedTogether,
  proposeRecipe,
  readRecipe,
  scopeOf,
  writeRecipe,
} from '#performance/index.ts'
import { insist, withInstance } from '../instance.ts'

/** `recipe suggest <file> --json`: how a file would be read, and what would have to be asked. */
export function recipeCommand(): Command {
  return new Command('recipe')
    .description('how files of figures are read')
    .addCommand(suggestCommand())
}

function suggestCommand(): Command {
  return new Command('suggest')
    .description(
      'proposes how a file is read: its tables, headings and columns. Nothing is written here',
    )
    .argument('<file>', 'CSV, XLSX, ODS, or a web page with tables')
    .option('--json', 'print one JSON document')
    .action(async (file: string, options: { readonly json?: true }) => {
      await withInstance('recipe suggest', async ({ area }) => {
        const proposed = insist(await proposeRecipe(file, scopeOf(area)))
        const { recipe, observations, sure } = proposed
        const questions = askedTogether(proposed.questions)
        if (options.json) {
          process.stdout.write(
            `${JSON.stringify({ recipe, questions, observations, sure }, null, 2)}\n`,
          )
          return
        }
        const asked = proposed.questions.map(({ question }) => `# ? ${question}`)
        process.stdout.write(
          `${[`# ${observations} figures would be read`, ...asked].join('\n')}\n${writeRecipe(recipe)}`,
        )
      })
    })
}

/** A recipe from a file that somebody names. */
export async function recipeFile(path: string) {
  return insist(readRecipe(path, await readFile(path, 'utf8')))
}
