import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { fetchArea, importObservations } from '#performance/index.ts'
import { monthPeriod } from '#shared/index.ts'
import { insistOpened } from './opened.ts'
import { openSite, type TestSite } from './site.ts'

let site: TestSite

before(async () => {
  site = await openSite('test/fixtures/areas/northmere')
})
after(() => site.close())

/** The words of a page, its tables' cells apart. */
async function read(url: string): Promise<string> {
  const { body, statusCode } = await site.app.inject({ url })
  insistOpened(url, statusCode)
  const main = body.slice(body.indexOf('<main')).replace(/<svg.*?<\/svg>/gs, ' ')
  const apart = main.replace(/<span class="cf-table__label[^>]*>.*?<\/span>/gs, '')
  const words = apart.replace(/<\/(td|th|li|p|h\d)>/g, ' | ').replace(/<(span|dd)/g, ' $&')
  return words.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
}

describe('a survey of which it is known how many answered', () => {
  it('has its answers, its interval and a judged change in the answer and the table', async () => {
    // 382 and 371 of 500: Wilson 72.5% to 79.9%; Newcombe −3.2 to +7.5 points
    const page = await read('/performance/victim-satisfaction')
    assert.match(page, /76\.4% of 500 who answered in the year to March 2026/)
    assert.match(page, /most likely be between 72\.5% and 79\.9%/)
    assert.match(
      page,
      /rose by 2\.2 percentage points .* That is no more than chance could make it/,
    )
    assert.match(page, /The year to March 2023 \| 81% \| 400 \| 76\.9% to 84\.5% \|/)
  })

  it('says in lists of measures what its change is worth', async () => {
    const page = await read('/performance/subjects/crime')
    assert.match(page, /76\.4% the year to March 2026, of 500 who answered/)
    assert.match(page, /\+2\.2 points no more than chance/)
  })

  it('has them on the page of each figure', async () => {
    const { body } = await site.app.inject('/performance/victim-satisfaction')
    const address = /\/performance\/victim-satisfaction\/figures\/\d+/.exec(body)?.[0] ?? ''
    assert.match(await read(address), /How many answered 500 Most likely between 72\.5% and 79\.9%/)
  })
})

describe('a survey of which it is not', () => {
  it('says so, does not compare years that share months, and asks', async () => {
    const page = await read('/performance/feels-safe')
    assert.match(page, /64% in the year to March 2026\. How many people answered was not given/)
    assert.match(page, /are not compared: they share 275 days/)
    assert.match(page, /The year to March 2026 \| 64% \| not given \| – \|/)
    assert.match(page, /How many people answered the survey in the year to March 2026\?/)
    assert.match(page, /Can it be given for separate quarters, each with how many answered\?/)
    const subject = await read('/performance/subjects/crime')
    assert.match(subject, /not compared the two periods share answers/)
  })
})

describe('/performance/questions', () => {
  it('puts what is known of each measure under its question, and links to it', async () => {
    const page = await read('/performance/questions')
    assert.match(page, /raise a question worth asking/)
    assert.match(
      page,
      /Which is right, and why do they differ\? \| All recorded crime: For January to March 2026: 4,326 in one place/,
    )
    assert.match(page, /Recording changed between .* on one footing\?|on one footing\? \| Other/)
    const { body } = await site.app.inject('/performance/questions')
    assert.match(body, /href="\/performance\/feels-safe"/)
    const overview = await site.app.inject('/performance')
    assert.match(overview.body, /href="\/performance\/questions"/)
  })
})

/** A page as soon as it shows figures just imported: readers have the pages of before till then. */
async function readOnceShown(path: string, words: RegExp): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const page = await read(path)
    if (words.test(page)) return page
    await setTimeout(50)
  }
  return await read(path)
}

describe('a monthly survey that is imported with how many answered', () => {
  it('is charted as a share of them, with its answers by month', async () => {
    const rows = Array.from({ length: 24 }, (_, index) => {
      const month = monthPeriod(2024 + Math.floor((index + 3) / 12), ((index + 3) % 12) + 1)
      const answers = 400 + 10 * (index % 3)
      const satisfied = Math.round(answers * (index % 2 === 0 ? 0.74 : 0.76))
      const percent = ((100 * satisfied) / answers).toFixed(1)
      return `victim-satisfaction,northmere,,${month.code},${percent},${satisfied},${answers}`
    })
    const file = join(site.folder, 'survey.csv')
    const head = 'measure,area,breakdown,period,value,numerator,denominator'
    await writeFile(file, [head, ...rows].join('\n'))
    const area = await fetchArea(site.db)
    assert.ok(area)
    const report = await importObservations(site.db, area, {
      ...{ file, dryRun: false, today: '2026-04-15' },
      ...{ actor: 'A. Tester', reason: 'The survey by month', at: '2026-04-15T10:00:00Z' },
    })
    assert.ok(report.ok)
    assert.equal(report.value.added, 24)
    const page = await readOnceShown('/performance/victim-satisfaction', /in March 2026\. That is/)
    assert.match(page, /limits come from the numbers it is worked from \(p chart\)/)
    assert.match(page, /in March 2026\. That is within the usual range of .* 420 people answered\./)
    assert.match(page, /It .* from March 2025 to March 2026\. That is no more than chance/)
    assert.match(page, /March 2026 \| 76% \| 420 \| 71\.\d% to 79\.\d% \| usual/)
    assert.doesNotMatch(page, /only for a rolling twelve months/)
    assert.match(page, /Same month a year before \| .* no more than chance/)
  })
})
