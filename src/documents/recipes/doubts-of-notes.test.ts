import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DOUBTS_OF_NOTES } from './doubts-of-notes.ts'
import type { Settled } from './namesakes.ts'
import { settled } from './testing.ts'

const signs = (...table: Settled[]) =>
  DOUBTS_OF_NOTES.flatMap((look) => look(table, table)).map(([, { sign }]) => sign)

describe('a line above or below a table', () => {
  it('that says for which time its targets are is asked about where they were read otherwise', () => {
    const target = (line: string) =>
      settled(
        { role: 'target', period: { start: '2025-07-01', end: '2025-09-30' } },
        { notes: [line] },
      )
    assert.deepEqual(signs(target('Targets are for the whole of 2025/26.')), ['noted'])
    assert.deepEqual(signs(target('The standard is for July to September 2025.')), [])
    assert.deepEqual(signs(target('Stations under the standard in 2024/25 are in bold.')), [])
    assert.deepEqual(signs(settled({}, { notes: ['Targets are for the whole of 2025/26.'] })), [])
  })

  it('that says that something is not final is asked about where nothing was read so', () => {
    const under = (line: string) => settled({}, { notes: [line] })
    const provisional = settled({ status: 'provisional' }, {})
    const line = 'Offences detected in March are provisional.'
    assert.deepEqual(signs(under(line)), ['firm'])
    assert.deepEqual(signs(under(line), provisional), [])
    assert.deepEqual(signs(under('Counts of the last week are subject to audit.')), ['firm'])
    assert.deepEqual(signs(under('p = provisional')), [])
    assert.deepEqual(signs(under('[p] provisional')), [])
  })

  it('that says of what percentages are is asked about where nobody knows of how many they are', () => {
    const share = (line: string, n: number | null = null) =>
      settled({ unit: 'percent', n }, { titles: [line] })
    const line = '% answered within 10 seconds is of calls answered.'
    assert.deepEqual(signs(share(line)), ['base noted'])
    assert.deepEqual(signs(share(line, 412)), [])
    assert.deepEqual(signs(share('Percentages are measured over the whole period')), [])
  })
})
