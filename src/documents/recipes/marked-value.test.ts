import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type Legend, readLegend } from './legend.ts'
import { type CellOptions, readMarkedValue } from './marked-value.ts'

/** A cell read, in one line: value with unit and scale, status, notes, and whether it is asked. */
function said(raw: string, options: CellOptions = {}): string | null {
  const read = readMarkedValue(raw, options)
  if (read === null) return null
  const { value, unit, scale, status, notes, ask } = read
  const number = `${unit === '£' ? '£' : ''}${value ?? 'none'}${unit === '%' ? '%' : ''}`
  const parts = [`${number}${scale === 1 ? '' : ` times ${scale}`} ${status}`]
  if (notes.length > 0) parts.push(`note ${notes.join(' and ')}`)
  if (ask) parts.push('asked')
  return parts.join(', ')
}

/** What each cell means by itself. */
const CELLS: Readonly<Record<string, string | null>> = {
  '640': '640 final',
  '0': '0 final',
  '0%': '0% final',
  '1,204': '1204 final',
  '1 204': '1204 final',
  '1\u2009204\u2009567': '1204567 final',
  '1\u00A0204': '1204 final',
  '12.50': '12.5 final',
  '+12': '12 final',
  '-12': '-12 final',
  '− 12': '-12 final',
  '– 12.5%': '-12.5% final',
  '1,234-': '-1234 final',
  '(1,234)': '-1234 final',
  '(12.3%)': '-12.3% to be asked, asked',
  '£412,380': '£412380 final',
  '-£1,200': '£-1200 final',
  '(£1,200)': '£-1200 final',
  '£1.2m': '£1.2 times 1000000 final',
  '£3 million': '£3 times 1000000 final',
  '12k': '12 times 1000 final',
  '12m': '12 times 1000000 to be asked, asked',
  '71.3%': '71.3% final',
  '71.3 per cent': '71.3% final',
  '07:30': '450 final, note "07:30" is read as minutes and seconds, in seconds',
  '1:02:03': '3723 final, note "1:02:03" is read as hours, minutes and seconds, in seconds',
  '1:75:00': null,
  '1.2E+05': '120000 to be asked, asked',
  '1.204,5': '1204.5 to be asked, asked',
  '12,5': '12.5 to be asked, asked',
  '99999999999999999999': '100000000000000000000 to be asked, asked',
  '640 [p]': '640 provisional',
  '640p': '640 provisional',
  '640 (p)': '640 provisional',
  '640 (provisional)': '640 provisional',
  '71.3%p': '71.3% provisional',
  '82.0% p': '82% provisional',
  '640 [r]': '640 revised',
  '640 R': '640 revised',
  '230r': '230 revised',
  'r 640': '640 revised',
  '160 [e]': '160 estimated',
  '[b]640': '640 break in series',
  '640 [er]': '640 earliest revision',
  '640 [f]': '640 forecast',
  '0 [low]': '0 low',
  '74.6% [u]': '74.6% low reliability',
  '640 [r][p]': '640 provisional, note revised',
  '640 [s]': '640 significant',
  '158²': '158 final, note 2',
  '158¹²': '158 final, note 12',
  '158² p': '158 provisional, note 2',
  '158 [note 2]': '158 final, note 2',
  '158 [notes 2, 3]': '158 final, note 2 and 3',
  '158 [2]': '158 final, note 2',
  '158 2': '158 to be asked, asked',
  '12 (34%)': '12 to be asked, asked',
  '640*': '640 to be asked, asked',
  '8~': '8 to be asked, asked',
  '3^': '3 to be asked, asked',
  '640 [k]': '640 to be asked, asked',
  '640 [c]': '640 to be asked, asked',
  '12s': '12 to be asked, asked',
  '1.2pp': '1.2 to be asked, asked',
  '[c]': 'none confidential',
  '[C]': 'none confidential',
  '[x]': 'none not available',
  '[z]': 'none not applicable',
  '[u]': 'none low reliability',
  '[low]': 'none low',
  '[w]': 'none not recorded in survey, asked',
  '[k]': 'none not available, asked',
  c: 'none confidential, asked',
  '..': 'none not available',
  '-': 'none to be asked, asked',
  '–': 'none to be asked, asked',
  '*': 'none suppressed, asked',
  '~': 'none suppressed, asked',
  ':': 'none not applicable, asked',
  'n/a': 'none not applicable, asked',
  'N/K': 'none not known',
  'not known': 'none not known',
  '': 'none missing, asked',
  ' ': 'none missing, asked',
  '#DIV/0!': 'none not available, asked',
  '#N/A': 'none not available, asked',
  nil: '0 nil',
  none: 'none to be asked, asked',
  TBC: 'none not available',
  '<5': 'none suppressed',
  '< 5': 'none suppressed',
  '<5 [p]': 'none suppressed, note provisional',
  'fewer than 5': 'none suppressed',
  '1 to 4': 'none suppressed',
  'between 1 and 4': 'none suppressed',
  '2011 to 2016': null,
  '1-4': 'none suppressed, asked',
  '<0.5': 'none suppressed, asked',
  '<1%': 'none% suppressed, asked',
  Total: null,
  'Ward 12': null,
  '12-Mar': null,
  '12 officers': null,
  '1/2': null,
  '0116 255': null,
}

