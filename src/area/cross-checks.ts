import { type Problem, parsePeriod } from '#shared/index.ts'
import type { Area, AreaMeasure, FromFile } from './area.ts'
import type { AreaFile } from './area-file.ts'
import type { Scope } from './registers.ts'
import type { ReportDefinition } from './report-definition.ts'
import { natureOf } from './unit.ts'

type Say = (file: string, message: string) => void

const REGISTERS = { events: 'events.yaml', changes: 'recording-changes.yaml' } as const

/**
 * Whether the files of an area agree with one another: every id named in one is defined in another,
 * once, and units match where values are added up.
 *
 * @param measures - every measure with its file, duplicates included
 * @returns one problem for each thing wrong, with its file, its place and the remedy
 */
export function crossCheck(
  area: Area,
  measures: readonly FromFile<AreaMeasure>[],
  reports: readonly FromFile<ReportDefinition>[],
): readonly Problem[] {
  const problems: Problem[] = []
  const say: Say = (file, message) =>
    problems.push({ code: 'does-not-agree', message: `${file}: ${message}`, field: file })
  const places = new Set(area.file.places.map(({ id }) => id))
  checkPlaces(area.file, say)
  checkMeasures(area, measures, say)
  checkStreetMeasures(area, say)
  checkForceComparison(area, say)
  for (const event of area.events) {
    if (event.from > event.to) {
      say(REGISTERS.events, `${event.id} ends before it begins. Put its days in order`)
    }
    checkScope(area, places, REGISTERS.events, event.id, event.scope, say)
  }
  for (const change of area.recordingChanges) {
    checkScope(area, places, REGISTERS.changes, change.id, change.scope, say)
  }
  sayRepeated(
    area.events.map(({ id }) => id),
    REGISTERS.events,
    'event',
    say,
  )
  sayRepeated(
    area.recordingChanges.map(({ id }) => id),
    REGISTERS.changes,
    'change',
    say,
  )
  sayRepeated(
    area.glossary.flatMap(({ term, also }) => [term, ...also]),
    'glossary.yaml',
    'term',
    say,
  )
  for (const { file, value } of reports) checkReport(area, places, file, value, say)
  checkCommentary(area, say)
  return problems
}

function sayRepeated(ids: readonly string[], file: string, what: string, say: Say): void {
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  for (const id of repeated) {
    say(file, `the ${what} "${id}" is there more than once. Keep one, or rename the other`)
  }
}

function checkPlaces(file: AreaFile, say: Say): void {
  sayRepeated(
    file.places.map(({ id }) => id),
    'area.yaml',
    'place',
    say,
  )
  sayRepeated(
    file.councils.map(({ id }) => id),
    'area.yaml',
    'council',
    say,
  )
  if (file.places[0]?.kind !== 'police-area') {
    say('area.yaml', 'the first place is not the police area. Put the police area first')
  }
}

function checkMeasures(area: Area, measures: readonly FromFile<AreaMeasure>[], say: Say): void {
  const first = new Map<string, string>()
  const terms = new Set(area.glossary.map(({ term }) => term))
  const parents = new Set(measures.flatMap(({ value }) => value.parent ?? []))
  for (const { file, value } of measures) {
    const { id, parent, unit } = value
    const already = first.get(id)
    if (already !== undefined) {
      say(file, `the measure "${id}" is defined in ${already} too. Keep one, or rename the other`)
    } else first.set(id, file)
    const whole = parent === undefined ? undefined : area.measures.get(parent)
    if (parent !== undefined && !whole) {
      say(file, `${id} is part of "${parent}", which is not a measure. ${nameAMeasure}`)
    }
    if (whole && whole.unit !== unit) {
      say(
        file,
        `${id} is in ${unit} and its parent ${whole.id} in ${whole.unit}. Give both one unit`,
      )
    }
    if (whole && isOwnAncestor(area, value)) {
      say(file, `${id} is part of itself by way of its parents. Take one parent out`)
    }
    if (value.childrenAddUp && !parents.has(id)) {
      say(
        file,
        `the children of ${id} are to add up, and it has none. Give it children, or take childrenAddUp out`,
      )
    }
    if ((value.events !== undefined) !== value.frequency.includes('event')) {
      say(
        file,
        `${id} has one of "events" and frequency "event" without the other. Single events by their days need both`,
      )
    }
    if (value.events !== undefined && !natureOf(unit).countsThings) {
      say(file, `${id} is of events by their days and its unit is ${unit}. Make the unit count`)
    }
    for (const factor of value.target?.factors ?? []) {
      if (typeof factor.value === 'object' && !area.measures.has(factor.value.measure)) {
        say(
          file,
          `the target of ${id} needs "${factor.value.measure}", which is not a measure. ${nameAMeasure}`,
        )
      }
    }
    for (const term of value.terms) {
      if (!terms.has(term)) {
        say(
          file,
          `${id} uses the term "${term}", which is not in glossary.yaml. Add it there, or take it out`,
        )
      }
    }
  }
  const domains = new Set(area.domains.map(({ id }) => id))
  for (const id of area.file.domains) {
    if (!domains.has(id)) {
      say(
        'area.yaml',
        `domains lists "${id}", which no file of measures defines. Add measures/${id}.yaml, or take it out`,
      )
    }
  }
}

const nameAMeasure = 'Name one that a file in measures/ defines'

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

