import assert from 'node:assert/strict'
import { utils, write } from '@e965/xlsx'
import { recordConnected } from '#accounts/account-records.ts'
import { signInForTest } from '#accounts/testing.ts'
import { CLOCK } from '#app/clock.ts'
import { writeZip } from '#shared/index.ts'
import { eraseParts, fetchEntries, recordEntry, writeRecord } from '#storage/index.ts'
import { packPdf, write as writeLines } from '../papers/pdf-file.ts'
import type { TestSite } from '../site.ts'
import { plantInApplications } from './plant-in-applications.ts'
import { plantInEditions } from './plant-in-editions.ts'
import { plantInPromises } from './plant-in-promises.ts'
import { plantInQuestions } from './plant-in-questions.ts'
import { plantInRegisters } from './plant-in-registers.ts'
import { type Fields, post, reading, sendFile } from './planting.ts'
import type { Words } from './words.ts'

const ANSWERERS = ['clerk', 'monitoring-officer', 'performance-officer'] as const
const IMPORTERS = ['administrator', 'performance-officer'] as const

const HEAD = 'measure,area,breakdown,period,value'

/** Puts words wherever something is kept that is not for everybody. @returns addresses that it made */
export async function plantEverywhere(site: TestSite, words: Words): Promise<readonly string[]> {
  return [
    ...(await plantInAccounts(site, words)),
    ...(await plantInRemarks(site, words)),
    ...(await plantInPromises(site, words)),
    ...(await plantInPapers(site, words)),
    ...(await plantInEditions(site, words)),
    ...(await plantInImports(site, words)),
    ...(await plantInFigures(site, words)),
    ...(await plantInMeetings(site, words)),
    ...(await plantInAgenda(site, words)),
    ...(await plantInQuestions(site, words)),
    ...(await plantInApplications(site, words)),
    ...(await plantInRegisters(site, words)),
    ...(await plantInMinutes(site, words)),
    ...(await plantInRecord(site, words)),
  ]
}

async function plantInAccounts(site: TestSite, { keep }: Words) {
  const admin = 'administrator'
  const email = `${keep('the address of an account', admin)}@example.org`
  // Whoever keeps the list of early sight chooses from those who have an account
  const name = keep('the name of an account', admin, 'performance-officer', 'approver')
  const page = await post(site, '/accounts/invite', {
    ...{ name, email, role: 'member', from: '2020-01-01' },
  })
  await post(site, `${page}/recover`, { reason: keep('the reason of a recovery', admin) })
  await post(site, `${page}/disable`, { reason: keep('why an account was closed', admin) })
  await post(site, `${page}/enable`, { reason: keep('why an account was opened again', admin) })
  const subject = keep('who somebody is in the directory')
  await writeRecord(site.db, (trx) =>
    recordConnected(trx, { id: page.replace('/accounts/', '') }, subject, byClerk()),
  )
  return [page]
}

const byClerk = () => ({ actor: 'A. Clerk', at: CLOCK.now() })

async function plantInRemarks(site: TestSite, { keep }: Words) {
  let connection = 0
  const say = async (fields: Fields, cookie = '') => {
    connection += 1
    const answer = await site.app.inject({
      ...{ method: 'POST', url: '/remarks', remoteAddress: `192.0.2.${connection}` },
      headers: {
        ...{ cookie, 'sec-fetch-site': 'same-origin' },
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ about: '/performance', ...fields }).toString(),
    })
    assert.equal(answer.statusCode, 303, answer.body)
    return String(answer.headers['location'])
  }
  const office = (what: string) => keep(`${what} of a remark that waits`, ...ANSWERERS)
  const waiting = await say({
    about: `/performance?${office('the address')}=1`,
    part: office('the part'),
    wrong: office('what is wrong'),
    should: office('what should be'),
    where: office('where it stands'),
    email: `${keep('the address for an answer')}@example.org`,
  })
  const email = 'maker@example.gov.uk'
  const name = keep('who made a remark', 'administrator', ...ANSWERERS)
  await post(site, '/accounts/invite', { name, email, role: 'member', from: '2020-01-01' })
  const signedIn = { name, email, roles: ['member'], folder: site.folder, at: CLOCK.now() } as const
  await say({ wrong: 'A comma is missing' }, await signInForTest(site.db, signedIn))
  const refused = await say({
    wrong: keep('a remark that was refused', ...ANSWERERS),
    email: `${keep('the address on a remark that was refused')}@example.org`,
  })
  await post(site, `${refused}/refuse`, { why: 'personal' })
  const shortened = await say({
    wrong: keep('the words of a remark answered without them', ...ANSWERERS),
    should: keep('what should be, of a remark answered without its words', ...ANSWERERS),
  })
  const answer = { answer: 'not-right', words: 'It is right.' }
  await post(site, `${shortened}/answer`, { ...answer, shows: 'answer' })
  const answered = await say({
    wrong: 'There is a comma too many',
    email: `${keep('the address of a letter', 'administrator')}@example.org`,
  })
  await post(site, `${answered}/answer`, answer)
  return [waiting, refused, shortened, answered]
}

