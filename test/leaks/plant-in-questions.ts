import assert from 'node:assert/strict'
import type { TestSite } from '../site.ts'
import { post, reading } from './planting.ts'
import type { Words } from './words.ts'

/** What somebody put to a meeting and the office has not accepted, and what was kept for it alone. */
export async function plantInQuestions(site: TestSite, { keep }: Words) {
  const office = (what: string) => keep(what, ...reading('office'))
  const put = async (fields: Readonly<Record<string, string>>, connection: number) => {
    const answer = await site.app.inject({
      ...{ method: 'POST', url: '/questions', remoteAddress: `198.51.100.${connection}` },
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({
        ...{ kind: 'public-question', meeting: '2040-02-06', showsName: 'no' },
        ...fields,
      }).toString(),
    })
    assert.equal(answer.statusCode, 303, answer.body)
    return String(answer.headers['location'])
  }
  const waiting = await put(
    {
      words: office('a question that waits'),
      name: office('who put a question that waits'),
      email: `${keep('the address on a question that waits')}@example.org`,
    },
    1,
  )
  const refused = await put(
    { words: office('a question that was refused'), name: office('who put it') },
    2,
  )
  await post(site, `${refused}/refuse`, { why: 'personal' })
  const nameless = await put({ words: 'Why?', name: office('who is not to be named') }, 3)
  await post(site, `${nameless}/accept`, { meeting: '2040-02-06', words: 'Why?' })
  return [waiting, refused, nameless]
}
