import { capitalise } from '#shared/index.ts'
import type { Constitution } from './constitution.ts'

/**
 * A constitution in whose sentences the offices have the names of a day: "the commissioner" until then,
 * "the mayor" from then on. The same object where no name is another.
 *
 * @param day - YYYY-MM-DD
 */
export function wordedOn(constitution: Constitution, day: string): Constitution {
  const { settings } = constitution
  const held = settings.accountable.findLast(({ from }) => from <= day)
  if (held === undefined) {
    return constitution.wordsOfDay === undefined
      ? constitution
      : { ...constitution, wordsOfDay: settings.words }
  }
  const { words, title, lead } = held
  const own = Object.fromEntries(
    Object.entries({ ...words, lead }).flatMap(([name, word]) =>
      word === undefined ? [] : [[name, word]],
    ),
  )
  return { ...constitution, wordsOfDay: { ...settings.words, ...own, office_title: title } }
}

/**
 * A sentence with this panel's own names for its offices. `{office}` becomes "the commissioner",
 * `{Office}` the same at the beginning of a sentence, and `{bare:office}` only "commissioner"; so too
 * for `panel`, `chair`, `vice_chair`, `clerk` and `monitoring_officer`.
 */
export function fillWords({ settings, wordsOfDay }: Constitution, text: string): string {
  const words: Readonly<Record<string, string>> = wordsOfDay ?? settings.words
  return text.replace(/\{(bare:)?(\w+)\}/g, (whole, bare: string | undefined, name: string) => {
    const word = words[name.toLowerCase()]
    if (word === undefined) return whole
    const said = bare === undefined ? `the ${word}` : word
    return name === name.toLowerCase() ? said : capitalise(said)
  })
}
