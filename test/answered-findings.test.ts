import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from './site.ts'

const WRONG = 'There were 5,050 reports in 2018/19, an increase of 838 or 16.6%.'

describe('the answers to findings', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere')
  })
  after(async () => {
    await site.close()
  })

  const send = async (url: string, fields: Record<string, string>, headers = {}) =>
    await site.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
    })
  const check = async (text: string, headers: Record<string, string> = site.operator) =>
    (await send('/check', { text }, headers)).body
  const markIn = (body: string) => /name="answer-([0-9a-f]{16})"/.exec(body)?.[1] ?? ''
  const count = async () =>
    (await site.db.selectFrom('entry').select('id').where('kind', '=', 'finding').execute()).length

  it('are asked of nobody without the key, and taken from nobody without it', async () => {
    assert.doesNotMatch(await check(WRONG, {}), /Keep the answers|name="answer-/)
    const mark = markIn(await check(WRONG))
    const fields = { text: WRONG, [`answer-${mark}`]: 'mended' }
    assert.equal((await send('/check/answers', fields)).statusCode, 403)
    assert.equal(await count(), 0)
  })

  it('are refused with all that is wrong at once, and what was typed kept', async () => {
    const mark = markIn(await check(WRONG))
    const none = await send('/check/answers', { text: WRONG }, site.operator)
    assert.equal(none.statusCode, 422)
    assert.match(none.body, /Choose for at least one finding what became of it/)
    const fields = { text: WRONG, [`answer-${mark}`]: 'accepted' }
    const { statusCode, body } = await send('/check/answers', fields, site.operator)
    assert.equal(statusCode, 422)
    assert.match(body, /Enter why finding 1 stays as it is, or is no error/)
    assert.match(body, /<option value="accepted" selected>/)
    assert.equal(await count(), 0)
  })

  it('are kept with the reason, and shown when the paper is checked again, to whoever may give them', async () => {
    const mark = markIn(await check(WRONG))
    const fields = {
      text: WRONG,
      [`answer-${mark}`]: 'no-error',
      [`reason-${mark}`]: 'The earlier figure was 5,048.',
    }
    const kept = await send('/check/answers', fields, site.operator)
    assert.equal(kept.statusCode, 200)
    for (const body of [kept.body, await check(WRONG)]) {
      assert.match(body, /All that was found has been answered/)
      assert.match(body, /Answered before/)
      assert.match(body, /It is no error, as was said on [^:]+: The earlier figure was 5,048\./)
    }
    // Pasted text has no name: with other words it may be another paper, with a finding of its own
    const other = await check(`One more line.\n\n${WRONG}`)
    assert.doesNotMatch(other, /Answered before|5,048/)
    assert.match(other, /One figure needs to be put right/)
    assert.doesNotMatch(await check(WRONG, {}), /Answered before|5,048/)
    assert.match(await check(WRONG, {}), /One figure needs to be put right/)
  })

  it('say nothing to the public, and no words of the paper', async () => {
    const parts = await site.db
      .selectFrom('part')
      .innerJoin('entry', 'entry.id', 'part.entry_id')
      .select(['audience', 'body'])
      .where('kind', '=', 'finding')
      .execute()
    assert.deepEqual(
      parts.map(({ audience }) => audience),
      ['office'],
    )
    assert.doesNotMatch(parts[0]?.body ?? '', /There were 5,050 reports/)
  })

  it('are taken back by saying that it is open again', async () => {
    const mark = markIn(await check(WRONG))
    const fields = { text: WRONG, [`answer-${mark}`]: 'open' }
    const { body } = await send('/check/answers', fields, site.operator)
    assert.match(body, /One figure needs to be put right/)
    assert.doesNotMatch(body, /Answered before/)
  })
})
