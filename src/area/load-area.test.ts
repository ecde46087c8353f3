import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { sample } from '../../test/sample.ts'
import { parseArea, readAreaFolder } from './load-area.ts'

const folder = join(import.meta.dirname, '../../test/fixtures/areas/northmere')
const files = await readAreaFolder(folder)

/** The area with one file changed: a replacement that must be found, or a file put in or taken out. */
function changed(file: string, from: string | undefined, to?: string): ReadonlyMap<string, string> {
  const map = new Map(files)
  const text = map.get(file) ?? ''
  if (from !== undefined) {
    assert.ok(text.includes(from), `${file} has no "${from}" to change`)
    map.set(file, text.replace(from, to ?? ''))
  } else if (to !== undefined) map.set(file, to)
  else map.delete(file)
  return map
}

function messages(map: ReadonlyMap<string, string>): readonly string[] {
  const outcome = parseArea(map)
  return outcome.ok ? [] : outcome.problems.map(({ message }) => message)
}

describe('readAreaFolder', () => {
  it('reads YAML, Markdown and CSV by their paths, in alphabetical order', () => {
    const paths = [...files.keys()]
    assert.ok(paths.includes('measures/crime.yaml'))
    assert.ok(paths.includes('figures/printed.csv'))
    assert.ok(paths.includes('reports/force-performance/2025-26-Q4/crime.md'))
    assert.deepEqual(paths, paths.toSorted())
  })
})

