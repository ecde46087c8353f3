import assert from 'node:assert/strict'
import type { TestSite } from '../site.ts'
import { post, reading } from './planting.ts'
import type { Words } from './words.ts'

const REPORT = '/reports/force-performance/2025-26-Q4'

/** Drafts of editions and of texts, what was accepted in them and why, and who sees them early. */
export async function plantInEditions(site: TestSite, { keep }: Words): Promise<readonly string[]> {
  const office = reading('office')
  await post(site, `${REPORT}/write/crime`, {
    ...{
      do: 'keep',
      text: keep('a draft of a text'),
      base: '',
      why: 'Written anew',
    },
  })
  const page = `${REPORT}/sign-off`
  await post(site, `${page}/begin`, {})
  const { body } = await site.app.inject({ url: page, headers: site.operator })
  const marks = [...body.matchAll(/name="(reason-[^"]+)"/g)].map(([, name = '']) => name)
  assert.ok(marks.length > 0, 'something was found in the draft')
  const why = keep('why what was found in a draft stays as it is', ...office)
  await post(site, `${page}/answer`, Object.fromEntries(marks.map((name) => [name, why])))
  await plantInEarlySight(site, keep)
  await post(site, `${page}/give-up`, { reason: keep('why an edition was given up', ...office) })
  await post(site, `${page}/begin`, {})
  return [page, `${REPORT}/write`, `${REPORT}/write/crime`, '/early-sight']
}

async function plantInEarlySight(site: TestSite, keep: Words['keep']): Promise<void> {
  const name = keep('who sees a report early', ...reading('office'))
  const invited = { name, email: 'early@example.gov.uk', role: 'member', from: '2020-01-01' }
  const account = (await post(site, '/accounts/invite', invited)).replace('/accounts/', '')
  await post(site, '/early-sight', {
    ...{ account, post: 'Chair of the panel', sees: 'edition-force-performance/2025-26-Q4' },
    ...{ reason: 'To prepare questions', from: '', to: '2099-01-01 09:00' },
  })
}
