import { monthPeriod, periodOf, quarterPeriod } from '#shared/index.ts'
import type { Page } from '#web/index.ts'
import {
  analyseSeries,
  describeFlag,
  describeLatest,
  findFlags,
  lastPublished,
  type Sentence,
} from '../analysis/index.ts'
import { type Measure, measureSchema } from '../area/measure.ts'
import type { Event, RecordingChange } from '../area/registers.ts'
import type { Point } from '../observation.ts'
import {
  adjustForDays,
  analyseSeason,
  askAboutForces,
  chooseChart,
  compareForces,
  compareSurveys,
  describeAverages,
  describeForce,
  describeKinds,
  describeMarks,
  describeMissing,
  describeMonth,
  describeNotCompared,
  describePair,
  describeQuarter,
  describeSeason,
  describeSeasonFlag,
  describeSpread,
  describeSurvey,
  describeSurveyChange,
  drawCount,
  type ForceFigure,
  labelWithheld,
  pairMeasures,
  readSurvey,
  type SurveyFigure,
  seededRandom,
  suggestRebase,
  testQuarter,
  worthAsking,
} from '../statistics/index.ts'

export interface SentencesPage extends Page {
  readonly heading: string
  readonly lead: string
  readonly groups: readonly { readonly name: string; readonly sentences: readonly Sentence[] }[]
}

/** `/method/sentences`: what the program can say of figures, said once of made-up ones. */
export function presentSentences(): SentencesPage {
  return {
    title: 'Sentences',
    heading: 'Every kind of sentence',
    lead: 'Each of these is written by the program, of made-up figures, so that all of them can be read through.',
    breadcrumbs: [{ text: 'How figures are worked out', href: '/method' }],
    groups: [
      { name: 'A month', sentences: aboutMonths() },
      { name: 'A month in its season', sentences: aboutSeasons() },
      { name: 'A quarter', sentences: aboutQuarters() },
      { name: 'Which chart', sentences: aboutCharts() },
      { name: 'A survey', sentences: aboutSurveys() },
      { name: 'Among other forces', sentences: aboutForces() },
      { name: 'Two measures together', sentences: aboutPairs() },
      { name: 'Where a usual range might start again', sentences: aboutRebasing() },
      { name: 'What a member might ask', sentences: aboutQuestions() },
    ],
  }
}

const MEASURE: Measure = measureSchema.parse({
  id: 'incidents',
  name: 'Incidents',
  noun: { one: 'incident', many: 'incidents' },
  unit: 'count',
  better: 'lower',
  definition: 'Made-up incidents',
  source: { document: 'Made up' },
  frequency: ['month'],
})

const AREA = { id: 'northmere', kind: 'police-area' } as const
const NONE = { events: [], changes: [] }
const EVENT: Event = {
  id: 'fair',
  name: 'Summer fair',
  phrase: 'the summer fair',
  short: 'Fair',
  from: '2019-03-10',
  to: '2019-03-12',
  scope: { measures: 'all', areas: 'all' },
  source: { document: 'Made up' },
}
const CHANGE: RecordingChange = {
  id: 'new-rule',
  name: 'new counting rule',
  short: 'New rule',
  from: '2018-04-01',
  scope: { measures: 'all', areas: 'all' },
  effect: 'More is counted.',
  source: { document: 'Made up' },
}

const MONTHS = 48

/** Months from April 2015 that vary about 400, each times what `shape` makes of it. */
function made(shape: (index: number, month: number) => number = () => 1, dispersion = 2): Point[] {
  const random = seededRandom(5)
  return Array.from({ length: MONTHS }, (_, index) => {
    const place = 3 + index
    const month = (place % 12) + 1
    return {
      period: monthPeriod(2015 + Math.floor(place / 12), month),
      value: drawCount(400 * shape(index, month), dispersion, random),
    }
  })
}

/** Months that swing evenly about 400, with so much added: for what chance would blur. */
function even(added: (index: number) => number): Point[] {
  return made().map(({ period }, index) => ({
    period,
    value: Math.round(400 + 30 * Math.sin(2.4 * index) + added(index)),
  }))
}

const isLast = (index: number) => index === MONTHS - 1
const wave = (_: number, month: number) => 1 + 0.25 * Math.cos((2 * Math.PI * (month - 7)) / 12)

const RUN = even((index) => (index >= MONTHS - 8 ? 45 : 0))

