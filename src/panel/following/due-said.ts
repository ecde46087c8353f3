import type { Says } from '../promises/undertaking.ts'
import { dueDay } from '../record/due-day.ts'

/** Words that more than one day can be meant by, and that say all the same by when something is to be done. */
const A_MEETING =
  /^(?:(?:at|to|by|for) )?(?:the |its |our )?(?:next|following|january|february|march|april|may|june|july|august|september|october|november|december)(?: ordinary)? meeting$/i

/** By when something said is to be done; the words of it where they name a day by more than its date. */
export function dueIn(due: string, meeting: string): NonNullable<Says['due']> {
  const words = due.trim()
  const day = dueDay(words, meeting)
  if (day === undefined || day < meeting) return { words }
  return /\d{4}/.test(words) ? { on: day } : { on: day, words }
}

/** So many words at most say by when. */
const MOST_WORDS = 7

/**
 * By when the words of a resolution or a promise say that something is to be done: "be asked to report by the end of June on
 * the new rota". A day by which something else was done is none: "the letters received by 1 May".
 *
 * @param meeting - YYYY-MM-DD
 * @returns `undefined` where they do not say it, or not beyond doubt
 */
export function dueSaid(text: string, meeting: string): Says['due'] | undefined {
  const words = text.trim().replace(/[.]$/, '').split(/\s+/)
  for (const [at, word] of words.entries()) {
    if (!BEGINS.has(word.toLowerCase()) || isOfAnother(words.slice(0, at))) continue
    for (let to = Math.min(words.length, at + MOST_WORDS); to > at + 1; to -= 1) {
      const phrase = words
        .slice(at, to)
        .join(' ')
        .replace(/[,;:]$/, '')
      if (!isAsDue(phrase, words.slice(0, at), to === words.length)) continue
      if (A_MEETING.test(phrase)) return { words: phrase }
      const due = dueIn(phrase, meeting)
      if ('on' in due) return due
    }
  }
  return undefined
}

const BEGINS = new Set(['by', 'within', 'in', 'at', 'to', 'for'])

/** What is brought or looked at again in a month is due in it; what rose in it is not. */
const AGAIN = /\b(?:back|again|brought|reported|presented|reviewed|considered|panel|committee)$/i

/** Whether a phrase says by when the whole is to be done, and not of what time something in it is. */
function isAsDue(phrase: string, before: readonly string[], isLast: boolean): boolean {
  if (/^by /i.test(phrase)) return true
  if (A_MEETING.test(phrase)) return isLast
  if (/^within /i.test(phrase)) return isLast
  return isLast && /^in [a-z]+(?: \d{4})?$/i.test(phrase) && AGAIN.test(before.join(' '))
}

const DONE =
  /(?:(?:ed|sent|made|paid|held|kept)|^(?:told|given|shown|found|brought|taken|written|known|seen|lost|left|met|put|set|built|bought))$/i

/** Whether what comes before is of something that was done, and is not what is resolved: "letters received by", "was shown them by". */
function isOfAnother(before: readonly string[]): boolean {
  const tense = before.findLast((word) => /^(?:be|is|are|to|was|were|had)$/i.test(word))
  if (/^(?:was|were|had)$/i.test(tense ?? '')) return true
  const done = before.findLastIndex((word) => DONE.test(word))
  if (done < 0 || done < before.length - 1) return false
  return !/^(?:be|is|are)$/i.test(before[done - 1] ?? '') && !/ly$/i.test(before[done - 1] ?? '')
}
