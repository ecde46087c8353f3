import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readLetters } from '#accounts/send-mail.ts'
import { fetchAddress } from '#remarks/remark-records.ts'
import { fetchEntries, fetchNames, verifyRecord } from '#storage/index.ts'
import { browse, movedClock, operatorCookies } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

describe('what readers say is wrong', () => {
  let site: TestSite
  const { clock, move } = movedClock('2026-12-01T09:00:00Z')
  const figure = '/performance/vehicle-fires/figures/7'
  const said = {
    about: figure,
    part: 'The value',
    wrong: 'It is the figure of another month',
    should: '12',
    where: 'The paper of May, table 2',
  }

  before(async () => {
    site = await openSite('test/fixtures/areas/wealdmoor', clock)
  })
  after(() => site.close())

  const anybody = () => browse(site)
  const officer = () => browse(site, operatorCookies(site))
  const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  /** A remark from another connection each time, so that none is one too many. */
  let sent = 0
  const send = async (fields: Readonly<Record<string, string>>) => {
    sent += 1
    const answer = await site.app.inject({
      method: 'POST',
      url: '/remarks',
      remoteAddress: `192.0.2.${sent}`,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams(fields).toString(),
    })
    return { status: answer.statusCode, body: answer.body, at: String(answer.headers['location']) }
  }

  it('is asked for at the end of each page, with the address of the page', async () => {
    for (const path of ['/', '/performance', figure]) {
      const { body } = await anybody().get(path)
      const [, href = ''] =
        /href="(\/remarks\/new[^"]*)">Something is wrong here\?/.exec(body) ?? []
      const form = await anybody().get(href)
      assert.match(form.body, new RegExp(`name="about"[^>]*value="${path}"`), href)
    }
  })

  it('is taken only with a page of this site, what is wrong, and an address that is one: all told at once', async () => {
    const { status, body } = await send({ about: '//elsewhere.example', email: 'nobody' })
    assert.equal(status, 422)
    for (const refusal of [
      /Enter the address of a page of this site/,
      /Enter what is wrong/,
      /Enter an e-mail address such as/,
    ]) {
      assert.match(body, refusal)
    }
  })

  it('is not taken from a page of another site, nor with a body too long', async () => {
    const foreign = await anybody().post('/remarks', said, { origin: 'https://evil.example' })
    assert.equal(foreign.status, 403)
    assert.equal((await send({ ...said, wrong: 'x'.repeat(2_001) })).status, 422)
    assert.equal((await send({ ...said, wrong: 'x'.repeat(300_000) })).status, 413)
    assert.match(plain((await anybody().get('/remarks')).body), /None waits for an answer/)
  })

  it('is read by nobody but the office until it is answered, and its address by nobody at all', async () => {
    const { status, at } = await send({ ...said, email: 'reader@example.org' })
    assert.deepEqual([status, at], [303, '/remarks/1'])
    const own = await anybody().get(at)
    assert.match(plain(own.body), /waits to be answered. An answer by 15 December 2026/)
    for (const path of [at, '/remarks', figure]) {
      const { body } = await anybody().get(path)
      assert.doesNotMatch(body, /another month|table 2|reader@/, path)
    }
    const { body } = await officer().get(at)
    assert.match(plain(body), /It is the figure of another month/)
    assert.doesNotMatch(body, /reader@/)
    assert.match(plain((await anybody().get('/remarks')).body), /1 waits for an answer/)
  })

  it('is taken once, however often its form is sent', async () => {
    assert.equal((await send(said)).at, '/remarks/1')
  })

  it('is answered by the office alone, in words, with the act that mended it', async () => {
    const answer = { answer: 'mended', words: 'It was withdrawn.', link: figure }
    assert.equal((await anybody().post('/remarks/1/answer', answer)).status, 403)
    const blank = await officer().post('/remarks/1/answer', { answer: 'mended' })
    assert.equal(blank.status, 422)
    assert.match(blank.body, /Enter the answer in words/)
    assert.match(blank.body, /Enter the address here of what mended it/)
    const away = { ...answer, link: 'https://elsewhere.example/' }
    assert.equal((await officer().post('/remarks/1/answer', away)).status, 422)
    assert.equal((await officer().post('/remarks/1/answer', answer)).status, 303)
  })

  it('stands with its answer on its own page, among all, and on the page it is about', async () => {
    for (const path of ['/remarks/1', '/remarks', `/remarks?about=${figure}`, figure]) {
      const words = plain((await anybody().get(path)).body)
      assert.match(words, /It is the figure of another month/, path)
      assert.match(words, /Right, and mended/, path)
      assert.doesNotMatch(words, /reader@|Wait/, path)
    }
    assert.doesNotMatch((await anybody().get('/performance')).body, /another month/)
  })

  it('has its answer sent to the address that was left', async () => {
    const letters = await readLetters(`${site.folder}/mail`)
    const [letter] = letters.filter(({ to }) => to === 'reader@example.org')
    assert.match(letter?.text ?? '', /Right, and mended[\s\S]*It was withdrawn[\s\S]*\/remarks\/1$/)
  })

  it('lets the address go once its letter was sent, or it was refused', async () => {
    assert.equal(await fetchAddress(site.db, '1'), undefined)
    const { at } = await send({ ...said, wrong: 'Spam', email: 'spammer@example.org' })
    const number = at.replace('/remarks/', '')
    assert.equal(await fetchAddress(site.db, number), 'spammer@example.org')
    assert.equal((await officer().post(`${at}/refuse`, { why: 'abuse' })).status, 303)
    assert.equal(await fetchAddress(site.db, number), undefined)
    assert.deepEqual((await verifyRecord(site.db, [])).problems, [])
  })

  it('can be answered without its words, or published before it is answered', async () => {
    await send({ ...said, wrong: 'A. Neighbour did it' })
    const answer = { answer: 'not-right', words: 'It is as the paper prints it.', shows: 'answer' }
    assert.equal((await officer().post('/remarks/3/answer', answer)).status, 303)
    const { body } = await anybody().get('/remarks/3')
    assert.match(body, /It is as the paper prints it/)
    assert.doesNotMatch(body, /Neighbour/)
    await send({ ...said, wrong: 'The name of the month is misspelt' })
    assert.equal((await officer().post('/remarks/4/publish')).status, 303)
    assert.match((await anybody().get('/remarks/4')).body, /misspelt/)
    assert.equal((await officer().post('/remarks/4/refuse', { why: 'abuse' })).status, 422)
  })

  it('is refused with a reason that shows as a count, and with nothing else of it', async () => {
    await send({ ...said, wrong: 'Buy my pills' })
    assert.equal((await officer().post('/remarks/5/refuse', {})).status, 422)
    assert.equal((await officer().post('/remarks/5/refuse', { why: 'abuse' })).status, 303)
    assert.match(plain((await anybody().get('/remarks')).body), /2: abuse or advertising/)
    const { body } = await anybody().get('/remarks/5')
    assert.match(body, /is not published/)
    assert.doesNotMatch(body, /pills|abuse/)
  })

  it('is owed an answer in ten working days, and a correction ten after it was found right', async () => {
    await send({ ...said, wrong: 'The sum is one too many' })
    move({ days: 30 })
    assert.match(
      plain((await anybody().get('/remarks')).body),
      /2 wait for an answer. 2 past their day/,
    )
    const right = { answer: 'right', words: 'We look where it was printed.' }
    assert.equal((await officer().post('/remarks/6/answer', right)).status, 303)
    const { body } = await anybody().get('/remarks/6')
    assert.match(plain(body), /The correction by 18 January 2027/)
  })

  it('is shown as it was typed, never as part of the page', async () => {
    const wrong = '<script>alert(1)</script> "><img src=x onerror=alert(1)> {{ 7 * 7 }}'
    const { at } = await send({
      ...said,
      about: '/performance',
      wrong,
      where: 'javascript:alert(1)',
    })
    const answer = { answer: 'elsewhere', words: '[x](javascript:alert(1)) <b>no</b>' }
    assert.equal((await officer().post(`${at}/answer`, answer)).status, 303)
    for (const path of [at, '/remarks', '/performance']) {
      const { body } = await anybody().get(path)
      assert.doesNotMatch(body, /<script>alert|<img src=x|<b>no|href="javascript|\b49\b \{/, path)
      assert.match(body, /(&lt;|&#60;)script(&gt;|&#62;)alert/, path)
    }
  })

  it('is taken from one connection five times in an hour, whatever its headers say', async () => {
    const statuses: number[] = []
    for (let number = 1; number <= 12; number += 1) {
      const { status } = await anybody().post(
        '/remarks',
        { ...said, wrong: `Flood ${number}` },
        number > 6 ? {} : { 'x-forwarded-for': `198.51.100.${number}` },
      )
      statuses.push(status)
    }
    // Passed on by somebody we were not told of: not taken at all
    assert.deepEqual(statuses.slice(0, 6), Array(6).fill(403))
    assert.deepEqual(statuses.slice(6), [303, 303, 303, 303, 303, 429])
    move({ hours: 1 })
    const later = await anybody().post('/remarks', { ...said, wrong: 'An hour later' })
    assert.equal(later.status, 303)
  })
})

describe('a comment on a report', () => {
  it('names the report, its period and the part, and is answered as taken up or not, and how', async () => {
    const site = await openSite('test/fixtures/areas/wealdmoor')
    try {
      const { body: list } = await browse(site).get('/reports')
      const [, report = ''] = /href="(\/reports\/[^"/]+\/[^"/]+)"/.exec(list) ?? []
      const { body: page } = await browse(site).get(report)
      const [, href = '', part = ''] =
        /href="(\/remarks\/new[^"]*part=[^"]*)">Comment on ([^<]+)</.exec(page) ?? []
      const { body: form } = await browse(site).get(href.replaceAll('&amp;', '&'))
      assert.match(form, new RegExp(`name="about"[^>]*value="${report}"`))
      assert.ok(form.includes(`value="${part}"`), part)
      const officer = browse(site, operatorCookies(site))
      const comment = { about: report, part, wrong: 'Say of which quarter' }
      const { location } = await officer.post('/remarks', comment)
      assert.match((await officer.get(location)).body, /by A\. Clerk/)
      const how = { answer: 'taken-up', words: 'The next edition says so.' }
      assert.equal((await officer.post(`${location}/answer`, how)).status, 303)
      for (const path of [location, report]) {
        const { body } = await browse(site).get(path)
        assert.match(body, /Say of which quarter[\s\S]*The next edition says so/, path)
        assert.doesNotMatch(body, /A\. Clerk/, path)
      }
      const nameOf = await fetchNames(site.db)
      const [made] = await fetchEntries(site.db, { kind: 'remark' })
      assert.equal(nameOf(made?.recordedBy ?? ''), 'somebody who made a remark')
    } finally {
      await site.close()
    }
  })
})

describe('a flood of remarks from everywhere', () => {
  it('stops at as many as may wait for an answer, which the area sets', async () => {
    const site = await openSite(
      'test/fixtures/areas/wealdmoor',
      undefined,
      (files) =>
        new Map([
          ...files,
          ['area.yaml', `${files.get('area.yaml')}\nremarks: { mostWaiting: 3 }\n`],
        ]),
    )
    try {
      const statuses: number[] = []
      for (let number = 1; number <= 5; number += 1) {
        const { statusCode } = await site.app.inject({
          method: 'POST',
          url: '/remarks',
          remoteAddress: `2001:db8:${number}::1`,
          headers: {
            host: 'localhost',
            origin: 'http://localhost',
            'content-type': 'application/x-www-form-urlencoded',
          },
          payload: `about=%2F&wrong=Flood+${number}`,
        })
        statuses.push(statusCode)
      }
      assert.deepEqual(statuses, [303, 303, 303, 503, 503])
    } finally {
      await site.close()
    }
  })
})
