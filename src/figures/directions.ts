const UP =
  /\b(?:increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|gr(?:ew|ows?|own|owth|owing)|higher|additional|up|climb(?:s|ed|ing)?|gain(?:s|ed)?|above|more(?= than (?:in|the|last|for)| per\b))\b/giu
const DOWN =
  /\b(?:decreas(?:e|es|ed|ing)|reduc(?:es?|ed|ing|tions?)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|lower|fewer|less(?! than)|down|below)\b/giu
const NEUTRAL =
  /\b(?:improve(?:s|d|ment)?|improving|worsen(?:s|ed|ing)?|changed?|moved|went(?= from| up| down)|difference)\b/giu
const NOT_A_CHANGE =
  /\b(?:reduced (?:level|rate) of|mak(?:es?|ing) up|made up of|break(?:s|ing)? down|broken|set(?:s|ting)? up|made up|up to|look(?:s|ed|ing)? up|follow(?:ed|ing)? up|take[- ]up|growing realisation|up until|above the mean|below the age)\b/iu

export interface Direction {
  readonly start: number
  readonly end: number
  readonly word: string
  readonly sign: -1 | 0 | 1
}

/** The words of a text that say which way something went, in order of reading. */
export function findDirections(text: string): readonly Direction[] {
  const read = (pattern: RegExp, sign: -1 | 0 | 1) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      word: match[0].toLowerCase(),
      sign,
    }))
  return [...read(UP, 1), ...read(DOWN, -1), ...read(NEUTRAL, 0)]
    .filter((it) => !NOT_A_CHANGE.test(text.slice(Math.max(0, it.start - 10), it.end + 12)))
    .sort((one, other) => one.start - other.start)
}
