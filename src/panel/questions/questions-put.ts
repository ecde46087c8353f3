import type { Kysely } from 'kysely'
import { type Database, ERASURE, fetchVersion } from '#storage/index.ts'
import type { QuestionsPut } from '../meetings/needs.ts'
import { PUBLIC_QUESTION, PUT_KINDS, stateOf } from './question.ts'
import { addressOf, shorten, standingOf } from './questions-page.ts'
import { fetchQuestions } from './record-questions.ts'

/** What the public put to each meeting and was accepted, for the pages of the meeting and of its agenda. */
export function questionsPut(asPublic: Kysely<Database>): QuestionsPut {
  return {
    version: () => fetchVersion(asPublic, [PUBLIC_QUESTION, ERASURE]),
    async fetch(address) {
      const all = await fetchQuestions(asPublic, 'public')
      return all.flatMap((one) => {
        const state = stateOf(one)
        const isPut = state === 'accepted' || state === 'answered'
        if (one.meeting !== address || one.accepted === undefined || !isPut) return []
        const { name, words } = one.accepted
        const by = name === undefined ? '' : ` (${name})`
        const text = `${PUT_KINDS[one.kind]} ${one.number}${by}: ${shorten(words)}`
        return [{ text, href: addressOf(one), note: standingOf(one) }]
      })
    },
  }
}