function checkStreetMeasures(area: Area, say: Say): void {
  const { streetMeasures, streetTotals } = area.file
  sayRepeated(
    streetMeasures.map(({ crimeType }) => crimeType),
    'area.yaml',
    'crime type',
    say,
  )
  const named = [
    ...streetMeasures.map(({ measure }) => measure),
    ...(streetTotals ? [streetTotals.all, streetTotals.locatedShare] : []),
  ]
  for (const id of named) {
    if (!area.measures.has(id)) {
      say(
        'area.yaml',
        `street files are counted under "${id}", which is not a measure. ${nameAMeasure}`,
      )
    }
  }
}

function checkForceComparison(area: Area, say: Say): void {
  if (area.file.forceComparison === undefined) return
  const { population, counts } = area.file.forceComparison
  if (!area.measures.has(population)) {
    say(
      'area.yaml',
      `forces are compared for so many of "${population}", which is not a measure. ${nameAMeasure}`,
    )
  }
  sayRepeated(
    counts.map(({ measure }) => measure),
    'area.yaml',
    'count of offences',
    say,
  )
  for (const [index, { measure: id, offences }] of counts.entries()) {
    const unit = area.measures.get(id)?.unit
    if (unit === undefined) {
      say('area.yaml', `forces are compared by "${id}", which is not a measure. ${nameAMeasure}`)
    } else if (!natureOf(unit).countsThings) {
      say(
        'area.yaml',
        `forces are compared by ${id}, which is in ${unit}. Name a measure that is a count`,
      )
    }
    if (index === 0 && offences !== 'all') {
      say(
        'area.yaml',
        `forces are compared first by ${id}, which is a kind of offence. Put the count with "offences: all" before it`,
      )
    }
    if (index > 0 && offences === 'all') {
      say(
        'area.yaml',
        `${id} adds up all offences, and ${counts[0]?.measure} does already. Give it groups or subgroups, or take it out`,
      )
    }
    if (offences !== 'all' && offences.groups.length + offences.subgroups.length === 0) {
      say(
        'area.yaml',
        `${id} adds up no offences. Give it groups or subgroups of the Home Office’s table`,
      )
    }
  }
}

function checkScope(
  area: Area,
  places: ReadonlySet<string>,
  file: string,
  entry: string,
  scope: Scope,
  say: Say,
): void {
  const kinds = new Set<string>(area.file.places.map(({ kind }) => kind))
  for (const id of scope.measures === 'all' ? [] : scope.measures) {
    if (!area.measures.has(id)) {
      say(file, `${entry} touches "${id}", which is not a measure. ${nameAMeasure}`)
    }
  }
  for (const id of scope.areas === 'all' ? [] : scope.areas) {
    if (!places.has(id) && !kinds.has(id)) {
      say(file, `${entry} touches "${id}", which is not a place. Name a place of area.yaml`)
    }
  }
}

const CANONICAL = /^[^=;]+=[^=;]+(;[^=;]+=[^=;]+)*$/

function checkReport(
  area: Area,
  places: ReadonlySet<string>,
  file: string,
  report: ReportDefinition,
  say: Say,
): void {
  if (file !== `reports/${report.id}.yaml`) {
    say(
      file,
      `it defines the report "${report.id}". Name the file ${report.id}.yaml, or correct the id`,
    )
  }
  sayRepeated(
    report.sections.map(({ id }) => id),
    file,
    'section',
    say,
  )
  for (const { id: section, rows } of report.sections) {
    for (const { measure, area: place, breakdowns, chart } of rows) {
      const row = `the row ${measure} of ${section}`
      if (!area.measures.has(measure)) {
        say(file, `${row} is about "${measure}", which is not a measure. ${nameAMeasure}`)
      }
      if (chart !== undefined && !area.measures.has(chart)) {
        say(file, `${row} draws "${chart}", which is not a measure. ${nameAMeasure}`)
      }
      if (place !== undefined && !places.has(place)) {
        say(file, `${row} is about "${place}", which is not a place. Name a place of area.yaml`)
      }
      for (const breakdown of breakdowns) {
        const keys = breakdown.split(';').map((pair) => pair.split('=')[0] ?? '')
        if (!CANONICAL.test(breakdown) || keys.join() !== [...keys].sort().join()) {
          say(
            file,
            `${row} has the breakdown "${breakdown}". Write key=value, pairs in order of their keys with ; between`,
          )
        }
      }
    }
    const rowKeys = rows.map(({ measure, area: place }) => [measure, place ?? ''].join(' ').trim())
    sayRepeated(rowKeys, file, `row of ${section}`, say)
  }
}

function checkCommentary(area: Area, say: Say): void {
  for (const key of area.commentary.keys()) {
    const [reportId = '', period = '', section = ''] = key.split('/')
    const file = `reports/${key}.md`
    const report = area.reports.find(({ id }) => id === reportId)
    if (!report) {
      say(file, `there is no report "${reportId}". Add reports/${reportId}.yaml, or move the file`)
      continue
    }
    if (!parsePeriod(period).ok) {
      say(file, `"${period}" is not a period. Name the folder as 2019-04, 2019-20-Q1 or 2019-20`)
    }
    const sections = ['introduction', ...report.sections.map(({ id }) => id)]
    if (!sections.includes(section)) {
      say(
        file,
        `${reportId} has no section "${section}". Name the file after one of ${sections.join(', ')}`,
      )
    }
  }
}
