import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signInForTest } from '#accounts/testing.ts'
import { openSite, type TestSite } from './site.ts'

const NORTHMERE = 'test/fixtures/areas/northmere'

const words = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ')

interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

describe('a summons to a meeting', () => {
  let site: TestSite
  const sent: Letter[] = []
  const at = '2026-11-30T10:00:00Z'
  const page = '/meetings/2027-02-01'

  before(async () => {
    const send = async (letter: Letter) => {
      if (letter.to.startsWith('bertil')) throw new Error('550 no such mailbox')
      sent.push(letter)
    }
    const clock = { today: () => '2026-11-30', now: () => at }
    site = await openSite(NORTHMERE, clock, undefined, undefined, { send })
    for (const [name, person] of [
      ['Ada Fairweather', 'ada-fairweather'],
      ['Bertil Oakes', 'bertil-oakes'],
    ] as const) {
      const email = `${person.split('-')[0]}@example.gov.uk`
      const who = { name, person, email, roles: ['member'] } as const
      await signInForTest(site.db, { ...who, folder: site.folder, at })
    }
    const when = { kind: 'ordinary', when: '2027-02-01 14:00', on: '2026-11-30' }
    await send_('/meetings/convene', { ...when, place: 'The Guildhall' })
  })
  after(() => site.close())

  const read = async (path: string, headers = {}) =>
    words(await (await fetch(site.address + path, { headers })).text())
  const send_ = async (path: string, fields: Record<string, string>) => {
    const answer = await fetch(site.address + path, {
      ...{ method: 'POST', redirect: 'manual' as const, headers: site.operator },
      body: new URLSearchParams(fields),
    })
    return { to: answer.headers.get('location'), text: words(await answer.text()) }
  }

  it('is drafted as a notice that anybody can read, and as a PDF of the same bytes each time', async () => {
    const notice = await read(`${page}/notice`)
    assert.match(notice, /Notice of meeting, 1 February 2027/)
    assert.match(notice, /Monday 1 February 2027 at 14:00, The Guildhall\./)
    assert.match(notice, /Dated 30 November 2026/)
    const pdf = async () => {
      const answer = await fetch(`${site.address}${page}/notice.pdf`)
      return { bytes: Buffer.from(await answer.arrayBuffer()), tag: answer.headers.get('etag') }
    }
    const one = await pdf()
    assert.equal(one.bytes.subarray(0, 5).toString(), '%PDF-')
    assert.ok(one.bytes.equals((await pdf()).bytes))
    // Nobody who holds it is sent it again
    const headers = { 'if-none-match': String(one.tag) }
    assert.equal((await fetch(`${site.address}${page}/notice.pdf`, { headers })).status, 304)
    // What is recorded of another meeting has it set anew
    const another = { kind: 'ordinary', when: '2027-03-01 14:00', on: '2026-11-30' }
    await send_('/meetings/convene', { ...another, place: 'The Guildhall' })
    assert.ok(one.bytes.equals((await pdf()).bytes))
  })

  it('says before it goes out who has no address', async () => {
    const form = await read(`${page}/summon`, site.operator)
    assert.match(form, /2 letters go out by e-mail/)
    assert.match(form, /Nothing can be sent to Cllr Chitra Vale, /)
  })

  it('goes to those who have an address, and names to the office whom it did not reach', async () => {
    const done = await send_(`${page}/summon`, { to: 'everybody' })
    assert.equal(done.to, `${page}#summons`, done.text)
    assert.deepEqual(
      sent.map(({ to }) => to),
      ['ada@example.gov.uk'],
    )
    assert.match(
      sent[0]?.text ?? '',
      /agenda and papers, once they are issued:\n\S+\/meetings\/2027-02-01\/agenda[\s\S]*Say whether you are coming:\n\S+\/meetings\/2027-02-01\/reply/,
    )
    const office = await read(page, site.operator)
    assert.match(office, /Cllr Ada Fairweather What became of it Sent/)
    assert.match(
      office,
      /Cllr Bertil Oakes What became of it Not sent the mail server did not take/,
    )
    assert.match(office, /Cllr Chitra Vale What became of it Not sent no address is known/)
  })

  it('shows everybody that it went out and when, and to whom only to the office', async () => {
    const open = await read(page)
    assert.match(open, /Members summoned 30 November 2026/)
    assert.match(open, /Where it stands Members summoned/)
    assert.doesNotMatch(open, /Fairweather|Not sent|example\.gov\.uk/)
    const member = await signInForTest(site.db, {
      ...{ name: 'Ada Fairweather', email: 'ada@example.gov.uk', roles: ['member'] },
      ...{ folder: site.folder, at },
    })
    assert.doesNotMatch(await read(page, { cookie: member }), /To whom the summons went/)
    assert.doesNotMatch(await read(page, site.operator), /example\.gov\.uk/)
  })

  it('is sent again to one, and recorded by hand where it came back later', async () => {
    sent.length = 0
    await send_(`${page}/summon`, { to: 'ada-fairweather' })
    assert.equal(sent.length, 1)
    const back = await send_(`${page}/came-back`, { whose: 'ada-fairweather', why: 'Mailbox full' })
    assert.equal(back.to, `${page}#summons`, back.text)
    assert.match(await read(page, site.operator), /Came back Mailbox full/)
  })

  it('is not on record where no letter could go out, but where it was given otherwise', async () => {
    const other = '/meetings/2027-03-08'
    const when = { kind: 'ordinary', when: '2027-03-08 14:00', on: '2026-11-30' }
    await send_('/meetings/convene', when)
    const refused = await send_(`${other}/summon`, { to: 'edith-marlow' })
    assert.match(refused.text, /No address of theirs is known here, so that nothing can be sent/)
    assert.doesNotMatch(await read(other), /Members summoned/)
    const early = await send_(`${other}/summoned`, { on: '2026-11-29', how: 'By letter' })
    assert.match(early.text, /It was convened on 30 November 2026/)
    const done = await send_(`${other}/summoned`, { on: '2026-11-30', how: 'by a letter to each' })
    assert.equal(done.to, other, done.text)
    assert.match(await read(other), /Members summoned 30 November 2026: by a letter to each/)
  })

  it('is of no meeting that was cancelled', async () => {
    await send_(`${page}/cancel`, { reason: 'No business', on: '2026-11-30' })
    assert.match(await read(`${page}/summon`, site.operator), /There is no notice to send/)
    assert.equal((await fetch(`${site.address}${page}/notice`)).status, 404)
  })
})
