import {
  describePeriod,
  divideAndRound,
  formatNumber,
  formatSigned,
  type Period,
  quarterPeriod,
  shiftYears,
} from '#shared/index.ts'
import { brief } from './briefing.ts'
import { exampleCharts } from './example-charts.ts'
import type {
  Block,
  Cell,
  ChartBlock,
  Report,
  ReportFigure,
  ReportLine,
  ReportSection,
  ReportSource,
  Sentence,
} from './report.ts'

/**
 * A made-up report of a made-up force, with one of everything a report can hold: headline and other
 * rows, breakdowns, a blank, a target met and a target missed, charts with every kind of flag,
 * commentary with every form. For tests, the benchmark and the gallery of sentences; no figure in it is anybody's.
 *
 * @param measures - how many measures it has: the ten written out, repeated under new names when
 *   more are wanted
 */
export function exampleReport(measures = 10): Report {
  const period = quarterPeriod(2019, 1)
  const figures = new ExampleFigures(period)
  const sections = Array.from({ length: Math.ceil(measures / 10) }, (_, part) =>
    sectionsOf(figures, part),
  ).flat()
  const numberedSections = sections.map((section, index) => numbered(section, index + 1))
  return {
    id: 'force-performance',
    title: 'Force performance',
    about: 'Northmere Constabulary',
    areaName: 'Northmere and the Vale',
    panelName: 'Northmere and the Vale Police and Crime Panel',
    officeTitle: 'Police and Crime Commissioner for Northmere and the Vale',
    period,
    periodWords: describePeriod(period),
    earlierPeriod: shiftYears(period, -1),
    earlierWords: describePeriod(shiftYears(period, -1)),
    asAt: '2019-08-01',
    introduction: [
      {
        kind: 'paragraph',
        words: [
          {
            text: 'This report sets each figure beside the same three months a year before, and each monthly series beside its own usual range. It is for the panel’s meeting of 12 September 2019; the ',
          },
          { text: 'plan', link: 'https://www.example.org/police-and-crime-plan' },
          { text: ' says what was promised.' },
        ],
      },
    ],
    summary: [
      [
        { text: 'One of the ten measures was ' },
        { text: 'higher than usual', strong: true },
        { text: ': 999 calls reached 645 in June 2019, above the usual range of 429 to 595.' },
      ],
      [
        { text: 'Residential burglary was ' },
        { text: 'lower than usual', strong: true },
        { text: ' for eight months running, to June 2019.' },
      ],
      [{ text: 'Three measures have too few figures to judge.' }],
    ],
    sections: numberedSections,
    briefing: brief({
      sections: numberedSections,
      before: undefined,
      beforeWords: 'January to March 2019',
    }),
    glossary: [
      {
        term: 'Dispersal order',
        also: [],
        meaning: 'A power to tell people to leave a place for up to 48 hours.',
        source: {
          document: 'Anti-social Behaviour, Crime and Policing Act 2014',
          paragraph: 'section 35',
        },
      },
      {
        term: 'Usual range',
        also: ['usual ranges'],
        meaning:
          'The two values that a monthly figure stays between when nothing has changed. About one month in a hundred falls outside it by chance.',
        source: { document: 'The force performance report, method' },
      },
    ],
    method: [
      { kind: 'heading', level: 3, words: [{ text: 'Comparisons' }] },
      {
        kind: 'paragraph',
        words: [
          {
            text: 'Percentages are of the earlier value, rounded half away from zero. Where the earlier value is under 50 the percentage is still printed, and should be read with care.',
          },
        ],
      },
      { kind: 'heading', level: 3, words: [{ text: 'Usual range' }] },
      {
        kind: 'paragraph',
        words: [
          {
            text: 'The average of the months, plus and minus 2.66 times the average change from one month to the next. Changes of more than 3.267 times that average are left out once.',
          },
        ],
      },
    ],
    figures: figures.all,
    sources: SOURCES,
  }
}

const SOURCES: readonly ReportSource[] = [
  {
    number: 1,
    document: 'Northmere Constabulary quarterly extract, July 2019',
    paragraph: 'sheet “Calls”, rows 4 to 40',
    link: 'https://www.example.org/extracts/2019-07/calls',
  },
  {
    number: 2,
    document: 'Northmere Constabulary quarterly extract, July 2019',
    paragraph: 'sheet “Crime & outcomes”',
    link: null,
  },
  {
    number: 3,
    document: 'Report of the commissioner’s office, 9 July 2019',
    paragraph: null,
    link: null,
  },
]

class ExampleFigures {
  readonly all: ReportFigure[] = []
  readonly #period: Period

  constructor(period: Period) {
    this.#period = period
  }

