/**
 * Every match of a pattern in a text, in order, as `matchAll` gives them; that makes the pattern anew for
 * each text, which for a long one takes longer than most texts take to be looked through.
 *
 * @param pattern - with the flag `g`
 */
export function matchesIn(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex += 1
  }
  return found
}
