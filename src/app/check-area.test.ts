import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readAreaFolder, smallestArea } from '#area/index.ts'
import { smallestDefinition } from '#registers/index.ts'
import { checkArea, sayWithLine } from './check-area.ts'

const folder = join(import.meta.dirname, '../../test/fixtures/areas/northmere')
const files = await readAreaFolder(folder)
const TODAY = '2026-11-22'

type Slip = readonly [file: string, from: string, to: string]

function withSlips(...slips: readonly Slip[]): Map<string, string> {
  const changed = new Map(files)
  for (const [file, from, to] of slips) {
    const text = changed.get(file) ?? ''
    assert.ok(text.includes(from), `${file} has no "${from}"`)
    changed.set(file, text.replace(from, to))
  }
  return changed
}

async function told(...slips: readonly Slip[]): Promise<readonly string[]> {
  return (await checkArea(withSlips(...slips), TODAY)).problems.map(sayWithLine)
}

/** The line of a file on which words stand. */
function lineOf(file: string, words: string): number {
  const text = files.get(file) ?? ''
  return text.slice(0, text.indexOf(words)).split('\n').length
}

describe('the check of an area', () => {
  it('finds nothing wrong with an area that is whole, and says what it looked at', async () => {
    const book = smallestDefinition('letters', 'Letters')
    const withBook = new Map([...files, ['registers/letters.yaml', book]])
    const { problems, unjudged, notes, ...counts } = await checkArea(withBook, TODAY)
    assert.deepEqual(problems, [])
    assert.deepEqual(notes, [])
    assert.equal(unjudged, 0)
    for (const [what, count] of Object.entries(counts)) assert.ok(count > 0, what)
  })

  it('says what is taken where an area does not say when figures become public', async () => {
    const { notes, problems } = await checkArea(
      withSlips(['area.yaml', 'releases: at-once\n', '']),
      TODAY,
    )
    assert.deepEqual(problems, [])
    assert.match(notes.join(), /does not say when figures become public.*public at once/)
    const smallest = await checkArea(smallestArea('Fennmoor'), TODAY)
    assert.deepEqual(smallest.notes, [])
  })

  it('tells faults of every kind and stage at once, each with its file and line', async () => {
    const slips: readonly Slip[] = [
      ['events.yaml', 'short: Floods', 'short: [Floods'],
      ['measures/crime.yaml', 'unit: percent', 'unit: furlongs'],
      ['recording-changes.yaml', '[other-crime]', '[other]'],
      ['reports/force-performance.yaml', 'area: mayors-office', 'area: castle'],
      ['figures/printed.csv', 'burglary,northmere', 'burglarie,northmere'],
      ['constitution/meetings.yaml', 'checkable: yes', 'checkable: maybe'],
      ['constitution/complaints.yaml', 'versions: [adopted-2025]', 'versions: [adopted-2052]'],
      ['constitution/voting.yaml', 'answer: ', 'answer: never-'],
      ['procedures/rules.yaml', 'north-precept-notify', 'north-precept-notice'],
      [
        'calendar/bank-holidays.yaml',
        'holidays:',
        "holidays:\n  - { on: '2001-01-01', name: Early }",
      ],
    ]
    const sentences = await told(...slips)
    for (const [file] of slips) {
      assert.ok(
        sentences.some((sentence) => new RegExp(`^${file} line \\d+: `).test(sentence)),
        `${file} is not in\n${sentences.join('\n')}`,
      )
    }
    assert.ok(
      sentences.includes(
        `recording-changes.yaml line ${lineOf('recording-changes.yaml', '[other-crime]')}: ` +
          'other-crime-2025 touches "other", which is not a measure. Name one that a file in measures/ defines',
      ),
    )
    const others = sentences.filter((sentence) =>
      slips.every(([file]) => !sentence.startsWith(`${file} `)),
    )
    assert.deepEqual(others, [], 'told of a file that has nothing wrong with it')
  })

  it('tells of a deadline that no procedure asks for, with those there are', async () => {
    const file = 'constitution/functions.yaml'
    const slip = [file, 'id: panel-report', 'id: panels-report'] as const
    assert.deepEqual(
      (await told(slip)).filter((sentence) => sentence.includes('panels-report')),
      [
        `${file} line ${lineOf(file, 'id: panel-report')}: rule north-precept-report: the procedure precept has no deadline "panels-report", so it would count for nothing. Write one of notify, panel-report, meeting, revised-precept, second-report, final-response`,
      ],
    )
    // A procedure that only the area has may have any
    const own = [file, 'id: handed-in', 'id: given-in'] as const
    assert.deepEqual(
      (await told(own)).filter((sentence) => sentence.includes('given-in')),
      [],
    )
  })

  it('says which example of which rule comes out otherwise, and how', async () => {
    const [sentence, ...others] = await told([
      'constitution/voting.yaml',
      'answer: ',
      'answer: never-',
    ])
    assert.deepEqual(others, [])
    assert.match(
      sentence ?? '',
      /^constitution\/voting\.yaml line \d+: rule north-[a-z-]+: its example 1, .* is never-.*, is answered ".*"\. Correct the example, or the rule$/,
    )
  })

  it('blames no example that rests on a rule which cannot be read', async () => {
    const ruleFiles = [...files].filter(([, text]) => /^rules:/m.test(text)).map(([file]) => file)
    assert.ok(ruleFiles.length > 3)
    for (const file of ruleFiles) {
      for (const [from, to] of [
        ['rules:', 'rules: ['],
        ['checkable: ', 'checkable: may'],
      ] as const) {
        const { problems } = await checkArea(withSlips([file, from, to]), TODAY)
        const elsewhere = problems.filter(({ field }) => field !== file)
        assert.deepEqual(elsewhere, [], `${file} with ${to}`)
        assert.ok(problems.every(({ code }) => code !== 'wrong-example'))
      }
    }
  })

  it('tells of files that nothing reads where they are', async () => {
    const stray = new Map(files)
      .set('figures/2024/street.csv', 'measure\n')
      .set('constitution/old/quorum.yaml', 'rules: []')
    const { problems } = await checkArea(stray, TODAY)
    assert.deepEqual(
      problems.map(({ field, code }) => [field, code]),
      [
        ['constitution/old/quorum.yaml', 'misplaced-file'],
        ['figures/2024/street.csv', 'misplaced-file'],
      ],
    )
  })

  it('accepts the smallest area, whatever it is called', async () => {
    for (const name of ['Fennmoor', 'King’s Fen: "North"', "O'Dale & Ynys Môn", '2nd Shire']) {
      const { problems, measures, figures } = await checkArea(smallestArea(name), TODAY)
      assert.deepEqual(problems, [], name)
      assert.deepEqual([measures, figures], [1, 1])
    }
  })
})
