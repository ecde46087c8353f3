import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DOUBTS_OF_UNITS } from './doubts-of-units.ts'
import type { Settled } from './namesakes.ts'
import { settled } from './testing.ts'

const signs = (...table: Settled[]) =>
  DOUBTS_OF_UNITS.flatMap((look) => look(table, table)).map(([, { sign }]) => sign)

describe('what a figure is in', () => {
  it('is asked about where it was read as a length of time, and nothing that it is called takes any', () => {
    const titles = ['Times are minutes and seconds (m:ss).']
    const read = (label: string) => settled({ unit: 'seconds' }, { labels: [label], titles })
    assert.deepEqual(signs(read('Live chat sessions')), ['time'])
    assert.deepEqual(signs(read('Average time to answer')), [])
    assert.deepEqual(signs(read('median_days_tagged')), [])
    assert.deepEqual(signs(settled({ unit: 'seconds', raw: '0:12' }, { labels: ['Chat'] })), [])
    assert.deepEqual(signs(settled({ unit: 'count' }, { labels: ['Live chat sessions'] })), [])
  })

  it('is asked about where it was read as posts, and its heading says people', () => {
    const read = (heading: string) => settled({ unit: 'fte' }, { headings: [heading] })
    assert.deepEqual(signs(read('Probationers (headcount)')), ['heads'])
    assert.deepEqual(signs(read('Probationers')), [])
  })

  it('is asked about where all of a row is 100%', () => {
    const row = (...values: number[]) =>
      values.map((value, column) => settled({ unit: 'percent', value, column }, {}))
    assert.deepEqual(signs(...row(100, 100, 100)), ['hundreds', 'hundreds', 'hundreds'])
    assert.deepEqual(signs(...row(100, 100, 99)), [])
    assert.deepEqual(signs(...row(100, 100)), [])
  })
})

describe('what was read as how things stood on a day', () => {
  it('is asked about where its heading says what happens', () => {
    const read = (heading: string) => settled({ basis: 'at' }, { headings: [heading] })
    assert.deepEqual(signs(read('Joiners')), ['flow'])
    assert.deepEqual(signs(read('Officers in post')), [])
  })
})
