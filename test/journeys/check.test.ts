import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { checkPage, JOURNEY_WIDTHS, openPage, withBrowser } from '../browser.ts'
import { northmerePaper } from '../papers/northmere.ts'
import { asDocx, asPdf } from '../papers/paper-files.ts'
import { type SharedSite, shareSite } from '../site.ts'

/** The table of missing persons in the first quarter's report, as copying it gives it. */
const TABLE = `Missing persons

Measure	Q1 2019/20	Q1 2018/19	Change	% Change
Age 0-17	926	871	+55	+6%
Over 18	491	556	-65	-12%
Gender Male	677	576	+101	+18%
Female	588	764	-176	-23%
Unspecified	129	106	-23	-22%
`

describe('a performance manager who checks a draft', () => {
  let site: SharedSite

  before(async () => {
    site = await shareSite('areas/leicestershire')
  })

  const paste = async (browser: Browser, width: number, text: string): Promise<Page> => {
    const page = await openPage(browser, { width })
    await page.goto(`${site.address}/check`)
    await page.getByLabel('Paste the text or the table').fill(text)
    await page.getByRole('button', { name: 'Check the figures' }).click()
    await page.waitForLoadState()
    return page
  }

  const download = async (page: Page, name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ])
    const bytes = Buffer.concat(await (await file.createReadStream()).toArray())
    return { name: file.suggestedFilename(), text: bytes.toString('utf8') }
  }

  for (const width of JOURNEY_WIDTHS) {
    it(`pastes the missing persons and sees the sign error and its corrected row, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await paste(browser, width, TABLE)
        const finding = page.getByRole('article', { name: '1. The sign is wrong' })
        const words = (await finding.textContent()) ?? ''
        // 129 − 106 = 23; 23 ÷ 106 = 21.7%
        assert.match(words, /129 less 106 is 23/)
        assert.match(words, /Unspecified 129 106 \+23 \+22%/)
        assert.equal(await page.getByRole('article').count(), 1)

        await finding.getByRole('link', { name: /In the paper/ }).click()
        assert.equal(await page.locator(new URL(page.url()).hash).textContent(), '-23')
        await page.getByRole('link', { name: 'Finding 1: The sign is wrong' }).click()
        assert.equal(new URL(page.url()).hash, '#finding-1')

        await checkPage(page)
      })
    })
  }

  for (const width of JOURNEY_WIDTHS) {
    it(`chooses a PDF and a Word file of the same words, which are found to say the same, at ${width} px`, async () => {
      await withBrowser(async (browser) => {
        const page = await openPage(browser, { width })
        await page.goto(`${site.address}/check`)
        await checkPage(page)
        await page.getByLabel('Or choose files').setInputFiles([
          { name: 'first.pdf', mimeType: 'application/pdf', buffer: asPdf(northmerePaper) },
          { name: 'second.docx', mimeType: 'application/zip', buffer: asDocx(northmerePaper) },
        ])
        await page.getByRole('button', { name: 'Check the figures' }).click()
        await page.getByRole('heading', { name: '2 papers: figures checked', level: 1 }).waitFor()
        const suggested = async (file: string) =>
          await page
            .getByRole('article')
            .filter({ hasText: file })
            .locator('.cf-finding__suggestion')
            .allTextContents()
        const inPdf = await suggested('first.pdf')
        assert.ok(inPdf.length > 5, `${inPdf.length} suggestions`)
        assert.deepEqual(inPdf.toSorted(), (await suggested('second.docx')).toSorted())
        await checkPage(page)
      })
    })
  }

  it('keeps the findings as HTML and CSV, and the paper with notes', async () => {
    await withBrowser(async (browser) => {
      const page = await paste(browser, 1280, TABLE)
      const csv = await download(page, 'CSV')
      assert.equal(csv.name, 'Pasted text-findings.csv')
      const [head = '', ...rows] = csv.text.trim().split('\r\n')
      assert.match(head, /finding,verdict,kind,file,page,line,quote,stated,recomputed/)
      assert.equal(rows.length, 2)
      assert.match(rows[0] ?? '', /^1,wrong,difference,Pasted text,,8,.*,-23,\+23,/)

      const html = await download(page, 'HTML')
      assert.match(html.text, /Should read: Unspecified 129 106 \+23 \+22%/)
      assert.doesNotMatch(html.text, /<script|https?:/)
      const annotated = await download(page, 'The paper with notes (HTML)')
      assert.match(annotated.text, /<mark [^>]*>-23<\/mark><sup[^>]*><a href="#finding-1"/)
      assert.match(annotated.text, /Gender Male/)
    })
  })

  it('says that a figure is not about the measure it was tied to, and takes that back', async () => {
    await withBrowser(async (browser) => {
      const page = await paste(browser, 320, 'The force recorded 14,322 ASB incidents in 2018/19.')
      await page.getByRole('article', { name: /The figure held is another/ }).waitFor()
      await page.getByText(/Anti-social behaviour incidents.*is 14,321/).waitFor()
      await checkPage(page)

      await page.getByRole('button', { name: /^This is not about Anti-social/ }).click()
      await page.waitForLoadState()
      assert.equal(await page.getByRole('article').count(), 0)
      await page.getByText('Not compared with Anti-social behaviour incidents.').waitFor()
      await checkPage(page)

      await page.getByRole('button', { name: /^Compare with Anti-social/ }).click()
      await page.waitForLoadState()
      assert.equal(await page.getByRole('article').count(), 1)
    })
  })

  it('is told what to do when nothing was pasted or chosen', async () => {
    await withBrowser(async (browser) => {
      const page = await paste(browser, 320, '  ')
      await page
        .getByRole('link', { name: 'Paste the text of a paper, or choose its file' })
        .waitFor()
      await checkPage(page)
    })
  })
})
