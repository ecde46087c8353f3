import assert from 'node:assert/strict'
import type { TestSite } from './site.ts'

/**
 * Keeps books on a site, and reads pages as plain words.
 *
 * @param keeperOf - what the browser of whoever keeps them sends; that of the site's officer unless said
 */
export function bookKeeper(
  siteOf: () => TestSite,
  keeperOf: () => Readonly<Record<string, string>> = () => siteOf().operator,
) {
  const plain = (body: string) =>
    body
      .replace(/<\/?(?:strong|a|wbr)\b[^>]*>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/\s+/g, ' ')

  const read = async (url: string, headers: Readonly<Record<string, string>> = keeperOf()) => {
    const { body, statusCode } = await siteOf().app.inject({ url, headers })
    assert.equal(statusCode, 200, `${url}: ${plain(body).slice(0, 500)}`)
    return plain(body)
  }

  const post = async (url: string, fields: Readonly<Record<string, string>> = {}) =>
    await siteOf().app.inject({
      ...{ method: 'POST', url },
      headers: { ...keeperOf(), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })

  /** Records an entry, and gives the address of its page. */
  const record = async (register: string, fields: Readonly<Record<string, string>>) => {
    const done = await post(`/registers/${register}/new`, { ...fields, 'form-step': 'record' })
    assert.equal(done.statusCode, 303, plain(done.body).slice(0, 2_000))
    return String(done.headers['location'])
  }

  /** Takes in lines of a spreadsheet, the headings first. */
  const take = async (register: string, lines: readonly string[]) => {
    const form = new FormData()
    form.set('file', new File([lines.join('\n')], `${register}.csv`))
    form.set('reason', 'The book of the quarter')
    form.set('how', 'import')
    const url = `${siteOf().address}/registers/${register}/import`
    const sent = await fetch(url, { method: 'POST', headers: keeperOf(), body: form })
    const said = plain(await sent.text())
    assert.ok(sent.status < 400, said.slice(0, 2_000))
    return said
  }

  return { plain, read, post, record, take }
}
