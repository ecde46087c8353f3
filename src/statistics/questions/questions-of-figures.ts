import { type Measure, natureOf } from '#area/index.ts'
import { citeSource, describePeriod, formatNumber, parsePeriod } from '#shared/index.ts'
import type { Comparison } from '../comparisons/comparison.ts'
import { formatValue, formatWithNoun } from '../words/format-value.ts'
import { inPeriod, listInWords } from '../words/words.ts'
import { askOfExplanations, UNEXPLAINED_CHANGE } from './explanation-questions.ts'
import type { Disagreement, Question, QuestionFacts } from './question.ts'

/** The latest figure that differs much from that of a year before. */
export function askAboutChange({ compared = [] }: QuestionFacts): readonly Question[] {
  const large = compared.find(({ isLarge }) => isLarge)
  if (large === undefined) return []
  const { comparison, explanations, told } = large
  const asked = explanations.length > 0 ? askOfExplanations(explanations) : UNEXPLAINED_CHANGE
  return [{ kind: 'changed', known: told, period: comparison.later.period, ...asked }]
}

/** Two papers, or two places in one, that give different values for one period. */
export function askAboutDisagreement({
  measure,
  disagreement,
}: QuestionFacts): readonly Question[] {
  if (disagreement === undefined) return []
  return [
    {
      kind: 'disagrees',
      known: tellDisagreement(measure, disagreement),
      ask: 'Which is right, and why do they differ?',
      askOfSeveral: 'Which of the two is right, and why do they differ?',
      period: disagreement.other.period,
    },
  ]
}

function tellDisagreement(measure: Measure, { used, other }: Disagreement): string {
  const write = ({ value, status }: Disagreement['used']) =>
    (status === 'approximate' ? 'about ' : '') + formatValue(value ?? 0, measure)
  const when = describePeriod(other.period)
  const [one, another] = [citeSource(used.source), citeSource(other.source)]
  if (used.status !== 'derived') {
    return `For ${when}: ${write(used)} in one place (${one}), ${write(other)} in another (${another}).`
  }
  return other.note === null
    ? `For ${when}, ${write(other)} is printed (${another}); worked out from what else is printed, it is ${write(used)}.`
    : `For ${when}: ${other.note} (${another}).`
}

/** A change printed otherwise than its own two values give. */
export function askAboutMisprint({ misprint }: QuestionFacts): readonly Question[] {
  if (misprint === undefined) return []
  return [
    {
      kind: 'misprint',
      ...misprint,
      ask: 'Which is right?',
      askOfSeveral: 'Which is right, the change as printed or the two numbers?',
    },
  ]
}

/** Recording that changed between two figures, so that they are not compared. */
export function askAboutRecording({ monthly, compared = [] }: QuestionFacts): readonly Question[] {
  const found = [monthly?.comparison, ...compared.map(({ comparison }) => comparison)].find(
    (one): one is Extract<Comparison, { kind: 'not-comparable' }> => one?.kind === 'not-comparable',
  )
  if (found === undefined) return []
  const { change, earlier, later } = found
  return [
    {
      kind: 'recording',
      known:
        `Recording changed between ${describePeriod(earlier.period)} and ` +
        `${describePeriod(later.period)} (${change.name}).`,
      ask: 'Can the figures for both be given on one footing?',
      askOfSeveral: 'Can the figures before and after be given on one footing?',
      period: later.period,
    },
  ]
}

/** A measure that the papers define in more ways than one. */
export function askAboutDefinition({ measure, latest }: QuestionFacts): readonly Question[] {
  if (measure.definedAs.length === 0 || latest === undefined) return []
  const ways = measure.definedAs.map(({ words, source }) => `${words} (${citeSource(source)})`)
  return [
    {
      kind: 'definition',
      known: `It is said to count ${listInWords(ways)}.`,
      ask: 'Which of these is counted, and was it the same before?',
      askOfSeveral: 'Which of these is counted, and was it the same before?',
      period: latest,
    },
  ]
}

/** What the area's own files call doubtful about a figure. */
export function askAboutDoubts({ measure }: QuestionFacts): readonly Question[] {
  return measure.doubts.flatMap(({ period: code, words, ask, source }): readonly Question[] => {
    const period = parsePeriod(code)
    if (!period.ok) return []
    return [
      {
        kind: 'doubtful',
        known: `For ${describePeriod(period.value)}: ${words} (${citeSource(source)}).`,
        ask,
        askOfSeveral: ask,
        period: period.value,
      },
    ]
  })
}

/** A share that rose while what is counted fell, because it is of fewer. */
export function askAboutShare({ measure, compared = [] }: QuestionFacts): readonly Question[] {
  if (natureOf(measure.unit).changesBy !== 'points') return []
  return compared
    .flatMap(({ comparison, parts }): readonly Question[] => {
      if (parts === undefined) return []
      const { later, earlier } = parts
      const rose = later.numerator / later.denominator > earlier.numerator / earlier.denominator
      if (!rose || later.numerator >= earlier.numerator) return []
      const write = (one: typeof later) =>
        `${formatNumber(one.numerator)} of ${formatNumber(one.denominator)}`
      return [
        {
          kind: 'share',
          known: `The share went up while the number itself went down, from ${write(earlier)} to ${write(later)}.`,
          ask: 'Why is it now of fewer?',
          askOfSeveral: 'Why is each of these now of fewer?',
          period: comparison.later.period,
        },
      ]
    })
    .slice(0, 1)
}

/** A percent told of a small count. */
export function askAboutSmallPercent({
  measure,
  smallPercent,
}: QuestionFacts): readonly Question[] {
  if (smallPercent === undefined) return []
  const { earlier, percent, period } = smallPercent
  const way = percent < 0 ? 'fall' : 'rise'
  return [
    {
      kind: 'small',
      known:
        `The change ${inPeriod(period)} is told as a ${way} of ${formatNumber(Math.abs(percent), 1)}%, ` +
        `of only ${formatWithNoun(earlier, measure)} before.`,
      ask: 'Can it be told in numbers, with those of several years?',
      askOfSeveral: 'Can these be told in numbers, with those of several years?',
      period,
    },
  ]
}

/** A change printed without the two numbers it is between. */
export function askAboutUnprinted({ unprinted }: QuestionFacts): readonly Question[] {
  if (unprinted === undefined) return []
  return [
    {
      kind: 'unprinted',
      known:
        `Only the change from ${describePeriod(unprinted.earlier)} to ` +
        `${describePeriod(unprinted.later)} is printed.`,
      ask: 'What are the two numbers?',
      askOfSeveral: 'What are the two numbers for each of these?',
      period: unprinted.later,
    },
  ]
}

/** A last figure older than the rest of its subject. */
export function askAboutStopping({ stopped }: QuestionFacts): readonly Question[] {
  if (stopped === undefined) return []
  return [
    {
      kind: 'stopped',
      known:
        `The last figure is for ${describePeriod(stopped.last)}, while others of its subject go to ` +
        `${describePeriod(stopped.others)}.`,
      ask: 'Is there a later one?',
      askOfSeveral: 'Are there later figures for these?',
      period: stopped.last,
    },
  ]
}
