import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insistOpened } from '../opened.ts'
import { openSite, type TestSite } from '../site.ts'

const suspension = (months: number) =>
  `/constitution/ask/suspend-commissioner?charged=yes&maximumSentenceMonths=${months}&jurisdiction=england-and-wales`

describe('the pages of the constitution', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('areas/leicestershire')
  })
  after(() => site.close())

  const get = async (url: string, headers: Record<string, string> = {}) =>
    await site.app.inject({ url, headers })
  const words = async (url: string) => (await get(url)).body.replace(/\s+/g, ' ')

  it('answer for every rule, conflict and subject', async () => {
    const seen = new Set<string>()
    const waiting = ['/constitution']
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      if (seen.has(url) || url.includes('?')) continue
      seen.add(url)
      const answer = await get(url)
      insistOpened(url, answer.statusCode)
      for (const [, href = ''] of answer.body.matchAll(/href="(\/constitution[^"#]*)"/g)) {
        waiting.push(href.replaceAll('&amp;', '&'))
      }
    }
    assert.ok(seen.size > 480, `${seen.size} pages`)
  })

  it('ask again every example of every rule that has one', async () => {
    const { body } = await get('/constitution/precept-veto-majority')
    const examples = [...body.matchAll(/href="(\/constitution\/ask\/[^"]*\?[^"]*)"/g)]
    assert.equal(examples.length, 6)
    for (const [, href = ''] of examples) {
      const answer = await get(href.replaceAll('&amp;', '&'))
      insistOpened(href, answer.statusCode)
      assert.match(answer.body, /Rule 102\(c\)/)
    }
  })

  it('say what to do about what was typed, and keep it', async () => {
    const answer = await get('/constitution/ask/vote?for=seven&against=two&abstain=')
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Enter the number of votes for as a whole number/)
    assert.match(answer.body, /Enter the number of votes against as a whole number/)
    assert.match(answer.body, /value="seven"/)
  })

  it('do not find a rule, question or conflict that is not there', async () => {
    for (const url of [
      '/constitution/none',
      '/constitution/ask/none',
      '/constitution/conflicts/C99',
    ]) {
      assert.equal((await get(url)).statusCode, 404, url)
    }
  })

  it('write nothing of what was typed as markup', async () => {
    const { body } = await get('/constitution/ask/vote?for=%3Cscript%3E&against=1&abstain=0')
    assert.doesNotMatch(body, /<script/)
  })

  const rule = async (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    await site.app.inject({
      method: 'POST',
      url: '/constitution/conflicts/C01/ruling',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...site.operator,
        ...headers,
      },
      payload: new URLSearchParams(fields).toString(),
    })
  const ruling = {
    ruling: 'may',
    who: 'Monitoring Officer',
    when: '2026-01-05',
    why: 'Rule 110 is the text that the panel adopted last.',
  }

  it('refuse a ruling without the key, sent by another site, from elsewhere, or without its reasons', async () => {
    assert.equal((await rule(ruling, { cookie: '' })).statusCode, 403)
    assert.equal((await rule(ruling, { origin: 'http://elsewhere.example' })).statusCode, 403)
    assert.equal((await rule(ruling, { 'x-forwarded-for': '192.0.2.1' })).statusCode, 403)
    const blank = await rule({ ...ruling, why: ' ', ruling: 'perhaps' })
    assert.equal(blank.statusCode, 422)
    assert.match(blank.body, /Enter the reasons given for the ruling/)
    const odd = await rule({ ...ruling, ruling: 'perhaps' })
    assert.match(odd.body, /Choose one of may, may-not/)
    assert.match(
      await words(suspension(24)),
      /Not settled: the texts disagree, and someone has to rule/,
    )
  })

  it('follow a ruling once it is recorded, and cite it', async () => {
    const answer = await rule(ruling)
    assert.equal(answer.statusCode, 303)
    assert.equal(answer.headers['location'], '/constitution/conflicts/C01')
    assert.match(
      await words('/constitution/conflicts/C01'),
      /Monitoring Officer ruled on 5 January 2026: may/,
    )
    const now = await words(suspension(24))
    assert.match(now, /The panel may suspend the commissioner/)
    assert.match(now, /Ruling of 5 January 2026 on C01/)
    assert.match(await words('/constitution/conflicts'), /one settled|1 settled/)
  })
})

describe('the pages of a panel under a mayor', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere')
  })
  after(() => site.close())

  it('use its own words, and know that it has no veto over the precept', async () => {
    const chair = await site.app.inject({ url: '/constitution/ask/chair' })
    assert.match(chair.body, /Convenor/)
    assert.match(
      (await site.app.inject({ url: '/constitution' })).body,
      /May the panel suspend the mayor\?/,
    )
    const veto = await site.app.inject({
      url: '/constitution/ask/veto?matter=precept&stage=proposed&members=12&present=12&for=12&against=0&abstain=0',
    })
    assert.match(veto.body, /There is no veto here/)
    assert.match(veto.body, /Article 30/)
  })

  it('let an entry of a case be struck out only while there is one', async () => {
    const send = async (path: string, fields: Record<string, string>) =>
      await site.app.inject({
        method: 'POST',
        url: `/procedures/annual-report${path}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...site.operator },
        payload: new URLSearchParams({
          reason: 'Made up',
          ...fields,
        }).toString(),
      })
    const on = '2026-01-05'
    assert.equal((await send('/open', { on, year: '2024-25' })).statusCode, 303)
    const early = await send('/2024-25/events/1/strike-out', {})
    assert.equal(early.statusCode, 404)
    assert.match(early.body, /cannot be done as the case stands now: it is opened/)
    assert.equal((await send('/2024-25/ask-deferral', { on })).statusCode, 303)
    const other = await send('/2024-25/events/2/strike-out', {})
    assert.equal(other.statusCode, 404)
    assert.match(other.body, /That entry no longer stands in this case/)
    assert.equal((await send('/2024-25/events/1/strike-out', {})).statusCode, 303)
    assert.equal((await send('/2024-25/events/1/strike-out', {})).statusCode, 404)
    assert.equal((await send('/2024-25/events/1/correct', { on })).statusCode, 404)
  })
})
