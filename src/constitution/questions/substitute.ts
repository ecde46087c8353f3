import {
  type Calendar,
  comesTwice,
  countDays,
  inLondon,
  nameAmount,
  nameDue,
  secondOf,
} from '#days/index.ts'
import type { Field } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Answer } from '../answer.ts'
import type { Constitution } from '../constitution.ts'
import { countsWorkingDays, isBy, NO_HOLIDAYS } from '../notice-times.ts'
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
    hint: 'Day and time here, such as 2027-01-31 14:00',
    asks: 'when {clerk} was told',
  },
  {
    name: 'meeting',
    kind: 'time',
    label: 'When the meeting begins',
    hint: 'Day and time here, such as 2027-02-01 14:00',
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
  {
    name: 'sameCouncil',
    kind: 'yes-no',
    label: 'Is the substitute of the member’s council?',
    asks: 'whether the substitute is of the member’s council',
    required: () => false,
  },
  {
    name: 'forIndependent',
    kind: 'yes-no',
    label: 'Is it an independent member who is stood in for?',
    asks: 'whether it is an independent member who is stood in for',
    default: false,
  },
  {
    name: 'onReserveList',
    kind: 'yes-no',
    label: 'Is the substitute of the reserve list?',
    asks: 'whether the substitute is of the reserve list',
    default: false,
  },
] as const satisfies readonly Field[]

/** May a substitute attend? Hours are counted by the clock, across any change of the clocks. */
export const substitute = question({
  id: 'substitute',
  title: 'May a substitute attend?',
  fields: FIELDS,
  fieldsFor,
  decide(book, given) {
    const { notice, meeting, authorityAllows, sameParty, sameCouncil } = given
    const allowing = rulesSettling(book, 'substitute-allowed')
    const timing = rulesSettling(book, 'substitute-notice').flatMap(({ rule }) =>
      rule.kind === 'deadline' ? [rule] : [],
    )
    if (allowing.length + timing.length === 0)
      return noRule(book, NOTICE, ['substitute-allowed', 'substitute-notice'])
    const ofParty = allowing.filter(({ parameters }) => parameters.same_party)
    if (ofParty.length > 0 && sameParty === undefined) {
      const cited = ofParty.map(({ rule }) => reasonFor(rule).paragraph).join(' and ')
      const message = `${cited} asks for a substitute of the same party: say whether this one is`
      return refuse('party-needed', message, 'sameParty')
    }
    const ofCouncil = allowing.filter(({ parameters }) => parameters.same_council)
    if (ofCouncil.length > 0 && sameCouncil === undefined) {
      const cited = ofCouncil.map(({ rule }) => reasonFor(rule).paragraph).join(' and ')
      const message = `${cited} asks for a substitute of the same council: say whether this one is`
      return refuse('council-needed', message, 'sameCouncil')
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
          ...(parameters.same_council && sameCouncil === false
            ? ['the substitute is not of the member’s council']
            : []),
          ...(!parameters.independents && given.forIndependent === true
            ? ['an independent member has no substitute']
            : []),
          ...(parameters.reserve_list &&
          given.forIndependent === true &&
          given.onReserveList !== true
            ? ['the substitute is not of the reserve list']
            : []),
        ]
        return lacking.length === 0
          ? { rule, answer: 'allowed' as const }
          : { rule, answer: 'refused' as const, working: lacking.join(', and ') }
      }),
    )
    const times = timesOf(timing, notice, meeting, book.calendar)
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
    const after = isAfter(notice, meeting)
      ? ['The notice was given after the meeting began: check both times']
      : []
    const known = { ...draft, working, warnings: [...after, ...draft.warnings] }
    // Where the text says what follows there is no default to fall back on
    const isSaid = rulesSettling(book, 'substitute-notice').some(
      ({ parameters }) => parameters.late !== undefined,
    )
    return isSaid ? answerFrom(book, { ...known, answer: 'late' }) : late(book, known)
  },
})

