import { numberInWords } from '#shared/index.ts'
import { NOT_COMPARABLE } from '#statistics/index.ts'
import { isJudged, isUnusual } from './exceptions.ts'
import type { Briefing, BriefingPart, ReportLine, ReportSection, Sentence } from './report.ts'
import { fullName, groupExceptions } from './report-order.ts'
import { TO_ASK } from './survey-notes.ts'

/** More than so many in full are no page. */
const MOST_IN_FULL = 6

/** As much of a report as goes on one page, from its lines and those of the period before. */
export interface Briefed {
  readonly sections: readonly ReportSection[]
  /** The report of the period before; `undefined` where there is none. */
  readonly before: readonly ReportSection[] | undefined
  /** "January to March 2019" */
  readonly beforeWords: string
}

/** What is unusual, what changed since the report before, what to ask; each says something in any case. */
export function brief({ sections, before, beforeWords }: Briefed): Briefing {
  return {
    parts: [
      { heading: 'What is unusual', lines: unusualLines(sections) },
      {
        heading: `What changed since ${beforeWords}`,
        lines: before
          ? changedLines(namedRows(sections), namedRows(before), beforeWords)
          : [say(`There is no report for ${beforeWords} to set beside this one.`)],
      },
      { heading: 'What to ask', lines: askLines(sections) },
    ],
  }
}

function unusualLines(sections: readonly ReportSection[]): BriefingPart['lines'] {
  const items = groupExceptions({ sections })
    .filter(({ kind }) => kind !== 'paper')
    .flatMap((group) => group.items)
  const judged = sections.flatMap(({ rows }) => rows.filter(({ chart }) => isJudged(chart)))
  if (items.length === 0) {
    return [
      say(
        judged.length === 0
          ? 'That cannot be said: no measure has the months that a usual range needs.'
          : `Nothing: ${allOf(judged.length)} within its usual range.`,
      ),
    ]
  }
  const others = items.slice(MOST_IN_FULL).map(({ name }) => name)
  return [
    ...items
      .slice(0, MOST_IN_FULL)
      .map(
        ({ name, sentence }): Sentence => [
          { text: `${name}: `, strong: true },
          ...sentence.map(({ text }) => ({ text })),
        ],
      ),
    ...(others.length > 0 ? [say(`Also: ${nameSome(others)}.`)] : []),
  ]
}

function allOf(judged: number): string {
  return judged === 1
    ? 'the one measure that can be judged is'
    : `each of the ${numberInWords(judged)} measures that can be judged is`
}

/** The rows by their full name, which stays when their numbers change. */
function namedRows(sections: readonly ReportSection[]): ReadonlyMap<string, ReportLine> {
  return new Map(
    sections.flatMap(({ rows }) => rows.map((row) => [fullName(row, rows), row] as const)),
  )
}

function changedLines(
  now: ReadonlyMap<string, ReportLine>,
  before: ReadonlyMap<string, ReportLine>,
  beforeWords: string,
): BriefingPart['lines'] {
  const both = [...now].flatMap(([name, row]) => {
    const earlier = before.get(name)
    return earlier ? [{ name, row, earlier }] : []
  })
  const judged = both.filter(({ row, earlier }) => isJudged(row.chart) && isJudged(earlier.chart))
  const targets = both.filter(({ row, earlier }) => row.target && earlier.target)
  const told = [
    list('Unusual now, not then', judged, (row, earlier) => isUnusual(row) && !isUnusual(earlier)),
    list('Unusual then, not now', judged, (row, earlier) => !isUnusual(row) && isUnusual(earlier)),
    list('Unusual both times', judged, (row, earlier) => isUnusual(row) && isUnusual(earlier)),
    list('Target missed now, met then', targets, (row, earlier) =>
      Boolean(!row.target?.met && earlier.target?.met),
    ),
    list('Target met now, missed then', targets, (row, earlier) =>
      Boolean(row.target?.met && !earlier.target?.met),
    ),
  ].flat()
  const values = both
    .filter(({ row }) => row.headline && row.level === 0 && !isJudged(row.chart))
    .filter(({ row, earlier }) => row.value.figure !== null && earlier.value.figure !== null)
    .slice(0, MOST_IN_FULL)
    .map(({ name, row, earlier }) =>
      say(`${name}: ${row.value.text}; ${earlier.value.text} in ${beforeWords}.`),
    )
  if (told.length + values.length > 0) return [...told, ...values]
  return [
    say(
      judged.length > 0
        ? 'Nothing that can be judged: what was within its usual range still is.'
        : `Nothing in this report can be set beside that for ${beforeWords}.`,
    ),
  ]
}

