import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readLetters } from '#accounts/send-mail.ts'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { fetchAddress } from '#panel/questions/record-questions.ts'
import { verifyRecord } from '#storage/index.ts'
import type { GivenRole } from '#web/index.ts'
import { browse, browseAs, movedClock } from './accounts/browsing.ts'
import { openSite, type TestSite } from './site.ts'

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const EIGHTY_ONE = Array.from({ length: 81 }, () => 'why').join(' ')

/** One question a meeting of 80 words, in by noon two weeks before (Rule 20); petitions of 150 names (Rule 21). */
const SALTWELL = 'test/fixtures/areas/saltwell'

describe('what the public put to a meeting', () => {
  let site: TestSite
  const { clock, move } = movedClock('2026-11-20T09:00:00Z')
  let connections = 0

  before(async () => {
    site = await openSite(SALTWELL, clock)
  })
  after(() => site.close())

  const as = async (role: GivenRole) => {
    const about = { name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] }
    return await browseAs(site, { ...about, at: clock.now() })
  }
  const post = async (url: string, fields: Readonly<Record<string, string>>, role?: GivenRole) =>
    await (await as(role ?? 'clerk')).post(url, fields)
  const words = async (path: string, role?: GivenRole) =>
    plain((await (role === undefined ? browse(site) : await as(role)).get(path)).body)
  /** Somebody without an account, each from another connection. */
  const put = async (fields: Readonly<Record<string, string>>) => {
    connections += 1
    const answer = await site.app.inject({
      ...{ method: 'POST', url: '/questions', remoteAddress: `192.0.2.${connections}` },
      headers: {
        ...{ host: 'localhost', origin: 'http://localhost' },
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams(fields).toString(),
    })
    const { statusCode: status, body } = answer
    return { status, text: plain(body), at: String(answer.headers['location'] ?? '') }
  }
  const question = {
    ...{ kind: 'public-question', meeting: '2026-12-10', words: 'Why are the nights so dark?' },
    ...{ name: 'Wilma Lantern', showsName: 'no', email: 'wilma@example.org' },
  }

  it('cannot be put where no meeting to come is recorded, and that is said', async () => {
    assert.match(await words('/questions'), /No meeting to come is recorded/)
    assert.equal((await browse(site).get('/questions/new')).status, 404)
    const convened = await post('/meetings/convene', {
      ...{ kind: 'ordinary', on: '2026-11-20', when: '2026-12-10 14:00', place: 'Salt Hall' },
    })
    assert.equal(convened.status, 303, plain(convened.body))
  })

  it('is told by when it has to come, with the paragraph', async () => {
    const page = await words('/questions')
    assert.match(page, /No question or petition is published here/)
    assert.match(page, /one question a meeting, of 80 words at most.*\(Rule 20\(2\)\)/)
    assert.match(page, /A petition needs 150 names/)
    assert.match(page, /12:00 on Thursday 26 November 2026 \(Rule 20\)/)
  })

  it('is refused with all that is missing, and from a page of another site', async () => {
    const bare = await put({ kind: 'petition', email: 'nobody' })
    assert.equal(bare.status, 422)
    for (const sentence of [
      /Choose the meeting/,
      /Enter the question, or what the petition asks for/,
      /Enter how many have signed it, if it is a petition/,
      /Enter your name/,
      /Enter an e-mail address such as/,
    ])
      assert.match(bare.text, sentence)
    const foreign = await browse(site).post('/questions', question, {
      origin: 'https://evil.example',
    })
    assert.equal(foreign.status, 403)
  })

  it('is taken without an account, and read by nobody but the office before it is accepted', async () => {
    const sent = await put(question)
    assert.deepEqual([sent.status, sent.at], [303, '/questions/1'])
    const own = await words('/questions/1')
    assert.match(own, /Waits to be read by the office/)
    assert.match(own, /20 November 2026, 09:00: in time/)
    for (const role of [undefined, 'member', 'commissioners-officer'] as const)
      for (const path of ['/questions', '/questions/1', '/meetings/2026-12-10'])
        assert.doesNotMatch(await words(path, role), /nights so dark|Wilma|wilma@/, path)
    const office = await words('/questions/1', 'clerk')
    assert.match(office, /Why are the nights so dark\?.*Wilma Lantern, who is not to be named/)
    assert.match(office, /6 words, and no more than 80 are allowed/)
    assert.doesNotMatch(office, /wilma@/)
    assert.equal((await put(question)).at, '/questions/1')
  })

  it('is published once the office accepts it, without a name that was not allowed', async () => {
    assert.equal((await post('/questions/1/accept', { words: 'x' }, 'member')).status, 403)
    const done = await post('/questions/1/accept', {
      ...{ meeting: '2026-12-10', words: 'Why are the nights so dark ?' },
    })
    assert.equal(done.status, 303)
    const page = await words('/questions/1')
    assert.match(page, /Put to the meeting; no answer recorded/)
    assert.match(page, /Put by A member of the public/)
    assert.match(page, /Changed by the office, as agreed/)
    assert.doesNotMatch(page, /Wilma/)
    assert.match(await words('/questions?meeting=2026-12-10'), /Why are the nights so dark/)
    for (const path of ['/meetings/2026-12-10', '/meetings/2026-12-10/agenda']) {
      const { body } = await browse(site).get(path)
      assert.match(
        plain(body),
        /Question 1: Why are the nights so dark \? Put to the meeting/,
        path,
      )
      assert.match(body, /href="\/questions\/1"/, path)
    }
  })

  it('is told to be too long or late by the rule, and refused with a reason that readers see', async () => {
    move({ days: 7 }) // 27 November: after noon of 26 November
    const late = await put({ ...question, words: EIGHTY_ONE, name: 'Otto Late', showsName: 'yes' })
    assert.match(await words(late.at), /27 November 2026, 09:00: late/)
    const office = await words(late.at, 'clerk')
    assert.match(office, /81 words, and no more than 80 are allowed/)
    assert.match(office, /Rule 20/)
    assert.equal((await post(`${late.at}/answer`, {})).status, 404)
    const refused = await post(`${late.at}/refuse`, { why: 'late', reason: 'Come in spring' })
    assert.equal(refused.status, 303)
    assert.match(await words('/questions'), /Not put to a meeting: 1 because it came late/)
    const page = await words(late.at)
    assert.match(page, /Not put to the meeting: it came late/)
    assert.doesNotMatch(page, /Otto|spring|why why/)
  })

  it('has a petition held against the names it needs', async () => {
    const petition = {
      ...{ kind: 'petition', meeting: '2026-12-10', words: 'Light the harbour', names: '149' },
      ...{ name: 'Per Petition', showsName: 'yes', who: 'lives' },
    }
    const { at } = await put(petition)
    const office = await words(at, 'clerk')
    assert.match(office, /149 names, and 150 are needed/)
    assert.match(office, /Rule 21/)
    assert.equal(
      (
        await post(`${at}/accept`, {
          ...{ meeting: '2026-12-10', words: 'Light the harbour' },
        })
      ).status,
      303,
    )
    const page = await words(at)
    assert.match(page, /Per Petition/)
    assert.match(page, /149 people, as it says of itself/)
    assert.match(page, /How petitions go on/)
    assert.equal((await post(`${at}/withdraw`, {})).status, 303)
    assert.match(await words(at), /Taken back by who put it/)
  })

  it('is not put to a meeting that is cancelled, but to another that the office chooses', async () => {
    const convened = { kind: 'ordinary', on: '2026-11-27' }
    await post('/meetings/convene', { ...convened, when: '2026-12-15 14:00' })
    await post('/meetings/convene', { ...convened, when: '2026-12-17 14:00' })
    const { at } = await put({ ...question, meeting: '2026-12-15', words: 'Where is the moon?' })
    await post('/meetings/2026-12-15/cancel', { reason: 'No business.', on: '2026-11-27' })
    const cancelled = await words('/meetings/2026-12-15')
    assert.match(cancelled, /No business\. Who was told is not recorded\./)
    assert.match(await words(`${at}/accept`, 'clerk'), /is cancelled or put off: choose another/)
    const accepted = { words: 'Where is the moon?' }
    const refused = await post(`${at}/accept`, { ...accepted, meeting: '2026-12-15' })
    assert.equal(refused.status, 422)
    const done = await post(`${at}/accept`, { ...accepted, meeting: '2026-12-17' })
    assert.equal(done.status, 303)
    assert.match(await words('/meetings/2026-12-17'), /Where is the moon\?/)
    assert.doesNotMatch(await words('/meetings/2026-12-15'), /moon/)
  })

  it('is answered in public by the office or the commissioner’s officer, and the asker written to', async () => {
    move({ days: 13 }) // 10 December
    const answer = {
      ...{ on: '2026-12-10', how: 'at-meeting', by: 'the commissioner', words: 'It is winter' },
    }
    const early = await post('/questions/1/answer', { ...answer, on: '2026-11-19' })
    assert.match(early.body, /It came on 20 November 2026\. Enter that day or a later one/)
    const done = await post('/questions/1/answer', answer, 'commissioners-officer')
    assert.equal(done.status, 303)
    const more = { on: '2026-12-10', words: 'And in summer?', answer: 'Then it is light' }
    assert.equal((await post('/questions/1/supplementary', more)).status, 303)
    const page = await words('/questions/1')
    assert.match(
      page,
      /Answered at the meeting on 10 December 2026 by the commissioner It is winter/,
    )
    assert.match(
      page,
      /Supplementary question on 10 December 2026 And in summer\? Then it is light/,
    )
    for (let tries = 0; tries < 100; tries += 1) {
      if ((await fetchAddress(site.db, '1')) === undefined) break
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    assert.equal(await fetchAddress(site.db, '1'), undefined)
    const letters = await readLetters(join(site.folder, 'mail'))
    const theirs = letters.filter(({ to }) => to === 'wilma@example.org')
    assert.match(JSON.stringify(theirs), /It was answered by the commissioner:.*It is winter/)
    assert.match(JSON.stringify(theirs), /It was accepted, and is put to the meeting/)
  })

  it('is taken so many times from one connection and no more', async () => {
    const same = (number: number) =>
      browse(site).post('/questions', { ...question, words: `And why ${number}?` })
    const statuses: number[] = []
    for (let number = 0; number < 6; number += 1) statuses.push((await same(number)).status)
    assert.deepEqual(statuses.slice(-1), [429])
  })

  it('leaves a record that can be verified', async () => {
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })
})

describe('what the public put to a meeting whose rules are silent', () => {
  let site: TestSite
  const { clock } = movedClock('2026-11-20T09:00:00Z')
  before(async () => {
    site = await openSite('test/fixtures/areas/northmere', clock)
  })
  after(() => site.close())

  it('is taken, and what limits it is said not to be known', async () => {
    const officer = browse(site, new Map([site.operator.cookie.split('=') as [string, string]]))
    const convened = { kind: 'ordinary', on: '2026-11-20', when: '2026-12-10 14:00' }
    assert.equal((await officer.post('/meetings/convene', convened)).status, 303)
    const page = plain((await browse(site).get('/questions')).body)
    assert.match(
      page,
      /What limits a question of the public is not known: no rule that is held says/,
    )
    const sent = await browse(site).post('/questions', {
      ...{ kind: 'public-question', meeting: '2026-12-10', words: EIGHTY_ONE },
      ...{ name: 'Ina Asker', showsName: 'no' },
    })
    assert.equal(sent.status, 303, plain(sent.body))
    const own = plain((await browse(site).get(sent.location)).body)
    assert.match(own, /20 November 2026, 09:00: whether that is in time is not known/)
    const office = plain((await officer.get(sent.location)).body)
    assert.match(office, /What limits a question of the public is not known/)
  })
})
