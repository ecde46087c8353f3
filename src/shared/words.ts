/** A text with its first letter as a capital: "The year to March 2019". */
export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** A text with its first letter small, to go on a sentence: "the year to March 2019". */
export function uncapitalise(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
