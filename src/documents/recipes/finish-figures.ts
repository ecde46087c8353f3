import { toFifteenFigures } from '#shared/index.ts'
import { doubtfulAims, eitherAim } from './aims-apart.ts'
import { LEAVE } from './answered.ts'
import type { Draft } from './draft.ts'
import {
  askBareTime,
  askBehind,
  askBlank,
  askBlankLabel,
  askClock,
  askFraction,
  askFractions,
  askLengthOfTime,
  askMark,
  askMoney,
  askRate,
  askRole,
  BEHIND,
  MONEY_SCALES,
  markOf,
  questionBook,
} from './draft-questions.ts'
import type { Figure, FigureBasis } from './figure.ts'
import { fractionKey, fractionsAsPercents, thingKey } from './fractions.ts'
import { isTotalLabel, isWholeLine } from './heading-words.ts'
import type { Question, QuestionAbout, Recipe } from './recipe.ts'
import { type Settled, settlePeriod } from './settle-period.ts'
import { readingOf } from './spans.ts'
import { accountFor } from './unaccounted.ts'
import type { FigureUnit } from './units.ts'
import { inUnitsAbove } from './units-above.ts'
import { untimedTogether } from './untimed.ts'
import type { When } from './when.ts'
import { withTotals } from './wholes-of-parts.ts'
import { withYearsSoFar } from './year-so-far.ts'

/**
 * Settles what each value is by what the recipe answers, and asks the rest: whether 0.71 is 71 per cent,
 * what a mark means, what a blank means, which time is meant.
 *
 * @param ofFile - the time that the name of the file names: it is no more than a choice
 * @param baseOf - how many a percentage is of, from elsewhere
 * @param isKnown - whether somebody has looked at the recipe
 */
export function finishFigures(
  drafts: readonly Draft[],
  recipe: Recipe,
  ofFile: When | undefined,
  baseOf: (draft: Draft) => number | null,
  isKnown: boolean,
): { readonly figures: readonly Figure[]; readonly questions: readonly Question[] } {
  const { answers } = recipe
  const book = questionBook()
  const settled = inUnitsAbove(withUnits(drafts))
  const fractions = fractionsAsPercents(settled)
  const fractional = inFractions(settled)
  const rates = ratesSaid(settled)
  const told = new Set(
    settled.flatMap((draft) => (draft.unitIsFrom === 'nothing' ? [] : [thingKey(draft)])),
  )
  const onlyTotals = keysOfTotals(settled)
  const aims = doubtfulAims(settled)
  const untimed = untimedTogether(settled)
  const read = settled.map((draft) => {
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
      const key = draft.sheetsAlike || 'blank'
      const answer = answers.value[key]
      if (answer === undefined) ask('value', key, () => askBlank(draft))
      else if (answer === 'nought') [value, status] = [0, 'final']
      else status = answer
    }
    let { n } = draft
    if (draft.markAsk !== null) {
      const mark = draft.markAsk
      const { second } = mark
      const key = second === undefined ? draft.markBeside || markOf(draft.raw) : BEHIND
      const { sheetsAlike } = draft
      const id = sheetsAlike === '' ? key : `${sheetsAlike}: ${key}`
      const answer = second === undefined ? undefined : answers.mark[id]
      if (answer === undefined)
        ask('mark', id, () =>
          second === undefined ? askMark(draft, key, mark) : askBehind(draft, second),
        )
      else if (answer === 'base' && second !== undefined) n = second
    }
    // What one sheet leaves open is asked once for all that are read alike
    const onSheets = { ...draft, sheet: draft.sheetsAlike }
    const group = fractionKey(onSheets)
    const thing = thingKey(onSheets)
    const isOfFractions =
      draft.unit === 'percent' && draft.unitIsFrom !== 'cell' && fractions.all.has(thingKey(draft))
    if (value !== null && (isOfFractions || fractions.odd.has(draft))) {
      const answer = answers.unit[thing]
      if (answer === undefined) ask('unit', thing, () => askFraction(draft))
      if (answer !== '1') scale *= 100
    }
    let { unit } = draft
    if (draft.isClock) {
      const key = `${group} mm:ss`
      const answer = answers.unit[key]
      if (answer === undefined) ask('unit', key, () => askClock(draft))
      else if (answer === 'minutes') unit = 'minutes'
    }
    if (draft.isBareTime) {
      const key = `${group} as a number`
      const answer = answers.unit[key]
      if (answer === undefined) ask('unit', key, () => askBareTime(draft))
      unit = answer ?? 'seconds'
    }
    if (draft.openHeading !== null) ask('heading', draft.openHeading, () => askRole(draft))
    const { blankLabel } = draft
    if (blankLabel !== null && answers.breakdown[blankLabel] === undefined)
      ask('breakdown', blankLabel, () => askBlankLabel(blankLabel))
    // "41" among "38.4%" and "39.1%" of its own measure is odd, and asked
    const alike =
      draft.isBareRate && !told.has(thingKey(draft)) ? rates.get(rateKey(draft)) : undefined
    if (alike !== undefined && alike !== '') unit = alike
    else if (draft.isBareRate && draft.unit !== 'percent') {
      const key = `${group} rate`
      const answer = answers.unit[key]
      if (answer === undefined) ask('unit', key, () => askRate(draft))
      else unit = answer
    }
    if (draft.isBareLength && value !== null) {
      const key = `${group} length of time`
      const answer = answers.unit[key]
      if (answer === undefined) ask('unit', key, () => askLengthOfTime(draft))
      else unit = answer
    }
    const isInFractions =
      fractional.has(thingKey(draft)) && !draft.isBareRate && !draft.isBareLength
    if (value !== null && (draft.bareMoney !== null || isInFractions)) {
      const isMoney = draft.bareMoney !== null
      const key =
        draft.bareMoney === 'column'
          ? `${draft.sheetsAlike} money`
          : `${isMoney ? group : thing} ${isMoney ? 'money' : 'in what'}`
      const answer = answers.unit[key]
      if (answer === undefined)
        ask('unit', key, () => (isMoney ? askMoney(draft) : askFractions(draft)))
      else {
        unit = answer.replace(/ .*/, '')
        scale *= MONEY_SCALES[answer] ?? 1
      }
    }
    const short = aims.get(draft)
    const when = settlePeriod(
      short === undefined ? draft : { ...draft, when: eitherAim(draft, short) },
      answers.period,
      readingOf(ofFile),
      ask,
      untimed.get(draft),
    )
    if (draft.when !== null && answers.period[draft.when.words] === LEAVE.answer)
      status = LEAVE.answer
    const isDay = when !== null && when.start === when.end
    const basis = basisOf(draft, when)
    const period = when === null ? null : basis === 'at' ? { start: when.end, end: when.end } : when
    const figure: Figure = {
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
      value: value === null || scale === 1 ? value : toFifteenFigures(value * scale),
      status,
      note,
      unit,
      n: n ?? (draft.unit === 'percent' ? baseOf(draft) : null),
      raw: draft.raw,
      asked,
    }
    return { draft, figure }
  })
  return {
    figures: accountFor(withTotals(withYearsSoFar(read)), answers.words, book.ask, isKnown),
    questions: book.get(),
  }
}

