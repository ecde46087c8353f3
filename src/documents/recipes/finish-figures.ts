import type { Figure, FigureBasis, FigureRole } from './figure.ts'
import type { MarkedValue } from './marked-value.ts'
import type { PeriodLabel } from './period-label.ts'
import type { Choice, Question, QuestionAbout, Recipe } from './recipe.ts'
import type { FigureUnit } from './units.ts'
import type { When } from './when.ts'

/** A value as its table gives it, before what is open is asked. */
export interface Draft extends Omit<Figure, 'period' | 'periodWords' | 'basis' | 'asked'> {
  readonly role: FigureRole
  readonly when: When | null
  /** Times that the table names elsewhere: what to choose from where this value has none. */
  readonly choices: readonly TimeChoice[]
  readonly isStock: boolean
  readonly scale: number
  readonly unit: FigureUnit
  readonly unitIsFrom: 'cell' | 'words' | 'nothing'
  /** Whether it is written as on a clock, and nothing says of what. */
  readonly isClock: boolean
  readonly markAsk: Exclude<MarkedValue['ask'], undefined> | null
  readonly isBlank: boolean
}

/** A time that a table names: in a heading, or in the line above it. */
export interface TimeChoice {
  readonly start: string
  readonly end: string
  readonly words: string
  readonly isTitle: boolean
  readonly isHeading: boolean
}

/** Gathers what is asked: one question for all cells that one answer settles. */
function questionBook() {
  const byKey = new Map<string, Question & { cells: string[] }>()
  return {
    ask(
      about: QuestionAbout,
      key: string,
      cell: string,
      say: () => Pick<Question, 'question' | 'choices'>,
    ) {
      const id = `${about}\n${key}`
      const known = byKey.get(id)
      if (known) known.cells.push(cell)
      else byKey.set(id, { about, key, ...say(), cells: [cell] })
    },
    get: (): readonly Question[] => [...byKey.values()],
  }
}

/**
 * Settles what each value is by what the recipe answers, and asks the rest: whether 0.71 is 71 per cent,
 * what a mark means, what a blank means, which time is meant.
 *
 * @param baseOf - how many a percentage is of, from elsewhere
 */
export function finishFigures(
  drafts: readonly Draft[],
  recipe: Recipe,
  baseOf: (draft: Draft) => number | null,
): { readonly figures: readonly Figure[]; readonly questions: readonly Question[] } {
  const { answers } = recipe
  const book = questionBook()
  const settled = withUnits(drafts)
  const fractions = fractionsAsPercents(settled)
  const onlyTotals = keysOfTotals(settled)
  const figures = settled.map((draft): Figure => {
    const asked: QuestionAbout[] = []
    const ask = (
      about: QuestionAbout,
      key: string,
      say: () => Pick<Question, 'question' | 'choices'>,
    ) => {
      asked.push(about)
      book.ask(about, key, draft.address, say)
    }
    let { value, status, note, scale } = draft
    if (draft.isBlank) {
      const key = draft.sheet || 'blank'
      const answer = answers.value[key]
      if (answer === undefined) ask('value', key, () => askBlank(draft))
      else if (answer === 'nought') [value, status] = [0, 'final']
      else status = answer
    }
    if (draft.markAsk !== null) {
      const key = markOf(draft.raw)
      const mark = draft.markAsk
      ask('mark', draft.sheet === '' ? key : `${draft.sheet}: ${key}`, () =>
        askMark(draft, key, mark),
      )
    }
    const group = fractionKey(draft)
    if (fractions.all.has(group) || fractions.odd.has(draft)) {
      const answer = answers.unit[group]
      if (answer === undefined) ask('unit', group, () => askFraction(draft))
      if (answer !== '1') scale *= 100
    }
    let { unit } = draft
    if (draft.isClock) {
      const key = `${group} mm:ss`
      const answer = answers.unit[key]
      if (answer === undefined) ask('unit', key, () => askClock(draft))
      else if (answer === 'minutes') unit = 'minutes'
    }
    const when = settlePeriod(draft, answers.period, ask)
    const isDay = when !== null && when.start === when.end
    const basis = basisOf(draft, when)
    const period = when === null ? null : basis === 'at' ? { start: when.end, end: when.end } : when
    return {
      sheet: draft.sheet,
      row: draft.row,
      column: draft.column,
      address: draft.address,
      role:
        draft.role === 'total' && onlyTotals.has(fractionKey(draft)) ? 'observation' : draft.role,
      measure: draft.measure,
      place: draft.place,
      within: draft.within,
      breakdown: draft.breakdown,
      period: period === null ? null : { start: period.start, end: period.end },
      periodWords: draft.when?.words ?? '',
      basis:
        draft.unit === 'gbp' && !draft.isStock && isDay
          ? 'during'
          : isDay && basis === 'during'
            ? 'at'
            : basis,
      value: value === null ? null : exact(value * scale),
      status,
      note,
      unit,
      n: draft.n ?? (draft.unit === 'percent' ? baseOf(draft) : null),
      raw: draft.raw,
      asked,
    }
  })
  return { figures, questions: book.get() }
}

