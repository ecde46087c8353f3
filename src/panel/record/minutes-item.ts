import type { Bar, Course } from './course.ts'

/** Words that point at the record: where in the minutes, or what a minute states. */
const OF_THE_RECORD =
  /\b(minutes?|paragraphs?|page|line|heading|spel\w*|names?|dates?|figures?|numbers?|present|attend\w*|apolog\w*|record\w*|accura\w*|correct\w*|error|mistake|typ(o|ing)\w*|omit\w*|omission|misprint|said|stated|asked|replied|answered that)\b/i
/** Words by which a panel says what it thinks of something. */
const A_VIEW =
  /\b(panel|meeting|committee|members?)\b[^.]*\b(regret|welcom|deplor|thank|congratulat|condemn|is (concerned|disappointed|dissatisfied|not satisfied)|urges?|calls? (on|for)|requests?|recommends?|supports?|opposes?|asks? that|has no confidence)\w*/i
const PLACE = /\b(minute|paragraph|page|line|item|resolution)\s+\(?[0-9ivx]+/i

/** Whether the item in hand is the minutes of an earlier meeting. */
function isMinutes({ item }: Course): boolean {
  return item !== undefined && /^(to (confirm|approve) the )?minutes\b/i.test(item.item.title)
}

/**
 * What is said or moved on the minutes of an earlier meeting, where only their accuracy is discussed.
 *
 * @param text - what was said, `undefined` where that is not recorded
 * @returns `unclear` where the words do not tell whether it is about accuracy
 */
export function accuracyOf(
  course: Course,
  text: string | undefined,
): Bar | { readonly unclear: string } | undefined {
  const paragraph = course.rules.cite('minutes-accuracy-only')
  if (paragraph === undefined || !isMinutes(course)) return undefined
  if (text === undefined || text.trim() === '') return undefined
  if (PLACE.test(text)) return undefined
  if (!A_VIEW.test(text) && OF_THE_RECORD.test(text)) return undefined
  if (A_VIEW.test(text)) {
    const message =
      'Only whether the minutes are accurate is discussed, and this says what is thought of it'
    return { paragraph, message }
  }
  return { unclear: paragraph }
}
