import { numberInWords } from '#shared/index.ts'
import type { Answer } from '../answer.ts'
import type { Constitution } from '../constitution.ts'
import { ownWordsFor } from '../matters.ts'

/** The largest number that headlines have in words. */
const MOST_IN_WORDS = 9

/** The second kind says more once the numbers are known; `plain` stands where only the code is. */
type Headline = string | { readonly plain: string; readonly counted: (answer: Answer) => string }

const shortBy = ({ facts }: Answer) => {
  const count = Number(facts['shortBy'] ?? 0)
  return { count, words: numberInWords(count, MOST_IN_WORDS) }
}

/** Of votes that nobody wrote down the numbers of. */
const NOT_COUNTED = {
  'carried-not-counted': 'Recorded as carried, without numbers',
  'lost-not-counted': 'Recorded as lost, without numbers',
  'cannot-tell': 'It cannot be told: the votes are not stated',
}

const NEEDS_RULING = 'Not settled: the texts disagree, and someone has to rule'

/** Each answer as a headline, with the panel's own words as `{office}`. */
const HEADLINES: Readonly<Record<string, Readonly<Record<string, Headline>>>> = {
  veto: {
    vetoed: 'Vetoed',
    'not-vetoed': {
      plain: 'Not vetoed',
      counted: (answer) => {
        const { count, words } = shortBy(answer)
        return `Not vetoed: ${words} ${count === 1 ? 'vote' : 'votes'} short`
      },
    },
    'not-available': 'There is no veto here',
    'needs-ruling': NEEDS_RULING,
    ...NOT_COUNTED,
  },
  quorum: {
    quorate: 'Quorate',
    'not-quorate': {
      plain: 'Not quorate',
      counted: (answer) => {
        const { count, words } = shortBy(answer)
        return `Not quorate: ${words} ${count === 1 ? 'member' : 'members'} short`
      },
    },
  },
  requisition: {
    'must-be-called': 'The meeting must be called',
    'not-valid': 'The meeting need not be called',
  },
  chair: { eligible: 'May take the chair', 'not-eligible': 'May not take the chair' },
  presides: {
    chair: '{Chair} presides',
    'vice-chair': 'A {bare:vice_chair} presides',
    'chosen-by-meeting': 'The meeting chooses who presides',
    'not-said': 'The text does not say who presides',
  },
  ballot: { allowed: 'The vote may be taken in this way', refused: 'Not in this way' },
  'recorded-vote': {
    'all-recorded': 'Every member’s vote is recorded',
    'own-vote-only': 'Only the votes of those who ask are recorded',
    'not-triggered': 'Nobody’s vote is recorded by name',
  },
  vote: { carried: 'Carried', 'not-carried': 'Not carried', tie: 'A tie', ...NOT_COUNTED },
  'may-vote': { yes: 'May vote', no: 'May not vote' },
  substitute: {
    'in-time': 'In time: the substitute may attend',
    allowed: 'The substitute may attend',
    late: 'Too late',
    'cannot-tell': 'It cannot be told: the hour came twice that night',
    refused: 'No substitute may attend',
  },
  own: { 'needs-ruling': NEEDS_RULING, ...NOT_COUNTED },
  limits: {
    within: 'Within its limits',
    outside: 'Not within its limits',
    'cannot-tell': 'It cannot be told: not all of it is stated',
  },
  'revised-precept': {
    complies: 'The revised precept complies',
    'does-not-comply': 'The revised precept does not comply',
  },
  'suspend-commissioner': {
    may: 'The panel may suspend {office}',
    'may-not': 'The panel may not suspend {office}',
    'needs-ruling': NEEDS_RULING,
  },
  'acting-commissioner': { eligible: 'May be appointed to act', 'not-eligible': 'May not act' },
  delegate: {
    allowed: 'It may be delegated',
    refused: 'It may not be delegated',
    'needs-ruling': NEEDS_RULING,
  },
  'amend-constitution': {
    'stands-adjourned': 'It stands adjourned to the next ordinary meeting',
    'may-be-decided': 'It may be decided',
  },
  'complaint-route': {
    'refer-iopc': 'Refer it to the Independent Office for Police Conduct',
    'pass-to-force': 'Pass it to the force',
    'pass-to-commissioner': 'Pass it to {office}',
    'out-of-scope': 'The panel cannot consider it',
    reject: 'It may be rejected, with reasons',
    'no-further-action': 'No further action is needed',
    'informal-resolution': 'It goes to informal resolution',
  },
  'order-of-business': { allowed: 'It may be moved', refused: 'It keeps its place' },
}

/** The answer in a few words, with `{office}` and the like still to be filled in. */
export function headlineOf(question: string, answer: Answer): string {
  const headline = answer.headline ?? HEADLINES[question]?.[answer.answer] ?? answer.answer
  return typeof headline === 'string' ? headline : headline.counted(answer)
}

/** An answer's headline from its code alone, for lists of examples. */
export function answerLine(constitution: Constitution, question: string, answer: string): string {
  const headline = HEADLINES[question]?.[answer] ?? ownWordsFor(constitution, answer) ?? answer
  return typeof headline === 'string' ? headline : headline.plain
}