const WRONG = 'There were 5,050 reports in 2018/19, an increase of 838 or 16.6%.'

async function plantInPapers(site: TestSite, { keep, pass }: Words) {
  const body = `<w:p><w:r><w:t>${WRONG} ${pass('a word of a paper')}</w:t></w:r></w:p>
    <w:p><w:del><w:r><w:delText>${pass('a deletion in a paper')}</w:delText></w:r></w:del></w:p>
    <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${pass('hidden text of a paper')}</w:t></w:r></w:p>`
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const docx = writeZip([
    { name: 'word/document.xml', bytes: `<w:document ${w}><w:body>${body}</w:body></w:document>` },
    {
      name: 'word/comments.xml',
      bytes: `<w:comments ${w}><w:comment><w:p><w:r><w:t>${pass('a comment on a paper')}</w:t></w:r></w:p></w:comment></w:comments>`,
    },
    {
      name: 'docProps/core.xml',
      bytes: `<cp xmlns:dc="a"><dc:creator>${pass('the author of a paper')}</dc:creator></cp>`,
    },
  ])
  const name = `${keep('the file name of a paper', ...ANSWERERS)}.docx`
  const checked = await sendFile(
    site,
    '/check',
    'paper',
    new File([Uint8Array.from(docx)], name),
    {},
  )
  const page = await checked.text()
  assert.equal(checked.status, 200, page)
  const packed = /name="packed" value="([^"]*)"/.exec(page)?.[1] ?? ''
  const mark = /name="answer-([0-9a-f]{16})"/.exec(page)?.[1] ?? ''
  const kept = await fetch(`${site.address}/check/answers`, {
    method: 'POST',
    headers: site.operator,
    body: new URLSearchParams({
      packed,
      [`answer-${mark}`]: 'accepted',
      [`reason-${mark}`]: keep('why a finding stays', ...ANSWERERS),
    }),
  })
  assert.equal(kept.status, 200)
  const info = `<</Author(${pass('the author of a PDF')})>>`
  const pdf = packPdf([{ drawing: writeLines([WRONG], 50, 700) }], {
    ...{ objects: [info], trailer: '/Info 6 0 R' },
  })
  const file = new File(
    [Uint8Array.from(pdf)],
    `${pass('the file name of a PDF that was checked')}.pdf`,
  )
  assert.match(String((await sendFile(site, '/check', 'paper', file, {})).status), /200|422|503/)
  return ['/check']
}

