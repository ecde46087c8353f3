import assert from 'node:assert/strict'
import type { ChangeFiles } from '../founded.ts'
import { packPdf, write } from '../papers/pdf-file.ts'
import { readShipped } from '../shipped-registers.ts'
import type { TestSite } from '../site.ts'
import { post, reading, sendFile } from './planting.ts'
import type { Words } from './words.ts'

const KEEPERS = ['commissioners-officer', 'performance-officer'] as const

/** The made-up place with two registers: one that nobody but the office may know of, and one that everybody reads. */
export async function withRegisters(): Promise<ChangeFiles> {
  const added = await readShipped(['correspondence', 'engagement'])
  return (files) => new Map([...files, ...added])
}

/** Columns and rows of registers that are not for everybody, corrected, taken out and imported. */
export async function plantInRegisters(site: TestSite, { keep }: Words) {
  const office = (what: string) => keep(what, ...reading('office'), 'commissioners-officer')
  const sealed = (what: string) => keep(what, ...KEEPERS)
  const record = async (register: string, fields: Readonly<Record<string, string>>) =>
    await post(site, `/registers/${register}/new`, { ...fields, 'form-step': 'record' })
  const letter = { channel: 'post', kind: 'complaint' }
  const before = office('what a letter was about before it was corrected')
  const page = await record('correspondence', {
    ...{ ...letter, received: '2026-05-04', subject: before },
    sender: sealed('who wrote a letter'),
  })
  await post(site, `${page}/correct`, {
    ...{ ...letter, received: '2026-05-04', 'form-step': 'record' },
    subject: office('what a letter is about'),
    sender: sealed('who wrote a letter, corrected'),
    'form-reason': office('why a letter was corrected'),
  })
  const letterOf = `${page}/files/letter`
  const says = sealed('what a letter that was kept says, and what its file was called')
  const drawn = packPdf([{ drawing: write([says], 60, 700) }])
  const kept = new File([Uint8Array.from(drawn)], `${says}.pdf`)
  const done = await sendFile(site, `${letterOf}/change`, 'file', kept, { step: 'put' })
  assert.ok(done.ok, await done.text())
  const gone = await record('correspondence', {
    ...{ ...letter, received: '2026-05-05', subject: office('what a letter taken out was about') },
  })
  await post(site, `${gone}/take-out`, {
    'form-reason': office('why a letter was taken out'),
    'form-step': 'record',
  })
  const event = await record('engagement', {
    ...{ held: '2026-05-06', what: 'Market day', kind: 'event', place: 'Skerby' },
    ...{ commissioner: 'yes', deputy: 'no', hours: '2', people: '4' },
    'concerns-1-concern': office('a concern raised at an event'),
    'concerns-1-raised_by': sealed('who raised a concern'),
  })
  const rows = `Received,Channel,Type,Subject,Sender\n2026-05-07,Post,Enquiry,${office('what an imported letter is about')},${sealed('who wrote an imported letter')}\n`
  const form = new FormData()
  form.set('file', new File([rows], `${office('the name of a file of letters')}.csv`))
  form.set('reason', office('why letters were imported'))
  form.set('how', 'import')
  const sent = await fetch(`${site.address}/registers/correspondence/import`, {
    ...{ method: 'POST', headers: site.operator, body: form },
  })
  assert.equal(sent.status, 200, await sent.text())
  const kinds = ['csv', 'xlsx', 'ods', 'json', 'atom', 'ics']
  // A part of it, as the page says again what was looked for
  const words = [before.slice(0, 5), 'who'].map((word) => `/registers/correspondence?words=${word}`)
  return [
    ...[
      page,
      letterOf,
      `${letterOf}/change`,
      gone,
      event,
      '/registers',
      '/registers/due',
      ...words,
    ],
    ...['correspondence', 'engagement'].flatMap((id) => [
      `/registers/${id}`,
      ...kinds.map((kind) => `/registers/${id}.${kind}`),
      ...['months', 'definition', 'change', 'import', 'new'].map(
        (one) => `/registers/${id}/${one}`,
      ),
    ]),
  ]
}
