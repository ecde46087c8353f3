import { type Disagreement, type Problem, type Unread, withLines } from '#shared/index.ts'
import type { Area, AreaMeasure, FromFile } from './area.ts'
import { checkMeasures } from './check-measures.ts'
import { checkCommentary, checkReport } from './check-reports.ts'
import { type Checking, nameAMeasure, sayRepeated, startChecking } from './checking.ts'
import type { Event, Scope } from './registers.ts'
import type { ReportDefinition } from './report-definition.ts'
import { natureOf } from './unit.ts'

const REGISTERS = { events: 'events.yaml', changes: 'recording-changes.yaml' } as const

/**
 * Whether the files of an area agree with one another: every id named in one is defined in another,
 * once, and units match where values are added up.
 *
 * @param measures - every measure with its file, duplicates included
 * @param files - as text, to find lines in
 * @param unread - what could not be read, and so is not missed
 * @returns one problem for each thing wrong, with its file, its line, its place and the remedy
 */
export function crossCheck(
  area: Area,
  measures: readonly FromFile<AreaMeasure>[],
  reports: readonly FromFile<ReportDefinition>[],
  files: ReadonlyMap<string, string>,
  unread: Unread,
): readonly Problem[] {
  const found: Disagreement[] = []
  const checking = startChecking(area, unread, (one) => found.push(one))
  checkPlaces(checking)
  checkMeasures(checking, measures)
  checkStreetMeasures(checking)
  checkForceComparison(checking)
  checkRegisters(checking)
  checkDataQuality(checking)
  for (const { file, value } of reports) checkReport(checking, file, value)
  checkCommentary(checking, files)
  return withLines(found, files)
}

function checkPlaces(checking: Checking): void {
  const { area, say, unread } = checking
  const { places, councils } = area.file
  const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id)
  sayRepeated(checking, ids(places), 'area.yaml', 'place', ['places'])
  sayRepeated(checking, ids(councils), 'area.yaml', 'council', ['councils'])
  if (places[0]?.kind !== 'police-area' && !unread.files.has('area.yaml')) {
    say('area.yaml', 'the first place is not the police area. Put the police area first', [
      'places',
    ])
  }
}

function checkRegisters(checking: Checking): void {
  const { area, say } = checking
  for (const event of area.events) {
    const entry = ['events', { named: event.id }] as const
    if (event.from > event.to) {
      const message = `${event.id} ends before it begins. Put its days in order`
      say(REGISTERS.events, message, [...entry, 'to'])
    }
    checkScope(checking, REGISTERS.events, 'events', event.id, event.scope)
    checkDirection(checking, REGISTERS.events, 'events', event)
  }
  for (const change of area.recordingChanges) {
    checkScope(checking, REGISTERS.changes, 'changes', change.id, change.scope)
    checkDirection(checking, REGISTERS.changes, 'changes', change)
  }
  const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id)
  sayRepeated(checking, ids(area.events), REGISTERS.events, 'event', ['events'])
  sayRepeated(checking, ids(area.recordingChanges), REGISTERS.changes, 'change', ['changes'])
  const terms = area.glossary.flatMap(({ term, also }) => [term, ...also])
  sayRepeated(checking, terms, 'glossary.yaml', 'term', ['terms'])
}

function checkScope(
  { area, say, isMeasure, isPlace }: Checking,
  file: string,
  list: 'events' | 'changes' | 'dataQuality',
  entry: string,
  scope: Scope,
): void {
  const kinds = new Set<string>(area.file.places.map(({ kind }) => kind))
  const steps = [list, { named: entry }, list === 'dataQuality' ? 'affects' : 'scope'] as const
  for (const id of scope.measures === 'all' ? [] : scope.measures) {
    if (!isMeasure(id)) {
      const message = `${entry} touches "${id}", which is not a measure. ${nameAMeasure}`
      say(file, message, [...steps, 'measures', { named: id }])
    }
  }
  for (const id of scope.areas === 'all' ? [] : scope.areas) {
    if (!isPlace(id) && !kinds.has(id)) {
      const message = `${entry} touches "${id}", which is not a place. Name a place of area.yaml`
      say(file, message, [...steps, 'areas', { named: id }])
    }
  }
}

