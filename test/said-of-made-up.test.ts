import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { insistOpened } from './opened.ts'
import { type SharedSite, shareSite } from './site.ts'

describe('what is said of made-up figures of every kind', () => {
  let site: SharedSite

  before(async () => {
    site = await shareSite('test/fixtures/areas/wealdmoor')
  })

  const read = async (url: string) => {
    const { body, statusCode } = await site.app.inject({ url })
    insistOpened(url, statusCode)
    return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  }

  it('does not put the days of a month behind a change in officers in post', async () => {
    assert.doesNotMatch(await read('/performance/officers-in-post'), /would bring/)
  })

  it('says of a day a year before that no figure is held, and not that none was published', async () => {
    const [, compared = ''] = (await read('/performance/detained-at-midnight')).split(
      'Compared with earlier',
    )
    assert.match(compared, /no figure is held here for 31 July 2025/)
    assert.doesNotMatch(compared, /not published/)
  })

  it('says why no seasons are set side by side where no other force is held', async () => {
    const words = await read('/performance/seasons')
    assert.match(words, /No months of other forces are held here, so no season can be set beside/)
    assert.doesNotMatch(words, /0 of 0|No monthly counts|lockdown|street-level/i)
  })

  it('heads a column with a period only where all its figures are of that one', async () => {
    const words = await read('/performance')
    assert.match(words, /usual range shaded Latest On a year before/i)
    assert.match(words, /People in custody at midnight Latest 57 31 Jul 2026/)
  })

  it('counts what is unusual in another way beside none that is outside', async () => {
    assert.match(await read('/'), /None of \d+ measures is outside .* and \d+ (is|are) unusual/)
  })

  it('begins each row of a table with a capital letter', async () => {
    assert.match(await read('/performance/cadets'), /The year to March 2026/)
    assert.doesNotMatch(
      await read('/performance/cadets'),
      /(?<=Cadets Against the usual range )the/,
    )
  })

  it('has a survey among what stands out whose answers changed by more than chance', async () => {
    const report = '/reports/force-performance/2025-26-Q3'
    const words = await read(report)
    const [, changed = ''] = words.split('A survey’s answers, changed by more than chance')
    assert.match(changed.slice(0, 400), /Victims satisfied : 59\.9% .* That is more than chance/)
    assert.match(
      await read(`${report}/briefing`),
      /Victims satisfied\. What lies behind the change\?/,
    )
  })

  it('gives the last month of a share in the report of a quarter, which has none of its own', async () => {
    assert.match(
      await read('/reports/force-performance/2025-26-Q3'),
      /No figure of October to December 2025 as a whole is held here\. Its last month: [\d.]+% in December 2025/,
    )
  })
})
