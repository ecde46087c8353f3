import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from '../../../test/site.ts'

describe('the panel of an area that names no seats', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor')
  })
  after(() => site.close())

  const read = async (url: string) => await site.app.inject({ url, headers: site.operator })

  it('says where they are named, and offers no form that could not be filled in', async () => {
    const { body } = await read('/panel')
    assert.match(body, /named in the file people\.yaml of the area’s folder/)
    assert.doesNotMatch(body, /record\/holding|record\/substitute/)
    assert.match(body, /record\/person/)
    assert.equal((await read('/panel/record/holding')).statusCode, 404)
  })
})
