/** Words that say nothing of what is counted. */
const EMPTY = new Set(
  (
    'a an the of in on at for to by with from and or as is are was were be been being has have had this that these those it its ' +
    'which who whom our their his her they we i he she there then than when where while during over under throughout per each every ' +
    'number numbers total totals volume volumes amount overall all recorded received reported carried out made year years financial quarter ' +
    'quarters month months monthly period periods one two three first second last previous same compared comparison however also further ' +
    'additional new now currently current approximately around about some any out not more less least most fewer percentage percent ' +
    'rate figure figures level levels up down time end increase increased decrease decreased reduction reduced rise rose fall fell change represents ' +
    'respectively figure police force q1 q2 q3 q4 including included into only just still very associated seen saw will would can'
  ).split(' '),
)

/** One word for names that stand for the same thing in papers of this field. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/\banti-? ?social behaviours?\b/g, 'asb'],
  [/\bmissing (?:person|people|persons?|from home)(?:s|’s|'s)?\b|\bmispers?\b/g, 'missing'],
  [/\bdomestic violence\b/g, 'domestic abuse'],
  [/\bstop (?:and|&) search(?:es)?\b|\bstop search(?:es)?\b/g, 'stopsearch'],
  [/\bhate (?:crimes?|incidents?|crime offences?)\b/g, 'hatecrime'],
  [/\bknife crimes?\b/g, 'knifecrime'],
  [/\bpolice officers?\b/g, 'officer'],
  [/\bpositive outcomes?\b/g, 'positiveoutcome'],
  [/\bcrime offences?\b/g, 'offence'],
]

const ANY_OF_THE_SAME = new RegExp(SAME.map(([pattern]) => pattern.source).join('|'))

/** A word without its plural ending: "offences", "parties" and "crosses" are offence, party and cross. */
export function stem(word: string): string {
  if (/^\d+$/.test(word) || word.length < 4) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ches|shes|sses|xes)$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us')) return word.slice(0, -1)
  return word
}

/**
 * The words of a phrase that say what is counted, in their simplest form and without repeats:
 * "The total number of ASB incidents" gives asb and incident.
 */
export function keyWords(phrase: string): readonly string[] {
  let text = phrase.toLowerCase().replace(/[’']s\b/g, '')
  if (ANY_OF_THE_SAME.test(text))
    for (const [pattern, name] of SAME) text = text.replace(pattern, name)
  const words = text.match(/[a-z][a-z-]*|\b(?:999|101|111)\b/g) ?? []
  return [
    ...new Set(
      words
        .filter((word) => !EMPTY.has(word))
        .map(stem)
        .filter((word) => !EMPTY.has(word)),
    ),
  ]
}

/** How much two sets of words have in common: 0 nothing, 1 the same. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0
  const shared = one.filter((word) => other.includes(word)).length
  return shared / (one.length + other.length - shared)
}

/** What stands in a text before a place of it. */
export function textBefore(text: string, at: number): string {
  return text.slice(0, at)
}

export function contains(whole: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && part.every((word) => whole.includes(word))
}
