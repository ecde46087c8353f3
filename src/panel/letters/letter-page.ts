import { describeDay } from '#shared/index.ts'
import type { Link, Page } from '#web/index.ts'
import { addressOf as addressOfPromise, citeUndertaking } from '../promises/promise-words.ts'
import type { Undertaking } from '../promises/undertaking.ts'
import { CAME, type Letter, type LetterState, stateOf } from './letter.ts'
import { addressOf, conditionWords, LETTERS, standingOf, titleOf } from './letter-words.ts'

interface Fact {
  readonly term: string
  readonly text: string
  readonly href?: string
}

export interface LetterPage extends Page {
  readonly answer: string
  readonly audience: string | null
  readonly facts: readonly Fact[]
  readonly paragraphs: readonly string[]
  readonly came: readonly {
    readonly heading: string
    readonly lines: readonly string[]
    readonly strikeHref: string
  }[]
  readonly state: LetterState
  readonly acts: Readonly<Record<'draft' | 'send' | 'giveUp' | 'acknowledged' | 'answered', string>>
  readonly strikeHref: string | null
}

/**
 * `/letters/<number>`: one letter, on what it rests and what came of it.
 *
 * @param rests - what it rests on; `undefined` where that cannot be read
 */
export function presentLetter(
  letter: Letter,
  rests: Undertaking | undefined,
  today: string,
): LetterPage {
  const { written, sent, givenUp, came } = letter
  const address = addressOf(letter)
  const strike = (entry: number) => `${address}/strike-out?entry=${entry}`
  return {
    title: titleOf(letter),
    breadcrumbs: [{ text: 'Letters', href: LETTERS }],
    answer: `${standingOf(letter)}.`,
    audience: audienceWords(letter),
    facts: [
      { term: 'To', text: written.to },
      { term: 'Signed by', text: written.signedBy ?? 'Not recorded' },
      { term: 'Sent', text: sent === undefined ? 'Not recorded' : describeDay(sent.on) },
      ...restsFacts(rests, today),
      ...(givenUp === undefined ? [] : [{ term: 'Given up', text: givenUp }]),
      ...(written.document === undefined ? [] : [{ term: 'A copy', text: written.document }]),
    ],
    paragraphs: linesOf(written.text ?? ''),
    came: came.map(({ kind, on, words, document, next, entry }) => ({
      heading: `${CAME[kind]} on ${describeDay(on)}`,
      lines: [
        ...linesOf(words),
        ...(document === undefined ? [] : [`Where that is stated: ${document}`]),
        ...(next === undefined ? [] : [`To be done next: ${next}`]),
      ],
      strikeHref: strike(entry),
    })),
    state: stateOf(letter),
    acts: {
      draft: `${address}/draft`,
      send: `${address}/send`,
      giveUp: `${address}/give-up`,
      acknowledged: `${address}/acknowledged`,
      answered: `${address}/answered`,
    },
    strikeHref: sent === undefined ? null : strike(sent.entry),
  }
}

function audienceWords({ sent }: Letter): string | null {
  if (sent === undefined) return 'A draft, for the office alone.'
  if (sent.audience === 'public') return null
  return sent.audience === 'members' ? 'For members and the office alone.' : 'For the office alone.'
}

function restsFacts(rests: Undertaking | undefined, today: string): readonly Fact[] {
  if (rests === undefined)
    return [{ term: 'Rests on', text: 'Something that is not to be read here' }]
  const condition = conditionWords(rests, today)
  const on: readonly Link[] = [
    { text: `${rests.what} (${citeUndertaking(rests)})`, href: addressOfPromise(rests) },
  ]
  return [
    ...on.map((one) => ({ term: 'Rests on', ...one })),
    ...(condition === undefined ? [] : [{ term: 'Only if', text: condition }]),
  ]
}

const linesOf = (text: string) => text.split(/\r?\n/).filter((line) => line.trim() !== '')
