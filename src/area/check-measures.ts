import type { Area, AreaMeasure, FromFile } from './area.ts'
import { type Checking, nameAMeasure } from './checking.ts'
import { natureOf, type Unit } from './unit.ts'

/** Whether measures agree: each is defined once, its parent, terms and target are there, units match. */
export function checkMeasures(
  checking: Checking,
  measures: readonly FromFile<AreaMeasure>[],
): void {
  const { area, isDomain } = checking
  const first = new Map<string, string>()
  const parents = new Set(measures.flatMap(({ value }) => value.parent ?? []))
  for (const { file, value } of measures) {
    const already = first.get(value.id)
    if (already === undefined) first.set(value.id, file)
    else {
      const message = `the measure "${value.id}" is defined in ${already} too. Keep one, or rename the other`
      checking.say(file, message, ['measures', { named: value.id, last: true }])
    }
    checkParent(checking, file, value, parents)
    checkParts(checking, file, value)
  }
  for (const id of area.file.domains) {
    if (!isDomain(id)) {
      const message = `domains lists "${id}", which no file of measures defines. Add measures/${id}.yaml, or take it out`
      checking.say('area.yaml', message, ['domains', { named: id }])
    }
  }
}

function checkParent(
  { area, say: sayAt, isMeasure, unread }: Checking,
  file: string,
  measure: AreaMeasure,
  parents: ReadonlySet<string>,
): void {
  const { id, parent, unit } = measure
  const say = (message: string, field = 'parent') =>
    sayAt(file, message, ['measures', { named: id }, field])
  const whole = parent === undefined ? undefined : area.measures.get(parent)
  if (parent !== undefined && !isMeasure(parent)) {
    say(`${id} is part of "${parent}", which is not a measure. ${nameAMeasure}`)
  }
  if (whole && whole.unit !== unit) {
    say(
      `${id} is in ${unit} and its parent ${whole.id} in ${whole.unit}. Give both one unit`,
      'unit',
    )
  }
  if (whole && isOwnAncestor(area, measure)) {
    say(`${id} is part of itself by way of its parents. Take one parent out`)
  }
  const mayHaveChild = [...unread.files].some((one) => one.startsWith('measures/'))
  if (measure.childrenAddUp && !parents.has(id) && !mayHaveChild) {
    say(
      `the children of ${id} are to add up, and it has none. Give it children, or take childrenAddUp out`,
      'childrenAddUp',
    )
  }
}

/** What the figures of each kind may be in. */
const UNITS_OF: Readonly<Record<NonNullable<AreaMeasure['kind']>, readonly Unit[]>> = {
  flow: ['count', 'gbp', 'hours', 'days'],
  stock: ['count', 'gbp'],
  difference: ['count', 'gbp', 'hours', 'days'],
  cumulative: ['count', 'gbp', 'hours', 'days'],
  rate: ['count', 'gbp'],
  share: ['percent'],
  time: ['seconds', 'hours', 'days'],
}

function checkParts(
  { say: sayAt, isMeasure, isTerm }: Checking,
  file: string,
  measure: AreaMeasure,
): void {
  const { id, unit, decimals, events, frequency, target, terms, kind } = measure
  const say = (message: string, field: string) =>
    sayAt(file, message, ['measures', { named: id }, field])
  if (kind !== undefined && !UNITS_OF[kind].includes(unit)) {
    say(
      `${id} is a ${kind} in ${unit}, and a ${kind} is in ${UNITS_OF[kind].join(' or ')}. Mend its kind or its unit`,
      'kind',
    )
  }
  if ((events !== undefined) !== frequency.includes('event')) {
    say(
      `${id} has one of "events" and frequency "event" without the other. Single events by their days need both`,
      'frequency',
    )
  }
  if (events !== undefined && !natureOf(unit).countsThings) {
    say(`${id} is of events by their days and its unit is ${unit}. Make the unit count`, 'unit')
  }
  if (events !== undefined && decimals > 0) {
    say(`${id} is of events by their days, which are whole. Take its decimals out`, 'decimals')
  }
  for (const { value } of target?.factors ?? []) {
    if (typeof value === 'object' && !isMeasure(value.measure)) {
      say(
        `the target of ${id} needs "${value.measure}", which is not a measure. ${nameAMeasure}`,
        'target',
      )
    }
  }
  for (const term of terms) {
    if (isTerm(term)) continue
    const message = `${id} uses the term "${term}", which is not in glossary.yaml. Add it there, or take it out`
    sayAt(file, message, ['measures', { named: id }, 'terms', { named: term }])
  }
}

function isOwnAncestor(area: Area, measure: AreaMeasure): boolean {
  const seen = new Set<string>()
  for (let at: AreaMeasure | undefined = measure; at?.parent !== undefined; ) {
    if (at.parent === measure.id) return true
    if (seen.has(at.parent)) return false
    seen.add(at.parent)
    at = area.measures.get(at.parent)
  }
  return false
}
