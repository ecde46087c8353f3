import type { Field } from '#fields/index.ts'
import { capitalise } from '#shared/index.ts'
import type { Reason } from '../answer.ts'
import type { Constitution } from '../constitution.ts'
import { LIMITED, type PointParameters, pointSchemas } from '../decides.ts'
import { type GivenSoFar, question } from '../question.ts'
import { answerFrom, noRule, rulesSettling } from '../rule-book.ts'
import { type Kept, type Limited, limitedIn, readLimits, sayReadings } from '../weigh-limits.ts'
import { weighTexts } from '../weigh-texts.ts'

const optional = { kind: 'number', required: false } as const
const withThis = { ...optional, least: 1 } as const

/** What is asked of each thing that may be limited. */
const COUNTS = {
  'of-one-person': {
    ...withThis,
    name: 'ofOnePerson',
    label: 'How many the same person puts to the meeting, with this one',
  },
  'at-the-meeting': {
    ...withThis,
    name: 'atTheMeeting',
    label: 'How many are put to the meeting, with this one',
  },
  words: { ...withThis, name: 'words', label: 'How many words it has' },
  minutes: { ...optional, name: 'minutes', label: 'How many minutes it takes' },
  'minutes-in-all': {
    ...optional,
    name: 'minutesInAll',
    label: 'How many minutes all of them take, with this one',
  },
  names: { ...optional, name: 'names', label: 'How many have signed it' },
} as const satisfies Readonly<Record<Limited, Field>>

const FIELDS = [
  { name: 'of', kind: 'text', label: 'What is put to the meeting', asks: 'what is put' },
  COUNTS['of-one-person'],
  COUNTS['at-the-meeting'],
  COUNTS.words,
  COUNTS.minutes,
  COUNTS['minutes-in-all'],
  COUNTS.names,
  { name: 'who', kind: 'text', label: 'Who puts it', required: false },
  {
    name: 'handedIn',
    kind: 'time',
    label: 'When it was handed in',
    hint: 'Day and time here, such as 2027-01-18 11:30',
    required: false,
  },
  {
    name: 'meeting',
    kind: 'time',
    label: 'When the meeting begins',
    hint: 'Day and time here, such as 2027-02-01 14:00',
    required: false,
  },
] as const satisfies readonly Field[]

const NOBODY = 'nobody'
const NONE =
  'No rule of {panel} limits what is put to a meeting: add one that decides limits to its constitution folder'

/** The limits of every day, of one thing or of all. */
function limitsOf({ rules }: Constitution, of?: string): readonly PointParameters<'limits'>[] {
  return rules
    .flatMap(({ decides, parameters }) =>
      decides === 'limits' ? [pointSchemas.limits.parse(parameters)] : [],
    )
    .filter((limits) => of === undefined || limits.of === of)
}

/** What is limited, and by when it is handed in, of the thing that is given; of all while none is. */
function fieldsFor(constitution: Constitution, given: GivenSoFar): readonly Field[] {
  const [of, ...others] = FIELDS
  const all = [...new Set(limitsOf(constitution).map((limits) => limits.of))]
  const choices = Object.fromEntries(all.map((id) => [id, nameOf(id)]))
  const chosen = all.find((id) => id === given['of'])
  const limits = limitsOf(constitution, chosen)
  const limited = limitedIn(limits.map((parameters) => ({ parameters })))
  const asked: readonly string[] = limited.map((what) => COUNTS[what].name)
  const who = Object.assign({}, ...limits.map((one) => one.who ?? {}))
  const isTimed = constitution.rules.some(
    ({ decides, parameters }) =>
      decides === 'limits-notice' && (chosen === undefined || parameters['of'] === chosen),
  )
  const refusals = all.length === 0 ? { missing: NONE, unreadable: NONE } : {}
  return [
    { ...of, kind: 'choice', choices, refusals },
    ...others.flatMap((field): Field[] => {
      if (field.name === 'who') {
        if (Object.keys(who).length === 0) return []
        return [{ ...field, kind: 'choice', choices: { ...who, [NOBODY]: 'None of these' } }]
      }
      if (field.kind === 'time') return isTimed ? [field] : []
      return asked.includes(field.name) ? [field] : []
    }),
  ]
}

const nameOf = (id: string) => capitalise(id.replaceAll('-', ' '))

/** Does what is put to a meeting, such as a question of the public, keep to its limits? */
export const limits = question({
  id: 'limits',
  title: 'Is what is put to a meeting within its limits?',
  titleFor: (constitution, { of }) =>
    limitsOf(constitution, String(of)).length > 0
      ? `Is this ${nameOf(String(of)).toLowerCase()} within its limits?`
      : 'Is what is put to a meeting within its limits?',
  isAskable: (constitution) => limitsOf(constitution).length > 0,
  fields: FIELDS,
  fieldsFor,
  first: 'of',
  decide(book, { of, who, handedIn, meeting, ...given }) {
    const counts = Object.fromEntries(LIMITED.map((what) => [what, given[COUNTS[what].name]]))
    const rules = rulesSettling(book, 'limits').filter(({ parameters }) => parameters.of === of)
    const timing = rulesSettling(book, 'limits-notice').flatMap(({ rule, parameters }) =>
      parameters.of === of ? [rule] : [],
    )
    const weighed = readLimits(rules, timing, { counts, who, handedIn, meeting }).flatMap(
      ({ readings, about }) => {
        const one = weighTexts(book, readings)
        return one === undefined ? [] : [{ ...one, about }]
      },
    )
    if (weighed.length === 0) {
      return noRule(book, `what limits a ${nameOf(of).toLowerCase()}`, ['limits', 'limits-notice'])
    }
    const keeping = (kept: Kept) => weighed.filter(({ answer }) => answer === kept)
    const [outside, open] = [keeping('outside'), keeping('cannot-tell')]
    const answer: Kept = outside.length > 0 ? 'outside' : open.length > 0 ? 'cannot-tell' : 'within'
    const telling = outside.length > 0 ? outside : open.length > 0 ? open : weighed
    const said = sayReadings(telling.map(({ leading }) => leading))
    return answerFrom(book, {
      answer,
      sentence: `${said}.`,
      because: mergeByRule(weighed.flatMap(({ draft }) => draft.because)),
      alternatives: weighed.flatMap(({ draft }) => draft.alternatives),
      warnings: [
        ...(outside.length > 0 && open.length > 0
          ? [`Not stated besides: ${open.map(({ about }) => about).join('; ')}`]
          : []),
        ...new Set(weighed.flatMap(({ draft }) => draft.warnings)),
      ],
      working: capitalise(weighed.map(({ leading }) => leading.working ?? '').join('; ')),
      conflicts: weighed.flatMap(({ conflicts }) => conflicts),
      facts: {
        outside: outside.map(({ about }) => about).join('; ') || null,
        notStated: open.map(({ about }) => about).join('; ') || null,
      },
    })
  },
})

/** A rule that limits several things is one reason, with all its sums. */
function mergeByRule(all: readonly Reason[]): readonly Reason[] {
  return [...Map.groupBy(all, ({ rule }) => rule).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const working = [first, ...others].flatMap((one) => one.working ?? []).join('; ')
    return [{ ...first, working: capitalise(working) }]
  })
}