function list(
  heading: string,
  rows: readonly { name: string; row: ReportLine; earlier: ReportLine }[],
  isOne: (row: ReportLine, earlier: ReportLine) => boolean,
): BriefingPart['lines'] {
  const names = rows.filter(({ row, earlier }) => isOne(row, earlier)).map(({ name }) => name)
  return names.length === 0
    ? []
    : [[{ text: `${heading}: `, strong: true }, { text: `${nameSome(names)}.` }]]
}

const QUESTIONS = {
  reasoned: ['Is the reason borne out?', 'Are the reasons borne out?'],
  unexplained: ['What lies behind it?', 'What lies behind each of them?'],
  explained: [
    'Did what falls in the same time cause it, and how is that known?',
    'Did what falls in the same time cause them, and how is that known?',
  ],
  quarter: ['What was different in this quarter?', 'What was different in this quarter?'],
  survey: ['What lies behind the change?', 'What lies behind each change?'],
  target: ['What would it take to meet the target?', 'What would it take to meet the targets?'],
  aside: ['What happened in what is set aside?', 'What happened in what is set aside?'],
  paper: ['Which of the paper’s figures is right?', 'Which of the paper’s figures are right?'],
} as const

function askLines(sections: readonly ReportSection[]): BriefingPart['lines'] {
  const rows = [...namedRows(sections)].map(([name, row]) => ({ name, row }))
  const ofExceptions = groupExceptions({ sections }).map(({ kind, items }) => {
    const names = [...new Set(items.map(({ name }) => name))]
    return ask(names, QUESTIONS[kind][names.length === 1 ? 0 : 1])
  })
  const broken = rows
    .filter(({ row }) => row.level === 0 && row.change.text === NOT_COMPARABLE.change)
    .map(({ name }) => name)
  const noted = Map.groupBy(
    rows.flatMap(({ name, row }) =>
      row.notes.flatMap((note) =>
        note.startsWith(TO_ASK) ? [{ name, question: note.slice(TO_ASK.length) }] : [],
      ),
    ),
    ({ question }) => question,
  )
  const isJudgedAtAll = rows.some(({ row }) => isJudged(row.chart))
  const questions = [
    ...ofExceptions,
    ...(broken.length > 0
      ? [ask(broken, 'What would the figure be, counted as it was before?')]
      : []),
    ...[...noted].map(([question, of]) =>
      ask(
        of.map(({ name }) => name),
        question,
      ),
    ),
    ...(isJudgedAtAll
      ? []
      : [
          say(
            'When will figures for each month be published, so that it can be seen what is unusual?',
          ),
        ]),
  ]
  return questions.length > 0 ? questions : [say('Nothing in this report raises a question.')]
}

function ask(names: readonly string[], question: string): Sentence {
  return [{ text: `${nameSome(names)}. ` }, { text: question, strong: true }]
}

function nameSome(names: readonly string[]): string {
  const hidden = names.length - MOST_IN_FULL
  const shown = names.slice(0, MOST_IN_FULL)
  return [...shown, ...(hidden > 0 ? [`and ${numberInWords(hidden)} more`] : [])].join('; ')
}

function say(text: string): Sentence {
  return [{ text }]
}
