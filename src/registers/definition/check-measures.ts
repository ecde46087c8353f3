import { unitOf } from '#area/index.ts'
import { MINUTES_AN_HOUR, PENCE_A_POUND } from './kept-in.ts'
import type { NamesOfDefinition, Say } from './names-of-definition.ts'
import { BYS, type By } from './periods.ts'
import type { Register } from './register.ts'

/** What measures are counted from and in: the fields that they name, their periods and their units. */
export function checkMeasures(
  { defined, fields, groups, measures }: Register,
  { one, open }: NamesOfDefinition,
  say: Say,
): void {
  defined.measures.forEach((measure, index) => {
    const { day, place, breakdown, count } = measure
    for (const by of measure.by.filter((one) => isWithin(one, defined.every)))
      say(
        ['measures', index, 'by'],
        `entries are of a ${defined.every}, and nothing is known of a ${by} of it. Take ${by} out`,
      )
    const kind = (name: string | undefined, key: string, kinds: readonly string[], is: string) => {
      if (name === undefined || !one(name, ['measures', index, key])) return
      if (!kinds.includes(fields.get(name)?.defined.kind ?? ''))
        say(['measures', index, key], `"${name}" is no ${is}`)
    }
    kind(day, 'day', ['day', 'hour'], 'day or hour')
    kind(place, 'place', ['place'], 'place')
    if (place !== undefined) open(place, ['measures', index, 'place'], 'the place of a figure')
    if (breakdown !== undefined) open(breakdown, ['measures', index, 'breakdown'], 'a breakdown')
    kind(breakdown, 'breakdown', ['code', 'yes-no'], 'field with codes, nor a yes or no')
    if (count !== undefined && count !== 'entries' && !groups.has(count))
      say(
        ['measures', index, 'count'],
        `"${count}" is no repeating group. Write entries, or the name of one`,
      )
    kind(measure.stock?.from, 'stock', ['day', 'hour'], 'day or hour')
    kind(measure.stock?.until, 'stock', ['day', 'hour'], 'day or hour')
    checkDifference(defined, index, say)
    const unit = unitOf(measure)
    const isPercent = measure.share !== undefined || measure.rate !== undefined
    if (isPercent && unit !== 'percent')
      say(['measures', index, 'unit'], 'a share or rate is in percent. Take the unit out')
    const { divisor } = measures[index] ?? {}
    const wanted =
      divisor === PENCE_A_POUND ? 'gbp' : divisor === MINUTES_AN_HOUR ? 'hours' : undefined
    if (!isPercent && wanted !== undefined && unit !== wanted)
      say(
        ['measures', index],
        `${measure.id} is of ${wanted === 'gbp' ? 'money' : 'lengths of time'}. Give it "unit: ${wanted}"`,
      )
    if ((measure.count ?? measure.stock) !== undefined && unit !== 'count')
      say(['measures', index, 'unit'], 'what is counted is a count. Take the unit out')
  })
}

/** Whether one kind of period is shorter than another. */
const isWithin = (one: By, other: By | undefined) =>
  other !== undefined && BYS.indexOf(one) < BYS.indexOf(other)

/** A difference is of two measures of the register that add up, in one unit, of the same periods and places. */
function checkDifference({ measures }: Register['defined'], index: number, say: Say): void {
  const measure = measures[index]
  if (measure?.difference === undefined) {
    if (measure?.stock !== undefined && measure.day !== undefined)
      say(['measures', index, 'day'], 'a stock has its two days under "stock". Take "day" out')
    return
  }
  const own = ['where', 'day', 'place', 'breakdown', 'withhold_below'] as const
  for (const key of own.filter((one) => measure[one] !== undefined))
    say(
      ['measures', index, key],
      `a difference takes this from its two measures. Take "${key}" out`,
    )
  for (const part of ['of', 'less'] as const) {
    const id = measure.difference[part]
    const steps = ['measures', index, 'difference', part]
    const found = measures.find((one) => one.id === id)
    const addUp = measures.filter(({ count, sum, stock }) => (count ?? sum ?? stock) !== undefined)
    if (found === undefined || !addUp.includes(found)) {
      const known = addUp.map((one) => one.id).join(', ')
      say(steps, `"${id}" is no count, sum or stock of this register. Write one of ${known}`)
      continue
    }
    if (unitOf(found) !== unitOf(measure))
      say(
        steps,
        `${id} is in ${unitOf(found)}, and ${measure.id} in ${unitOf(measure)}. Give it "unit: ${unitOf(found)}"`,
      )
    for (const by of measure.by.filter((one) => !found.by.includes(one)))
      say(steps, `${id} has no figures by ${by}. Add that to its "by", or take it out here`)
  }
  const places = [measure.difference.of, measure.difference.less].map(
    (id) => measures.find((one) => one.id === id)?.place,
  )
  if (places[0] !== places[1])
    say(
      ['measures', index, 'difference'],
      'one of the two is by place and the other is not. Give both the same "place"',
    )
}
