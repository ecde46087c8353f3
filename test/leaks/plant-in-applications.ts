import type { TestSite } from '../site.ts'
import { post, reading } from './planting.ts'
import type { Words } from './words.ts'

/** Who applied to be an independent member, and what was found of them. */
export async function plantInApplications(site: TestSite, { keep }: Words) {
  const office = (what: string) => keep(what, ...reading('office'))
  const opened = await post(site, '/procedures/independent-member-appointment/open', {
    ...{ title: 'A vacancy', on: '2026-05-04', midPoint: '2027-05-01', reason: 'From the file' },
  })
  const page = await post(site, '/panel/applications/record', {
    ...{ on: '2026-05-05', case: opened.split('/').at(-1) ?? '' },
    name: office('who applied to be an independent member'),
  })
  await post(site, `${page}/1/considered`, {
    ...{ on: '2026-05-06', isShortlisted: 'yes' },
    words: office('why an applicant is to be interviewed'),
  })
  await post(site, `${page}/1/ended`, {
    ...{ on: '2026-05-07', outcome: 'withdrawn' },
    words: office('how an application ended'),
  })
  return [page]
}
