import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { writeZip } from '#shared/index.ts'
import { verifyRecord } from '#storage/index.ts'
import type { GivenRole } from '#web/index.ts'
import { browse, browseAs, movedClock } from './accounts/browsing.ts'
import { packPdf, write } from './papers/pdf-file.ts'
import { openSite, type TestSite } from './site.ts'

const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a report of the panel with recommendations', () => {
  let site: TestSite
  const { clock, move } = movedClock('2020-02-21T09:00:00Z')

  before(async () => {
    site = await openSite('areas/leicestershire', clock)
  })
  after(() => site.close())

  const anybody = () => browse(site)
  const as = async (role: GivenRole) => {
    const about = { name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] }
    return await browseAs(site, { ...about, at: clock.now() })
  }
  const post = async (role: GivenRole, url: string, fields: Readonly<Record<string, string>>) =>
    await (await as(role)).post(url, fields)
  const words = async (path: string) => {
    const { status, body } = await anybody().get(path)
    assert.equal(status, 200, `${path}: ${body}`)
    return plain(body)
  }
  const why = { reason: 'From the file of the panel' }
  const page = '/recommendations/a-made-up-report'

  it('is begun as a case, and none is recorded before', async () => {
    assert.match(await words('/recommendations'), /No report of the panel is recorded here/)
    const opened = await post('clerk', '/procedures/report-response/open', {
      ...{ title: 'A made-up report', on: '2020-02-05', ...why },
    })
    assert.equal(opened.location, '/procedures/report-response/a-made-up-report')
    const adopted = { on: '2020-02-05', published: 'yes', ...why }
    const case_ = '/procedures/report-response/a-made-up-report'
    assert.equal((await post('clerk', `${case_}/adopt`, adopted)).status, 303)
    assert.match(await words(page), /it is not recorded when it was received/)
    assert.match(await words(page), /It is not recorded here what it recommends/)
  })

  it('has its recommendations numbered and published, and its copies to councils with their days', async () => {
    const made = { texts: 'Print the range\nSay why\nSet targets', document: 'A made-up report' }
    assert.equal((await post('member', `${page}/made`, made)).status, 403)
    assert.equal((await post('clerk', `${page}/made`, made)).status, 303)
    assert.match(await words(page), /Recommendation 2 Say why Not answered on record/)
    const early = { on: '2020-02-01', councils: 'rutland-county-council' }
    const refused = await post('clerk', `${page}/copies`, early)
    assert.match(refused.body, /cannot be sent before the panel adopted the report/)
    const copies = { on: '2020-02-06', councils: 'rutland-county-council' }
    assert.equal((await post('clerk', `${page}/copies`, copies)).status, 303)
    const shown = await words(page)
    assert.match(shown, /Rutland County Council 6 February 2020/)
    assert.match(shown, /Leicester City Council Not recorded/)
  })

  it('is not replied to before it was received', async () => {
    const answers = { 'answer-1': 'accepted', 'answer-2': 'partly', 'answer-3': 'accepted' }
    const early = await post('commissioners-officer', `${page}/answer`, {
      on: '2020-02-21',
      ...answers,
    })
    assert.match(early.body, /not on record that the report was received/)
    const officer = await as('commissioners-officer')
    const form = plain((await officer.get(`${page}/answer`)).body)
    assert.match(form, /It is not on record that the report was received.* is not kept/)
    const shown = plain((await officer.get(page)).body)
    assert.match(shown, /ask the clerk of the panel to record the day in its case/)
  })

  it('received on 20 February 2020 is due by 20 March, and overdue in public on 21 March', async () => {
    const received = { on: '2020-02-20', ...why }
    const { status } = await post(
      'clerk',
      '/procedures/report-response/a-made-up-report/receive',
      received,
    )
    assert.equal(status, 303)
    assert.match(await words(page), /The reply is due by 20 March 2020\./)
    move({ days: 28 })
    assert.equal(clock.today(), '2020-03-20')
    assert.match(await words(page), /The reply is due by 20 March 2020\./)
    move({ days: 1 })
    const late = /Overdue: the reply was due by 20 March 2020 and is not recorded/
    assert.match(await words(page), late)
    assert.match(await words('/recommendations'), late)
    assert.match(await words('/recommendations'), /0 of 1 reply .* 1 is overdue/)
    move({ months: 1 })
    assert.match(await words(page), /Long overdue/)
  })

  it('is answered one by one, with reasons for what is not accepted, by the protocol', async () => {
    const answers = { 'answer-1': 'accepted', 'answer-2': 'partly', 'answer-3': 'not-accepted' }
    const blank = await post('commissioners-officer', `${page}/answer`, { on: '2020-04-20' })
    assert.match(blank.body, /Choose how recommendation 2 is answered/)
    const bare = await post('commissioners-officer', `${page}/answer`, {
      on: '2020-04-20',
      ...answers,
    })
    assert.equal(bare.status, 422)
    assert.match(
      plain(bare.body),
      /Enter the reasons why recommendation 3 is not accepted: they are owed with the reply \(Protocol/,
    )
    const before = await post('commissioners-officer', `${page}/answer`, {
      ...{ on: '2020-02-19', ...answers, 'reasons-3': 'Trends say more' },
    })
    assert.match(before.body, /cannot be dated before the report was received/)
  })

  it('has its answers published, with the reply on record in its case', async () => {
    const answers = { 'answer-1': 'accepted', 'answer-2': 'partly', 'answer-3': 'not-accepted' }
    const reply = { on: '2020-04-20', ...answers, 'reasons-3': 'Trends say more' }
    assert.equal((await post('commissioners-officer', `${page}/answer`, reply)).status, 303)
    const shown = await words(page)
    assert.match(shown, /Recommendation 3 Set targets Not accepted : Trends say more/)
    assert.match(shown, /Replied to on 20 April 2020, after its day, 20 March 2020/)
    assert.match(await words('/procedures/report-response/a-made-up-report'), /replies in writing/)
    const again = await post('commissioners-officer', `${page}/answer`, reply)
    assert.equal(again.status, 404)
    const changed = await post('clerk', `${page}/made`, { texts: 'Another', document: 'Another' })
    assert.match(changed.body, /were answered as they stand/)
  })

  const send = async (
    role: GivenRole,
    bytes: Uint8Array,
    fields: Readonly<Record<string, string>>,
  ) => {
    const { cookies } = await as(role)
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new File([Uint8Array.from(bytes)], 'C:\\Secret Folder\\our reply final.pdf'))
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await fetch(`${site.address}${page}/attach`, {
      ...{ method: 'POST', body: form, redirect: 'manual' },
      headers: { cookie, origin: site.address },
    })
    return { status: answer.status, body: plain(await answer.text()) }
  }
  const lines = ['A made-up reply of three pages', 'is set here as one line after another.']
  const pdf = packPdf([{ drawing: write(lines, 60, 700) }])
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const docx = (body: string) => {
    const bytes = `<w:document ${W}><w:body>${body}</w:body></w:document>`
    return writeZip([{ name: 'word/document.xml', bytes }])
  }
  const signed = packPdf([{ drawing: write(lines, 60, 700) }], {
    objects: ['<</Author(Wilhelmina Typist)>>'],
    trailer: '/Info 6 0 R',
  })

  it('has documents with its answer, told by what is in them and named by us', async () => {
    const title = { title: 'Letter of 20 April 2020' }
    assert.equal((await send('member', pdf, title)).status, 403)
    const text = await send('commissioners-officer', Buffer.from('Just words'), title)
    assert.equal(text.status, 422)
    assert.match(text.body, /Send a PDF or a Word file \(\.docx\)/)
    assert.equal((await send('commissioners-officer', pdf, title)).status, 303)
    const { body } = await anybody().get(page)
    assert.match(plain(body), /Letter of 20 April 2020 \(PDF, 1 kB\)/)
    assert.doesNotMatch(body, /our reply final|Secret Folder/)
    const file = await site.app.inject({ url: `${page}/documents/answer-1.pdf` })
    assert.deepEqual(file.rawPayload, pdf)
    assert.match(String(file.headers['content-disposition']), /a-made-up-report-answer-1\.pdf/)
  })

  it('names its author in its file, as any does, and is published with what else it hides only if that is said', async () => {
    assert.equal((await send('commissioners-officer', signed, { title: 'The same' })).status, 303)
    assert.match(await words(page), /It carries what its pages do not show: names/)
    const title = { title: 'Its draft' }
    const draft = docx(
      '<w:p><w:r><w:t>We agree.</w:t></w:r><w:del w:author="Wilhelmina Typist"><w:r><w:delText>Never.</w:delText></w:r></w:del></w:p>',
    )
    const refused = await send('commissioners-officer', draft, title)
    assert.equal(refused.status, 422)
    assert.match(refused.body, /It carries what its pages do not show/)
    assert.doesNotMatch(await words(page), /Its draft/)
    const empty = await send('commissioners-officer', docx(''), title)
    assert.match(empty.body, /There is not a word in the file/)
  })

  it('is for members and the office where its document is restricted, with the reason', async () => {
    const restricted = { title: 'What the informant said', isRestricted: 'yes' }
    const bare = await send('clerk', pdf, restricted)
    assert.match(bare.body, /Enter why it is not for everybody/)
    const why = { ...restricted, reason: 'It would harm somebody' }
    assert.equal((await send('clerk', pdf, why)).status, 303)
    for (const reader of [anybody(), await as('commissioners-officer')]) {
      assert.doesNotMatch((await reader.get(page)).body, /informant|harm somebody/)
      assert.equal((await reader.get(`${page}/documents/answer-3.pdf`)).status, 404)
    }
    const member = await as('member')
    assert.match((await member.get(page)).body, /For members and the office alone: It would harm/)
    assert.equal((await member.get(`${page}/documents/answer-3.pdf`)).status, 200)
  })

  it('is given to nobody once it was struck out, and stays in the record', async () => {
    const strike = `${page}/documents/answer-2.pdf/strike-out`
    assert.equal((await post('commissioners-officer', strike, { reason: 'Wrong' })).status, 403)
    assert.equal((await post('clerk', strike, { reason: 'It names a typist' })).status, 303)
    assert.doesNotMatch(await words(page), /The same/)
    assert.equal((await anybody().get(`${page}/documents/answer-2.pdf`)).status, 404)
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })

  it('has its bytes erased by an act once it was struck out, and not before, which the record goes on proving', async () => {
    const admin = await as('administrator')
    const list = (await admin.get('/data-protection')).body
    const hrefs = [...list.matchAll(/\/data-protection\/files\/\d+\/[\w.-]+/g)].map(
      ([href]) => href,
    )
    assert.deepEqual(
      hrefs.map((href) => href.split('/').at(-1)),
      ['answer-2.pdf'],
    )
    const [href = ''] = hrefs
    assert.equal((await post('clerk', href, {})).status, 403)
    assert.equal((await admin.post(href.replace('answer-2', 'answer-1'), {})).status, 404)
    const blank = await admin.post(href, {})
    assert.match(blank.body, /Choose on what ground it is erased/)
    const done = await admin.post(href, { ground: 'request', reason: 'A typist asked' })
    assert.equal(done.location, '/data-protection#files')
    assert.equal((await admin.post(href, { ground: 'request', reason: 'Again' })).status, 404)
    const files = site.db.selectFrom('meeting_file').select(['name', 'content'])
    const rows = await files.orderBy('id').execute()
    assert.deepEqual(
      rows.map(({ name, content }) => [name, content.length > 0]),
      [
        ['answer-1.pdf', true],
        ['answer-2.pdf', false],
        ['answer-3.pdf', true],
      ],
    )
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
    const others = site.db.updateTable('meeting_file').set({ content: Buffer.from('x') })
    await assert.rejects(others.where('name', '=', 'answer-1.pdf').execute(), /only added to/)
  })

  it('keeps to members and the office what an exempt report recommends', async () => {
    const url = '/procedures/report-response'
    await post('clerk', `${url}/open`, { title: 'Another report', on: '2020-04-01', ...why })
    await post('clerk', `${url}/another-report/adopt`, {
      on: '2020-04-01',
      published: 'no',
      ...why,
    })
    const open = { texts: 'Hush the informant', document: 'Another report' }
    const refused = await post('clerk', '/recommendations/another-report/made', open)
    assert.match(refused.body, /Its case says that the panel did not publish the report/)
    const exempt = { ...open, isExempt: 'yes' }
    const unsaid = await post('clerk', '/recommendations/another-report/made', exempt)
    assert.match(unsaid.body, /Enter by which paragraph it is exempt/)
    const said = { ...exempt, category: 'paragraph 1', reason: 'It would harm somebody' }
    assert.equal((await post('clerk', '/recommendations/another-report/made', said)).status, 303)
    assert.match(await words('/recommendations/another-report'), /exempt or confidential/)
    assert.doesNotMatch(await words('/recommendations/another-report'), /informant/)
    const member = await (await as('member')).get('/recommendations/another-report')
    assert.match(member.body, /Hush the informant/)
  })

  it('has an exempt report answered by the office it is sent to, for members and officers alone', async () => {
    const url = '/recommendations/another-report'
    const officer = await as('commissioners-officer')
    assert.match((await officer.get(url)).body, /Hush the informant/)
    const case_ = '/procedures/report-response/another-report'
    assert.equal(
      (await post('clerk', `${case_}/receive`, { on: '2020-04-02', ...why })).status,
      303,
    )
    const form = plain((await officer.get(`${url}/answer`)).body)
    assert.match(form, /The report is exempt: the answers are for members and their officers/)
    const reply = { on: '2020-04-20', 'answer-1': 'accepted', 'reasons-1': 'She is hushed' }
    assert.equal((await officer.post(`${url}/answer`, reply)).status, 303)
    assert.match((await officer.get(url)).body, /She is hushed/)
    assert.doesNotMatch((await anybody().get(url)).body, /hush/i)
    assert.match(await words(case_), /Was the reply published No/)
  })
})