describe('parseArea', () => {
  const outcome = parseArea(files)
  assert.ok(outcome.ok)
  const area = outcome.value

  it('gives domains in the order of area.yaml and measures that know their domain', () => {
    assert.deepEqual(
      area.domains.map(({ id }) => id),
      ['crime', 'street-crime'],
    )
    assert.equal(area.measures.get('street-asb')?.domain, 'street-crime')
    assert.equal(area.measures.get('victim-satisfaction')?.decimals, 1)
    assert.equal([...area.measures.keys()][0], 'all-crime')
  })

  it('puts domains that area.yaml does not list after those it does', () => {
    const moved = parseArea(changed('area.yaml', '[crime, street-crime]', '[street-crime]'))
    assert.ok(moved.ok)
    assert.deepEqual(
      moved.value.domains.map(({ id }) => id),
      ['street-crime', 'crime'],
    )
    assert.equal([...moved.value.measures.keys()][0], 'street-all')
  })

  it('gives events earliest first, whatever their order in the file', () => {
    assert.deepEqual(
      area.events.map(({ id }) => id),
      ['tarn-floods', 'great-fair-2025'],
    )
  })

  it('gives commentary by report, period and section', () => {
    assert.deepEqual(
      [...area.commentary.keys()],
      ['force-performance/2025-26-Q4/crime', 'force-performance/2025-26-Q4/introduction'],
    )
  })

  it('names the file, the line, the place and what to do when a value is not allowed', () => {
    assert.deepEqual(messages(changed('measures/crime.yaml', 'unit: percent', 'unit: furlongs')), [
      'measures/crime.yaml, line 38, measures › victim-satisfaction › unit: "furlongs" is not ' +
        'allowed. Write one of count, percent, seconds, hours, days, gbp, rank',
    ])
  })

  it('says what is missing, misspelt, or of the wrong kind', () => {
    const cases: readonly (readonly [string, string, string, RegExp])[] = [
      [
        'measures/crime.yaml',
        '    unit: percent\n',
        '',
        /victim-satisfaction › unit: it is missing. Add it$/,
      ],
      [
        'measures/crime.yaml',
        'decimals: 1',
        'decimal: 1',
        /"decimal" is not a field here. Correct its spelling/,
      ],
      [
        'measures/crime.yaml',
        'decimals: 1',
        'decimals: one',
        /decimals: "one" is not a number. Write one$/,
      ],
      [
        'measures/crime.yaml',
        "paragraph: '2'",
        'paragraph: 2',
        /"2" is not words \(put numbers and days in quotation marks\)/,
      ],
      [
        'events.yaml',
        "'2024-02-09'",
        '9 February 2024',
        /tarn-floods › to: "9 February 2024" will not do. Write a day as 2019-03-15$/,
      ],
      [
        'glossary.yaml',
        'also: [recorded crime]',
        'also: recorded crime',
        /terms › Crime › also: "recorded crime" is not a list/,
      ],
    ]
    for (const [file, from, to, expected] of cases) {
      const [message = '', ...more] = messages(changed(file, from, to))
      assert.match(message, expected)
      assert.ok(message.startsWith(`${file}, line `), message)
      assert.deepEqual(more, [])
    }
  })

  it('says on which line a file stops being YAML', () => {
    assert.match(
      messages(changed('events.yaml', 'events:', 'events: [')).join('\n'),
      /^events\.yaml, line \d+, is not YAML: .* Correct that line/,
    )
    assert.match(
      messages(changed('events.yaml', '{ measures: all }', '*nothing')).join('\n'),
      /^events\.yaml, line 1, is not YAML: Unresolved alias.*nothing/,
    )
  })

  it('says which file is not there, and which is where it would not be read', () => {
    assert.deepEqual(messages(changed('glossary.yaml', undefined)), [
      'glossary.yaml is not in the area folder. Add it; the README of an area shows its form',
    ])
    assert.match(
      messages(changed('event.yaml', undefined, 'events: []')).join('\n'),
      /^event\.yaml is not read where it is\. Name it one of area\.yaml, events\.yaml/,
    )
    assert.match(
      messages(changed('reports/crime.md', undefined, 'Crime fell')).join('\n'),
      /^reports\/crime\.md is not read where it is\. Put commentary in reports\/<report>/,
    )
  })

  it('leaves folders it does not know alone', () => {
    assert.ok(parseArea(changed('constitution/quorum.yaml', undefined, 'not: [ours')).ok)
  })

  it('gives the problems of every file at once', () => {
    const map = new Map(changed('events.yaml', 'short: Floods', 'shrt: Floods'))
    map.set('area.yaml', (map.get('area.yaml') ?? '').replace('kind: mayor', 'kind: sheriff'))
    assert.deepEqual(
      messages(map).map((message) => message.split(',')[0]),
      ['area.yaml', 'events.yaml', 'events.yaml'],
    )
  })

  it('tells of a slip in YAML, of a wrong value and of what does not agree, all at once', () => {
    const map = new Map(changed('events.yaml', 'events:', 'events: ['))
    const swap = (file: string, from: string, to: string) =>
      map.set(file, (map.get(file) ?? '').replace(from, to))
    swap('measures/crime.yaml', 'unit: percent', 'unit: furlongs')
    swap('measures/crime.yaml', 'parent: all-crime', 'parent: crimes')
    swap('reports/force-performance.yaml', 'area: mayors-office', 'area: castle')
    const outcome = parseArea(map)
    assert.ok(!outcome.ok)
    const told = outcome.problems.map(({ field, line, code }) => `${field} ${line} ${code}`)
    assert.deepEqual(
      [...new Set(told.filter((one) => !one.startsWith('events.yaml')))],
      [
        'measures/crime.yaml 38 does-not-fit',
        'measures/crime.yaml 24 does-not-agree',
        'reports/force-performance.yaml 18 does-not-agree',
      ],
    )
    assert.ok(told.some((one) => /^events\.yaml \d+ not-yaml$/.test(one)))
  })

  it('says nothing of what refers to a file or an entry that cannot be read', () => {
    const faults: readonly (readonly [string, string | undefined, string | undefined, number])[] = [
      // Reports, street types, targets and events refer to measures; terms to the glossary
      ['measures/crime.yaml', 'unit: count', 'unit: furlongs', 1],
      ['measures/crime.yaml', 'measures:', 'measure:', 2],
      ['glossary.yaml', undefined, undefined, 1],
      ['glossary.yaml', 'also: [recorded crime]', 'also: recorded crime', 1],
      ['area.yaml', undefined, undefined, 1],
      ['measures/crime.yaml', 'id: all-crime', 'id: All crime', 1],
      ['measures/crime.yaml', '- id: all-crime', '- ident: all-crime', 2],
      ['area.yaml', 'kind: mayor', 'kind: sheriff', 1],
      ['area.yaml', 'kind: police-area', 'kind: police', 1],
      ['reports/force-performance.yaml', 'title: ', 'titel: ', 2],
    ]
    for (const [file, from, to, expected] of faults) {
      const told = messages(changed(file, from, to))
      assert.equal(told.length, expected, told.join('\n'))
    }
  })

  it('gives the line of each disagreement', () => {
    const text = files.get('measures/crime.yaml') ?? ''
    const line = text.slice(0, text.indexOf('parent: all-crime')).split('\n').length
    assert.deepEqual(messages(changed('measures/crime.yaml', 'parent: all-crime', 'parent: c')), [
      `measures/crime.yaml, line ${line}: burglary is part of "c", which is not a measure. Name one that a file in measures/ defines`,
    ])
  })

  it('finds where the files do not agree, and says what to do', () => {
    const cases: readonly (readonly [string, string, string, string])[] = [
      [
        'measures/crime.yaml',
        'parent: all-crime',
        'parent: crimes',
        'burglary is part of "crimes", which is not a measure. Name one that a file in measures/ defines',
      ],
      [
        'measures/crime.yaml',
        'unit: count\n    better: lower\n    definition: Burglaries',
        'unit: hours\n    better: lower\n    definition: Burglaries',
        'burglary is in hours and its parent all-crime in count. Give both one unit',
      ],
      [
        'measures/crime.yaml',
        'id: other-crime',
        'id: street-asb',
        'the measure "street-asb" is defined in measures/crime.yaml too. Keep one, or rename the other',
      ],
      [
        'measures/crime.yaml',
        '{ measure: custody-suites }',
        '{ measure: suites }',
        'the target of custody-visits needs "suites", which is not a measure. Name one that a file in measures/ defines',
      ],
      [
        'measures/crime.yaml',
        'terms: [Crime]',
        'terms: [Crimes]',
        'all-crime uses the term "Crimes", which is not in glossary.yaml. Add it there, or take it out',
      ],
      [
        'measures/crime.yaml',
        'terms: [Crime]',
        'parent: burglary',
        'burglary is part of itself by way of its parents. Take one parent out',
      ],
      [
        'measures/crime.yaml',
        'frequency: [rolling-year]',
        'frequency: [rolling-year]\n    childrenAddUp: true',
        'the children of victim-satisfaction are to add up, and it has none. Give it children, or take childrenAddUp out',
      ],
      [
        'measures/crime.yaml',
        'frequency: [rolling-year]',
        'frequency: [event]',
        'victim-satisfaction has one of "events" and frequency "event" without the other. Single events by their days need both',
      ],
      [
        'measures/crime.yaml',
        'frequency: [rolling-year]',
        'frequency: [event]\n    events: { from: 2024-04-01 }',
        'victim-satisfaction is of events by their days and its unit is percent. Make the unit count',
      ],
      [
        'events.yaml',
        '[burglary, all-crime]',
        '[burglaries]',
        'great-fair-2025 touches "burglaries", which is not a measure. Name one that a file in measures/ defines',
      ],
      [
        'events.yaml',
        '[northmere, eastholm]',
        '[westholm]',
        'great-fair-2025 touches "westholm", which is not a place. Name a place of area.yaml',
      ],
      [
        'events.yaml',
        "'2025-06-15'",
        "'2025-06-05'",
        'great-fair-2025 ends before it begins. Put its days in order',
      ],
      [
        'recording-changes.yaml',
        '[other-crime]',
        '[other]',
        'other-crime-2025 touches "other", which is not a measure. Name one that a file in measures/ defines',
      ],
      [
        'recording-changes.yaml',
        'direction: up',
        'direction: { burglary: up }',
        'other-crime-2025 gives a direction of "burglary", which it does not touch. Add it to the measures of its scope, or take it out',
      ],
      [
        'glossary.yaml',
        'also: [recorded crime]',
        'also: [Crime]',
        'the term "Crime" is there more than once. Keep one, or rename the other',
      ],
      [
        'area.yaml',
        'measure: street-burglary',
        'measure: street-burglaries',
        'street files are counted under "street-burglaries", which is not a measure. Name one that a file in measures/ defines',
      ],
      [
        'area.yaml',
        '[crime, street-crime]',
        '[crime, calls]',
        'domains lists "calls", which no file of measures defines. Add measures/calls.yaml, or take it out',
      ],
      [
        'area.yaml',
        'id: skerby,',
        'id: eastholm,',
        'the place "eastholm" is there more than once. Keep one, or rename the other',
      ],
      [
        'area.yaml',
        'kind: police-area',
        'kind: region',
        'the first place is not the police area. Put the police area first',
      ],
      [
        'reports/force-performance.yaml',
        'measure: other-crime',
        'measure: other',
        'the row other of crime is about "other", which is not a measure. Name one that a file in measures/ defines',
      ],
      [
        'reports/force-performance.yaml',
        'area: mayors-office',
        'area: castle',
        'the row custody-visits of custody is about "castle", which is not a place. Name a place of area.yaml',
      ],
      [
        'reports/force-performance.yaml',
        'victim=household',
        'victim=household;age=over 65',
        'the row burglary of crime has the breakdown "victim=household;age=over 65". Write key=value, pairs in order of their keys with ; between',
      ],
      [
        'reports/force-performance.yaml',
        'measure: other-crime',
        'measure: other-crime, chart: graph',
        'the row other-crime of crime draws "graph", which is not a measure. Name one that a file in measures/ defines',
      ],
      [
        'reports/force-performance.yaml',
        'measure: other-crime',
        'measure: all-crime',
        'the row of crime "all-crime" is there more than once. Keep one, or rename the other',
      ],
    ]
    for (const [file, from, to, expected] of cases) {
      assert.ok(
        messages(changed(file, from, to)).some((message) => message.endsWith(expected)),
        `${expected}\nwas not among\n${messages(changed(file, from, to)).join('\n')}`,
      )
    }
  })

  it('says what is wrong with the measures that tell of the quality of records', () => {
    const told = (measure: string, area: string, affected: string) =>
      messages(
        changed(
          'area.yaml',
          'similarForces:',
          `dataQuality: [{ measure: ${measure}, area: ${area}, affects: { measures: [${affected}] }, direction: down, words: records were late }]\nsimilarForces:`,
        ),
      )
    assert.deepEqual(told('street-located-share', 'northmere', 'street-all'), [])
    assert.deepEqual(told('street-placed', 'westholm', 'burglaries'), [
      'area.yaml, line 50: the quality of records is told by "street-placed", which is not a measure. Name one that a file in measures/ defines',
      'area.yaml, line 50: the quality of records is told of "westholm", which is not a place. Name a place of area.yaml',
      'area.yaml, line 50: street-placed touches "burglaries", which is not a measure. Name one that a file in measures/ defines',
    ])
  })

  it('says what is wrong with the counts that forces are compared by', () => {
    const compared = (counts: string, population = 'all-crime') =>
      messages(
        changed(
          'area.yaml',
          'similarForces:',
          `forceComparison: { population: ${population}, counts: [${counts}] }\nsimilarForces:`,
        ),
      )
    const all = '{ measure: all-crime, offences: all }'
    const kind = (measure: string, offences = '{ groups: [Burglary] }') =>
      `{ measure: ${measure}, offences: ${offences} }`
    assert.deepEqual(compared(`${all}, ${kind('burglary')}`), [])
    assert.deepEqual(compared(`${all}, ${kind('burglaries')}`, 'people'), [
      'area.yaml, line 50: forces are compared for so many of "people", which is not a measure. Name one that a file in measures/ defines',
      'area.yaml, line 50: forces are compared by "burglaries", which is not a measure. Name one that a file in measures/ defines',
    ])
    assert.deepEqual(compared(`${all}, ${kind('victim-satisfaction')}`), [
      'area.yaml, line 50: forces are compared by victim-satisfaction, which is in percent. Name a measure that is a count',
    ])
    assert.deepEqual(compared(kind('burglary')), [
      'area.yaml, line 50: forces are compared first by burglary, which is a kind of offence. Put the count with "offences: all" before it',
    ])
    assert.deepEqual(compared(`${all}, ${kind('burglary', 'all')}`), [
      'area.yaml, line 50: burglary adds up all offences, and all-crime does already. Give it groups or subgroups, or take it out',
    ])
    assert.deepEqual(compared(`${all}, ${kind('burglary', '{}')}`), [
      'area.yaml, line 50: burglary adds up no offences. Give it groups or subgroups of the Home Office’s table',
    ])
    assert.deepEqual(compared(`${all}, ${kind('burglary')}, ${kind('burglary')}`), [
      'area.yaml, line 50: the count of offences "burglary" is there more than once. Keep one, or rename the other',
    ])
    assert.match(
      compared(`${all}, ${kind('burglary', '{ group: Burglary }')}`).join(),
      /forceComparison › counts › burglary › offences: .*"all"|"group" is not a field here/,
    )
  })

  it('says when commentary stands beside no report, period or section', () => {
    const at = (path: string) =>
      messages(changed(`reports/${path}.md`, undefined, 'Words')).join('\n')
    assert.match(
      at('office/2025-26/crime'),
      /there is no report "office"\. Add reports\/office\.yaml/,
    )
    assert.match(at('force-performance/spring/crime'), /"spring" is not a period/)
    assert.match(
      at('force-performance/2025-26/calls'),
      /has no section "calls"\. Name the file after one of introduction, crime, custody$/,
    )
  })

  it('never throws, and names a file in every problem, however a file is spoilt', () => {
    const names = [...files.keys()].filter((name) => name.endsWith('.yaml'))
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string({ maxLength: 6, unit: fc.constantFrom(...'ab1:-[]{}#&*!|>\'"%@`,? \n\t') }),
        (name, one, other, put) => {
          const text = files.get(name) ?? ''
          const [start, end] = [one, other]
            .map((share) => Math.floor(share * text.length))
            .sort((a, b) => a - b)
          const outcome = parseArea(
            new Map(files).set(name, text.slice(0, start) + put + text.slice(end)),
          )
          return (
            outcome.ok ||
            outcome.problems.every(({ message, field }) => message.startsWith(field ?? '?'))
          )
        },
      ),
      sample(100),
    )
  })
})