function analysed(points: readonly Point[], rebase: readonly string[] = []) {
  const outcome = analyseSeries(MEASURE, points, { rebase })
  if (!outcome.ok) throw new Error(outcome.problems[0]?.message)
  return outcome.value
}

function aboutMonths(): readonly Sentence[] {
  const stable = analysed(made())
  const high = analysed(made((index) => (isLast(index) ? 1.8 : 1)))
  const low = analysed(made((index) => (isLast(index) ? 0.4 : 1)))
  const run = analysed(RUN)
  const trend = analysed(
    even((index) => (index > 40 ? 12 * (index - 44) - 30 * Math.sin(2.4 * index) : 0)),
  )
  const near = analysed(made((index) => (index > 45 ? 1.13 : 1), 1))
  const few = analysed(made().slice(0, 8))
  const outside = analysed(even((index) => (index < 40 ? 0 : 200)))
  const missing = analysed([...made().slice(0, -1), { period: monthPeriod(2019, 3), value: null }])
  const event = [{ kind: 'event', event: EVENT } as const]
  const change = [{ kind: 'recording-change', change: CHANGE } as const]
  return [
    describeLatest(stable),
    describeLatest(high, { explanations: [] }),
    describeLatest(low, { explanations: event }),
    describeLatest(run, { explanations: [] }),
    describeLatest(trend, { explanations: [] }),
    describeLatest(near, { explanations: [] }),
    describeLatest(few),
    describeLatest(missing),
    ...findFlags(outside).map((flag) => describeFlag(outside, flag, [])),
    ...findFlags(high)
      .slice(-1)
      .map((flag) => describeFlag(high, flag, event)),
    ...findFlags(run)
      .slice(-1)
      .map((flag) => describeFlag(run, flag, change)),
  ]
}

function aboutSeasons(): readonly Sentence[] {
  const view = (points: readonly Point[]) => {
    const outcome = analyseSeason(MEASURE, points)
    if (!outcome.ok) throw new Error(outcome.problems[0]?.message)
    return outcome.value
  }
  const seasonal = view(made(wave))
  const july = seasonal.months.findIndex(({ point }) => point.period.code === '2018-07')
  const january = seasonal.months.findIndex(({ point }) => point.period.code === '2018-01')
  const march = seasonal.months.findIndex(({ point }) => point.period.code === '2018-04')
  const unusual = view(made((index, month) => wave(index, month) * (isLast(index) ? 1.7 : 1)))
  const long = view(made((index, month) => wave(index, month) * (index > 38 ? 1.15 : 1)))
  return [
    describeSeason(seasonal.reading),
    describeSeason(view(made()).reading),
    describeSeason(
      view(made((index, month) => wave(index, month) * (1 + Math.floor((index + 3) / 12)))).reading,
    ),
    describeSeason(view(made(wave).slice(0, 35)).reading),
    describeSeason(view(made(wave).slice(0, 20)).reading),
    describeSeason({ kind: 'not-counts' }),
    describeMonth(seasonal, july, MEASURE),
    describeMonth(seasonal, january, MEASURE),
    describeMonth(seasonal, march, MEASURE),
    describeMonth(unusual, lastPublished(unusual.analysed), MEASURE),
    ...findFlags(unusual.analysed)
      .slice(-1)
      .map((flag) => describeSeasonFlag(unusual, flag, MEASURE, [])),
    ...findFlags(long.analysed)
      .slice(-1)
      .map((flag) => describeSeasonFlag(long, flag, MEASURE, [])),
  ]
}

function aboutQuarters(): readonly Sentence[] {
  const quarter = quarterPeriod(2018, 4)
  const test = (shape: (index: number) => number, from = 0, breaks: readonly string[] = []) =>
    testQuarter(made(shape).slice(from), quarter, breaks)
  const said = [
    test(() => 1),
    test((index) => (index >= MONTHS - 3 ? 1.3 : 1)),
    test((index) => (index >= MONTHS - 3 ? 0.7 : 1)),
    test((index) => (index >= MONTHS - 3 ? 1.3 : 1), 30),
    test(() => 0.01),
    test(() => 1, 44),
    test(() => 1, 0, ['2018-04-01']),
    testQuarter(made().slice(0, -1), quarter),
  ].map(
    (outcome): Sentence =>
      outcome.ok
        ? describeQuarter(outcome.value, MEASURE)
        : [{ text: outcome.problems[0]?.message ?? '' }],
  )
  return [...said, [{ text: describeMarks(18, 4) }], [{ text: describeMarks(18, 0) }]]
}