/** What only some texts turn on is asked where one of them does. */
function fieldsFor({ rules }: Constitution): readonly Field[] {
  const turnsOn = (name: string, value: boolean) =>
    rules.some(
      ({ decides, parameters }) => decides === 'substitute-allowed' && parameters[name] === value,
    )
  return FIELDS.filter(
    ({ name }) =>
      (name !== 'sameCouncil' || turnsOn('same_council', true)) &&
      (name !== 'forIndependent' ||
        turnsOn('independents', false) ||
        turnsOn('reserve_list', true)) &&
      (name !== 'onReserveList' || turnsOn('reserve_list', true)),
  )
}

const NOTICE = 'how long before a meeting the clerk is told of a substitute'

/** What each text makes of the time of the notice; of an hour that comes twice, both are tried. */
function timesOf(
  timing: readonly DeadlineRule[],
  notice: string,
  meeting: string,
  calendar: Calendar | undefined,
) {
  const uncountable = calendar === undefined ? timing.find(countsWorkingDays) : undefined
  if (uncountable !== undefined) {
    const message = `${reasonFor(uncountable).paragraph} counts working days, for which the bank holidays are needed: ask for the timetable substitute`
    return refuse('working-days', message)
  }
  const read = timing.flatMap((rule) => {
    const { count } = rule.deadline
    const dues = readingsOf(meeting).map(
      (time) => countDays(count, time, calendar ?? NO_HOLIDAYS).due,
    )
    const [due, otherDue] = dues
    if (due === null || due === undefined) return []
    const inTime = readingsOf(notice).flatMap((time) => dues.map((one) => isBy(time, one ?? due)))
    const isSure = new Set(inTime).size === 1
    const answer = isSure ? (inTime[0] ? ('in-time' as const) : ('late' as const)) : 'cannot-tell'
    const amount =
      'number' in count && count.number > 0
        ? `${nameAmount(count)} ${count.number === 1 ? 'is' : 'are'} needed, so `
        : ''
    const other = typeof otherDue === 'string' && otherDue !== due ? ` or ${nameDue(otherDue)}` : ''
    const which = isSure ? '' : whichOfTwo(notice, meeting)
    const working = `${toldWords(notice, meeting)}; ${amount}by ${nameDue(due)}${other}${which}`
    return [{ rule, answer: answer as 'in-time' | 'late' | 'cannot-tell', working, latest: due }]
  })
  return accept(read)
}

/** A time, or the two that it may be on the night the clocks go back. */
function readingsOf(time: string): readonly string[] {
  return comesTwice(time) ? [time, secondOf(time)] : [time]
}

function whichOfTwo(notice: string, meeting: string): string {
  const clock = (time: string) => time.slice('YYYY-MM-DDT'.length)
  if (comesTwice(notice) && comesTwice(meeting)) return ': it turns on which of the two each was'
  return comesTwice(notice)
    ? `: in time if it was the first ${clock(notice)} that night, late if the second`
    : `: late if the meeting begins at the first ${clock(meeting)} that night, in time if at the second`
}

/** "Told 48 hours before the meeting", by the first of two times where there are two. */
function toldWords(notice: string, meeting: string): string {
  const { minutes } = inLondon(notice).until(inLondon(meeting), { largestUnit: 'minutes' })
  if (isAfter(notice, meeting)) return `Told ${spanOf(-minutes)} after the meeting began`
  return minutes === 0 ? 'Told as the meeting began' : `Told ${spanOf(minutes)} before the meeting`
}

const isAfter = (notice: string, meeting: string) =>
  Temporal.ZonedDateTime.compare(inLondon(notice), inLondon(meeting)) > 0

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

/** "14 hours 1 minute"; less than a minute is said to be so. */
function spanOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [
    ...(hours === 0 ? [] : [`${hours} ${hours === 1 ? 'hour' : 'hours'}`]),
    ...(rest === 0 ? [] : [`${rest} ${rest === 1 ? 'minute' : 'minutes'}`]),
  ]
  return parts.length === 0 ? 'less than a minute' : parts.join(' ')
}
