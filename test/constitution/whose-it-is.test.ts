import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openSite, shareSite } from '../site.ts'

const wordsOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

const read = async (area: string, path: string) => {
  const { app } = await shareSite(area)
  return wordsOf((await app.inject(path)).body)
}

describe('what is due, and what a procedure is said to be for', () => {
  it('is the mayor’s where the mayor has to do it', async () => {
    const clock = { now: () => '2026-12-03T10:00:00Z', today: () => '2026-12-03' }
    const site = await openSite('test/fixtures/areas/northmere', clock)
    const text = wordsOf((await site.app.inject('/procedures')).body)
    await site.close()
    assert.match(text, /The mayor tells the panel Article 31 Of Precept .{0,60}By whom Mayor/)
  })

  it('speaks of a veto of the precept only where the panel has one', async () => {
    const without = await read('test/fixtures/areas/northmere', '/procedures/precept')
    assert.match(without, /reviews what the mayor proposes to raise in council tax\./)
    assert.doesNotMatch(without, /may veto it/)
    assert.doesNotMatch(
      await read('test/fixtures/areas/northmere', '/procedures'),
      /may veto it once/,
    )
    const having = await read('areas/leicestershire', '/procedures/precept')
    assert.match(having, /proposes to raise in council tax, and may veto it once\./)
  })
})
