import type { Constitution } from './constitution.ts'
import { mattersOf } from './matters.ts'

/** What a motion would veto, or change by a majority of its own, as its words say. */
export interface SaidOfMatter {
  /** By its id; `undefined` where it is a veto, and of what the words do not say. */
  readonly matter: string | undefined
}

/** "be vetoed", "the panel vetoes", "to exercise its veto". */
const VETOES = [
  /\b(?:is|are|be|being|stand|stands)(?: hereby| formally| now| therefore)? vetoed\b/i,
  /^\W*(?:that )?(?:we |the panel |the committee |members )?(?:do |does |hereby |formally |now |agrees? to |resolves? to |to )*veto(?:es)?\b(?! (?:on|of|process|procedure|powers?)\b)/i,
  /\bexercises? (?:its|the|their) (?:power (?:of|to) )?veto\b/i,
  /\b(?:a|the) veto (?:of|on|over)\b[^.;]*\bbe (?:made|exercised|imposed|issued)\b/i,
]

/** "be not vetoed", "whether to veto", "the power of veto be explained". */
const NOT_VETOED =
  /\b(?:not|no|never|without|whether|declines? to|refrains? from|rather than|instead of|had)\b[^.,;]*\bveto/i

/**
 * The matter that a motion is about where its words would veto it or, by the words of the panel's own rules, bring about
 * what a vote on it brings about: "That the proposed precept be vetoed", "That the draft budget be amended".
 *
 * @returns `undefined` of a motion like any other
 */
export function matterInWords(constitution: Constitution, words: string): SaidOfMatter | undefined {
  const matters = [...mattersOf(constitution)]
  const changed = matters.find(
    ([, { outcomes }]) => outcomes !== undefined && bringsAbout(outcomes.carried.words, words),
  )
  if (changed !== undefined) return { matter: changed[0] }
  const own = [...constitution.ownQuestions].find(([, { asks, outcomes }]) =>
    bringsAbout(answering(asks, outcomes.carried.words), words),
  )
  if (own !== undefined) return { matter: own[0] }
  if (NOT_VETOED.test(words) || !VETOES.some((one) => one.test(words))) return undefined
  const named = matters.find(
    ([id, { name, outcomes }]) =>
      outcomes === undefined && [plain(id), withoutArticle(name)].some((one) => names(words, one)),
  )
  return { matter: named?.[0] }
}

/** The stage of a matter that words name, of those that it has: "the revised precept". */
export function stageInWords(
  constitution: Constitution,
  matter: string,
  words: string,
): string | undefined {
  const stages = Object.keys(mattersOf(constitution).get(matter)?.stages ?? {})
  return stages.find((stage) => names(words, plain(stage)))
}

const plain = (id: string) => id.replaceAll('-', ' ')
const withoutArticle = (name: string) => name.replace(/^(?:the|an?) /i, '')

/** Not of another who is called so too: a deputy chief constable is no chief constable. */
const names = (words: string, what: string) =>
  new RegExp(`(?<!\\b(?:deputy|assistant)[ -])\\b${RegExp.escape(what)}\\b(?![’'])`, 'i').test(
    words,
  )

/**
 * What a question of the panel's own comes to where it is carried, with what it is about in place of "they": of "Are the
 * articles suspended?" and "They are suspended" it is "the articles are suspended".
 */
function answering(asks: string, carried: string): string {
  const [, comes = ''] = /^(?:it is|they are) (.+)$/i.exec(carried) ?? []
  const [, is = '', what = ''] = /^(is|are) (.+)\?$/i.exec(asks) ?? []
  return comes !== '' && what.endsWith(` ${comes}`)
    ? `${what.slice(0, -comes.length - 1)} ${is.toLowerCase()} ${comes}`
    : carried
}

/** Whether a motion would have it so: of "The draft budget is amended", that the draft budget be amended. */
function bringsAbout(carried: string, words: string): boolean {
  const [, what = '', comes = ''] = /^(.+?) (?:is|are) (.+)$/.exec(carried) ?? []
  if (what === '') return false
  const subject = RegExp.escape(withoutArticle(what))
  const wanted = new RegExp(`\\b${subject}\\b(?![’'])[^.;]*\\bbe ${RegExp.escape(comes)}\\b`, 'i')
  return wanted.test(words)
}
