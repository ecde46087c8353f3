import { capitalise } from '#shared/index.ts'
import type { Constitution } from './constitution.ts'

/**
 * A sentence with this panel's own names for its offices. `{office}` becomes "the commissioner",
 * `{Office}` the same at the beginning of a sentence, and `{bare:office}` only "commissioner"; so too
 * for `panel`, `chair`, `vice_chair`, `clerk` and `monitoring_officer`.
 */
export function fillWords({ settings }: Constitution, text: string): string {
  const words: Readonly<Record<string, string>> = settings.words
  return text.replace(/\{(bare:)?(\w+)\}/g, (whole, bare: string | undefined, name: string) => {
    const word = words[name.toLowerCase()]
    if (word === undefined) return whole
    const said = bare === undefined ? `the ${word}` : word
    return name === name.toLowerCase() ? said : capitalise(said)
  })
}
