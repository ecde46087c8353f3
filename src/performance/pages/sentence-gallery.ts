import { capitalise, monthPeriod, type Period, periodOf, quarterPeriod } from '#shared/index.ts'
import type { Page } from '#web/index.ts'
import {
  type AnalysedSeries,
  compareSides,
  describeComparison,
  describeFigure,
  describeFlag,
  describeLatest,
  type Explanation,
  findFlags,
  plain,
  type Sentence,
} from '../analysis/index.ts'
import { areaFileSchema, smallNumbersSchema } from '../area/area-file.ts'
import { type Measure, measureSchema } from '../area/measure.ts'
import type { Event, RecordingChange } from '../area/registers.ts'
import type { ReadRow } from '../imports/read-observation.ts'
import { isSmallCount } from '../imports/small-counts.ts'
import { sayShown, sayWithheld } from '../imports/small-number-words.ts'
import { withholdRows } from '../imports/withhold-rows.ts'
import type { Point } from '../observation.ts'
import { misprints } from '../reports/printed-change.ts'
import {
  askAboutForces,
  type ComparedFacts,
  chartSeries,
  chooseChart,
  compareForces,
  compareSurveys,
  describeAverages,
  describeForce,
  describeKinds,
  describeMarks,
  describeMissing,
  describeNotCompared,
  describePair,
  describeQuarter,
  describeSeason,
  describeSpread,
  describeSurvey,
  describeSurveyChange,
  describeSurveyMonth,
  describeSurveyPair,
  drawCount,
  type ForceFigure,
  type HeldPercentage,
  labelWithheld,
  pairMeasures,
  pairSurveys,
  type QuestionFacts,
  readSurvey,
  type SurveyFigure,
  seededRandom,
  suggestRebase,
  testQuarter,
  worthAsking,
  writeQuestion,
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
      { name: 'Small numbers', sentences: aboutSmallNumbers() },
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
const SETTINGS = smallNumbersSchema.parse({})
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

/** On the chart that suits it, as every page has it. */
function charted(points: readonly Point[], rebase: readonly string[] = []) {
  const figures = points.map((point) => ({ ...point, numerator: null, denominator: null }))
  const outcome = chartSeries(MEASURE, figures, { rebase })
  if (!outcome.ok) throw new Error(outcome.problems[0]?.message)
  return outcome.value
}

function analysed(points: readonly Point[], rebase: readonly string[] = []) {
  return charted(points, rebase).series
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
  const seasonal = made(wave)
  const upTo = (code: string) =>
    seasonal.slice(0, 1 + seasonal.findIndex(({ period }) => period.code === code))
  const readings = [
    seasonal,
    made(),
    made((index, month) => wave(index, month) * (1 + Math.floor((index + 3) / 12))),
    made(wave).slice(0, 35),
    made(wave).slice(0, 20),
  ].map((points) => describeSeason(charted(points).season, true))
  const high = analysed(made((index, month) => wave(index, month) * (isLast(index) ? 1.7 : 1)))
  const low = analysed(made((index, month) => wave(index, month) * (isLast(index) ? 0.4 : 1)))
  const run = analysed(made((index, month) => wave(index, month) * (index > 38 ? 1.15 : 1)))
  const trend = analysed(
    even((index) => (index > 40 ? 8 * (index - 40) : 0)).map(({ period, value }, index) => ({
      period,
      value: Math.round((value ?? 0) * wave(index, Number(period.start.slice(5, 7)))),
    })),
  )
  return [
    ...readings,
    describeSeason({ kind: 'not-counts' }, true),
    describeSeason(charted(seasonal).season, false),
    ...['2018-07', '2019-01', '2018-10'].map((code) => describeLatest(analysed(upTo(code)))),
    ...[high, low, run, trend].map((series) => describeLatest(series)),
    ...[high, low, run, trend].flatMap((series) =>
      findFlags(series)
        .slice(-1)
        .map((flag) => describeFlag(series, flag, [])),
    ),
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
        ? describeQuarter(outcome.value, MEASURE, SETTINGS)
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
    chooseChart('count', points(2, 1, null), 'apart'),
    chooseChart('count', points(2, 1, null), 'some-together'),
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
    ...aboutSurveyPairs(now),
  ]
}

function aboutSurveyPairs({ period }: SurveyFigure): readonly Sentence[] {
  const held = (value: number, answers: number | null, when = period): HeldPercentage => ({
    ...{ period: when, value, denominator: answers, status: 'actual' },
    numerator: answers === null ? null : Math.round((value / 100) * answers),
  })
  const before = periodOf('2017-04-01', '2018-03-31')
  const [march, marchBefore] = [monthPeriod(2019, 3), monthPeriod(2018, 3)]
  const measure = { survey: { designEffect: 1 } }
  const alone = [
    pairSurveys(measure, held(72, 1000), held(76.6, 1000, before)),
    pairSurveys(measure, held(72, null), held(76.6, null, before)),
    pairSurveys(measure, held(72, null), held(76.6, 1000, before)),
    pairSurveys(measure, held(72, null), held(75, null, periodOf('2018-01-01', '2018-12-31'))),
  ]
  const month: Sentence = [{ text: '72%', strong: true }, { text: ' in March 2019.' }]
  const months = [
    pairSurveys(measure, held(72, 480, march), held(76.6, 510, marchBefore)),
    pairSurveys(measure, held(72, 12, march), undefined),
    pairSurveys(measure, held(72, null, march), undefined),
  ]
  return [
    ...alone.flatMap((pair) => (pair ? [describeSurveyPair(pair)] : [])),
    ...months.flatMap((pair) => (pair ? [describeSurveyMonth(month, pair)] : [])),
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
  const first = made((index) => 1 + 0.3 * Math.sin(index * index))
  const later = first.map((point, index) => ({
    ...point,
    value: 500 - 0.5 * (first[index - 2]?.value ?? 400) + 60 * Math.sin(5 * index * index),
  }))
  const other = made((index) => 1 + 0.3 * Math.cos(7 * index * index))
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

const PLACES = areaFileSchema.shape.places.parse([
  { id: 'northmere', name: 'Northmere', kind: 'police-area' },
  { id: 'skerby', name: 'Skerby', kind: 'district' },
  { id: 'tarn', name: 'Tarn', kind: 'district' },
])

/** Rows for March 2019: an area, a breakdown, a count. */
function rowsOf(
  ...given: readonly (readonly [string, string, number | null])[]
): readonly ReadRow[] {
  return given.map(([area, breakdown, value], index) => ({
    row: index + 2,
    citesSource: true,
    observation: {
      ...{ measure: MEASURE.id, area, breakdown, value, period: monthPeriod(2019, 3) },
      ...{ numerator: null, denominator: null, note: null, source: { document: 'Made up' } },
      ...{ releasedOn: '2019-04-10', knownOn: '2019-04-10' },
      status: value === null ? 'withheld' : 'actual',
    },
  }))
}

function aboutSmallNumbers(): readonly Sentence[] {
  const area = {
    file: { places: PLACES, smallNumbers: SETTINGS },
    measures: new Map([[MEASURE.id, MEASURE]]),
  }
  const withheldOf = (rows: readonly ReadRow[], held: readonly ReadRow[] = [], may = true) =>
    withholdRows(
      area,
      rows,
      held.map(({ observation }) => observation),
      may,
    )
  const said = (rows: readonly ReadRow[], dryRun: boolean, held: readonly ReadRow[] = []) => {
    const small = rows.filter(({ observation }) => isSmallCount(area, observation))
    const withheld = withheldOf(rows, held)
    return sayShown(area, {
      small: { first: small, count: small.length },
      exposed: withheldOf(rows, held, false).exposed,
      ...{ dryRun, withheld },
    })
  }
  const table = rowsOf(
    ...([
      ['skerby', '', 3],
      ['tarn', '', 40],
      ['northmere', '', 43],
    ] as const),
    ...([
      ['skerby', 'gender=female', 1],
      ['skerby', 'gender=male', 2],
    ] as const),
    ...([
      ['tarn', 'gender=female', 18],
      ['tarn', 'gender=male', 22],
    ] as const),
  )
  const one = rowsOf(['skerby', '', 3])
  const known = rowsOf(['tarn', '', 40], ['northmere', '', 43])
  const crossed = rowsOf(
    ...(['skerby', 'tarn'] as const).flatMap((place, at) =>
      ['age=old;gender=female', 'age=old;gender=male', 'age=young;gender=female'].map(
        (part, index) => [place, part, at === 0 && index === 0 ? 2 : 30] as const,
      ),
    ),
  )
  const later = rowsOf(['northmere', '', 43])
  const before = rowsOf(['skerby', '', null], ['tarn', '', 40])
  const march = { period: monthPeriod(2019, 3), value: null, isWithheld: true } as const
  const april = { period: monthPeriod(2019, 4), value: 300 }
  const context = { measure: MEASURE, area: AREA, changes: [] }
  const withheldBefore = describeComparison(compareSides(march, april, context), context)
  return [
    ...[said(table, true), said(table, false), said(one, true), said(one, false)],
    ...[said(one, true, known), said(crossed, true), said(later, true, before)],
    sayWithheld(area, withheldOf(table), true),
    sayWithheld(area, withheldOf(table), false),
    sayWithheld(area, withheldOf(one), false),
    sayWithheld(area, withheldOf(later, before), false),
  ]
    .flatMap((one) => one?.sentences ?? [])
    .map((text): Sentence => [{ text: `${text}.` }])
    .concat([
      describeLatest(analysed([...made().slice(0, -1), march])),
      [{ text: `${capitalise(withheldBefore)}.` }],
    ])
}

function aboutQuestions(): readonly Sentence[] {
  const high = analysed(made((index) => (isLast(index) ? 1.8 : 1)))
  const low = analysed(made((index) => (isLast(index) ? 0.4 : 1)))
  const run = analysed(RUN)
  const earlier = analysed(made((index) => (index === MONTHS - 4 ? 1.8 : 1)))
  const missing = analysed([...made().slice(0, -1), { period: monthPeriod(2019, 3), value: null }])
  const event: Explanation = { kind: 'event', event: EVENT }
  const monthly = (series: AnalysedSeries, explanations: readonly Explanation[] = []) => ({
    ...{ measure: MEASURE, monthly: { series, explanationsOf: () => explanations } },
  })
  return [
    monthly(high),
    monthly(high, [event]),
    monthly(low),
    monthly(run),
    monthly(earlier),
    monthly(missing),
    ...questionsOfChanges(event),
    ...questionsOfPrint(),
    ...questionsOfSurveys(),
  ].flatMap((facts: QuestionFacts) =>
    worthAsking(facts).map((question): Sentence => [{ text: writeQuestion(question) }]),
  )
}

const [QUARTER_BEFORE, QUARTER] = [quarterPeriod(2017, 4), quarterPeriod(2018, 4)]

/** What may be asked of two quarters a year apart. */
function questionsOfChanges(event: Explanation): readonly QuestionFacts[] {
  const compared = (
    [from, to]: readonly [number, number],
    more: Partial<ComparedFacts>,
    measure = MEASURE,
    changes: readonly RecordingChange[] = [],
  ): QuestionFacts => {
    const later = { period: QUARTER, value: to }
    const comparison = compareSides({ period: QUARTER_BEFORE, value: from }, later, {
      ...{ measure, area: AREA, changes },
    })
    const told = plain(describeFigure(measure, later, { comparison }))
    return {
      measure,
      compared: [{ comparison, told, isLarge: false, explanations: [], ...more }],
    }
  }
  const parts = {
    earlier: { numerator: 630, denominator: 2100 },
    later: { numerator: 560, denominator: 1400 },
  }
  return [
    compared([1200, 1500], { isLarge: true }),
    compared([1200, 1500], { isLarge: true, explanations: [event] }),
    compared([1200, 1500], {}, MEASURE, [CHANGE]),
    compared([30, 40], { parts }, { ...MEASURE, unit: 'percent' }),
  ]
}

/** What may be asked of how figures are printed, and of whether they are. */
function questionsOfPrint(): readonly QuestionFacts[] {
  const source = { document: 'Made-up report' }
  const another = { document: 'Another report' }
  const other = { value: 662, status: 'disagrees', source: another, period: QUARTER } as const
  const misprint = misprints(
    compareSides(
      { period: QUARTER_BEFORE, value: 482 },
      { period: QUARTER, value: 581 },
      { measure: MEASURE, area: AREA, changes: [] },
    ),
    { change: undefined, percent: { value: 24, status: 'actual', source } },
    MEASURE,
  )
  const definedAs = [
    { words: 'calls', source },
    { words: 'callers', source: another },
  ]
  const about = (facts: Omit<QuestionFacts, 'measure'>): QuestionFacts => ({
    measure: MEASURE,
    ...facts,
  })
  return [
    about({
      disagreement: {
        used: { value: 640, status: 'actual', source },
        other: { ...other, note: null },
      },
    }),
    about({
      disagreement: {
        used: { value: 640, status: 'derived', source },
        other: { ...other, note: null },
      },
    }),
    about({ misprint: { period: QUARTER, known: misprint.join(' ') } }),
    { measure: { ...MEASURE, definedAs }, latest: QUARTER },
    about({ smallPercent: { period: QUARTER, percent: 50, earlier: 12 } }),
    about({ unprinted: { earlier: QUARTER_BEFORE, later: QUARTER } }),
    about({ stopped: { last: QUARTER_BEFORE, others: QUARTER } }),
    about({ rolling: periodOf('2018-04-01', '2019-03-31') }),
  ]
}

function questionsOfSurveys(): readonly QuestionFacts[] {
  const measure: Measure = { ...MEASURE, unit: 'percent', survey: { designEffect: 1 } }
  const [before, now] = [periodOf('2017-04-01', '2018-03-31'), periodOf('2018-04-01', '2019-03-31')]
  const held = (period: Period, value: number, answers: number | null): HeldPercentage => ({
    ...{ period, value, denominator: answers, status: 'actual' },
    numerator: answers === null ? null : (value / 100) * answers,
  })
  return [
    pairSurveys(measure, held(now, 72, 1000), held(before, 76.6, 1000)),
    pairSurveys(measure, held(now, 72, 400), held(before, 76.6, 400)),
    pairSurveys(measure, held(now, 72, null), held(before, 76.6, null)),
    pairSurveys(measure, held(now, 72, 400), held(periodOf('2018-01-01', '2018-12-31'), 75, 400)),
  ]
    .flatMap((pair): readonly QuestionFacts[] =>
      pair ? [{ measure, survey: { pair, explanations: [] } }] : [],
    )
    .concat({ measure, surveyedParts: now })
}
