import type { Field, WordsFor } from '#fields/index.ts'
import { chairRule } from '../chair-without-seat.ts'
import { type Constitution, citeParagraph } from '../constitution.ts'
import { missingCounts } from '../counts.ts'
import type { BODIES } from '../decides.ts'
import { countsFor, HEAD_COUNTS, impossibleCounts, oddCounts, recordedFor } from '../head-counts.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, reasonFor, rulesSettling } from '../rule-book.ts'
import { neededFor, neededWords, shareIsOf, thresholdWords } from '../shares.ts'
import { weighTexts } from '../weigh-texts.ts'

const [SEATS, MEMBERS] = HEAD_COUNTS

const FIELDS = [
  {
    name: 'body',
    kind: 'choice',
    label: 'Which body',
    asks: 'the body',
    choices: { panel: 'The panel', subcommittee: 'A subcommittee' } satisfies WordsFor<
      typeof BODIES
    >,
  },
  SEATS,
  MEMBERS,
  {
    name: 'present',
    kind: 'number',
    label: 'Members present, substitutes included',
    asks: 'the number present, substitutes included,',
  },
  {
    name: 'withdrawn',
    kind: 'number',
    label: 'Of them, how many have withdrawn from this item',
    asks: 'how many of them have withdrawn',
    default: 0,
  },
  {
    name: 'chairWithoutSeat',
    kind: 'yes-no',
    label: 'Is {chair} here, holding no seat of {panel}?',
    hint: 'Not counted among the members present above',
    asks: 'whether {chair} is here without a seat',
    default: false,
  },
] as const satisfies readonly Field[]

/** A chair who holds no seat is asked about where a text speaks of one. */
function fieldsFor({ rules }: Constitution): readonly Field[] {
  const isSpokenOf = rules.some(({ decides }) => decides === 'chair-without-seat')
  return FIELDS.filter(({ name }) => name !== 'chairWithoutSeat' || isSpokenOf)
}

/** Are enough members here to do business, on this item? Whoever has withdrawn is not counted. */
export const quorum = question({
  id: 'quorum',
  title: 'Is the meeting quorate?',
  fields: FIELDS,
  fieldsFor,
  counts: ['quorum'],
  decide(book, { body, present, withdrawn, chairWithoutSeat = false, ...entered }) {
    const heads = { ...entered, present, withdrawn }
    const impossible = impossibleCounts(book, body, heads)
    if (impossible.length > 0) return { ok: false, problems: impossible }
    const texts = rulesSettling(book, 'quorum').flatMap(({ rule, parameters }) =>
      rule.kind === 'quorum' && parameters.bodies.includes(body)
        ? [{ rule, threshold: rule.quorum, cited: citeParagraph(rule) }]
        : [],
    )
    const chair = body === 'panel' && chairWithoutSeat ? chairRule(book) : undefined
    const extra = chair?.parameters.quorum === true ? 1 : 0
    const counted = present - withdrawn + extra
    const counts = countsFor(book, body, { ...heads, entitled: counted })
    const missing = missingCounts(texts, counts, recordedFor(book, body))
    if (missing.length > 0) return { ok: false, problems: missing }
    const readings = texts.map(({ rule, threshold }) => {
      const needed = neededFor(threshold, counts) ?? counted
      const answer = counted >= needed ? ('quorate' as const) : ('not-quorate' as const)
      const sum = `${thresholdWords(threshold)}, in whole people: ${neededWords(threshold, counts)}`
      return { rule, needed, answer, working: sum, whole: shareIsOf(threshold, counts) }
    })
    const weighed = weighTexts(book, readings)
    if (weighed === undefined) return noRule(book, `what the quorum of a ${body} is`, ['quorum'])
    const { answer, leading, draft } = weighed
    const isQuorate = answer === 'quorate'
    const { needed = counted, whole } = readings.find(({ rule }) => rule === leading.rule) ?? {}
    const withdrew = withdrawn === 0 ? '' : ` − ${withdrawn} withdrawn`
    const chaired = extra === 0 ? '' : ' + the chair'
    const here =
      withdrew === '' && chaired === ''
        ? `${counted} present`
        : `${present} present${withdrew}${chaired} = ${counted}`
    const seats = counts.seats?.number
    return answerFrom(book, {
      ...draft,
      answer,
      sentence: `${counted} can be counted, and ${needed} ${needed === 1 ? 'is' : 'are'} needed${whole === undefined ? '' : ` of ${whole.words}`}.`,
      because: [
        ...draft.because,
        ...(chair === undefined
          ? []
          : [reasonFor(chair.rule, `the chair ${extra === 1 ? 'counts' : 'does not count'}`)]),
        ...rulesSettling(book, 'quorum-substitutes').map((one) => reasonFor(one.rule)),
        ...(isQuorate
          ? []
          : rulesSettling(book, 'quorum-lost').flatMap(({ rule, parameters }) =>
              parameters.bodies.includes(body) ? [reasonFor(rule)] : [],
            )),
        ...(withdrawn === 0
          ? []
          : rulesSettling(book, 'interest-bars').map((one) => reasonFor(one.rule))),
      ],
      working: `${here}; needed: ${leading.working}`,
      conflicts: leading.rule.conflicts,
      warnings: [
        ...(isQuorate && counted === needed
          ? ['The meeting has no member to spare: if one leaves, the quorum is lost']
          : []),
        ...(seats !== undefined && needed > seats
          ? [`The ${body} has too few seats ever to be quorate`]
          : []),
        ...oddCounts(book, body, entered),
        ...draft.warnings,
      ],
      facts: {
        needed,
        counted,
        shortBy: Math.max(0, needed - counted),
        whole: whole?.number ?? seats ?? null,
        of: whole?.words ?? null,
      },
    })
  },
})
