import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from './site.ts'

const SOURCE = 'Made-up return'

/** Measures of which nothing, or not all, has a value. */
const MEASURES = ['blank', 'parts-withheld', 'gaps', 'one-run']
  .map(
    (id) => `
  - id: ${id}
    name: Made-up ${id}
    noun: { one: event, many: events }
    unit: count
    better: lower
    definition: Made up.
    source: { document: ${SOURCE} }
    frequency: [month]`,
  )
  .join('')

const monthAt = (index: number) =>
  `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`

/** A row for each of so many months from January 2024 that has one. */
function rowsOf(id: string, count: number, valueAt: (index: number) => string | undefined) {
  return Array.from({ length: count }, (_, index) => {
    const value = valueAt(index)
    const breakdown = id === 'parts-withheld' ? 'kind=other' : ''
    return value === undefined
      ? []
      : [`${id},northmere,${breakdown},${monthAt(index)},${value},,,actual,${SOURCE},2026-05-11,`]
  }).flat()
}

const ROWS = [
  ...rowsOf('blank', 12, () => ''),
  ...rowsOf('parts-withheld', 12, () => '[c]'),
  ...rowsOf('gaps', 24, (index) =>
    index === 20 ? undefined : index === 21 ? '' : `${40 + (index % 5)}`,
  ),
  // One month far above the rest, and nothing else that is unusual
  ...rowsOf(
    'one-run',
    24,
    (index) => `${index === 22 ? 150 : index % 2 ? 50 - (index % 3) : 32 + (index % 3)}`,
  ),
]

describe('figures that have no value', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', undefined, (files) => {
      const added = new Map(files)
      for (const [path, more] of [
        ['measures/crime.yaml', MEASURES],
        ['figures/printed.csv', `${ROWS.join('\n')}\n`],
      ] as const) {
        added.set(path, `${(added.get(path) ?? '').trimEnd()}\n${more.replace(/^\n/, '')}\n`)
      }
      return added
    })
  })
  after(() => site.close())

  const read = async (url: string) => {
    const { body, statusCode } = await site.app.inject({ url })
    assert.equal(statusCode, 200, url)
    return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  }

  it('are said to be held where a paper left them all blank, and not to be none', async () => {
    const words = await read('/performance/blank')
    assert.match(words, /Figures of it are held, none with a value: the table below says why\./)
    assert.doesNotMatch(words, /No figure is (held|public) here/)
  })

  it('are said to be held where they are all of parts and withheld', async () => {
    const words = await read('/performance/parts-withheld')
    assert.match(words, /Figures of it are held, none with a value: the table below says why\./)
    assert.doesNotMatch(words, /No figure is (held|public) here/)
  })

  it('are not published where a paper left them blank, and not held where none is known', async () => {
    const words = await read('/performance/gaps')
    assert.match(words, /October 2025 Events not published Against the usual range not published/)
    assert.match(words, /September 2025 Events not held Against the usual range not held/)
  })

  it('count one sentence as one in what a reader hears of a chart', async () => {
    const words = await read('/performance/one-run')
    assert.match(words.slice(0, 900), /The numbered sentence below says what is unusual\./)
  })
})
