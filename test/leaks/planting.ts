import assert from 'node:assert/strict'
import { type Audience, readableBy } from '#storage/index.ts'
import { audienceOf, GIVEN_ROLES, type Role } from '#web/index.ts'
import type { TestSite } from '../site.ts'

/** The roles that may read the parts for an audience. */
export const reading = (audience: Audience): readonly Role[] =>
  GIVEN_ROLES.filter((role) => readableBy(audienceOf({ roles: [role] })).includes(audience))

export type Fields = Readonly<Record<string, string>>

/** Sends a form as the officer of the site. @returns where it leads on to */
export async function post(
  site: TestSite,
  url: string,
  fields: Fields,
  headers: Fields = site.operator,
) {
  const answer = await site.app.inject({
    ...{ method: 'POST', url },
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
  assert.equal(answer.statusCode, 303, `${url}: ${answer.body}`)
  return String(answer.headers['location'])
}

/** Sends a form with a file as the same. */
export async function sendFile(
  site: TestSite,
  url: string,
  field: string,
  file: File,
  fields: Fields,
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set(field, file)
  const headers = site.operator
  const send = () => fetch(site.address + url, { method: 'POST', headers, body: form })
  const answer = await send()
  // A paper is read within bounds of time, which a busy machine may go beyond
  return answer.status === 422 || answer.status === 503 ? await send() : answer
}
