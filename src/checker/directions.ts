import { matchesIn } from '#shared/index.ts'

/** Verbs and nouns that say up, down, or only that something moved; data, so that a word is one entry. */
const WORDS = {
  up: [
    'increas(?:e|es|ed|ing)',
    'ris(?:e|es|en|ing)',
    'rose',
    'gr(?:ew|ows?|own|owth|owing)',
    'higher',
    'additional',
    'up',
    'climb(?:s|ed|ing)?',
    'gain(?:s|ed)?',
    'above',
    'raised(?= by| from| to)',
    'soar(?:s|ed|ing)?',
    'surg(?:e|es|ed|ing)',
    'jump(?:s|ed|ing)?',
    'leap(?:s|t|ed)?',
    'uplift',
    'rebounded',
    'more(?= than (?:in|the|last|for|our|its|their|at|a year|planned|budgeted|expected)| per\\b)',
  ],
  down: [
    'decreas(?:e|es|ed|ing)',
    'reduc(?:es?|ed|ing|tions?)',
    'fall(?:s|en|ing)?',
    'fell',
    'drop(?:s|ped|ping)?',
    'declin(?:e|es|ed|ing)',
    'lower',
    'fewer',
    'less(?! than (?!our|its|their|the|in|last|planned|budgeted|expected))',
    'down',
    'below',
    'slip(?:s|ped|ping)?',
    'dip(?:s|ped|ping)?',
    'plung(?:e|es|ed|ing)',
    'slump(?:s|ed)?',
    'tumbl(?:e|es|ed|ing)',
    'cut(?= by| from| to)',
    'slashed',
    'shr(?:ank|unk|inks?|inking)',
  ],
  neither: [
    'improve(?:s|d|ment)?',
    'improving',
    'worsen(?:s|ed|ing)?',
    'deteriorat(?:ed?|ion)',
    'changed?',
    'moved',
    'went(?= from| up| down)',
    'gone(?= from| up| down)',
    'difference',
    'faster',
    'quicker',
    'slower',
  ],
} as const

const anyOf = (words: readonly string[]) => new RegExp(`\\b(?:${words.join('|')})\\b`, 'giu')
const UP = anyOf(WORDS.up)
const DOWN = anyOf(WORDS.down)
const NEUTRAL = anyOf(WORDS.neither)
/** Verbs that take "up" and say nothing of more by it: "callers who hung up". */
const WITH_UP =
  'sett?|made|mak|look|follow|tak|took|hang|hung|pick|sign|turn|clear|clean|tid|catch|caught|back|wind|wound|open|end|giv|gav|held|hold|lock|draw|drew|own|writ|wrote|wrapp?|keep|kept|lin|mark|summ?|show|speak|spok|stand|stood|mix|break|brok|splitt?|patch|board|cover|warm|join|team|link|weigh|us|fill|free'
/** The same of "down": "45 were turned down". */
const WITH_DOWN =
  'break|brok|stand|stood|shutt?|clos|turn|hand|track|lay|laid|sett?|writ|wrote|wind|wound|splitt?|sitt?|sat|stepp?|lie|not|pinn?|knock|hunt'
const withIt = (verbs: string, word: string) =>
  String.raw`(?:${verbs})(?:e?s|e|y|i?ed|d|e?n|ten|ing)? ${word}(?! (?:from|by) [£\d])`
const OTHERWISE = [
  withIt(WITH_UP, 'up'),
  withIt(WITH_DOWN, 'down'),
  '[a-z]+-(?:up|down)s?',
  // "The charge rises by rather less, from £57.39 to £59.49": by how much, beside another
  String.raw`(?<=\b(?:ris(?:e|es|en|ing)|rose|gr(?:ew|ows?|own)|increas(?:e|es|ed)|climb(?:s|ed)?|fall(?:s|en)?|fell|dropped|went up|gone up|goes up) (?:by )?(?:rather |much |far |even |still |a little |slightly |somewhat |a good deal |considerably )?)(?:less|more|faster|slower)`,
  'reduced (?:level|rate) of',
  'broken',
  'growing realisation',
  'up (?:to|until)',
  'above the mean',
  'below the age',
  // "It rose by 3.8%, less than our spending did (4.7%)": which of two changes is the greater
  String.raw`(?:more|less|higher|lower|fewer) than [^\d.;,()]{1,40} (?:did|does|do|was|were|had|has|have|is|are)(?= \()`,
]
const NOT_A_CHANGE = anyOf(OTHERWISE)

export interface Direction {
  readonly start: number
  readonly end: number
  readonly word: string
  readonly sign: -1 | 0 | 1
}

/** The words of a text that say which way something went, in order of reading. */
export function findDirections(text: string): readonly Direction[] {
  const read = (pattern: RegExp, sign: -1 | 0 | 1) =>
    matchesIn(text, pattern).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      word: match[0].toLowerCase(),
      sign,
    }))
  const otherwise = matchesIn(text, NOT_A_CHANGE).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  return [...read(UP, 1), ...read(DOWN, -1), ...read(NEUTRAL, 0)]
    .filter((it) => !isOfName(text, it))
    .filter((it) => !otherwise.some(({ start, end }) => start < it.end && it.start < end))
    .sort((one, other) => one.start - other.start)
}

/** "Planning and Growth": with a capital within a sentence, and after another, it is part of a name. */
function isOfName(text: string, { start, end }: Direction): boolean {
  const before = text.slice(0, start)
  return (
    /^\p{Lu}/u.test(text.slice(start, end)) && /\p{Lu}[\p{L}’'-]* (?:(?:and|&|of) )?$/u.test(before)
  )
}
