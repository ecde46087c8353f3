/** A text with its first letter as a capital: "The year to March 2019". */
export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** A text as a sentence of its own: with a full stop at its end, and one alone where it was typed with one. */
export function endSentence(text: string): string {
  const words = text.trimEnd()
  return /[.!?…][’”"')\]]*$/u.test(words) ? words : `${words}.`
}

/** A text with its first letter small, to go on a sentence: "the year to March 2019". */
export function uncapitalise(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
