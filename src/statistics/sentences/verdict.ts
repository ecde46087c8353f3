import type { Judgement } from '../limits/control-limits.ts'
import { type AnalysedSeries, phaseOf } from '../limits/series.ts'
import { firstIn, standingAmongMonths } from '../limits/standing.ts'
import { missingWords } from '../observation.ts'
import { monthName, periodWord } from '../words/words.ts'

export type VerdictKind =
  | 'higher'
  | 'lower'
  | 'run-above'
  | 'run-below'
  | 'rising'
  | 'falling'
  | 'near-top'
  | 'near-bottom'
  | 'usual'
  | 'too-few'
  | 'no-variation'
  | 'not-published'

/** What a table says of one point, in a few words, with how it is to be taken. */
export interface Verdict {
  readonly kind: VerdictKind
  /** "higher than usual", "usual", "too few months". */
  readonly words: string
  readonly judgement: Judgement
}

const WORDS: Readonly<Record<VerdictKind, string>> = {
  higher: 'higher than usual',
  lower: 'lower than usual',
  'run-above': 'above average for some time',
  'run-below': 'below average for some time',
  rising: 'rising steadily',
  falling: 'falling steadily',
  'near-top': 'close to the top of usual',
  'near-bottom': 'close to the bottom of usual',
  usual: 'usual',
  'too-few': 'too few',
  'no-variation': 'no variation',
  'not-published': 'not published',
}

/**
 * How one point stands against the usual range of its phase. Only a phase with firm limits says
 * that something is unusual.
 *
 * @param index - its place in the series; the last period unless said
 */
export function verdict(series: AnalysedSeries, index = series.points.length - 1): Verdict {
  const kind = kindOf(series, index)
  const point = series.points[index]
  const isFirm = phaseOf(series, index)?.status === 'firm'
  return {
    kind,
    words: wordsOf(series, index, kind),
    judgement: isFirm && point !== undefined ? point.judgement : 'common-cause',
  }
}

function wordsOf(series: AnalysedSeries, index: number, kind: VerdictKind): string {
  const point = series.points[index]
  if (point === undefined) return WORDS[kind]
  const { period } = point
  if (kind === 'not-published') return missingWords(point)
  if (kind === 'too-few') return `too few ${periodWord(period)}s`
  const first = kind === 'usual' ? firstIn(series, index) : undefined
  if (first !== undefined) return `first in ${first} ${periodWord(period)}s`
  const isMarked = kind === 'usual' && standingAmongMonths(series, index) !== undefined
  return isMarked ? `usual for ${monthName(period)}` : WORDS[kind]
}

function kindOf(series: AnalysedSeries, index: number): VerdictKind {
  const point = series.points[index]
  const phase = phaseOf(series, index)
  if (point === undefined || point.value === null || phase === undefined) return 'not-published'
  if (phase.status === 'no-variation') return 'no-variation'
  if (phase.status !== 'firm') return 'too-few'
  const isUp = point.direction === 'up'
  switch (point.rule) {
    case 'outside-limits':
      return isUp ? 'higher' : 'lower'
    case 'trend':
      return isUp ? 'rising' : 'falling'
    case 'two-of-three':
      return isUp ? 'near-top' : 'near-bottom'
    case 'shift':
      return isUp ? 'run-above' : 'run-below'
    case null:
      return 'usual'
  }
}
