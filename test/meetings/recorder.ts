import type { TestSite } from '../site.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>
type Headers = Readonly<Record<string, string>>

/** What a page says, without its marks. */
const wordsOf = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')

/** Whoever records a meeting by its pages, with no browser. */
export function recorderOf(site: TestSite, meeting: string) {
  const read = async (path: string, headers: Headers = {}) => {
    const answer = await fetch(site.address + path, { headers })
    const html = await answer.text()
    return { status: answer.status, html, text: wordsOf(html) }
  }
  const send = async (path: string, fields: Fields, headers: Headers = site.operator) => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
    }
    const answer = await fetch(site.address + path, {
      ...{ method: 'POST', redirect: 'manual' as const, headers, body },
    })
    const html = await answer.text()
    const to = answer.headers.get('location') ?? ''
    return { status: answer.status, to, html, text: wordsOf(html) }
  }
  return {
    read,
    send,
    /** As the office reads it. */
    readAsOffice: async (path: string) => await read(path, site.operator),
    /** Records one event: refused is a failure. */
    async record(form: string, fields: Fields) {
      const done = await send(`/meetings/${meeting}/record/${form}`, fields)
      if (done.status !== 303) throw new Error(`${form} was not recorded: ${done.text}`)
      return done
    },
  }
}
