/** As headings are compared: small letters, and a space for whatever parts words. */
export function asHeading(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
}