/** A mark alone is in what the other cells of its measure are in. */
function withUnits(drafts: readonly Draft[]): readonly Draft[] {
  const units = new Map<string, FigureUnit>()
  for (const draft of drafts) {
    if (draft.unitIsFrom === 'cell') units.set(fractionKey(draft), draft.unit)
  }
  return drafts.map((draft) => {
    const unit = units.get(fractionKey(draft))
    return unit !== undefined && draft.unitIsFrom === 'nothing' && draft.value === null
      ? { ...draft, unit }
      : draft
  })
}

/** Fifteen figures: 0.71 times 100 is 71. */
function exact(value: number): number {
  return Number(value.toPrecision(15))
}

interface Settled {
  readonly start: string
  readonly end: string
  readonly basis: FigureBasis
}

type Ask = (
  about: QuestionAbout,
  key: string,
  say: () => Pick<Question, 'question' | 'choices'>,
) => void

function settlePeriod(
  draft: Draft,
  answers: Readonly<Record<string, string>>,
  ask: Ask,
): Settled | null {
  const key = draft.when?.words ?? `${draft.measure || draft.sheet || 'all'}`
  const answer = answers[key]
  if (answer !== undefined) {
    const [start = '', end = start] = answer.split('/')
    return { start, end, basis: 'during' }
  }
  const label: PeriodLabel | null = draft.when?.label ?? null
  if (label !== null && 'reading' in label) return label.reading
  if (label !== null) {
    const ofAll = label.ask.filter(({ settles }) => settles !== undefined)
    const isOfKind =
      ofAll.length > 0 &&
      ofAll.length === label.ask.filter(({ reading }) => reading !== null).length
    // One answer is for all labels of the kind: all years, all quarters
    const kind = Object.keys(ofAll[0]?.settles ?? {})[0] ?? ''
    ask('period', isOfKind ? `all ${kind}` : key, () => ({
      question: `Which time is "${key}"? ${label.why}`,
      choices: isOfKind
        ? ofAll.map(({ settles, words }) => ({ answer: answerOf(settles ?? {}), words }))
        : label.ask.map(({ reading, words }) => ({
            answer: reading === null ? words : `${reading.start}/${reading.end}`,
            words,
          })),
    }))
    const best = label.ask.find(({ reading }) => reading !== null)?.reading
    return best ?? null
  }
  ask('period', key, () => ({
    question: `Which time are the figures of ${draft.measure === '' ? 'the table' : `"${draft.measure}"`} for? Nothing beside them says so`,
    choices: draft.choices.map(({ start, end, words }) => ({ answer: `${start}/${end}`, words })),
  }))
  const best = draft.choices.find(({ isTitle }) => isTitle) ?? draft.choices.at(-1)
  return best === undefined ? null : { start: best.start, end: best.end, basis: 'during' }
}

/** What is settled, as it is kept: "years=financial yearNamedAfter=end". */
function answerOf(settles: object): string {
  return Object.entries(settles)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ')
}

