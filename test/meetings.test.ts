import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { type SharedSite, shareSite } from './site.ts'

const words = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ')

describe('the meetings of the papers that are held', () => {
  let site: SharedSite

  before(async () => {
    site = await shareSite('areas/leicestershire')
  })

  const read = async (url: string) => {
    const { statusCode, body } = await site.app.inject({ url })
    assert.equal(statusCode, 200, url)
    return words(body)
  }

  it('took 85 and 105 minutes, as their minutes print', async () => {
    assert.match(await read('/meetings/2019-07-22'), /14:00 to 15:25 \(85 minutes\), County Hall/)
    assert.match(await read('/meetings/2020-02-20'), /14:00 to 15:45 \(105 minutes\), County Hall/)
  })

  it('have 15, 10 and 12 present, and one seat of 22 July that nothing accounts for', async () => {
    assert.match(await read('/meetings/2019-06-03'), /15 present, as many as there were seats/)
    const july = await read('/meetings/2019-07-22')
    assert.match(
      july,
      /10 present and 4 apologies are 14 of 15 seats: one seat is not accounted for/,
    )
    assert.match(await read('/meetings/2020-02-20'), /12 present, of 15 seats\. Whether there were/)
  })

  it('needed 4 for a quorum on 22 July, and all 10 of those present for a veto', async () => {
    const july = await read('/meetings/2019-07-22')
    assert.match(july, /Needed for a quorum 4 present, of 15 seats [^.]*10 were present/)
    assert.match(
      july,
      /Needed for a veto of the precept 10 of 15 members[^.]*10 were present: all of them would have been needed/,
    )
  })

  it('keep the place that was planned and the place where they met', async () => {
    const july = await read('/meetings/2019-07-22')
    assert.match(july, /Planned for Monday 22 July 2019, 14:00, City Hall, Leicester/)
    assert.match(july, /planned for City Hall, Leicester, and met at County Hall, Glenfield/)
  })

  it('say of 24 September 2019 that who was there is not recorded, and of no item what came of it', async () => {
    const page = await read('/meetings/2019-09-24')
    assert.match(page, /Whether it was held is not recorded here/)
    assert.match(page, /Who was there is not recorded/)
    assert.doesNotMatch(page, /\b0 present|not held\b/i)
    assert.match(page, /5\. Violence Reduction Unit .{0,40}Not recorded/)
  })

  it('do not say of 11 December 2019 that it was not held', async () => {
    assert.match(
      await read('/meetings/2019-12-11'),
      /Planned; whether it was held is not recorded here/,
    )
  })

  it('have an address for each minute, and match the report asked for in July to the paper of September', async () => {
    const asked = await read('/meetings/2019-07-22/items/17')
    assert.match(asked, /Minute 17: Annual Performance Report/)
    assert.match(
      asked,
      /\(b\) That the commissioner be asked for a report on the Violence Reduction/,
    )
    assert.match(asked, /Answered later Violence Reduction Unit, meeting of 24 September 2019/)
    const answer = await read('/meetings/2019-09-24/items/5')
    assert.match(
      answer,
      /Answers what was asked for before Minute 17\(b\) of the meeting of 22 July/,
    )
  })

  it('are listed by municipal year, the latest first', async () => {
    const list = await read('/meetings')
    assert.match(list, /Municipal year 2019\/20 .*Municipal year 2018\/19/)
    assert.match(list, /3 June 2019; 22 July 2019; 24 September 2019; 11 December 2019/)
  })

  it('count attendance of the three of which it is recorded, and of no other', async () => {
    const page = await read('/meetings/attendance')
    assert.match(
      page,
      /Counted of 3 meetings of which it is recorded who was there\. 3 meetings more/,
    )
    // Present on each of the three; and present in June, with apologies in July, not named in February
    assert.match(page, /Mr Keith Culverwell Present 3 Apologies 0/)
    assert.match(page, /Ms Mehrunnisa Lalani Present 1 Apologies 1/)
    assert.match(page, /Keith Culverwell declared a personal interest in all substantive items/)
  })

  it('show the report on the Violence Reduction Unit as come, and the one of a couple of meetings as open', async () => {
    const page = await read('/meetings/work-programme')
    assert.match(page, /1 of 3 reports that were asked for has no paper on record/)
    assert.match(
      page,
      /The Violence Reduction Unit .{0,20}Meeting of 22 July 2019, minute 17\(b\) .{0,20}Paper for the meeting of 24 September 2019: Violence Reduction Unit/,
    )
    assert.match(page, /Child Criminal Exploitation .*Open, with no day: “a couple of meetings”/)
    assert.match(page, /put on the next agenda there is \(Rule 61\)/)
  })

  it('answer an address that is of nothing with 404', async () => {
    for (const url of [
      '/meetings/2019-07-23',
      '/meetings/2019-07-22/items/99',
      '/meetings/2019-07-22/items/x',
      '/meetings/2019-07-23.ics',
    ]) {
      assert.equal((await site.app.inject({ url })).statusCode, 404, url)
    }
  })

  it('are a calendar, each with its hours or its day', async () => {
    const all = (await site.app.inject({ url: '/meetings.ics' })).body.replaceAll('\r\n ', '')
    assert.match(all, /UID:meeting-2019-12-11@[0-9a-f]{16}\r\n/)
    // 14:00 and 15:25 by the clock in summer
    const july = (await site.app.inject({ url: '/meetings/2019-07-22.ics' })).body
    assert.match(july, /DTSTART:20190722T130000Z\r\nDTEND:20190722T142500Z/)
    assert.match(july, /LOCATION:County Hall\\, Glenfield/)
    const march = (await site.app.inject({ url: '/meetings/2019-03-18.ics' })).body
    assert.match(march, /DTSTART;VALUE=DATE:20190318/)
  })
})