async function plantInImports(site: TestSite, { keep, pass }: Words) {
  const importer = (what: string) => keep(what, ...IMPORTERS)
  const send = async (name: string, bytes: string | Uint8Array<ArrayBuffer>, why: string) => {
    const file = new File([bytes], name)
    const page = await (await sendFile(site, '/data/import', 'file', file, { why })).text()
    return /\/data\/import\/[0-9a-f]{64}/.exec(page)?.[0] ?? '/data/import'
  }
  const good = `${HEAD}\nburglary,northmere,,2026-05,41`
  const name = `${importer('the file name of an import that waits')}.csv`
  const waiting = await send(name, good, pass('why a file was sent that may still be imported'))
  const bad = `${good}\nburglary,${importer('a row that was rejected')},,2026-05,41`
  const rejected = await send('rejected.csv', bad, 'Monthly figures')
  const book = utils.book_new()
  book.Props = { Author: importer('the author of a workbook') }
  const sheet = (rows: readonly (readonly string[])[]) => utils.aoa_to_sheet(rows as string[][])
  utils.book_append_sheet(
    book,
    sheet(['Month,Burglary', 'May 2026,41'].map((row) => row.split(','))),
    'A',
  )
  utils.book_append_sheet(book, sheet([[importer('a cell of a hidden sheet')]]), 'B')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  const xlsx = await send(
    'other.xlsx',
    Uint8Array.from(write(book, { type: 'buffer', bookType: 'xlsx' })),
    importer('why a file of another layout was sent'),
  )
  const done = await post(site, await send('done.csv', `${good}41`, 'Monthly figures'), {
    why: 'Monthly figures',
  })
  await post(site, `${done}/withdraw`, { reason: 'Of another force' })
  return [waiting, `${waiting}/rejects.csv`, rejected, `${rejected}/rejects.csv`, xlsx, done]
}

/** The figure is one of the area's own, which stays away from then on. */
async function plantInFigures(site: TestSite, { pass }: Words) {
  const page = '/performance/burglary'
  const { body } = await site.app.inject({ url: `${page}.json` })
  const { figures } = JSON.parse(body) as { readonly figures: readonly { figure: number }[] }
  const figure = `${page}/figures/${figures.at(0)?.figure}`
  await post(site, `${figure}/withdraw`, { reason: 'Of another year' })
  const url = `${page}/set-aside?area=northmere`
  const form = await site.app.inject({ url, headers: site.operator })
  await post(site, url, {
    period: /value="(\d{4}-\d{2})"/.exec(form.body)?.[1] ?? '',
    reason: 'A made-up reason',
  })
  const { statusCode } = await site.app.inject({
    url: `${page}?area=${pass('an address that was asked for')}`,
  })
  assert.equal(statusCode, 404)
  return [figure]
}

/** Why somebody does not come to a meeting and how the clerk was told, and why a summons came back. */
async function plantInMeetings(site: TestSite, { keep }: Words) {
  const page = await post(site, '/meetings/convene', {
    ...{ kind: 'ordinary', when: '2040-02-06 14:00', on: '2020-01-06' },
  })
  const members = reading('members')
  await post(site, `${page}/reply-for`, {
    ...{ person: 'ada-fairweather', answer: 'apologies', told: '2020-01-06 10:00' },
    reason: keep('why a member does not come', ...members),
    how: keep('how the clerk was told', ...members),
  })
  await post(site, `${page}/came-back`, {
    whose: 'ada-fairweather',
    why: keep('why a summons came back', ...reading('office')),
  })
  return [page]
}

