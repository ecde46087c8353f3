import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from './site.ts'

describe('the explanation of what was unusual', () => {
  let site: TestSite
  const page = '/performance/vehicle-fires'

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor')
  })
  after(async () => {
    await site.close()
  })

  const read = async (url: string, headers: Record<string, string> = site.operator) => {
    const answer = await site.app.inject({ url, headers })
    assert.equal(answer.statusCode, 200, url)
    return answer.body.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
  }
  const send = async (
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ) =>
    await site.app.inject({
      method: 'POST',
      url: `${page}/explanations/${path}?area=wealdmoor`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...site.operator,
        ...headers,
      },
      payload: new URLSearchParams(fields).toString(),
    })
  const today = Temporal.Now.plainDateISO('Europe/London')
  const filled = async () => {
    const { body } = await site.app.inject({
      url: `${page}/explanations/give?area=wealdmoor`,
      headers: site.operator,
    })
    return {
      finding: /value="([^"]+\/(?:up|down))"/.exec(body)?.[1] ?? '',
      text: 'A depot counted each fire by its vehicles.',
      from: 'the Chief Fire Officer',
      on: '2026-08-20',
    }
  }

  it('is not one without the key, nor blank, short, or of a day to come: all told at once', async () => {
    const good = await filled()
    assert.notEqual(good.finding, '')
    assert.equal((await send('give', good, { cookie: '' })).statusCode, 403)
    const blank = await send('give', {})
    assert.equal(blank.statusCode, 422)
    for (const refusal of [
      /Choose what it explains/,
      /Enter what explains it/,
      /Enter who gives the explanation, by their office/,
    ]) {
      assert.match(blank.body, refusal)
    }
    const late = today.add({ days: 1 }).toString()
    const short = await send('give', { ...good, text: 'A depot.', on: late })
    for (const refusal of [/at least 10 letters/, /still to come/]) {
      assert.match(short.body, refusal)
    }
    const early = await send('give', { ...good, on: '1919-08-20' })
    assert.match(
      early.body,
      /The day it was given is before .* 20\d\d, when what it explains began/,
    )
    assert.match(await read(page), /No explanation recorded/)
  })

  it('stands with the finding, in the place of “No explanation recorded”, with who gave it', async () => {
    const before = (await read(page, {})).match(/No explanation recorded/g)?.length ?? 0
    const answer = await send('give', await filled())
    assert.equal(answer.statusCode, 303, answer.body)
    const words = await read(page, {})
    assert.match(
      words,
      /The explanation given by the Chief Fire Officer on 20 August 2026: “A depot counted each fire by its vehicles”\./,
    )
    assert.ok((words.match(/No explanation recorded/g)?.length ?? 0) < before)
    assert.match(words, /Explanations given, with their history/)
    assert.doesNotMatch(words, /Give an explanation/)
  })

  it('stands once, however often its form is sent', async () => {
    const given = async () =>
      (await read(page)).match(/given by the Chief Fire Officer on/g)?.length
    const before = await given()
    const again = await send('give', await filled())
    assert.equal(again.statusCode, 422)
    assert.match(again.body, /This explanation by the Chief Fire Officer stands already/)
    assert.equal(await given(), before)
  })

  it('can be put right, and its history keeps both', async () => {
    const { finding: _, ...right } = await filled()
    const text = 'A depot counted each fire by vehicle and by crew.'
    assert.equal((await send('1/correct', { ...right, text: ' ' })).statusCode, 422)
    assert.equal((await send('1/correct', { ...right, text })).statusCode, 303)
    assert.match(await read(page), /“A depot counted each fire by vehicle and by crew”/)
    const history = await read(`${page}/explanations?area=wealdmoor`, {})
    assert.match(history, /Given .*by its vehicles\..*Corrected .*by vehicle and by crew/)
    assert.match(history, /Nobody has checked it here/)
    assert.doesNotMatch(history, /Correct it/)
  })

  it('no longer stands once it is withdrawn, with a reason that is told', async () => {
    const back = { reason: 'The depot takes it back' }
    assert.equal((await send('1/withdraw', { ...back, reason: '' })).statusCode, 422)
    assert.equal((await send('1/withdraw', back)).statusCode, 303)
    assert.doesNotMatch(await read(page), /The explanation given by/)
    const history = await read(`${page}/explanations?area=wealdmoor`, {})
    assert.match(history, /No explanation of what was unusual stands/)
    assert.match(history, /Withdrawn .*The depot takes it back/)
    assert.equal((await send('1/withdraw', back)).statusCode, 404)
    assert.equal((await send('1/correct', await filled())).statusCode, 404)
  })
})
