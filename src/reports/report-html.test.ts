import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { createServer, showPage } from '#web/index.ts'
import {
  checkAccessibility,
  findSidewaysScroll,
  openPage,
  WIDTHS,
  withBrowser,
} from '../../test/browser.ts'
import { exampleReport } from './example-report.ts'
import { presentReport, REPORT_VIEWS, writeReportHtml } from './report-html.ts'

const report = exampleReport()
const html = writeReportHtml(report)

const all = (pattern: RegExp, text = html) =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '')

describe('writeReportHtml', () => {
  it('gives the answer first', () => {
    const text = html.slice(html.indexOf('<main')).replace(/<style.*?<\/style>|<[^>]*>/gs, '')
    const answer = text.indexOf('One of the ten measures was higher than usual')
    assert.ok(answer > 0 && answer < text.indexOf('Contents'))
  })

  it('leads from each printed number to its figure, and from each figure to its source', () => {
    for (const section of report.sections) {
      for (const { value } of section.rows) {
        const link = new RegExp(`href="#figure-${value.figure}" aria-label="${value.text}, [^"]+">`)
        assert.match(html, link)
      }
    }
    for (const { number, source } of report.figures) {
      const row = html.slice(html.indexOf(`id="figure-${number}"`)).split('</tr>', 1)[0] ?? ''
      assert.ok(row.includes(`href="#source-${source}"`), `figure ${number}`)
      assert.ok(html.includes(`id="source-${source}"`))
    }
  })

  it('has no link to a place that is not there, and no place twice', () => {
    const places = all(/ id="([^"]+)"/g)
    assert.deepEqual(
      places.filter((place, index) => places.indexOf(place) !== index),
      [],
    )
    for (const link of all(/href="#([^"]+)"/g)) assert.ok(places.includes(link), `#${link}`)
  })

  it('leaves a link of the commentary that leads nowhere as words', () => {
    const words = [{ text: 'gone', link: '#no-such-place' }]
    const text = writeReportHtml({ ...report, introduction: [{ kind: 'paragraph', words }] })
    assert.match(text, />gone</)
    assert.doesNotMatch(text, /no-such-place/)
  })

  it('has headings that go down one level at a time', () => {
    const levels = all(/<h([1-6])/g).map(Number)
    assert.equal(levels[0], 1)
    assert.equal(levels.filter((level) => level === 1).length, 1)
    for (const [index, level] of levels.entries()) {
      assert.ok(level <= (levels[index - 1] ?? 0) + 1, `heading ${index + 1} is of level ${level}`)
    }
  })

  it('has each chart in two drawings and as a table', () => {
    assert.equal(all(/(cf-chart--wide")/g).length, 3)
    assert.equal(all(/(cf-chart--narrow")/g).length, 3)
    // A table of each, one chart of what is usual, and what was unusual in earlier months of another
    assert.equal(all(/(<details)/g).length, 5)
    assert.equal(all(/(: the chart)</g).length, 1)
    assert.equal(all(/(what was unusual earlier \(\d+\))</g).length, 1)
    assert.equal(all(/<th class="govuk-table__header" scope="row">(May 2018)</g).length, 3)
  })

  it('needs nothing from anywhere: no script, no address but those that are links', () => {
    assert.doesNotMatch(html, /<script|<link|<img|<iframe|@import/i)
    for (const address of all(/url\(["']?([^)"']*)/g)) assert.match(address, /^data:|^#/)
  })

  it('shows words as words, whatever they hold', () => {
    const title = '<script>alert(1)</script> & "quotes"'
    const text = writeReportHtml({ ...report, title, panelName: title, about: title })
    assert.doesNotMatch(text, /<script/)
  })

  it('is readable on a phone and at a desk, by eye or by ear, opened from a disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'report-html-'))
    try {
      const file = join(folder, 'report.html')
      await writeFile(file, html)
      await withBrowser(async (browser) => {
        for (const width of WIDTHS) {
          const page = await openPage(browser, { width })
          await page.goto(pathToFileURL(file).href)
          assert.deepEqual(await findSidewaysScroll(page), [], `at ${width} pixels`)
          assert.deepEqual(await checkAccessibility(page), [], `at ${width} pixels`)
          const drawings = page.locator('.cf-chart svg:visible')
          assert.equal(await drawings.count(), 2, `at ${width} pixels`)
          await page.getByText(/: the chart$/).click()
          assert.equal(await drawings.count(), 3, `at ${width} pixels`)
        }
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('presentReport', () => {
  it('gives the page of the site, with where it stands and its files', async () => {
    const app = await createServer({
      site: { panel: report.panelName, navigation: [], footer: [] },
      viewFolders: REPORT_VIEWS,
    })
    const page = presentReport(report, {
      breadcrumbs: [{ text: 'Performance', href: '/performance' }],
      downloads: {
        lead: 'This report',
        items: [{ type: 'PDF', href: '/reports/x.pdf', size: '1 MB' }],
      },
    })
    const config = { act: { kind: 'reports', act: 'read' } }
    app.get('/report', { config }, (_, reply) => showPage(reply, 'report.njk', page))
    const { body, statusCode } = await app.inject('/report')
    await app.close()
    assert.equal(statusCode, 200)
    assert.match(body, /<title>Force performance: Northmere Constabulary, April to June 2019 –/)
    assert.match(body, /href="\/performance"/)
    assert.match(body, /href="\/reports\/x\.pdf"/)
    assert.match(body, /id="figure-1"/)
    assert.doesNotMatch(body, /<style/)
  })
})
