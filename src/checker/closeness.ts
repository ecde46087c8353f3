/** How exactly the words mean the number: "just over 42,000", "about a third", "at least £20m". */
export type Closeness =
  | 'exact'
  | 'about'
  | 'over'
  | 'just-over'
  | 'at-least'
  | 'under'
  | 'just-under'
  | 'at-most'

const CLOSENESS =
  /(?:\b(?:in excess of|over|more than|above|exceeding|at least|under|less than|fewer than|below|up to|no more than|at most|approximately|approx\.?|around|about|circa|roughly|nearly|almost|close to|just|only|a little|slightly|marginally|well|little|short of|of|an estimated|some|than)\s+)+$/iu

/** The words of closeness just before a figure; "of" and "than" before them belong to the sentence. */
export function closenessBefore(text: string): { from: number; words: string } {
  const match = CLOSENESS.exec(text)
  if (!match) return { from: text.length, words: '' }
  if (
    /^(?:up|down) to $/iu.test(match[0]) &&
    /\bfrom [£\d.,]+(?:%|[a-z]+)? $/iu.test(text.slice(0, match.index))
  )
    return { from: text.length, words: '' }
  const words = match[0].replace(/^(?:(?:of|than|well|only)\s+)+/iu, '')
  return { from: text.length - words.length, words }
}

export function closenessOf(before: string, after: string): Closeness {
  const words = before.toLowerCase().replace(/\s+/g, ' ')
  if (/(?:just|little|slightly|marginally) (?:over|above|more than|in excess of)/.test(words))
    return 'just-over'
  if (
    /(?:just|little|slightly|marginally) (?:under|below|less than|fewer than|short of)|nearly|almost/.test(
      words,
    )
  )
    return 'just-under'
  if (/at least/.test(words) || /or more|or over/.test(after)) return 'at-least'
  if (/up to|no more than|at most/.test(words)) return 'at-most'
  if (/over|in excess of|more than|above|exceeding/.test(words) || /\+|plus/.test(after))
    return 'over'
  if (/under|less than|fewer than|below|short of/.test(words)) return 'under'
  if (
    /approx|around|about|circa|roughly|close to|estimated|some /.test(words) ||
    /or so/.test(after)
  )
    return 'about'
  return 'exact'
}
