import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openSite } from '../site.ts'
import { askOddly, sendOddFiles } from './odd-requests.ts'

describe('a site that is asked for odd things', () => {
  it('answers every one of them, and never with a failure of its own', async () => {
    const site = await openSite('test/fixtures/areas/northmere')
    try {
      assert.deepEqual((await askOddly(site, 150, 20_191_122)).problems, [])
      assert.deepEqual((await sendOddFiles(site, 10, 20_191_122)).problems, [])
    } finally {
      await site.close()
    }
  })
})
