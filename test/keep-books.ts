import assert from 'node:assert/strict'
import type { TestSite } from './site.ts'

/** Keeps books on a site as an officer does who may do all, and reads pages as plain words. */
export function bookKeeper(siteOf: () => TestSite) {
  const plain = (body: string) =>
    body
      .replace(/<\/?(?:strong|a)\b[^>]*>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/\s+/g, ' ')

  const read = async (url: string, headers: Record<string, string> = siteOf().operator) => {
    const { body, statusCode } = await siteOf().app.inject({ url, headers })
    assert.equal(statusCode, 200, `${url}: ${plain(body).slice(0, 500)}`)
    return plain(body)
  }

  const post = async (url: string, fields: Readonly<Record<string, string>> = {}) =>
    await siteOf().app.inject({
      ...{ method: 'POST', url },
      headers: { ...siteOf().operator, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })

  /** Records an entry, and gives the address of its page. */
  const record = async (register: string, fields: Readonly<Record<string, string>>) => {
    const done = await post(`/registers/${register}/new`, { ...fields, step: 'record' })
    assert.equal(done.statusCode, 303, plain(done.body).slice(0, 2_000))
    return String(done.headers['location'])
  }

  /** Takes in lines of a spreadsheet, the headings first. */
  const take = async (register: string, lines: readonly string[]) => {
    const form = new FormData()
    form.set('file', new File([lines.join('\n')], `${register}.csv`))
    form.set('reason', 'The book of the quarter')
    form.set('how', 'import')
    const { address, operator } = siteOf()
    const url = `${address}/registers/${register}/import`
    const sent = await fetch(url, { method: 'POST', headers: operator, body: form })
    const said = plain(await sent.text())
    assert.ok(sent.status < 400, said.slice(0, 2_000))
    return said
  }

  return { plain, read, post, record, take }
}
