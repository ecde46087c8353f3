import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { insistOpened } from './opened.ts'
import { shareSite } from './site.ts'

async function pageOf(measure: string): Promise<string> {
  const site = await shareSite('test/fixtures/areas/wealdmoor')
  const { body, statusCode } = await site.app.inject({ url: `/performance/${measure}` })
  insistOpened(measure, statusCode)
  return body.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
}

describe('a month that decides a usual range', () => {
  it('is named on the page of its measure, with the range there would be without it', async () => {
    assert.match(
      await pageOf('vehicle-fires'),
      /One month, November 2025 \(900\), decides this range: without it the usual range of an average month would be 70 to 128\./,
    )
  })

  it('is named on no page where no one month does', async () => {
    for (const measure of ['burglary', 'violence', 'missing-people']) {
      assert.doesNotMatch(await pageOf(measure), /decides this range/, measure)
    }
  })
})
