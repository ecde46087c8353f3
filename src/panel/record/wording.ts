/** What an amendment does: its form, and the motion as it would then read where that can be worked out. */
export interface Amended {
  readonly form: 'refer' | 'change'
  readonly text: string | undefined
}

const bare = (words: string) =>
  words
    .trim()
    .replace(/[.;]$/, '')
    .replace(/^(?:the )?words? (?=[“"‘'])/i, '')
    .replace(/^[“"‘'](.*)[”"’']$/s, '$1')
    .trim()

/** Every way to cut a text in two at a word: "not before be asked" at "before". */
function cuts(text: string, joints: RegExp): readonly (readonly [string, string, string])[] {
  return [...text.matchAll(joints)].map((match) => [
    bare(text.slice(0, match.index)),
    match[1]?.toLowerCase() ?? '',
    bare(text.slice(match.index + match[0].length)),
  ])
}

/** Where words stand in a text, whole and without regard to capitals; `undefined` where they do not. */
function find(text: string, words: string): readonly [number, number] | undefined {
  if (words === '') return undefined
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  const match = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').exec(text)
  return match === null ? undefined : [match.index, match.index + match[0].length]
}

const tidy = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:])/g, '$1')
    .trim()

function put(text: string, [from, to]: readonly [number, number], words: string): string {
  return tidy(`${text.slice(0, from)}${words}${text.slice(to)}`)
}

function atEnd(text: string, words: string): string {
  const stop = /[.;]?\s*$/.exec(text)
  const end = stop?.index ?? text.length
  return tidy(`${text.slice(0, end)} ${words}${text.slice(end).trim() || ''}`)
}

/**
 * The motion as an amendment would make it, from what was said: "Insert by road after speed figures",
 * "Replace three by four", "Add for one year", "Leave out each quarter".
 *
 * @returns `text` is `undefined` where the words of the amendment do not tell
 */
export function applyAmendment(motion: string, amendment: string): Amended {
  const said = bare(amendment)
  if (/^(that the (matter|motion|question) be )?refer(red)?\b/i.test(said)) {
    const [, what = '', whom] = /^refer (.+?) to (.+)$/i.exec(said) ?? []
    const text = whom === undefined ? undefined : `That ${what} be referred to ${whom}.`
    return { form: 'refer', text }
  }
  return { form: 'change', text: changed(motion, said) }
}

function changed(motion: string, said: string): string | undefined {
  const [first = ''] = /^\p{L}+( out)?/u.exec(said) ?? []
  const verb = first.toLowerCase()
  const rest = said.slice(first.length)
  if (/^(insert|add)$/.test(verb)) {
    for (const [words, side, where] of cuts(rest, /\s(before|after)\s/gi)) {
      const spot = find(motion, where)
      if (spot === undefined) continue
      const [from, to] = spot
      return side === 'before'
        ? put(motion, [from, from], `${words} `)
        : put(motion, [to, to], ` ${words}`)
    }
    return atEnd(
      motion,
      bare(rest.replace(/\s+at the end\.?$/i, '').replace(/^\s*at the end\s+/i, '')),
    )
  }
  if (/^(replace|change|substitute)$/.test(verb)) {
    const joints = verb === 'substitute' ? /\s(for)\s/gi : /\s(by|with|to)\s/gi
    for (const [one, , other] of cuts(rest, joints)) {
      const [old, fresh] = verb === 'substitute' ? [other, one] : [one, other]
      const spot = find(motion, old)
      if (spot !== undefined) return put(motion, spot, fresh)
    }
    return undefined
  }
  if (/^(delete|omit|remove|strike out|leave out|leave|strike)$/.test(verb)) {
    const [old = '', fresh = ''] = rest.split(
      /,?\s+and (?:insert|add|substitute|replace (?:it|them) (?:by|with))\s+/i,
    )
    const all = /^\s*all (?:the )?(?:words )?after\s+(.+)$/i.exec(old)
    if (all !== null) {
      const spot = find(motion, bare(all[1] ?? ''))
      return spot === undefined
        ? undefined
        : put(motion, [spot[1], motion.length], ` ${bare(fresh)}.`)
    }
    const spot = find(motion, bare(old))
    return spot === undefined ? undefined : put(motion, spot, bare(fresh))
  }
  return undefined
}

/** Words that say the contrary of one another, by their stems, the second of each as the first denied. */
const CONTRARIES: readonly (readonly [string, string])[] = [
  ['support', 'oppos'],
  ['approv', 'reject'],
  ['approv', 'refus'],
  ['approv', 'disapprov'],
  ['accept', 'reject'],
  ['accept', 'declin'],
  ['agre', 'disagre'],
  ['agre', 'refus'],
  ['welcom', 'regret'],
  ['welcom', 'regrett'],
  ['welcom', 'deplor'],
  ['increas', 'reduc'],
  ['increas', 'decreas'],
  ['rais', 'lower'],
  ['higher', 'lower'],
  ['for', 'against'],
  ['allow', 'forbid'],
  ['allow', 'prohibit'],
  ['permit', 'forbid'],
  ['open', 'clos'],
  ['start', 'stop'],
  ['continu', 'stop'],
  ['continu', 'end'],
  ['continu', 'ceas'],
  ['kept', 'clos'],
  ['keep', 'clos'],
  ['kept', 'abolish'],
  ['keep', 'abolish'],
  ['kept', 'remov'],
  ['keep', 'remov'],
  ['retain', 'abolish'],
  ['retain', 'clos'],
  ['retain', 'remov'],
  ['with', 'without'],
  ['satisfi', 'dissatisfi'],
  ['confidence', 'no-confidence'],
]
const DENYING = new Set(['not', 'no', 'never', 'don’t', "don't", 'neither', 'nor', 'cannot'])
const IDLE = new Set(['do', 'does', 'did'])

const stem = (word: string) => word.replace(/(?:ied)$/, 'i').replace(/(?:ing|ed|es|e|s|d)$/, '')

/**
 * Whether two texts say the same but for a denial: with "not" put in or taken out, or a word changed for
 * its contrary. What is denied twice is not.
 */
export function isReversed(before: string, after: string): boolean {
  const [one, other] = [wordsOf(before), wordsOf(after)]
  if (one.words.length !== other.words.length) return false
  let turns = one.denials + other.denials
  for (const [index, word] of one.words.entries()) {
    const against = other.words[index] ?? ''
    if (word === against) continue
    if (!areContrary(word, against)) return false
    turns += 1
  }
  return turns % 2 === 1
}

function areContrary(one: string, other: string): boolean {
  return CONTRARIES.some(
    ([plain, contrary]) =>
      (plain === one && contrary === other) || (plain === other && contrary === one),
  )
}

/** "be kept open" says what "be open" does. */
const KEPT = /\b(?:kept|keep|remain|remains|stay|stays|left)\s+(?=(?:open|closed|shut)\b)/g

function wordsOf(text: string): { readonly words: readonly string[]; readonly denials: number } {
  const all = (
    text
      .toLowerCase()
      .replace(KEPT, '')
      .match(/[\p{L}\p{N}’'-]+/gu) ?? []
  ).filter((word) => !IDLE.has(word))
  return {
    words: all.filter((word) => !DENYING.has(word)).map(stem),
    denials: all.filter((word) => DENYING.has(word)).length,
  }
}
