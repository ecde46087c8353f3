import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { insistOpened } from './opened.ts'
import { shareSite } from './site.ts'

/** What the page of a measure in a place says, without its marks. */
async function pageOf(measure: string, place: string): Promise<string> {
  const site = await shareSite('areas/leicestershire')
  const url = `/performance/${measure}?area=${place}`
  const { body, statusCode } = await site.app.inject({ url })
  insistOpened(url, statusCode)
  return body.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
}

describe('what explains the street-level counts of Leicestershire', () => {
  for (const [place, count] of [
    ['harborough', 46],
    ['oadby-and-wigston', 42],
  ] as const) {
    it(`is for ${place} in March 2020 the records that had lost their place, and no lockdown`, async () => {
      const page = await pageOf('street-all', place)
      assert.match(
        page,
        new RegExp(
          `March 2020: ${count} records, [^.]*\\. 1,157 records of the police area had lost their place in March 2020\\. ` +
            'In the same time: the first national lockdown, which is not said to have moved it\\.',
        ),
      )
      assert.doesNotMatch(page, /Coincides with[^.]*lockdown/)
    })
  }

  it('never has a rise coincide with fewer records given a place', async () => {
    const page = await pageOf('street-all', 'harborough')
    assert.match(page, /ten months running above the average/)
    assert.match(
      page,
      /Recording changed in March 2022 \(Fewer street-level records given a location\), which is said to move it the other way\./,
    )
    assert.doesNotMatch(page, /Coincides with[^.]*recording/)
  })

  it('is never wanting in the same breath as a change in recording', async () => {
    for (const place of ['harborough', 'oadby-and-wigston', 'no-location', 'leicester']) {
      const page = await pageOf('street-all', place)
      assert.doesNotMatch(page, /ecording changed[^:]*No explanation recorded/, place)
    }
  })
})
