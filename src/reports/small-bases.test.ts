import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { read, utils } from '@e965/xlsx'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { parseArea, readAreaFolder } from '#area/index.ts'
import { bindFigures } from '#performance/index.ts'
import { figure, period } from '#statistics/testing.ts'
import { buildReport } from './build-report.ts'
import type { Report, ReportLine } from './report.ts'
import { makeReport, type ReportFormat } from './write-report.ts'

const AREA = join(import.meta.dirname, '../../test/fixtures/areas/northmere')
const [NOW, BEFORE] = [period('2025-26-Q4'), period('2024-25-Q4')]
const PARTS = { business: 'victim=business', household: 'victim=household' }
const FIGURES = [
  figure({ measure: 'all-crime', period: BEFORE, value: 49 }),
  figure({ measure: 'all-crime', period: NOW, value: 61 }),
  figure({ period: BEFORE, value: 0 }),
  figure({ period: NOW, value: 30 }),
  figure({ breakdown: PARTS.business, period: BEFORE, value: 0 }),
  figure({ breakdown: PARTS.business, period: NOW, value: null, status: 'withheld' }),
  figure({ breakdown: PARTS.household, period: BEFORE, value: 0 }),
  figure({ breakdown: PARTS.household, period: NOW, value: 0 }),
  figure({ measure: 'custody-visits', area: 'mayors-office', period: BEFORE, value: 50 }),
  figure({ measure: 'custody-visits', area: 'mayors-office', period: NOW, value: 60 }),
]

async function reportWith(settings: string): Promise<Report> {
  const files = new Map(await readAreaFolder(AREA))
  files.set('area.yaml', `${files.get('area.yaml')}\nsmallNumbers: ${settings}\n`)
  const area = parseArea(files)
  assert.ok(area.ok)
  const definition = area.value.reports[0]
  assert.ok(definition)
  const report = buildReport(area.value, definition, bindFigures(FIGURES), NOW, '2026-06-01')
  assert.ok(report.ok, report.ok ? '' : (report.problems[0]?.message ?? ''))
  return report.value
}

function lines(report: Report): readonly ReportLine[] {
  return report.sections.flatMap(({ rows }) => rows)
}

function changes(report: Report): readonly string[] {
  return lines(report).map(
    ({ anchor, change, percent }) => `${anchor} ${change.text} ${percent.text}`,
  )
}

async function written(report: Report, format: ReportFormat): Promise<string> {
  const made = await makeReport(report, format)
  assert.ok(made.ok)
  if (format === 'pdf') return await textOf(made.value)
  if (format !== 'ods') return made.value.toString()
  const book = read(made.value)
  return book.SheetNames.map((name) => utils.sheet_to_csv(book.Sheets[name] ?? {})).join('\n')
}

async function textOf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const words: string[] = []
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent()
    words.push(...items.flatMap((item) => ('str' in item ? [item.str] : [])))
  }
  return words.join(' ').replace(/\s+/g, ' ')
}

describe('a report of small counts', () => {
  let report: Report

  before(async () => {
    report = await reportWith('{}')
  })

  it('gives a percent of 50 and none of 49, and calls what was not there before new', () => {
    assert.deepEqual(changes(report), [
      'all-crime +12 ',
      'burglary +30 new',
      'burglary--victim-business  ',
      'burglary--victim-household 0 ',
      'custody-visits +10 +20%',
    ])
  })

  it('takes the threshold from the area, and prints as the papers did where it says so', async () => {
    assert.ok(changes(await reportWith('{ fewestForPercent: 51 }')).includes('custody-visits +10 '))
    const printed = changes(await reportWith('{ reportsAsPrinted: true }'))
    assert.ok(printed.includes('all-crime +12 +24%'))
    assert.ok(printed.includes('burglary +30 new'))
  })

  it('says the same in each of its forms: no percent of few, new, and withheld', async () => {
    for (const format of ['html', 'pdf', 'ods', 'json'] as const) {
      const text = await written(report, format)
      assert.doesNotMatch(text, /24%/, format)
      assert.match(text, /\bnew\b/, format)
      assert.match(text, /withheld/, format)
      assert.match(text, /None is given of a count below 50/, format)
    }
    const csv = await written(report, 'csv')
    assert.match(csv, /victim=business,2025-26-Q4,,,,withheld,/)
    assert.doesNotMatch(csv, /%/)
    assert.doesNotMatch(await written(report, 'html'), /not published/)
  })

  it('says in the sentence of a withheld part that it is withheld', () => {
    const part = lines(report).find(({ anchor }) => anchor === 'burglary--victim-business')
    assert.equal(part?.value.text, 'withheld')
    assert.equal(
      part?.sentence.map(({ text }) => text).join(''),
      'The figure for January to March 2026 is withheld to protect small numbers.',
    )
  })
})