function aboutCharts(): readonly Sentence[] {
  const periods = made().map(({ period }) => period)
  const random = seededRandom(9)
  const points = (mean: number, dispersion: number, of: number | null) =>
    periods.map((period) => ({ period, count: drawCount(mean, dispersion, random), of }))
  const rolling = periods.map((period) => ({
    period: periodOf(
      Temporal.PlainDate.from(period.start).subtract({ months: 11 }).toString(),
      period.end,
    ),
    count: 4800,
  }))
  return [
    chooseChart('count', points(400, 8, null)),
    chooseChart('count', points(7, 1, null)),
    chooseChart('count', points(7, 4, null)),
    chooseChart('count', points(2, 1, null)),
    chooseChart('count', points(2, 1, null), true),
    chooseChart('share', points(30, 1, 4000)),
    chooseChart('share', points(300, 9, 900)),
    chooseChart('share', points(300, 1, null)),
    chooseChart('rate', points(300, 9, 1090)),
    chooseChart('value', points(300, 1, null)),
    chooseChart('count', rolling),
  ].map((outcome) => [
    { text: outcome.ok ? outcome.value.reason : (outcome.problems[0]?.message ?? '') },
  ])
}

function aboutSurveys(): readonly Sentence[] {
  const figure = (year: number, percent: number | null, answers: number | null): SurveyFigure => ({
    ...{ period: periodOf(`${year}-04-01`, `${year + 1}-03-31`), percent, answers },
  })
  const now = figure(2018, 72, 1000)
  const changes: readonly (readonly [SurveyFigure, SurveyFigure])[] = [
    [now, figure(2017, 76.6, 1000)],
    [figure(2018, 72, 400), figure(2017, 76.6, 400)],
    [now, figure(2017, 76.6, null)],
    [now, figure(2017, 76.6, 12)],
    [now, figure(2017, null, null)],
    [{ ...now, period: periodOf('2018-07-01', '2019-06-30') }, figure(2018, 76.6, 1000)],
  ]
  return [
    ...[now, figure(2018, 72, null), figure(2018, 72, 12), figure(2018, null, null)].map((one) =>
      describeSurvey(readSurvey(one), one),
    ),
    ...changes.map(([later, earlier]) =>
      describeSurveyChange(compareSurveys(later, earlier), later, earlier),
    ),
  ]
}

function aboutForces(): readonly Sentence[] {
  const names = ['Northmere', 'Eastvale', 'Southdown', 'Westmarch', 'Midshire']
  const ids = names.map((name) => name.toLowerCase())
  const forces = ids.slice(1).map((id, index) => ({ id, name: names[index + 1] ?? '' }))
  const [home = '', , third = '', , last = ''] = ids
  const own = { id: home, name: 'Northmere' }
  const group = { reviewBy: '2020-03-31', forces }
  const asked = { own, group, on: '2019-03-31', fewestForRank: 10 }
  const figures = (counts: readonly (number | null)[]): readonly ForceFigure[] =>
    ids.map((id, index) => ({
      id,
      count: counts[index] ?? null,
      population: 800_000 + 50_000 * index,
    }))
  const spread = figures([60_000, 66_000, 61_000, 90_000, 72_000])
  const close = figures([800, 855, 905, 955, 1010])
  const words = { many: 'offences', when: 'in the year to March 2019', populationYear: 2018 }
  const compared = [
    compareForces({ ...asked, figures: spread }),
    compareForces({ ...asked, figures: close }),
    compareForces({ ...asked, figures: spread, on: '2021-03-31' }),
    compareForces({ ...asked, figures: figures([5, 19, 12, 14, 18]) }),
    compareForces({ ...asked, figures: figures([5, 9, 12, 14, 8]) }),
  ].filter((one) => one !== undefined)
  const gaps = compareForces({
    ...asked,
    group: {
      ...group,
      forces: forces.map((force) =>
        force.id === third ? { ...force, excluded: 'it changed its system in 2018' } : force,
      ),
    },
    figures: spread.filter(({ id }) => id !== last),
  })
  const [different, alike, late, small] = compared
  // One that stands out takes a group large enough to show it
  const [others, nine] = [
    [1010, 975, 1035, 990, 1020, 965, 1005, 1000],
    [...ids, 'f', 'g', 'h', 'i'],
  ]
  const outside = [1600, 800, 640].flatMap((count) => {
    const found = compareForces({
      ...asked,
      group: { ...group, forces: nine.slice(1).map((id) => ({ id, name: id })) },
      figures: nine.map((id, index) => ({
        ...{ id, count: index === 0 ? count : (others[index - 1] ?? 0), population: 800_000 },
      })),
    })
    return found ?? []
  })
  const [above] = outside
  const kinds =
    alike && above
      ? [
          describeKinds([alike, alike]),
          describeKinds([alike, above]),
          describeKinds([above, alike, above]),
        ]
      : []
  const further = [
    ...kinds,
    describeNotCompared(['Robbery', 'Drug offences']),
    ...(different ? [describeAverages(different, words.many)] : []),
    ...(above ? askAboutForces(above, words.many, group.reviewBy) : []),
    ...[late, small].flatMap((one) => (one ? [labelWithheld(one)] : [])),
  ]
  return [
    ...[...compared, ...outside].map((one) =>
      describeForce(one, { ...words, reviewBy: group.reviewBy }),
    ),
    ...compared.slice(0, 2).map((one): Sentence => [{ text: describeSpread(one) }]),
    ...(gaps ? [[{ text: describeMissing(gaps) }]] : []),
    ...compared.slice(0, 1).map((one): Sentence => [{ text: describeMissing(one) }]),
    ...further.map((text): Sentence => [{ text }]),
  ]
}

