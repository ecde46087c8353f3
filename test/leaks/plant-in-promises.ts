import assert from 'node:assert/strict'
import { packPdf, write } from '../papers/pdf-file.ts'
import type { TestSite } from '../site.ts'
import { post, reading, sendFile } from './planting.ts'
import type { Words } from './words.ts'

/** What was said in private of promises, and what an exempt report of the panel recommends. */
export async function plantInPromises(site: TestSite, { keep }: Words) {
  const members = (what: string) => keep(what, ...reading('members'))
  /** What is sent to whoever is to answer it, besides. */
  const sent = (what: string) => keep(what, ...reading('members'), 'commissioners-officer')
  const office = (what: string) => keep(what, ...reading('office'))
  const source = { document: 'Minutes of a made-up panel', meeting: '2026-05-04' }
  const made = { ...source, kind: 'request', who: 'nobody', awaits: 'answer' }
  const of = async (audience: 'members' | 'office', word: (what: string) => string) => {
    const page = await post(site, '/promises/record', {
      ...{ ...made, audience, paragraph: word('the paragraph of a promise made in private') },
      ...{ what: word('a promise made in private'), hint: word('who may have made it') },
      measures: '/performance/burglary',
    })
    const found = { on: '2026-05-05', document: word('the evidence of it') }
    await post(site, `${page}/evidence`, { ...found, words: word('what the evidence says') })
    const { body } = await site.app.inject({ url: page, headers: site.operator })
    const strike = /\/promises\/\d+\/strike-out\?entry=\d+/.exec(body)?.[0] ?? page
    await post(site, strike, { reason: word('why the evidence was struck out') })
    return page
  }
  const cases = '/procedures/report-response'
  const why = { on: '2026-05-04', reason: 'From the file' }
  const opened = await post(site, `${cases}/open`, { ...why, title: 'An exempt report' })
  await post(site, `${opened}/adopt`, { ...why, published: 'no' })
  const report = opened.replace(cases, '/recommendations')
  await post(site, `${report}/made`, {
    texts: sent('an exempt recommendation'),
    document: sent('the exempt report'),
    isExempt: 'yes',
    category: sent('why it is exempt'),
    reason: sent('why that outweighs'),
  })
  const inPrivate = await of('members', members)
  const rests = inPrivate.split('/').at(-1) ?? ''
  const draft = await post(site, '/letters/draft', {
    ...{ rests, to: office('to whom a draft is'), subject: office('the subject of a draft') },
    ...{ text: office('the text of a draft'), signedBy: office('who is to sign a draft') },
  })
  await post(site, `${draft}/give-up`, { reason: office('why a draft was given up') })
  const letter = await post(site, '/letters/send', {
    ...{ rests, on: '2026-05-06', audience: 'members' },
    ...{ to: members('to whom a letter is'), subject: members('the subject of a letter') },
    text: members('the text of a letter'),
  })
  await post(site, `${letter}/answered`, { on: '2026-05-07', words: members('the answer to it') })
  const withDocument = await plantInAnswer(site, members)
  return [withDocument, inPrivate, await of('office', office), report, draft, letter]
}

/** A report that was answered in public, with a document that is for members alone. */
async function plantInAnswer(site: TestSite, members: (what: string) => string) {
  const cases = '/procedures/report-response'
  const why = { on: '2026-05-04', reason: 'From the file' }
  const opened = await post(site, `${cases}/open`, { ...why, title: 'An open report' })
  await post(site, `${opened}/adopt`, { ...why, published: 'yes' })
  await post(site, `${opened}/receive`, why)
  const report = opened.replace(cases, '/recommendations')
  await post(site, `${report}/made`, { texts: 'Count them', document: 'An open report' })
  await post(site, `${report}/answer`, { on: '2026-05-05', 'answer-1': 'accepted' })
  const pdf = packPdf([{ drawing: write(['A document that is restricted'], 60, 700) }])
  const sent = await sendFile(
    site,
    `${report}/attach`,
    'file',
    new File([Uint8Array.from(pdf)], 'reply.pdf'),
    {
      ...{ title: members('the title of a restricted document'), isRestricted: 'yes' },
      reason: members('why a document is restricted'),
    },
  )
  assert.ok(sent.ok, await sent.text())
  return report
}
