import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { insistOpened } from './opened.ts'
import { type SharedSite, shareSite } from './site.ts'

interface Part {
  readonly name: string
  readonly file?: string
  readonly value: string | Buffer
}

const BOUNDARY = 'boundary-of-a-test'

/** A form as a browser sends it, with a file or without (RFC 7578). */
function formOf(parts: readonly Part[]) {
  const chunks = parts.flatMap(({ name, file, value }) => [
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`,
    file === undefined ? '\r\n\r\n' : `; filename="${file}"\r\nContent-Type: text/plain\r\n\r\n`,
    value,
    '\r\n',
  ])
  const bytes = [...chunks, `--${BOUNDARY}--\r\n`].map((chunk) => Buffer.from(chunk))
  return {
    method: 'POST',
    url: '/check',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    payload: Buffer.concat(bytes),
  } as const
}

const WRONG = 'There were 5,050 reports in 2018/19, an increase of 838 or 16.6%.'

describe('/check', () => {
  let site: SharedSite

  before(async () => {
    site = await shareSite('test/fixtures/areas/northmere')
  })

  it('takes in a file, and a form without one, and answers with what is wrong', async () => {
    const file = await site.app.inject(
      formOf([{ name: 'paper', file: 'C:\\drafts\\annual.txt', value: WRONG }]),
    )
    insistOpened('/check', file.statusCode)
    assert.match(file.body, /<h1[^>]*>annual\.txt: figures checked<\/h1>/)
    assert.match(file.body, /838 ÷ 4,212 = 19\.90?%/)
    const plain = await site.app.inject({
      method: 'POST',
      url: '/check',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ text: WRONG }).toString(),
    })
    insistOpened('/check', plain.statusCode)
    assert.match(plain.body, /Pasted text: figures checked/)
  })

  it('holds several papers against each other', async () => {
    const value = (count: string) => `In 2018/19 there were ${count} missing person reports.`
    const { statusCode, body } = await site.app.inject(
      formOf([
        { name: 'paper', file: 'report.txt', value: value('5,050') },
        { name: 'paper', file: 'report.txt', value: value('5,198') },
      ]),
    )
    insistOpened('/check', statusCode)
    assert.match(body, /<h1[^>]*>2 papers: figures checked<\/h1>/)
    assert.match(body, /5,050 here, but 5,198 in report\.txt \(2\)/)
  })

  it('runs nothing of a paper, and shows its tags as words', async () => {
    const text = `<script>alert(1)</script> ${WRONG} <img src=x onerror=alert(2)>`
    const { body, headers } = await site.app.inject(formOf([{ name: 'text', value: text }]))
    assert.doesNotMatch(body, /<script|<img/)
    assert.match(String(headers['content-security-policy']), /script-src 'none'/)
  })

  it('is asked for nothing and says what to do, with what was typed kept', async () => {
    const empty = await site.app.inject(formOf([{ name: 'text', value: ' ' }]))
    assert.equal(empty.statusCode, 422)
    assert.match(empty.body, /Paste the text of a paper, or choose its file/)
  })

  it('refuses a form that is cut off, a packed paper that is none, and a file that is too large', async () => {
    const whole = formOf([{ name: 'text', value: WRONG }])
    const cut = await site.app.inject({ ...whole, payload: whole.payload.subarray(0, 120) })
    assert.equal(cut.statusCode, 422)
    assert.match(cut.body, /cut off or garbled/)

    const packed = await site.app.inject(formOf([{ name: 'packed', value: 'x'.repeat(999) }]))
    assert.equal(packed.statusCode, 422)
    assert.match(packed.body, /did not arrive whole/)

    const large = Buffer.alloc(21 * 1024 * 1024, 'a')
    const big = await site.app.inject(formOf([{ name: 'paper', file: 'big.txt', value: large }]))
    assert.equal(big.statusCode, 422)
    assert.match(big.body, /At most 5 files and 20 MB can be sent at once/)
  })

  it('asks to be asked again when enough papers are being checked, and keeps what was pasted', async () => {
    const form = formOf([{ name: 'text', value: WRONG }])
    const answers = await Promise.all(Array.from({ length: 6 }, () => site.app.inject(form)))
    const busy = answers.filter(({ statusCode }) => statusCode === 503)
    assert.ok(busy.length >= 1 && busy.length < 6, `${busy.length} of 6 were turned away`)
    assert.equal(busy[0]?.headers['retry-after'], '30')
    assert.match(busy[0]?.body ?? '', /Other papers are being checked just now/)
    assert.match(busy[0]?.body ?? '', /an increase of 838 or 16\.6%\.<\/textarea>/)
    const later = await site.app.inject(form)
    assert.equal(later.statusCode, 200)
  })

  it('has no page at the addresses of its files, which are only sent to', async () => {
    const read = await site.app.inject('/check/findings.csv')
    assert.equal(read.statusCode, 404)
  })
})