/** A mark alone is in what the other cells of its row are in, if they have values, or else those of its measure. */
function withUnits(drafts: readonly Draft[]): readonly Draft[] {
  const ofThings = new Map<string, FigureUnit>()
  const ofRows = new Map<string, FigureUnit>()
  const rowOf = (draft: Draft) => `${draft.sheet}\n${draft.row}\n${thingKey(draft)}`
  for (const draft of drafts) {
    if (draft.unitIsFrom === 'cell') ofThings.set(thingKey(draft), draft.unit)
    if (draft.value !== null) ofRows.set(rowOf(draft), draft.unit)
  }
  return drafts.map((draft) => {
    const unit = ofRows.get(rowOf(draft)) ?? ofThings.get(thingKey(draft))
    return unit !== undefined && draft.unitIsFrom === 'nothing' && draft.value === null
      ? { ...draft, unit }
      : draft
  })
}

function basisOf(draft: Draft, when: Settled | null): FigureBasis {
  if (draft.isStock && (when === null || when.basis === 'during' || when.basis === 'at'))
    return 'at'
  return when?.basis ?? 'during'
}

/** Measures of a sheet that are given for the whole alone: what is called all of them is no sum of parts here. */
function keysOfTotals(drafts: readonly Draft[]): ReadonlySet<string> {
  const groups = Map.groupBy(drafts, fractionKey)
  const columnOf = ({ sheet, column }: Draft) => `${sheet}\n${column}`
  const withParts = new Set(drafts.filter(({ role }) => role === 'observation').map(columnOf))
  return new Set(
    [...groups].flatMap(([key, group]) =>
      groups.size > 1 &&
      group.every(
        (draft) =>
          draft.role === 'target' ||
          draft.role === 'comparator' ||
          (draft.role === 'total' &&
            !(draft.isSum && withParts.has(columnOf(draft))) &&
            !isTotalLabel(draft.place) &&
            !isWholeLine(draft.measure)),
      )
        ? [key]
        : [],
    ),
  )
}

/** Measures of a sheet whose values are no whole numbers, and of which nothing says in what they are. */
function inFractions(drafts: readonly Draft[]): ReadonlySet<string> {
  return new Set(
    drafts.flatMap((draft) => {
      const { unit, unitIsFrom, value, scale, mayHaveFractions, role } = draft
      // What is aimed at, and what is compared with, may be a mean of whole numbers
      const isOwn = role === 'observation' || role === 'total'
      const isPart = isOwn && value !== null && toFifteenFigures(value * scale) % 1 !== 0
      return unit === 'count' && unitIsFrom === 'nothing' && isPart && !mayHaveFractions
        ? [thingKey(draft)]
        : []
    }),
  )
}

/** In what the rates of a sheet are of which something says it, by what they are rates of; '' where they differ. */
function ratesSaid(drafts: readonly Draft[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const draft of drafts) {
    const key = rateKey(draft)
    if (draft.unitIsFrom === 'nothing' || key === '') continue
    const known = found.get(key)
    found.set(key, known === undefined || known === draft.unit ? draft.unit : '')
  }
  return found
}

/** "Binary rate" and "Binary rate, comparators" on one sheet are rates of the same. */
function rateKey({ sheet, measure, thing }: Draft): string {
  const rate = /\b([a-z]{3,}[- ]rate)s?\b/i.exec(`${thing} | ${measure}`)?.[1]
  return rate === undefined ? '' : `${sheet}\n${rate.toLowerCase()}`
}
