import { describeDay } from '#shared/index.ts'
import type { Link } from './entry.ts'
import type { Head } from './heads.ts'

/** Heads that were kept, and where. */
export interface KeptHeads {
  /** In words, after "kept in": "data/heads". */
  readonly where: string
  readonly heads: readonly Head[]
}

/** What became of the comparison with heads that were kept. */
export interface ComparedHeads {
  readonly where: string
  /** How many there are. */
  readonly count: number
  /** The last of those that agree with the record; `null` when none does. */
  readonly agreed: Head | null
  /** Each a sentence. */
  readonly problems: readonly string[]
}

/** Compares heads with the links of the record, as they are read one after another. */
export interface HeadsReader {
  see(link: Link): void
  /** To be asked for when every link has been seen. */
  finish(last: Link): ComparedHeads
}

export function startComparing({ where, heads }: KeptHeads): HeadsReader {
  const byId = Map.groupBy(heads, ({ id }) => id)
  let agreed: Head | null = null
  let other: Head | undefined
  return {
    see({ id, hash }) {
      for (const head of byId.get(id) ?? []) {
        if (head.hash === hash) agreed = head
        else other ??= head
      }
    },
    finish(last) {
      const longest = heads.reduce<Head | undefined>(
        (longer, head) => (head.id > (longer?.id ?? last.id) ? head : longer),
        undefined,
      )
      const problems = [
        ...(other ? [sayAnother(other, agreed, where)] : []),
        ...(longest ? [sayCut(longest, last, where)] : []),
      ]
      return { where, count: heads.length, agreed, problems }
    },
  }
}

function sayAnother(head: Head, agreed: Head | null, where: string): string {
  const since = agreed && agreed.id < head.id ? `after entry ${agreed.id}` : 'from its start'
  return (
    `Entry ${head.id} of the record is not the one whose hash was kept in ${where}${sayWhen(head)}: ` +
    `the record was worked out again ${since}`
  )
}

function sayCut(head: Head, last: Link, where: string): string {
  const gone = head.id - last.id
  return (
    `The record ends with entry ${last.id}, and the head kept in ${where}${sayWhen(head)} is of entry ${head.id}: ` +
    `${gone === 1 ? '1 entry was' : `${gone} entries were`} cut off its end`
  )
}

function sayWhen({ at }: Head): string {
  if (at === null) return ''
  const [day = '', time = ''] = at.split('T')
  return ` on ${describeDay(day)}, ${time.slice(0, 5)} UTC`
}