/** What is taken in private, what the files of papers carry unseen, and what was not issued. */
async function plantInAgenda(site: TestSite, { keep, pass }: Words) {
  const members = (what: string) => keep(what, ...reading('members'))
  const office = (what: string) => keep(what, ...reading('office'))
  const page = await post(site, '/meetings/convene', {
    ...{ kind: 'ordinary', when: '2040-03-05 14:00', on: '2020-01-06' },
  })
  const agenda = `${page}/agenda`
  const put = (fields: Fields) =>
    post(site, `${agenda}/items/new`, { hasPaper: 'yes', isRestricted: 'no', ...fields })
  const hidden = office('a word that may stand nowhere in public')
  await put({
    ...{ title: members('an item taken in private'), isRestricted: 'yes', words: hidden },
    ...{ publicTitle: 'A contract', category: 'paragraph 3', reason: 'Bids are not in yet' },
  })
  await put({ title: 'Force performance', urgent: 'It came late' })
  await put({ title: office('an item that was taken out'), hasPaper: 'no' })
  await post(site, `${agenda}/items/3/take-out`, { reason: office('why it was taken out') })
  const send = async (item: number, title: string, says: string) => {
    const info = `<</Author(${office('the author named in the file of a paper')})>>`
    const drawing = writeLines([says, 'This paper says so in as many words as it takes.'], 50, 700)
    const pdf = packPdf([{ drawing }], { objects: [info], trailer: '/Info 6 0 R' })
    const file = new File([Uint8Array.from(pdf)], `${pass('the file name of a paper sent')}.pdf`)
    const author = item === 1 ? members('who wrote it') : 'Chief Constable'
    const about = { title, author, isReport: 'no' }
    const taken = await sendFile(site, `${agenda}/items/${item}/paper`, 'file', file, about)
    assert.equal(taken.status, 200, await taken.text())
  }
  await send(1, members('a paper taken in private'), members('the words of such a paper'))
  await send(2, 'Force performance', 'Burglary fell.')
  await post(site, `${agenda}/check`, {})
  const { body } = await site.app.inject({ url: `${agenda}/prepare`, headers: site.operator })
  const reason = office('why something found in a paper stays')
  for (const [finding] of body.matchAll(/[\w/-]+\/agenda\/findings\/\w+/g)) {
    await post(site, finding, { reason })
  }
  await post(site, `${agenda}/issue`, {})
  await put({ title: office('an item that is not issued yet') })
  await send(2, office('a paper that is not issued yet'), office('the words of a draft'))
  const why = members('why a paper taken in private was withdrawn')
  await post(site, `${agenda}/papers/1/withdraw`, { reason: why })
  const email = 'reader@example.gov.uk'
  const reader = { name: 'A reader', email, roles: ['member'], folder: site.folder } as const
  const cookie = await signInForTest(site.db, { ...reader, at: CLOCK.now() })
  const text = keep('a note beside a paper')
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  await post(site, `${page}/papers/2/note`, { text }, { ...site.operator, ...headers })
  return [
    agenda,
    `${agenda}/prepare`,
    `${page}/papers/1`,
    `${page}/papers/2`,
    `${page}/restricted/pack.pdf`,
    `${page}/pack.pdf`,
  ]
}

/** Parts for some readers of a kind of record that no page knows, and words that were erased. */
/** A paragraph that was written otherwise than the record has it, which the office and the chair read. */
async function plantInMinutes(site: TestSite, { keep }: Words) {
  const meeting = await post(site, '/meetings/convene', {
    ...{ kind: 'ordinary', when: '2040-04-02 14:00', on: '2020-01-06' },
  })
  await post(site, `${meeting}/record/open`, { by: 'ada-fairweather', hour: '14:00' })
  await post(site, `${meeting}/record/note`, { text: 'The meeting was welcomed', hour: '14:01' })
  const minutes = `${meeting}/minutes`
  await post(site, `${minutes}/take-over`, { first: '1' })
  const drafts = [...reading('office'), 'chair'] as const
  for (const what of ['the paragraph of a draft before', 'the paragraph of a draft']) {
    const words = keep(what, ...drafts)
    const says = { words, who: 'everybody', isLeftOut: 'no' }
    await post(site, `${minutes}/paragraphs/1/edit`, says)
  }
  return [minutes, `${minutes}/edit`]
}

async function plantInRecord(site: TestSite, { keep, pass }: Words) {
  const erased = pass('what was erased')
  const gone = pass('who recorded what was erased')
  const letter = { kind: 'letter', record: '1', event: 'received', happened: null }
  await writeRecord(site.db, async (trx) => {
    const parts = {
      members: { says: keep('a part for members', ...reading('members')) },
      office: { says: keep('a part for the office', ...reading('office')) },
      sealed: { says: keep('a part that is sealed') },
    }
    await recordEntry(trx, { ...letter, parts }, byClerk())
    const { id } = await recordEntry(
      trx,
      { ...letter, parts: { public: { says: erased } } },
      { actor: gone, at: CLOCK.now() },
    )
    const law = 'UK GDPR article 17'
    const reason = keep('why something was erased', ...reading('office'))
    await eraseParts(trx, { entry: id, audiences: ['public'], law, reason }, byClerk())
    for (const one of await fetchEntries(trx, { kind: 'person' })) {
      if (one.says['name'] !== gone) continue
      await eraseParts(trx, { entry: one.id, audiences: ['public'], law }, byClerk())
    }
  })
  return []
}