/** A direction given measure by measure is of measures that the entry touches. */
function checkDirection(
  { say }: Checking,
  file: string,
  list: 'events' | 'changes',
  { id, scope, direction }: Pick<Event, 'id' | 'scope' | 'direction'>,
): void {
  for (const measure of typeof direction === 'object' ? Object.keys(direction) : []) {
    if (scope.measures === 'all' || scope.measures.includes(measure)) continue
    const message = `${id} gives a direction of "${measure}", which it does not touch. Add it to the measures of its scope, or take it out`
    say(file, message, [list, { named: id }, 'direction', measure])
  }
}

function checkDataQuality(checking: Checking): void {
  const { area, say, isMeasure, isPlace } = checking
  for (const { measure, area: place, affects } of area.file.dataQuality) {
    const steps = ['dataQuality', { named: measure }] as const
    const unit = area.measures.get(measure)?.unit
    if (!isMeasure(measure)) {
      const message = `the quality of records is told by "${measure}", which is not a measure. ${nameAMeasure}`
      say('area.yaml', message, steps)
    } else if (unit !== undefined && unit !== 'percent' && unit !== 'count') {
      const message = `the quality of records is told by ${measure}, which is in ${unit}. Name a percent or a count`
      say('area.yaml', message, steps)
    }
    if (!isPlace(place)) {
      const message = `the quality of records is told of "${place}", which is not a place. Name a place of area.yaml`
      say('area.yaml', message, [...steps, 'area'])
    }
    checkScope(checking, 'area.yaml', 'dataQuality', measure, affects)
  }
}

function checkStreetMeasures(checking: Checking): void {
  const { area, say, isMeasure } = checking
  const { streetMeasures, streetTotals } = area.file
  const crimeTypes = streetMeasures.map(({ crimeType }) => crimeType)
  sayRepeated(checking, crimeTypes, 'area.yaml', 'crime type', ['streetMeasures'])
  const named = [
    ...streetMeasures.map(({ measure }) => ({
      id: measure,
      steps: ['streetMeasures', { named: measure }] as const,
    })),
    ...(streetTotals
      ? [
          { id: streetTotals.all, steps: ['streetTotals', 'all'] },
          { id: streetTotals.locatedShare, steps: ['streetTotals', 'locatedShare'] },
        ]
      : []),
  ]
  for (const { id, steps } of named) {
    if (isMeasure(id)) continue
    const message = `street files are counted under "${id}", which is not a measure. ${nameAMeasure}`
    say('area.yaml', message, steps)
  }
}

function checkForceComparison(checking: Checking): void {
  const { area, isMeasure, unread } = checking
  if (area.file.forceComparison === undefined) return
  const { population, counts } = area.file.forceComparison
  const list = ['forceComparison', 'counts'] as const
  if (!isMeasure(population)) {
    checking.say(
      'area.yaml',
      `forces are compared for so many of "${population}", which is not a measure. ${nameAMeasure}`,
      ['forceComparison', 'population'],
    )
  }
  const ids = counts.map(({ measure }) => measure)
  sayRepeated(checking, ids, 'area.yaml', 'count of offences', list)
  for (const [index, { measure: id, offences }] of counts.entries()) {
    const unit = area.measures.get(id)?.unit
    const say = (message: string) => checking.say('area.yaml', message, [...list, { named: id }])
    if (unit === undefined && !isMeasure(id)) {
      say(`forces are compared by "${id}", which is not a measure. ${nameAMeasure}`)
    } else if (unit !== undefined && !natureOf(unit).countsThings) {
      say(`forces are compared by ${id}, which is in ${unit}. Name a measure that is a count`)
    }
    if (index === 0 && offences !== 'all' && !unread.files.has('area.yaml')) {
      say(
        `forces are compared first by ${id}, which is a kind of offence. Put the count with "offences: all" before it`,
      )
    }
    if (index > 0 && offences === 'all') {
      say(
        `${id} adds up all offences, and ${counts[0]?.measure} does already. Give it groups or subgroups, or take it out`,
      )
    }
    if (offences !== 'all' && offences.groups.length + offences.subgroups.length === 0) {
      say(`${id} adds up no offences. Give it groups or subgroups of the Home Office’s table`)
    }
  }
}
