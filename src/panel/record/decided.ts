import type { Kysely } from 'kysely'
import { capitalise } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import type { Decided, DecidedAt } from '../meetings/needs.ts'
import type { Motion } from './course.ts'
import {
  type JudgedRecord,
  judgedBook,
  type RecordSources,
  versionOfRecords,
} from './fetch-judged.ts'
import type { JudgedMeeting } from './judge.ts'
import { notVotedOn } from './not-voted-on.ts'
import { joined } from './plain-words.ts'
import { votesOf } from './record-log.ts'
import { countsWords } from './vote-count.ts'
import type { Outcome } from './vote-outcome.ts'
import { resolvedWords } from './vote-sentences.ts'

/** What was put to the vote at meetings, as far as everybody reads their records: for the page of each. */
export function decidedAt(asPublic: Kysely<Database>, sources: RecordSources): DecidedAt {
  const judged = judgedBook(sources)
  return {
    version: () => versionOfRecords(asPublic, sources),
    async fetch(address) {
      const found = await judged(asPublic, address, 'public')
      return found.ok && found.value !== undefined ? decidedIn(found.value) : NOTHING
    },
  }
}

const NOTHING: Decided = { count: '', resolutions: [], byItem: new Map() }

const WHOLE = { isAll: true, item: undefined, did: '', followed: undefined } as const

function decidedIn(record: JudgedRecord): Decided {
  const { judged, told } = record
  // In the order in which they were put
  const shown = votesOf(record, WHOLE).toReversed()
  const said = told.votes.map(({ item, elected }, place) => {
    const { name, outcome } = shown[place] ?? { name: '', outcome: '' }
    const one = judged.results[place]
    const counts = one?.result.counts ?? null
    const counted = counts === null || elected !== null ? '' : `, ${countsWords(counts)}`
    const isByCasting = one?.vote.casting !== undefined && counts?.for === counts?.against
    const how = isByCasting && outcome !== '' ? `${outcome} on the casting vote` : outcome
    return { item: String(item), words: `${name}${counted}: ${how}` }
  })
  const without = notVotedOn(judged.course).map((one) => ({ ...one, item: String(one.item) }))
  const byItem = Map.groupBy([...said, ...without], ({ item }) => item)
  return {
    count: countWords(judged),
    resolutions: judged.results.flatMap(({ vote: { on }, result: { outcome } }) => {
      const [motion] = on
      if (motion?.kind !== 'motion' || outcome !== 'carried') return []
      return [resolvedWords(judged.course, motion)]
    }),
    byItem: new Map([...byItem].map(([item, its]) => [item, its.map(({ words }) => words)])),
  }
}

/** How many motions were moved and questions put, and what came of them; blank where there were none. */
export function countWords({ course, results }: JudgedMeeting): string {
  const moved = countsBy(course.motions, ({ kind }) => MOVED[kind] ?? 'motion of procedure')
  const put = countsBy(results, ({ result }) =>
    result.elected === null ? CAME_TO[result.outcome] : 'that elected somebody',
  )
  const motions = [...moved].map(([what, number]) => several(number, what))
  const outcomes = [...put].map(([what, number]) => `${number} ${what}`)
  const isOne = motions.length === 1 && motions[0]?.startsWith('1 ')
  return [
    ...(motions.length === 0 ? [] : [`${joined(motions)} ${isOne ? 'was' : 'were'} moved`]),
    ...(results.length === 0
      ? []
      : [
          `${several(results.length, 'question')} ${results.length === 1 ? 'was' : 'were'} put to the vote: ${outcomes.join(', ')}`,
        ]),
  ]
    .map((words) => `${capitalise(words)}.`)
    .join(' ')
}

const MOVED: Readonly<Partial<Record<Motion['kind'], string>>> = {
  motion: 'motion',
  amendment: 'amendment',
}

const CAME_TO: Readonly<Record<Outcome, string>> = {
  carried: 'carried',
  lost: 'lost',
  tie: 'tied',
  'no-decision': 'that decided nothing',
  undetermined: 'not settled by the record',
  'not-stated': 'whose outcome is not recorded',
}

const several = (number: number, what: string) =>
  `${number} ${number === 1 ? what : what.replace(/^\w+/, (word) => `${word}s`)}`

/** In the order in which each was first met. */
function countsBy<One>(all: readonly One[], by: (one: One) => string): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(all, by)].map(([what, its]) => [what, its.length]))
}