  /** The figure of this period or of the same one `yearsBefore`; `null` stands for "not published". */
  cell(
    line: { id: string; name: string; breakdown: string; unit: string; source: number },
    value: number | null,
    yearsBefore: number,
  ): Cell {
    const number = this.all.length + 1
    const text = value === null ? 'not published' : inUnit(value, line.unit)
    this.all.push({
      number,
      observationId: 1000 + number,
      sumOf: [],
      measureId: line.id,
      measureName: line.name,
      area: 'northmere',
      breakdown: line.breakdown,
      period: shiftYears(this.#period, -yearsBefore),
      value,
      numerator: line.id.startsWith('custody-visits') ? value : null,
      denominator: line.id.startsWith('custody-visits') ? 39 : null,
      text,
      status: number % 11 === 0 ? 'provisional' : 'actual',
      releasedOn: yearsBefore === 0 ? '2019-07-18' : '2018-07-19',
      knownOn: '2019-07-20',
      note: number === 2 ? '=HYPERLINK("https://www.example.org") is text, not a formula' : null,
      source: line.source,
      revisions: number % 7 === 0 ? 1 : 0,
    })
    return { text, figure: number }
  }
}

function inUnit(value: number, unit: string): string {
  if (unit === 'percent') return `${formatNumber(value, 1, 1)}%`
  return unit === 'seconds' ? `${formatNumber(value)} seconds` : formatNumber(value)
}

interface Draft {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly values: readonly [number | null, number | null]
  readonly definition: string
  readonly headline?: boolean
  readonly breakdowns?: readonly {
    readonly key: string
    readonly name: string
    readonly values: readonly [number | null, number | null]
    readonly exceptions?: ReportLine['exceptions']
  }[]
  readonly chart?: ChartBlock
  readonly target?: ReportLine['target']
  readonly exceptions?: ReportLine['exceptions']
}

type DraftSection = Omit<ReportSection, 'number'>

function sectionsOf(figures: ExampleFigures, part: number): DraftSection[] {
  const suffix = part === 0 ? '' : `-${part + 1}`
  const named = part === 0 ? '' : `, part ${part + 1}`
  const section = (
    id: string,
    title: string,
    source: number,
    commentary: readonly Block[],
    drafts: readonly Draft[],
  ): DraftSection => ({
    id: id + suffix,
    title: title + named,
    commentary: part === 0 ? commentary : [],
    rows: drafts.flatMap((draft) =>
      linesOf(figures, { ...draft, id: draft.id + suffix, name: draft.name + named }, source),
    ),
  })
  return [
    section('contact', 'Contact and calls', 1, CONTACT_COMMENTARY, CONTACT),
    section('crime', 'Recorded crime', 2, [], CRIME),
    section('office', 'The commissioner’s office', 3, [], OFFICE),
  ]
}

const CONTACT_COMMENTARY: readonly Block[] = [
  { kind: 'heading', level: 3, words: [{ text: 'What the force says' }] },
  {
    kind: 'paragraph',
    words: [
      { text: 'A new rota began on ' },
      { text: '3 June', strong: true },
      { text: '. The contact centre lost ' },
      { text: 'about', emphasis: true },
      { text: ' two days to a failed telephone exchange; see ' },
      { text: 'the incident report', link: 'https://www.example.org/exchange' },
      { text: '.' },
    ],
  },
  {
    kind: 'list',
    ordered: false,
    items: [
      [{ text: 'Eleven call handlers finished training in May.' }],
      [{ text: 'Two posts are vacant − both are advertised.' }],
    ],
  },
  {
    kind: 'table',
    head: [[{ text: 'Month' }], [{ text: 'Posts filled' }]],
    rows: [
      [[{ text: 'May 2019' }], [{ text: '82' }]],
      [[{ text: 'June 2019' }], [{ text: '91', strong: true }]],
    ],
  },
]

const CONTACT: readonly Draft[] = [
  {
    id: 'calls-999-volume',
    name: '999 calls',
    unit: 'count',
    values: [1779, 1791],
    definition: 'Emergency calls presented to the force by the operator.',
    headline: true,
    chart: exampleCharts.calls,
    exceptions: [
      {
        kind: 'unexplained',
        sentence: [
          { text: 'June 2019: 645', strong: true },
          { text: ', 50 above the usual range of 429 to 595.' },
        ],
      },
    ],
  },
  {
    id: 'calls-999-answer',
    name: '999 calls: average time to answer',
    unit: 'seconds',
    values: [9, 7],
    definition: 'From the operator’s transfer to the first word of the call handler.',
    headline: true,
    target: {
      met: true,
      sentence: [{ text: 'Within the target of 10 seconds.' }],
      working: 'At most 10 seconds; the average was 9.',
    },
  },
  {
    id: 'calls-101-abandoned',
    name: '101 calls abandoned before an answer',
    unit: 'percent',
    values: [8.4, 6.1],
    definition: 'Calls ended by the caller in the queue, as a share of calls that entered it.',
    headline: true,
    chart: exampleCharts.abandoned,
  },
]

const UNSPECIFIED_NOTE = 'The paper prints a change of +32; 128 less 105 is 23.'

const CRIME: readonly Draft[] = [
  {
    id: 'crime-all',
    name: 'All recorded crime',
    unit: 'count',
    values: [14213, 13377],
    definition: 'Notifiable offences recorded in the period, fraud left out.',
    headline: true,
  },
  {
    id: 'burglary-residential',
    name: 'Residential burglary',
    unit: 'count',
    values: [612, 771],
    definition: 'Burglary of a dwelling, its sheds and garages.',
    headline: true,
    chart: exampleCharts.burglary,
    exceptions: [
      {
        kind: 'unexplained',
        sentence: [
          { text: 'November 2018 to June 2019', strong: true },
          { text: ': eight months running below the average of 252.' },
        ],
      },
    ],
  },
  {
    id: 'missing-person-reports',
    name: 'Missing person reports',
    unit: 'count',
    values: [1204, 1130],
    definition: 'Reports of a person missing, each report counted once.',
    headline: true,
    breakdowns: [
      { key: 'gender=female', name: 'Female', values: [540, 519] },
      { key: 'gender=male', name: 'Male', values: [536, 506] },
      {
        key: 'gender=unspecified',
        name: 'Not specified',
        values: [128, 105],
        exceptions: [{ kind: 'paper', sentence: [{ text: UNSPECIFIED_NOTE }] }],
      },
      ...Array.from({ length: 18 }, (_, index) => ({
        key: `ward=${index + 1}`,
        name: `Ward ${index + 1} of the city of Northmere`,
        values: [40 + index, 50 - index] as const,
      })),
    ],
  },
  {
    id: 'stalking-offences',
    name: 'Stalking and harassment',
    unit: 'count',
    values: [318, null],
    definition: 'Counted another way since April 2018, when each course of conduct began to count.',
  },
  {
    id: 'victim-satisfaction',
    name: 'Victims satisfied with the whole experience',
    unit: 'percent',
    values: [72.0, 76.6],
    definition: 'Share of those asked who were completely, very or fairly satisfied.',
    headline: true,
  },
]

const OFFICE: readonly Draft[] = [
  {
    id: 'custody-visits-made',
    name: 'Custody visits made',
    unit: 'count',
    values: [37, 39],
    definition: 'Unannounced visits by independent custody visitors.',
    headline: true,
    exceptions: [{ kind: 'target', sentence: [{ text: '37 visits are 95% of the 39 needed.' }] }],
    target: {
      met: false,
      sentence: [{ text: '37 visits are 95% of the 39 needed.' }],
      working: 'One visit a week × 13 weeks × 3 suites = 39.',
    },
  },
  {
    id: 'freedom-of-information',
    name: 'Information requests answered',
    unit: 'count',
    values: [0, null],
    definition: 'Requests under the Freedom of Information Act 2000 answered in the period.',
  },
]

function linesOf(figures: ExampleFigures, draft: Draft, source: number): ReportLine[] {
  const parts = [{ key: '', name: draft.name, values: draft.values }, ...(draft.breakdowns ?? [])]
  return parts.map(({ key, name, values }, index) => {
    const about = { id: draft.id, name: draft.name, breakdown: key, unit: draft.unit, source }
    const [value, earlier] = values
    const isKnown = value !== null && earlier !== null
    const decimals = draft.unit === 'percent' ? 1 : 0
    const points = draft.unit === 'percent' ? ' points' : ''
    return {
      number: '',
      anchor: key === '' ? draft.id : `${draft.id}--${key.replace('=', '-')}`,
      measureId: draft.id,
      name,
      level: index === 0 ? 0 : 1,
      headline: index === 0 && draft.headline === true,
      unit: draft.unit,
      definition: draft.definition,
      value: figures.cell(about, value, 0),
      earlier: figures.cell(about, earlier, 1),
      change: {
        text: isKnown ? formatSigned(value - earlier, decimals) + points : 'not comparable',
        figure: null,
      },
      percent: {
        text: isKnown && points === '' ? percentOf(value - earlier, earlier) : '',
        figure: null,
      },
      notes: key === 'gender=unspecified' ? [UNSPECIFIED_NOTE] : [],
      target: index === 0 ? (draft.target ?? null) : null,
      sentence: sentenceOf(name, value, draft.unit),
      exceptions:
        index === 0 ? (draft.exceptions ?? []) : (draft.breakdowns?.[index - 1]?.exceptions ?? []),
      chart: index === 0 ? (draft.chart ?? null) : null,
    }
  })
}

function percentOf(change: number, earlier: number): string {
  const percent = divideAndRound(100 * change, earlier, 0)
  return percent === undefined ? 'no percentage of 0' : `${formatSigned(percent)}%`
}

function sentenceOf(name: string, value: number | null, unit: string): Sentence {
  if (value === null) return [{ text: `${name}: not published for April to June 2019.` }]
  return [
    { text: inUnit(value, unit), strong: true },
    { text: ` in April to June 2019. That is ` },
    { text: 'within the usual range', strong: true },
    { text: ', so the change from a year before may be chance.' },
  ]
}

function numbered(section: DraftSection, number: number): ReportSection {
  let [measure, part] = [0, 0]
  const rows = section.rows.map((row) => {
    if (row.level === 0) [measure, part] = [measure + 1, 0]
    else part += 1
    return { ...row, number: [number, measure, ...(row.level ? [part] : [])].join('.') }
  })
  return { ...section, number, rows }
}
