import { comesTwice, countDays, inLondon, nameAmount, nameDue, secondOf } from '#days/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Answer } from '../answer.ts'
import { question } from '../question.ts'
import type { DeadlineRule } from '../rule.ts'
import {
  answerFrom,
  type Draft,
  noRule,
  notApplied,
  type RuleBook,
  reasonFor,
  rulesSettling,
  rulingOn,
  silenceOn,
} from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'

const FIELDS = [
  {
    name: 'notice',
    kind: 'time',
    label: 'When {clerk} was told',
    hint: 'Day and time here, such as 2027-01-31T14:00',
    asks: 'when {clerk} was told',
  },
  {
    name: 'meeting',
    kind: 'time',
    label: 'When the meeting begins',
    hint: 'Day and time here, such as 2027-02-01T14:00',
    asks: 'when the meeting begins',
  },
  {
    name: 'authorityAllows',
    kind: 'yes-no',
    label: 'Does the member’s council allow substitutes?',
    asks: 'whether the member’s council allows substitutes',
  },
  {
    name: 'sameParty',
    kind: 'yes-no',
    label: 'Is the substitute of the member’s party?',
    asks: 'whether the substitute is of the member’s party',
    required: () => false,
  },
] as const satisfies readonly Field[]

/** May a substitute attend? Hours are counted by the clock, across any change of the clocks. */
export const substitute = question({
  id: 'substitute',
  title: 'May a substitute attend?',
  fields: FIELDS,
  decide(book, { notice, meeting, authorityAllows, sameParty }) {
    const allowing = rulesSettling(book, 'substitute-allowed')
    const timing = rulesSettling(book, 'substitute-notice').flatMap(({ rule }) =>
      rule.kind === 'deadline' ? [rule] : [],
    )
    if (allowing.length + timing.length === 0) return noRule(NOTICE)
    const ofParty = allowing.filter(({ parameters }) => parameters.same_party)
    if (ofParty.length > 0 && sameParty === undefined) {
      const cited = ofParty.map(({ rule }) => reasonFor(rule).paragraph).join(' and ')
      const message = `${cited} asks for a substitute of the same party: say whether this one is`
      return refuse('party-needed', message, 'sameParty')
    }
    const allowed = weighTexts(
      book,
      allowing.map(({ rule, parameters }) => {
        const lacking = [
          ...(parameters.authority_allows && !authorityAllows
            ? ['the member’s own council does not allow substitutes']
            : []),
          ...(parameters.same_party && sameParty === false
            ? ['the substitute is not of the member’s party']
            : []),
        ]
        return lacking.length === 0
          ? { rule, answer: 'allowed' as const }
          : { rule, answer: 'refused' as const, working: lacking.join(', and ') }
      }),
    )
    const times = timesOf(timing, notice, meeting)
    if (!times.ok) return times
    const latest = times.value[0]?.latest
    const facts = { latestNotice: latest ?? null }
    if (allowed?.answer === 'refused') {
      return answerFrom(book, {
        ...allowed.draft,
        answer: 'refused',
        working: (allowed.leading.working ?? '').replace(/^./, (letter) => letter.toUpperCase()),
        conflicts: allowed.conflicts,
        alternatives: [
          ...allowed.draft.alternatives,
          ...timing.map((rule) =>
            notApplied(rule, 'Notice does not matter when no substitute may attend'),
          ),
        ],
        facts,
      })
    }
    const heard = weighTexts(book, times.value)
    const draft = {
      because: [...(allowed?.draft.because ?? []), ...(heard?.draft.because ?? [])],
      conflicts: [...(allowed?.conflicts ?? []), ...(heard?.conflicts ?? [])],
      alternatives: [...(allowed?.draft.alternatives ?? []), ...(heard?.draft.alternatives ?? [])],
      warnings: [...(allowed?.draft.warnings ?? []), ...(heard?.draft.warnings ?? [])],
      facts,
    }
    if (heard === undefined) {
      const working = 'No text says by when the substitute has to be named'
      return answerFrom(book, { ...draft, answer: 'allowed', working })
    }
    const working = heard.leading.working ?? ''
    if (heard.answer !== 'late') {
      const both =
        heard.answer === 'cannot-tell'
          ? ['That night the clock shows the hour twice: record which of the two it was']
          : []
      const warnings = [...draft.warnings, ...both]
      return answerFrom(book, { ...draft, answer: heard.answer, working, warnings })
    }
    return late(book, { ...draft, working })
  },
})

const NOTICE = 'how long before a meeting the clerk is told of a substitute'

/** What each text makes of the time of the notice; of an hour that comes twice, both are tried. */
function timesOf(timing: readonly DeadlineRule[], notice: string, meeting: string) {
  const uncountable = timing.find(({ deadline: { count } }) => count.by.includes('working'))
  if (uncountable !== undefined) {
    const message = `${reasonFor(uncountable).paragraph} counts working days, for which the bank holidays are needed: ask for the timetable substitute`
    return refuse('working-days', message)
  }
  const read = timing.flatMap((rule) => {
    const { due } = countDays(rule.deadline.count, meeting, NO_HOLIDAYS)
    if (due === null) return []
    const [first, second] = [notice, secondOf(notice)].map((time) => isBy(time, due))
    const minutes = inLondon(notice).until(inLondon(meeting), { largestUnit: 'minutes' }).minutes
    const amount =
      'number' in rule.deadline.count ? `${nameAmount(rule.deadline.count)} are needed, so ` : ''
    const twice =
      comesTwice(notice) && first !== second
        ? `: in time if it was the first ${notice.slice(11)} that night, late if the second`
        : ''
    const answer =
      first === second ? (first ? ('in-time' as const) : ('late' as const)) : 'cannot-tell'
    const working = `Told ${spanOf(minutes)} before the meeting; ${amount}by ${nameDue(due)}${twice}`
    return [{ rule, answer: answer as 'in-time' | 'late' | 'cannot-tell', working, latest: due }]
  })
  return accept(read)
}

const NO_HOLIDAYS = { holidays: new Map(), covers: { from: '1900-01-01', to: '2199-12-31' } }

/** Is a time no later than what is due, which may be a day, to its end? */
function isBy(time: string, due: string): boolean {
  if (!due.includes('T')) return time.slice(0, due.length) <= due
  return Temporal.ZonedDateTime.compare(inLondon(time), inLondon(due)) <= 0
}

function late(book: RuleBook, draft: Omit<Draft, 'answer'>): Outcome<Answer> {
  const silence = silenceOn(book, 'late-substitute')
  if (!silence.ok) return silence
  const ruled = ['in-time', 'late'].find(
    (answer) => answer === rulingOn(book, silence.value.id)?.ruling,
  )
  return answerFrom(book, {
    ...draft,
    answer: ruled ?? 'late',
    silence: silence.value,
    conflicts: [
      ...(draft.conflicts ?? []),
      ...(silence.value.conflict ? [silence.value.conflict] : []),
    ],
    warnings: [
      'To let the substitute in all the same, record who decided it and why',
      ...(draft.warnings ?? []),
    ],
  })
}

function spanOf(minutes: number): string {
  if (minutes < 0) return 'no time at all'
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0 ? `${hours} hours` : `${hours} hours ${rest} minutes`
}
