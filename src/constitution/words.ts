import { capitalise } from '#shared/index.ts'
import type { Constitution } from './constitution.ts'
import type { Rule } from './rule.ts'

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

/** Whom rules name by the office that it is anywhere, and the word by which a panel calls it. */
const OFFICES: Readonly<Record<string, string>> = {
  office: '{bare:office}',
  commissioner: '{bare:office}',
  'commissioner or board': '{bare:office}',
  panel: '{bare:panel}',
  chair: '{bare:chair}',
  'vice-chair': '{bare:vice_chair}',
  clerk: '{bare:clerk}',
  'monitoring officer': '{bare:monitoring_officer}',
}

/** Who has to do what a rule says, as the panel calls them; as the rule does, where it is no such office. */
export function actorWords(constitution: Constitution, { actor }: Pick<Rule, 'actor'>): string {
  const words = actor
    .split(/(, | and | or )/)
    .map((part) => OFFICES[part.toLowerCase()] ?? part)
    .join('')
  return fillWords(constitution, OFFICES[actor.toLowerCase()] ?? words)
}