describe('readMarkedValue', () => {
  for (const [cell, meaning] of Object.entries(CELLS)) {
    it(`reads "${cell}" as ${meaning ?? 'no value'}`, () => assert.equal(said(cell), meaning))
  }

  it('keeps how many places were written, and the words of a limit', () => {
    assert.equal(readMarkedValue('82.0% p')?.decimals, 1)
    assert.equal(readMarkedValue('£1.25m')?.decimals, 2)
    assert.equal(readMarkedValue('<5')?.words, '<5')
    assert.equal(readMarkedValue('640 [p]')?.words, 'provisional')
  })

  it('takes the mark that stands in the narrow cell to the right', () => {
    assert.equal(said('412', { after: 'r' }), '412 revised')
    assert.equal(said('412', { after: 'R' }), '412 revised')
    assert.equal(said('412', { after: '[p]' }), '412 provisional')
    assert.equal(said('412', { after: '' }), '412 final')
    assert.equal(said('412', { after: '[note 3]' }), '412 final, note 3')
    assert.equal(said('412', { after: '*' }), '412 to be asked, asked')
    assert.equal(said('412', { after: '3' }), '412 to be asked, asked')
    assert.equal(said('[c]', { after: 'r' }), 'none confidential, note revised')
  })

  it('reads commas as points where it is told that they are', () => {
    const options = { decimalComma: true }
    assert.equal(said('1.204,5', options), '1204.5 final')
    assert.equal(said('1 204,5', options), '1204.5 final')
    assert.equal(said('1,204', options), '1.204 final')
    assert.equal(said('1.204', options), '1204 final')
    assert.equal(said('1.5', options), '1.5 to be asked, asked')
  })

  it('takes a mark for what the file says of it, before what the house says', () => {
    const legend = readLegend(['* provisional', '- nil', '~ not applicable', '[x] suppressed'])
    assert.equal(said('640*', { legend }), '640 provisional')
    assert.equal(said('-', { legend }), '0 nil')
    assert.equal(said('–', { legend }), '0 nil')
    assert.equal(said('~', { legend }), 'none not applicable')
    assert.equal(said('[x]', { legend }), 'none suppressed')
    assert.equal(said('[c]', { legend }), 'none confidential')
  })

  it('asks what is only custom where the file explains other marks', () => {
    const legend = readLegend(['* suppressed'])
    assert.equal(said('N/K', { legend }), 'none not known, asked')
    assert.equal(said('..', { legend }), 'none not available, asked')
    assert.equal(said('230r', { legend }), '230 revised')
  })

  it('takes a value beside a mark of small bases to stand on few', () => {
    const legend = readLegend(['* fewer than 50 replies'])
    assert.equal(said('66.7%*', { legend }), '66.7% low reliability')
    assert.equal(said('*', { legend }), 'none suppressed')
  })

  it('is not slow with a cell that is long or almost a number', () => {
    for (const cell of ['1,'.repeat(5000), '('.repeat(100), '[p]'.repeat(39), '1 '.repeat(59)]) {
      const before = performance.now()
      readMarkedValue(cell)
      assert.ok(performance.now() - before < 200, cell.slice(0, 20))
    }
  })
})

const markSchema = z.object({
  raw: z.string(),
  value: z.number().nullable(),
  status: z.string(),
  ask: z.boolean(),
})
const EXTRACTS = join(import.meta.dirname, '../../../../shared/data/extracts')

const truthSchema = z.array(
  z.object({
    sheet: z.string(),
    raw: z.string(),
    value: z.string(),
    status: z.string(),
    ask: z.string(),
  }),
)

/** As the notes under the two sheets have them. */
const LEGENDS: Readonly<Record<string, Legend>> = {
  'Victims contacted': readLegend([
    '- nil (none recorded)',
    '.. not available at time of extract',
    '* fewer than five, suppressed',
    '[c] confidential [x] not available [e] estimated [low] rounds to zero',
    '(p) provisional r revised since last return',
  ]),
  Satisfaction: readLegend([
    '- not asked in this quarter',
    '* fewer than 50 replies: treat with caution',
    '[u] low reliability [z] not applicable p provisional',
  ]),
}

describe('the marks given with the extracts', () => {
  it('are read as they say, or asked', (test) => {
    if (!existsSync(EXTRACTS)) {
      test.diagnostic('left out: ../shared is not here')
      return
    }
    const lines = readFileSync(join(EXTRACTS, 'marks.jsonl'), 'utf8').trim().split('\n')
    for (const line of lines) {
      const given = markSchema.parse(JSON.parse(line))
      const read = readMarkedValue(given.raw)
      assert.ok(read, given.raw)
      assert.deepEqual(
        [read.value, read.status, read.ask !== undefined],
        [given.value, given.status, given.ask],
        given.raw,
      )
    }
  })

  it('are read by the legend of their sheet, and asked where it leaves them out', (test) => {
    const file = join(EXTRACTS, '07-victims-with-marks.ods.truth.csv')
    if (!existsSync(file)) {
      test.diagnostic('left out: ../shared is not here')
      return
    }
    const rows = truthSchema.parse(parse(readFileSync(file), { columns: true }))
    for (const { sheet, raw, value, status, ask } of rows) {
      const read = readMarkedValue(raw, { legend: LEGENDS[sheet] ?? { marks: new Map() } })
      assert.ok(read, raw)
      assert.equal(read.ask !== undefined, ask !== '', raw)
      assert.equal(read.value, value === '' ? null : Number(value), raw)
      // Of some the status stands in the next cell
      if (read.status !== 'final') assert.equal(read.status, status, raw)
    }
  })
})