function basisOf(draft: Draft, when: Settled | null): FigureBasis {
  if (draft.isStock && (when === null || when.basis === 'during' || when.basis === 'at'))
    return 'at'
  return when?.basis ?? 'during'
}

function fractionKey(draft: Draft): string {
  return [draft.sheet, draft.measure].filter(Boolean).join(': ')
}

/** Measures of a sheet that are given for the whole alone: what is called all of them is no sum of parts here. */
function keysOfTotals(drafts: readonly Draft[]): ReadonlySet<string> {
  const groups = Map.groupBy(drafts, fractionKey)
  return new Set(
    [...groups].flatMap(([key, group]) =>
      groups.size > 1 && group.every(({ role }) => role === 'total') ? [key] : [],
    ),
  )
}

interface Fractions {
  /** Measures of a sheet all of whose values lie under one. */
  readonly all: ReadonlySet<string>
  /** Values under one where the others of their measure are tens. */
  readonly odd: ReadonlySet<Draft>
}

/** How many times the usual value has to be one: 0.716 among 77.4 and 76.7. */
const FAR_UNDER = 20

/** Percentages by their heading that may be fractions: 0.71 where 71 or 0.71 may be meant. */
function fractionsAsPercents(drafts: readonly Draft[]): Fractions {
  const byKey = Map.groupBy(
    drafts.filter(
      ({ unit, unitIsFrom, value }) =>
        unit === 'percent' && unitIsFrom !== 'cell' && value !== null,
    ),
    fractionKey,
  )
  const all = new Set<string>()
  const odd = new Set<Draft>()
  for (const [key, group] of byKey) {
    const isFraction = ({ value }: Draft) => value !== null && value > 0 && value < 1
    const within = group.every(({ value }) => value !== null && value >= 0 && value <= 1)
    if (within && group.some(isFraction)) all.add(key)
    const usual =
      group.map(({ value }) => value ?? 0).toSorted((one, other) => one - other)[
        Math.floor(group.length / 2)
      ] ?? 0
    if (within || group.length < 3) continue
    for (const draft of group) {
      if (isFraction(draft) && (draft.value ?? 0) * FAR_UNDER < usual) odd.add(draft)
    }
  }
  return { all, odd }
}

function askFraction({ measure, raw }: Draft): Pick<Question, 'question' | 'choices'> {
  const percent = exact(Number(raw) * 100)
  return {
    question: `The heading of "${measure}" says per cent and the file has ${raw}. Is that ${percent}% or ${raw}%?`,
    choices: [
      { answer: '100', words: `${raw} means ${percent}%` },
      { answer: '1', words: `${raw} means ${raw}%` },
    ],
  }
}

function askClock({ measure, raw }: Draft): Pick<Question, 'question' | 'choices'> {
  return {
    question: `"${measure}" has ${raw}, and nothing says of what. Is it minutes and seconds, or hours and minutes?`,
    choices: [
      { answer: 'seconds', words: 'Minutes and seconds' },
      { answer: 'minutes', words: 'Hours and minutes' },
    ],
  }
}

function askBlank({ sheet, address }: Draft): Pick<Question, 'question' | 'choices'> {
  return {
    question: `${address} is blank. What does a blank mean${sheet === '' ? '' : ` on "${sheet}"`}?`,
    choices: [
      { answer: 'not available', words: 'The figure was not available' },
      { answer: 'nought', words: 'None: it is 0' },
      { answer: 'leave', words: 'Leave it out' },
    ],
  }
}

/** The mark of a cell, without its number: "640*" has "*". */
function markOf(raw: string): string {
  return raw.replace(/^[-−£]?[\d.,\s]+%?/, '').trim() || raw
}

function askMark(
  draft: Draft,
  mark: string,
  { why, choices }: NonNullable<Draft['markAsk']>,
): Pick<Question, 'question' | 'choices'> {
  return {
    question: `What does "${mark}" in ${draft.address} mean? ${why}`,
    choices: choices.map(({ status, words }): Choice => ({ answer: status, words })),
  }
}