function aboutPairs(): readonly Sentence[] {
  const first = adjustForDays(made((index) => 1 + 0.3 * Math.sin(index * index)))
  const later = first.map((point, index) => ({
    ...point,
    value: 500 - 0.5 * (first[index - 2]?.value ?? 400) + 60 * Math.sin(5 * index * index),
  }))
  const other = adjustForDays(made((index) => 1 + 0.3 * Math.cos(7 * index * index)))
  const near = first.map((point, index) => ({
    ...point,
    value: (point.value ?? 0) + 90 * Math.sin(3 * index * index),
  }))
  return [later, near, other, first.slice(0, 10)].map((second): Sentence => {
    const outcome = pairMeasures(first, second)
    return outcome.ok
      ? describePair(outcome.value, 'searches', 'knife crime')
      : [{ text: outcome.problems[0]?.message ?? '' }]
  })
}

function aboutRebasing(): readonly Sentence[] {
  const series = analysed(even((index) => (index >= 30 ? 80 : 0)))
  const subject = { measure: MEASURE.id, area: AREA }
  const day = suggestRebase(series, subject, NONE)?.from.start ?? ''
  return [
    suggestRebase(series, subject, NONE),
    suggestRebase(series, subject, { events: [], changes: [{ ...CHANGE, from: day }] }),
  ].flatMap((suggestion) => (suggestion ? [suggestion.sentence] : []))
}

function aboutQuestions(): readonly Sentence[] {
  const high = analysed(made((index) => (isLast(index) ? 1.8 : 1)))
  const low = analysed(made((index) => (isLast(index) ? 0.4 : 1)))
  const run = analysed(RUN)
  const earlier = analysed(made((index) => (index === MONTHS - 4 ? 1.8 : 1)))
  const stable = analysed(made())
  const missing = analysed([...made().slice(0, -1), { period: monthPeriod(2019, 3), value: null }])
  const share = { ...stable, measure: { ...MEASURE, unit: 'percent' as const } }
  const nothing = () => []
  const [before, now] = [quarterPeriod(2017, 4), quarterPeriod(2018, 4)]
  return [
    worthAsking({ series: high, explanationsOf: nothing }),
    worthAsking({ series: high, explanationsOf: () => [{ kind: 'event', event: EVENT }] }),
    worthAsking({ series: low, explanationsOf: nothing }),
    worthAsking({ series: run, explanationsOf: nothing }),
    worthAsking({ series: earlier, explanationsOf: nothing }),
    worthAsking({ series: missing, explanationsOf: nothing }),
    worthAsking({
      series: stable,
      explanationsOf: nothing,
      comparison: {
        kind: 'not-comparable',
        earlier: { period: before, value: 1200 },
        later: { period: now, value: 1500 },
        change: CHANGE,
      },
    }),
    worthAsking({
      series: share,
      explanationsOf: nothing,
      parts: {
        earlier: { numerator: 630, denominator: 2100 },
        later: { numerator: 560, denominator: 1400 },
      },
    }),
    worthAsking({ series: stable, explanationsOf: nothing, withoutAnswers: [before] }),
  ].flatMap((questions) => questions.map((text): Sentence => [{ text }]))
}
