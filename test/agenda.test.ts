import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { signInForTest } from '#accounts/testing.ts'
import { writeMeetingPack } from '#app/commands/meeting-pack.ts'
import { plainPart, taggedPart } from '#documents/pack/testing.ts'
import { readPaper } from '#documents/papers/read-paper.ts'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { writeZip } from '#shared/index.ts'
import { verifyRecord } from '#storage/index.ts'
import { textsIn } from './leaks/look-inside.ts'
import { packPdf, write as writeLines } from './papers/pdf-file.ts'
import { openSite, type TestSite } from './site.ts'

/** Its agenda is published three clear working days before a meeting (Article 25). */
const NORTHMERE = 'test/fixtures/areas/northmere'

const words = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ')

type Fields = Readonly<Record<string, string>>

describe('the agenda of a meeting and its pack', () => {
  let site: TestSite
  let moment = '2027-01-20T10:00:00Z'
  let member: string
  const at = '/meetings/2027-02-01'

  before(async () => {
    site = await openSite(NORTHMERE, { today: () => moment.slice(0, 10), now: () => moment })
    member = await signInForTest(site.db, {
      ...{ name: 'Ada Fairweather', email: 'ada@example.gov.uk', roles: ['member'] },
      ...{ person: 'ada-fairweather', folder: site.folder, at: moment },
    })
    const when = { kind: 'ordinary', when: '2027-02-01 14:00', on: '2027-01-20' }
    await send('/meetings/convene', { ...when, place: 'The Guildhall' })
  })
  after(() => site.close())

  const asMember = () => ({ cookie: member, 'sec-fetch-site': 'same-origin' })
  const read = async (path: string, headers: Fields = {}) => {
    const answer = await fetch(site.address + path, { headers })
    return { status: answer.status, text: words(await answer.text()) }
  }
  const bytes = async (path: string, headers: Fields = {}) => {
    const answer = await fetch(site.address + path, { headers })
    return { status: answer.status, pdf: Buffer.from(await answer.arrayBuffer()) }
  }
  async function send(path: string, fields: Fields) {
    const answer = await fetch(site.address + path, {
      ...{ method: 'POST', redirect: 'manual' as const, headers: site.operator },
      body: new URLSearchParams(fields),
    })
    const to = answer.headers.get('location')
    return { status: answer.status, to, text: words(await answer.text()) }
  }
  async function sendPaper(item: number, fields: Fields, file?: File) {
    const form = new FormData()
    for (const [name, value] of Object.entries({ isReport: 'no', ...fields })) form.set(name, value)
    if (file) form.set('file', file)
    const answer = await fetch(`${site.address}${at}/agenda/items/${item}/paper`, {
      ...{ method: 'POST', redirect: 'manual' as const, headers: site.operator, body: form },
    })
    return { status: answer.status, text: words(await answer.text()) }
  }
  const pdfFile = (pdf: Uint8Array, name = 'Smith draft v3 FINAL.pdf') =>
    new File([Uint8Array.from(pdf)], name, { type: 'application/pdf' })
  const item = (title: string, fields: Fields = {}) =>
    send(`${at}/agenda/items/new`, { title, hasPaper: 'no', isRestricted: 'no', ...fields })
  const prepare = async () => (await read(`${at}/agenda/prepare`, site.operator)).text

  /** What a PDF says on its pages, in its outline and of itself. */
  const wordsIn = async (pdf: Buffer) => {
    const read = await readPaper('pack.pdf', pdf)
    assert.ok(read.ok)
    return `${JSON.stringify(read.value)}\n${textsIn(pdf)}`
  }
  /** Says of everything that is found why it stays. */
  const acceptAll = async (reason: string) => {
    const answer = await fetch(`${site.address}${at}/agenda/prepare`, { headers: site.operator })
    const found = (await answer.text()).matchAll(/[\w/-]+\/agenda\/findings\/\w+/g)
    for (const [finding] of found) await send(finding, { reason })
  }

  it('is said not to be issued before anything is on it', async () => {
    const { status, text } = await read(`${at}/agenda`)
    assert.equal(status, 200)
    assert.match(text, /The agenda of this meeting has not been issued here\./)
    assert.equal((await read(`${at}/pack.pdf`)).status, 404)
    assert.match(await prepare(), /It has no items yet/)
    assert.match(await prepare(), /last day for it is Tuesday 26 January 2027 \(Article 25\)/)
  })

  it('is asked for what a member put forward for it, until that is on', async () => {
    const body = new URLSearchParams({ title: 'Road safety outside schools' })
    const programme = '/meetings/work-programme'
    await fetch(`${site.address}${programme}/new`, { method: 'POST', headers: asMember(), body })
    await send(`${programme}/1/place`, { meeting: '2027-02-01' })
    assert.match(
      await prepare(),
      /Road safety outside schools\. A member put it forward\. Put it on/,
    )
    await item('Road safety outside schools')
    assert.doesNotMatch(await prepare(), /A member put it forward/)
    await send(`${at}/agenda/items/1/take-out`, { reason: 'It is for the next meeting' })
    assert.match(await prepare(), /A member put it forward/)
  })

  it('puts an item where the order of business has it', async () => {
    await item('Force performance, third quarter', { business: 'd', hasPaper: 'yes' })
    await item('Minutes of the last meeting', { business: 'b' })
    await item('Any other business')
    const page = await prepare()
    assert.match(page, /Minutes of the last meeting .* Force performance.* Any other business/)
    assert.match(page, /Item 2, Force performance, third quarter: Its paper is missing\./)
  })

  it('keeps an item in its place where the rules say so', async () => {
    const moved = await send(`${at}/agenda/items/3/move`, { after: '4' })
    assert.equal(moved.status, 422)
    assert.match(moved.text, /keeps its place \(Article 23\)\. Choose another place/)
  })

  it('takes in a PDF, told by what is in it, and keeps it for the office', async () => {
    const none = await sendPaper(2, { title: 'Force performance' })
    assert.match(none.text, /Choose the file of the paper/)
    const text = await sendPaper(2, { title: 'Force performance' }, pdfFile(Buffer.from('Hello')))
    assert.match(text.text, /The file is plain text or a web page\. Send a PDF or a Word file/)
    const title = 'Force performance, October to December 2026'
    const about = { title, author: 'Chief Constable', asks: 'note' }
    const taken = await sendPaper(2, about, pdfFile(await taggedPart('Force performance')))
    assert.equal(taken.status, 303, taken.text)
    const page = await prepare()
    assert.match(page, /Force performance, October to December 2026/)
    assert.match(page, /By the Chief Constable; to note\. 1 page\. A PDF that was sent\. Draft/)
    assert.doesNotMatch(page, /Its paper is missing|Smith draft/)
    const file = `${at}/agenda/papers/1/file.pdf`
    assert.equal((await bytes(file, site.operator)).status, 200)
    for (const headers of [{}, asMember()]) assert.equal((await bytes(file, headers)).status, 403)
    assert.doesNotMatch((await read(`${at}/agenda`)).text, /Force performance/)
    assert.equal((await bytes(`${at}/pack.pdf`)).status, 404)
    assert.match(
      await wordsIn((await bytes(`${at}/pack.pdf`, site.operator)).pdf),
      /Draft\. Agenda pack/,
    )
    assert.doesNotMatch((await read(at)).text, /Force performance/)
  })

  it('has its papers read, and says of each thing found where it stands', async () => {
    const wrong = [
      'Date of meeting: 1 February 2026',
      'There were 5,050 reports in 2018/19, an increase of 838 or 16.6%.',
      'The Independent Police Complaints Commission has been told.',
      'The table on page 99 has the figures of each month.',
    ]
    const lines = writeLines(wrong, 50, 700)
    await sendPaper(2, { title: 'A second paper' }, pdfFile(packPdf([{ drawing: lines }])))
    assert.match(await prepare(), /A second paper: It has not been checked\. Check the papers/)
    const refused = await send(`${at}/agenda/issue`, {})
    assert.match(refused.text, /It has not been checked/)
    assert.equal((await send(`${at}/agenda/check`, {})).status, 303)
    const page = await prepare()
    assert.match(page, /A second paper, page 1: It speaks of a meeting on 1 February 2026\./)
    assert.match(page, /page 1: It names “Independent Police Complaints Commission”, which there/)
    assert.match(page, /It refers to “page 99”\. It has one page, and the pack ends with page 3/)
    assert.match(page, /page 1: The percentage change is wrong: “[^”]*16\.6%/)
    assert.match(page, /A second paper \(1 page\. A PDF that was sent\. Checked\)/)
    await send(`${at}/agenda/papers/2/withdraw`, { reason: 'It is of another year' })
    assert.match(await prepare(), /Nothing stands in the way of issuing it/)
  })

  it('is issued in time with its pack, which everybody can read from then on', async () => {
    moment = '2027-01-26T16:00:00Z'
    const done = await send(`${at}/agenda/issue`, {})
    assert.equal(done.to, `${at}/agenda`, done.text)
    const { text } = await read(`${at}/agenda`)
    assert.match(text, /Issued on 26 January 2027\./)
    assert.match(text, /In time: the last day for it is Tuesday 26 January 2027 \(Article 25\)/)
    assert.match(
      text,
      /Force performance, October to December 2026 \(by the Chief Constable; to note\) Page 2 of/,
    )
    const { status, pdf } = await bytes(`${at}/pack.pdf`)
    assert.equal(status, 200)
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    assert.ok(pdf.equals((await bytes(`${at}/pack.pdf`)).pdf))
    const { headers } = await fetch(`${site.address}${at}/pack.pdf`)
    const known = { 'if-none-match': String(headers.get('etag')) }
    assert.equal((await bytes(`${at}/pack.pdf`, known)).status, 304)
    assert.match((await read(at)).text, /Papers published/)
    assert.match(
      (await read(`${at}/items/2`)).text,
      /by the Chief Constable; asks the panel to note/,
    )
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })

  it('keeps its meeting from being withdrawn, as readers have it', async () => {
    const withdrawn = await send(`${at}/withdraw`, { reason: 'A slip' })
    assert.match(withdrawn.text, /The agenda of this meeting was issued, and readers have it/)
    assert.equal((await read(`${at}/pack.pdf`)).status, 200)
  })

  it('issues nothing again where nothing was added', async () => {
    const again = await send(`${at}/agenda/issue`, { change: 'Nothing' })
    assert.equal(again.status, 422)
    assert.match(again.text, /Nothing was added or changed since it was issued/)
    const out = await send(`${at}/agenda/items/4/take-out`, { reason: 'Not needed' })
    assert.match(out.text, /The item was issued and stays on the agenda/)
  })

  it('has a supplement after its last page, and moves no page that was issued', async () => {
    const before = (await bytes(`${at}/pack.pdf`)).pdf
    moment = '2027-01-27T09:00:00Z'
    await item('Letter from the Home Office', { hasPaper: 'yes' })
    const paper = { title: 'Letter of 25 January', asks: 'comment' }
    const sent = await sendPaper(
      5,
      paper,
      pdfFile(await plainPart(['A letter', 'Its second page'])),
    )
    assert.equal(sent.status, 303, sent.text)
    await send(`${at}/agenda/check`, {})
    const refused = await send(`${at}/agenda/issue`, { change: 'A letter that came on 25 January' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Item 4, .*: It has no structure for reading aloud/)
    assert.match(refused.text, /Item 4, .*: It has pictures of pages and no words/)
    await acceptAll('It came on paper and was scanned')
    assert.match(await prepare(), /It stays: It came on paper and was scanned/)
    const done = await send(`${at}/agenda/issue`, { change: 'A letter that came on 25 January' })
    assert.equal(done.to, `${at}/agenda`, done.text)
    const { text } = await read(`${at}/agenda`)
    assert.match(text, /Added to on 27 January 2027: A letter that came on 25 January/)
    assert.match(text, /Late: the last day for it was Tuesday 26 January 2027 \(Article 25\)/)
    assert.match(text, /October to December 2026 \([^)]*\) Page 2 of the pack/)
    assert.match(text, /Letter of 25 January \(to comment; added on 27 January 2027\) Pages 4 to 5/)
    assert.match(
      await prepare(),
      /October to December 2026 \([^)]*Issued\).*25 January \([^)]*Issued late\)/,
    )
    assert.ok((await bytes(`${at}/issued/1/pack.pdf`)).pdf.equals(before))
    assert.ok(!(await bytes(`${at}/pack.pdf`)).pdf.equals(before))
  })

  it('is taken in private by a category of the law, with a reason that everybody is told', async () => {
    const bare = await item('Purchase of a building', { isRestricted: 'yes' })
    assert.equal(bare.status, 422)
    assert.match(bare.text, /Enter what the public agenda calls it/)
    assert.match(bare.text, /Enter under which category of the law it may be taken in private/)
    assert.match(bare.text, /Enter why the public interest in keeping it private outweighs/)
  })

  it('is not put on in public where it says what an item in private is called', async () => {
    for (const said of [{ publicTitle: 'Purchase of a building' }, { words: 'Hartley' }]) {
      const mixed = await item('Purchase of 4 Mill Lane from Hartley Ltd', said)
      assert.equal(mixed.status, 422)
      assert.match(mixed.text, /this one is to be taken in public: say that it is taken in private/)
    }
    assert.doesNotMatch(await prepare(), /Hartley/)
  })

  it('has what is taken in private in a pack of its own, for members alone', async () => {
    await item('Purchase of 4 Mill Lane from Hartley Ltd', {
      ...{ hasPaper: 'yes', isRestricted: 'yes', publicTitle: 'Purchase of a building' },
      ...{ category: 'paragraph 3', reason: 'A price that is known is paid' },
      ...{ words: 'Hartley\nMill Lane' },
    })
    const paper = { title: 'Offer to Hartley Ltd', author: 'Treasurer', asks: 'approve' }
    await sendPaper(6, paper, pdfFile(await taggedPart('Offer to Hartley Ltd')))
    await item('What Mill Lane costs')
    await send(`${at}/agenda/check`, {})
    const stopped = await send(`${at}/agenda/issue`, { change: 'A purchase' })
    assert.match(stopped.text, /“Mill Lane”, which is to stand nowhere in the public side, stands/)
    await send(`${at}/agenda/items/7/take-out`, { reason: 'It is of item 5' })
    const told = await send(`${at}/agenda/issue`, { change: 'An offer to Hartley' })
    assert.match(
      told.text,
      /“Hartley” is to stand nowhere in the public side, and this is published/,
    )
    const done = await send(`${at}/agenda/issue`, { change: 'A purchase, to be taken in private' })
    assert.equal(done.to, `${at}/agenda`, done.text)
    for (const path of [`${at}/agenda`, at, `${at}/items/5`, '/meetings.ics', `${at}/notice`]) {
      assert.doesNotMatch((await read(path)).text, /Hartley|Mill Lane/, path)
    }
    const open = (await read(`${at}/agenda`)).text
    assert.match(open, /Purchase of a building To be taken in private: paragraph 3\./)
    assert.match(open, /A price that is known is paid/)
    const restricted = `${at}/restricted/pack.pdf`
    assert.equal((await bytes(restricted)).status, 403)
    const { headers } = await fetch(site.address + restricted, { headers: asMember() })
    assert.equal(headers.get('cache-control'), 'private, no-store')
    const own = await bytes(restricted, asMember())
    assert.equal(own.status, 200)
    assert.match(await wordsIn(own.pdf), /Offer to Hartley Ltd/)
    const openPack = (await bytes(`${at}/pack.pdf`)).pdf
    assert.match(await wordsIn(openPack), /Item 5, Purchase of a building\. To be taken in private/)
    assert.doesNotMatch(await wordsIn(openPack), /Hartley|Mill Lane/)
    const toMember = (await read(`${at}/agenda`, asMember())).text
    assert.match(
      toMember,
      /Taken in private .* 4 Mill Lane .* Offer to Hartley Ltd \([^)]*\) Page 7 of/,
    )
    assert.deepEqual((await verifyRecord(site.db, TABLE_CHECKS)).problems, [])
  })

  it('has a report written here, none of whose implications may be empty', async () => {
    moment = '2027-01-28T09:00:00Z'
    await item('People Zones', { business: 'd', hasPaper: 'yes' })
    const about = { title: 'People Zones: how they are coming on', author: 'Chief Executive' }
    const taken = await sendPaper(8, { ...about, asks: 'discuss', isReport: 'yes' })
    assert.equal(taken.status, 303, taken.text)
    const form = `${at}/agenda/papers/5/form`
    const says = { purpose: 'To tell the panel', background: 'There are three zones.' }
    const implications = { financial: 'none', legal: 'none', equality: 'none', risks: 'none' }
    await send(form, { ...says, ...implications })
    await send(`${at}/agenda/check`, {})
    const refused = await send(`${at}/agenda/issue`, { change: 'A report' })
    assert.equal(refused.status, 422)
    assert.match(
      refused.text,
      /“Link to the police and crime plan” is empty\. Fill it in, or write/,
    )
    await send(form, { ...says, ...implications, plan: 'Priority two' })
    assert.match(await prepare(), /It was read before it, the day or the restricted words were/)
    await send(`${at}/agenda/check`, {})
    const done = await send(`${at}/agenda/issue`, { change: 'A report' })
    assert.equal(done.to, `${at}/agenda`, done.text)
    const { text } = await read(`${at}/papers/5`)
    assert.match(
      text,
      /By the Chief Executive\. The panel is asked to discuss\. Issued on 28 January/,
    )
    assert.match(text, /Background There are three zones\. Financial implications none/)
    const { pdf } = await bytes(`${at}/pack.pdf`)
    assert.match(await wordsIn(pdf), /Link to the police and crime plan/)
  })

  it('has its sections read from a Word file, whose words are set for the pack', async () => {
    await item('Modern slavery', { hasPaper: 'yes' })
    const paragraphs = [
      'Purpose of Report',
      'To note.',
      'Implications',
      'Financial: None.',
      'Legal: None',
    ]
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const body = paragraphs.map((one) => `<w:p><w:r><w:t>${one}</w:t></w:r></w:p>`).join('')
    const docx = writeZip([
      {
        name: 'word/document.xml',
        bytes: `<w:document ${w}><w:body>${body}</w:body></w:document>`,
      },
    ])
    const file = new File([Uint8Array.from(docx)], 'slavery.docx')
    const bytes = `<w:document ${w}><w:body></w:body></w:document>`
    const blank = writeZip([{ name: 'word/document.xml', bytes }])
    const none = new File([Uint8Array.from(blank)], 'empty.docx')
    const refused = await sendPaper(9, { title: 'Modern slavery', isReport: 'yes' }, none)
    assert.match(refused.text, /There is not a word in the file/)
    const taken = await sendPaper(9, { title: 'Modern slavery', isReport: 'yes' }, file)
    assert.equal(taken.status, 303, taken.text)
    const page = await prepare()
    assert.match(
      page,
      /It was set here from the words of a Word file: pictures, headers and footers/,
    )
    assert.match(page, /“Equality impact” is empty/)
    assert.doesNotMatch(page, /“Financial implications” is empty|“Purpose of the report” is empty/)
  })

  it('is written by the command line as it was issued, byte for byte', async () => {
    const out = join(site.folder, 'out')
    const write = (isForMembers: boolean) =>
      writeMeetingPack(site.readAs, '2027-02-01', { out, isForMembers })
    assert.match(await write(false), /pack\.pdf {2}as issued on 28 January 2027, [\d,]+ bytes/)
    const issued = (await bytes(`${at}/pack.pdf`)).pdf
    assert.ok(issued.equals(await readFile(join(out, 'pack.pdf'))))
    await write(true)
    const restricted = (await bytes(`${at}/restricted/pack.pdf`, asMember())).pdf
    assert.ok(restricted.equals(await readFile(join(out, 'restricted-pack.pdf'))))
  })

  it('lets a member note beside a paper what nobody else reads', async () => {
    const url = `${at}/papers/1`
    const body = new URLSearchParams({ text: 'Ask about the third table' })
    const headers = asMember()
    await fetch(`${site.address}${url}/note`, { method: 'POST', headers, body })
    const other = {
      method: 'POST',
      headers,
      body: new URLSearchParams({ words: 'Some other form' }),
    }
    assert.equal((await fetch(`${site.address}${url}/note`, other)).status, 422)
    const own = await fetch(`${site.address}${url}`, { headers })
    assert.match(await own.text(), /Ask about the third table<\/textarea>/)
    for (const others of [{}, site.operator]) {
      assert.doesNotMatch((await read(url, others)).text, /third table/)
    }
    const file = await fetch(`${site.address}/mine/notes`, { headers })
    assert.match(await file.text(), /Meeting of 1 February 2027, paper 1[\s\S]*third table/)
    assert.equal((await read(`${at}/papers/4`)).status, 404)
    assert.match((await read(`${at}/papers/4`, headers)).text, /Offer to Hartley Ltd/)
  })

  it('begins from the items of the last one, but for what was taken in private, and once each', async () => {
    const when = { kind: 'ordinary', when: '2027-03-01 14:00', on: '2027-01-20' }
    assert.equal((await send('/meetings/convene', when)).status, 303)
    const next = '/meetings/2027-03-01/agenda'
    const form = (await read(`${next}/items/from-last`, site.operator)).text
    assert.match(form, /As at the meeting of 1 February 2027/)
    assert.match(form, /Minutes of the last meeting/)
    assert.doesNotMatch(form, /Hartley/)
    const none = await send(`${next}/items/from-last`, {})
    assert.match(none.text, /Choose the items that are to be on it/)
    for (const _ of ['once', 'twice']) {
      const done = await send(`${next}/items/from-last`, { items: '0' })
      assert.equal(done.status, 303)
    }
    const page = (await read(`${next}/prepare`, site.operator)).text
    assert.equal(page.split('Take out Minutes of the last meeting').length, 2)
  })

  it('says at once of a meeting whose day is over that nothing is issued for it', async () => {
    moment = '2027-03-02T09:00:00Z'
    const { text } = await read('/meetings/2027-03-01/agenda/prepare', site.operator)
    assert.match(text, /The day of this meeting is over: nothing is issued for it now\./)
    assert.doesNotMatch(text, /Nothing stands in the way|Issue the agenda|If it is issued today/)
  })
})
