import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Item, motionIn, sendPublicOut } from './meetings/public-sent-out.ts'
import type { recorderOf } from './meetings/recorder.ts'
import type { TestSite } from './site.ts'

/** What motions were amended with while the public were excluded. */
const PRIVATE = /quillfeather/i
const AMENDED = 'amended in a part of the meeting that was not open to the public'
const NOT_GIVEN = 'its words as put are not given to the public'

describe('a motion that was put in public and amended where it was not', () => {
  let site: TestSite
  let moment = '2027-02-01T16:00:00Z'
  let clerk: ReturnType<typeof recorderOf>
  let opened: Awaited<ReturnType<typeof sendPublicOut>>
  const record = '/meetings/2027-02-01/record'
  const minutes = '/meetings/2027-02-01/minutes'

  before(async () => {
    opened = await sendPublicOut(() => moment)
    ;({ site, clerk } = opened)
    await amend('m1', 'Insert by quillfeather after published', '14:11', 'amend-first')
    await clerk.record('hands', { vote: 'put-a1', for: '5', against: '0', hour: '14:12' })
    await amend('m2', 'Insert of quillfeather after mast', '14:13', 'amend-later')
    await clerk.record('readmit-public', { hour: '14:20' })
  })
  after(() => site.close())

  const amend = async (on: string, text: string, hour: string, id: string) => {
    const by = { by: 'edith-marlow', seconder: 'chitra-vale' }
    await clerk.record('amend', { id, on, ...by, text, hour })
  }
  const latestVote = async () =>
    /, the latest first .*?(The (?:\w+ )?vote on .*?) \d+ for/.exec(
      (await clerk.read(record)).text,
    )?.[1]

  it('is not told of while nothing of it is put in public', async () => {
    const { text } = await clerk.read(record)
    assert.doesNotMatch(text, PRIVATE)
    assert.doesNotMatch(text, new RegExp(AMENDED))
    assert.equal(motionIn(await opened.popolo(), 'm1')?.['text'], 'That speeds be published.')
  })

  it('is told to be amended once it is put, and its words are not given', async () => {
    await clerk.record('hands', { vote: 'put-m1', for: '4', against: '1', hour: '14:21' })
    const { text } = await clerk.read(record)
    assert.match(text, new RegExp(`“That speeds be published” was put as ${AMENDED}: ${NOT_GIVEN}`))
    assert.match(text, /The question is put: on the motion(?! of)/)
    assert.equal(await latestVote(), `The vote on the motion: carried As ${AMENDED}; ${NOT_GIVEN}`)
    const motion = motionIn(await opened.popolo(), 'm1')
    assert.equal(motion?.['text'], undefined)
    assert.equal(motion?.['result'], 'pass')
    const [source] = (motion?.['sources'] ?? []) as readonly Item[]
    assert.equal(source?.['note'], `As ${AMENDED}; ${NOT_GIVEN}`)
  })

  it('is told in full to who may read it all', async () => {
    const { text } = await clerk.readAsOffice('/meetings/2027-02-01/minutes-draft')
    assert.match(text, new RegExp(`The motion, as ${AMENDED}, was put and carried: 4 for`))
    assert.match(text, /That speeds be published by quillfeather/i)
    // The site said so by itself: there is nothing of it for anybody to put right
    const { html } = await clerk.readAsOffice(`${record}?all=yes`)
    const [, id = ''] = /id="e-([^"]*-apart)"/.exec(html) ?? []
    assert.notEqual(id, '')
    assert.doesNotMatch(html, new RegExp(`put-right/${id}"`))
    const { status } = await clerk.readAsOffice(`/meetings/2027-02-01/put-right/${id}`)
    assert.equal(status, 404)
  })

  it('is told of as well where the amendment was carried by what is recorded after the vote', async () => {
    await clerk.record('hands', { vote: 'put-m2', for: '3', against: '2', hour: '14:22' })
    assert.equal(await latestVote(), 'The vote on “That a mast be built”: carried')
    await clerk.record('hands', { id: 'hands-later', vote: 'put-a2', for: '5', hour: '14:14' })
    assert.equal(
      await latestVote(),
      `The vote on the second motion of which no words are given: carried As ${AMENDED}; ${NOT_GIVEN}`,
    )
    assert.equal(motionIn(await opened.popolo(), 'm2')?.['text'], undefined)
  })

  it('is given in its words again once it turns out that it was not amended', async () => {
    const struck = { strike: 'all', why: 'It was another motion' }
    const done = await clerk.send('/meetings/2027-02-01/put-right/amend-later', struck)
    assert.equal(done.status, 303)
    assert.equal(await latestVote(), 'The vote on “That a mast be built”: carried')
    assert.match(
      (await clerk.read(record)).text,
      /its words as put are open to the public after all/,
    )
    assert.equal(motionIn(await opened.popolo(), 'm2')?.['text'], 'That a mast be built.')
  })

  it('is nowhere with the words of its amendment, in minutes and what is followed of it either', async () => {
    await clerk.record('leave', { who: 'edith-marlow', hour: '14:50' })
    await clerk.record('close', { hour: '15:00' })
    const { text } = await clerk.read(record)
    assert.match(text, /Who was there Cllr Ada Fairweather there at the close/)
    assert.match(text, /Cllr Edith Marlow left before the close/)
    await clerk.send(`${minutes}/take-over`, { first: '21' })
    moment = '2027-02-02T16:00:00Z'
    await clerk.send(`${minutes}/circulate`, { on: '2027-02-02' })
    const published = await clerk.send(`${minutes}/publish`, { on: '2027-02-02', confirm: 'yes' })
    assert.equal(published.status, 303, published.text)
    const given = await clerk.read(minutes)
    assert.match(given.text, new RegExp(`The motion, as ${AMENDED}, was put and carried: 4 for`))
    assert.doesNotMatch(given.text, /Resolved that speeds be published/i)
    const open = [
      '/meetings/attendance?year=2026',
      '/meetings/attendance.csv?year=2026',
      '/promises',
    ]
    const member = '/meetings/attendance/bertil-oakes'
    assert.match((await clerk.read(member)).text, new RegExp(`As ${AMENDED}; ${NOT_GIVEN}`))
    const pages = [
      member,
      record,
      `${record}?all=yes`,
      `${record}?item=2`,
      minutes,
      '/panel/popolo.json',
    ]
    for (const path of [
      ...open,
      ...pages,
      '/meetings/minutes',
      '/meetings/minutes.atom',
      '/meetings/2027-02-01',
    ]) {
      const { html, status } = await clerk.read(path)
      assert.equal(status, 200, path)
      assert.doesNotMatch(html, PRIVATE, path)
    }
    const members = await clerk.readAsOffice(minutes)
    assert.match(members.text, PRIVATE)
  })
})
