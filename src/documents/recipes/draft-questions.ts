import { toFifteenFigures } from '#shared/index.ts'
import { LEAVE } from './answered.ts'
import type { Draft } from './draft.ts'
import type { Choice, Question, QuestionAbout } from './recipe.ts'

/** Gathers what is asked: one question for all cells that one answer settles. */
export function questionBook() {
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

export function askFraction({
  measure,
  thing,
  raw,
}: Draft): Pick<Question, 'question' | 'choices'> {
  const percent = toFifteenFigures(Number(raw) * 100)
  return {
    question: `The heading of "${thing || measure}" says per cent and the file has ${raw}. Is that ${percent}% or ${raw}%?`,
    choices: [
      { answer: '100', words: `${raw} means ${percent}%` },
      { answer: '1', words: `${raw} means ${raw}%` },
    ],
  }
}

export function askClock({ measure, thing, raw }: Draft): Pick<Question, 'question' | 'choices'> {
  return {
    question: `"${thing || measure}" has ${raw}, and nothing says of what. Is it minutes and seconds, or hours and minutes?`,
    choices: [
      { answer: 'seconds', words: 'Minutes and seconds' },
      { answer: 'minutes', words: 'Hours and minutes' },
    ],
  }
}

export function askBareTime({
  measure,
  thing,
  raw,
}: Draft): Pick<Question, 'question' | 'choices'> {
  return {
    question: `"${thing || measure}" has ${raw}, where the table writes times as on a clock. Is that seconds or minutes?`,
    choices: [
      { answer: 'seconds', words: 'Seconds' },
      { answer: 'minutes', words: 'Minutes' },
    ],
  }
}

export function askLengthOfTime({
  measure,
  thing,
  raw,
}: Draft): Pick<Question, 'question' | 'choices'> {
  return {
    question: `"${thing || measure}" has ${raw}, and nothing says in what time is measured. What is it?`,
    choices: [
      { answer: 'minutes', words: 'Minutes' },
      { answer: 'seconds', words: 'Seconds' },
      { answer: 'hours', words: 'Hours' },
      { answer: 'days', words: 'Days' },
      { answer: 'count', words: 'A number of things, and no length of time' },
    ],
  }
}

/** In what money may be, with the scale of each. */
export const MONEY_SCALES: Readonly<Record<string, number>> = {
  gbp: 1,
  'gbp 000': 1_000,
  'gbp m': 1e6,
}

export function askMoney({ measure, thing, raw }: Draft): Pick<Question, 'question' | 'choices'> {
  return {
    question: `"${thing || measure}" has ${raw}, and nothing says in what money is written. What is it?`,
    choices: [
      { answer: 'gbp', words: 'Pounds' },
      { answer: 'gbp 000', words: 'Thousands of pounds' },
      { answer: 'gbp m', words: 'Millions of pounds' },
      { answer: 'percent', words: 'Per cent' },
      { answer: 'count', words: 'A number of things, and no money' },
    ],
  }
}

export function askFractions({
  measure,
  thing,
  raw,
}: Draft): Pick<Question, 'question' | 'choices'> {
  return {
    question: `"${thing || measure}" has ${raw}, which is no number of things, and nothing says in what it is. What is it?`,
    choices: [
      { answer: 'percent', words: 'Per cent' },
      { answer: 'minutes', words: 'Minutes' },
      { answer: 'hours', words: 'Hours' },
      { answer: 'days', words: 'Days' },
      { answer: 'gbp m', words: 'Millions of pounds' },
      { answer: 'count', words: 'A number as it stands' },
    ],
  }
}

/** Rates that are shares of a hundred by custom. */
const SHARES =
  /\b(?:outcome|detection|conviction|charge|abandon(?:ment|ed)|answer|response|satisfaction|attrition|vacancy|turnover|completion|success|clear[- ]up|resolution|compliance|find|hit|absence)\b/i

export function askRate({ measure, raw }: Draft): Pick<Question, 'question' | 'choices'> {
  const percent = { answer: 'percent', words: `${raw} is ${raw}%` }
  const perThousand = { answer: 'per 1,000', words: `${raw} for every 1,000 of something` }
  const first = SHARES.test(measure) ? [percent, perThousand] : [perThousand, percent]
  return {
    question: `"${measure}" has ${raw} and is called a rate, and nothing says per how many. What is it?`,
    choices: [
      ...first,
      { answer: 'per 10,000', words: `${raw} for every 10,000` },
      { answer: 'per 100,000', words: `${raw} for every 100,000` },
      { answer: 'count', words: 'A number as it stands' },
    ],
  }
}

export function askRole({ openHeading }: Draft): Pick<Question, 'question' | 'choices'> {
  const heading = (openHeading ?? '').replace(/\s*\(?\{period\}\)?/g, '')
  return {
    question: `What is under "${heading}"? It could be what the figures beside it are held against, or a figure of its own`,
    choices: [
      { answer: 'target', words: 'What is aimed at: a target' },
      { answer: 'comparator', words: 'What the others are compared with' },
      { answer: 'observation', words: 'A figure of its own' },
      LEAVE,
    ],
  }
}

export function askBlankLabel(label: string): Pick<Question, 'question' | 'choices'> {
  return {
    question: `What is "${label}"? A spreadsheet writes it where nothing was entered`,
    choices: [
      { answer: 'part=not stated', words: 'Asked, and not stated' },
      { answer: 'part=not recorded', words: 'Not recorded' },
    ],
  }
}

export function askBlank({
  sheet,
  sheetsAlike,
  address,
}: Draft): Pick<Question, 'question' | 'choices'> {
  const where = sheet === '' ? '' : sheet === sheetsAlike ? ` on "${sheet}"` : ' on sheets like it'
  return {
    question: `${address} is blank. What does a blank mean${where}?`,
    choices: [
      { answer: 'not available', words: 'The figure was not available' },
      { answer: 'nought', words: 'None: it is 0' },
      LEAVE,
    ],
  }
}

/** The mark of a cell, without its number: "640*" has "*". */
export function markOf(raw: string): string {
  return raw.replace(/^[-−£]?[\d.,:\s]+%?/, '').trim() || raw
}

export function askMark(
  draft: Draft,
  mark: string,
  { why, choices }: NonNullable<Draft['markAsk']>,
): Pick<Question, 'question' | 'choices'> {
  return {
    question: `What does "${mark}" in ${draft.address} mean? ${why}`,
    choices: choices.map(({ status, words }): Choice => ({ answer: status, words })),
  }
}

/** What an answer about numbers in brackets behind values is kept under. */
export const BEHIND = '( )'

export function askBehind(
  { address, raw }: Draft,
  second: number,
): Pick<Question, 'question' | 'choices'> {
  return {
    question: `${address} has "${raw}". What is the number in brackets?`,
    choices: [
      { answer: 'base', words: `How many the figure is of: ${second}` },
      { answer: 'final', words: 'A footnote, or another figure: the first number stands' },
    ],
  }
}
