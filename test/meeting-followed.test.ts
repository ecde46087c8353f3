import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { signInForTest } from '#accounts/testing.ts'
import { followMeeting } from './meetings/follow.ts'
import { openMeeting } from './meetings/open-meeting.ts'
import { openPlainProxy } from './plain-proxy.ts'
import type { TestSite } from './site.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Speed enforcement}
  - {agenda: 2, title: A matter of staff, restricted: {category: Information about an individual, reason: It names them}}
`
const AT = '/meetings/2027-02-01/record'
const NOW = '2027-02-01T14:00:00Z'
let now = NOW

describe('a meeting that is followed', () => {
  let site: TestSite
  let member: Readonly<Record<string, string>>

  before(async () => {
    site = await openMeeting(MEETING, () => now)
    const cookie = await signInForTest(site.db, {
      ...{ name: 'Bertil Oakes', email: 'bertil@example.gov.uk', roles: ['member'] },
      ...{ person: 'bertil-oakes', folder: site.folder, at: NOW },
    })
    member = { cookie, 'sec-fetch-site': 'same-origin' }
  })
  after(() => site.close())

  const send = async (form: string, fields: Readonly<Record<string, string>>) => {
    const answer = await fetch(`${site.address}${AT}/${form}`, {
      ...{ method: 'POST', redirect: 'manual' as const, headers: site.operator },
      body: new URLSearchParams(fields),
    })
    assert.equal(answer.status, 303)
  }
  const follow = (address: string, headers = {}) => followMeeting(address, AT, headers)

  it('tells those who follow that there is more, and closes no page to those without a script', async () => {
    const one = await follow(site.address)
    assert.match(one.answer.headers.get('content-type') ?? '', /^text\/event-stream/)
    assert.equal(one.answer.headers.get('x-accel-buffering'), 'no')
    await send('open', { by: 'ada-fairweather', hour: '14:00' })
    await one.until('recorded')
    const page = await fetch(site.address + AT)
    assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self'/)
    assert.match(await page.text(), /data-follow="\/meetings\/2027-02-01\/record\/followed"/)
    const again = await fetch(site.address + AT, {
      headers: { 'if-none-match': page.headers.get('etag') ?? '' },
    })
    assert.equal(again.status, 304)
    assert.match(again.headers.get('content-security-policy') ?? '', /script-src 'self'/)
    one.stop()
  })

  it('tells the public nothing of what happens in private, not even that something was recorded', async () => {
    await send('item', { item: '2', hour: '14:05' })
    const [open, within] = [await follow(site.address), await follow(site.address, member)]
    await Promise.all([open.until('known'), within.until('known')])
    await send('note', { text: 'That the officer is to be moved', hour: '14:06' })
    await within.until('recorded')
    await wait(2_500)
    assert.deepEqual(open.told, ['known'])
    open.stop()
    within.stop()
  })

  it('is heard behind a web server in front, and goes on after the close, until the day after the meeting', async () => {
    const proxy = await openPlainProxy(site.address)
    const one = await follow(proxy.address)
    await one.until('known')
    await send('close', { hour: '14:10' })
    await one.until('closed')
    await send('arrive', { who: 'bertil-oakes', hour: '14:02' })
    await one.until('closed', 2)
    assert.deepEqual(one.told, ['known', 'closed', 'closed'])
    one.stop()
    const again = await follow(site.address)
    await again.until('known')
    again.stop()
    now = '2027-02-02T23:30:00Z'
    const next = await follow(site.address)
    assert.equal(next.answer.status, 200)
    next.stop()
    now = '2027-02-03T00:30:00Z'
    assert.equal((await fetch(`${site.address}${AT}/followed`)).status, 204)
    // And on the day after anything was told late
    await send('arrive', { who: 'dominic-strand', hour: '14:03' })
    const later = await follow(site.address)
    assert.equal(later.answer.status, 200)
    later.stop()
    now = '2027-02-05T00:30:00Z'
    assert.equal((await fetch(`${site.address}${AT}/followed`)).status, 204)
    await proxy.close()
  })

  it('is no page where there is no such meeting', async () => {
    const answer = await fetch(`${site.address}/meetings/2027-03-01/record/followed`)
    assert.equal(answer.status, 404)
  })
})
