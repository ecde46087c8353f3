import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readdir, readFile, utimes } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from '../../../test/site.ts'

const HEAD = 'measure,area,breakdown,period,value'
const STREET = join(
  import.meta.dirname,
  '../../../test/fixtures/imports/street/2026-01/2026-01-northmere-street.csv',
)

let site: TestSite

before(async () => {
  site = await openSite('test/fixtures/areas/northmere')
})
after(() => site.close())

const FILLED = { why: 'Monthly figures' }

interface Sent {
  readonly name?: string
  readonly content?: string | Uint8Array<ArrayBuffer>
  readonly fields?: Readonly<Record<string, string>>
}

async function send({ name = 'a.csv', content, fields = FILLED }: Sent) {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  if (content !== undefined) form.append('file', new Blob([content]), name)
  const response = await fetch(`${site.address}/data/import`, {
    method: 'POST',
    headers: site.operator,
    body: form,
  })
  return { status: response.status, text: plain(await response.text()) }
}

/** The words of a page. */
function plain(html: string): string {
  const words = html.slice(html.indexOf('<main')).replace(/<[^>]+>/g, ' ')
  const letters = words.replace(/&(#34|quot);/g, '"').replace(/&(#39|apos);/g, "'")
  return letters.replace(/\s+/g, ' ')
}

async function confirm(sha256: string, fields: Record<string, string> = FILLED) {
  const body = new URLSearchParams(fields)
  return await fetch(`${site.address}/data/import/${sha256}`, {
    method: 'POST',
    headers: site.operator,
    body,
    redirect: 'manual',
  })
}

/** Asks for a page as whoever runs the program. */
async function open(path: string) {
  return await fetch(`${site.address}${path}`, { headers: site.operator })
}

async function waiting(): Promise<string[]> {
  const folder = join(site.folder, 'uploads')
  const names = existsSync(folder) ? await readdir(folder) : []
  return names.filter((name) => !name.endsWith('.rejects.csv'))
}

describe('/data/import', () => {
  it('says what a table would do, keeps the file, imports that very file and forgets it', async () => {
    const planned = await send({ content: `${HEAD}\nburglary,northmere,,2026-05,41` })
    assert.equal(planned.status, 200)
    assert.match(planned.text, /If a\.csv is imported: 1 figure added\./)
    const [sha256 = ''] = await waiting()
    const done = await confirm(sha256)
    assert.equal(done.status, 303)
    const page = await fetch(new URL(done.headers.get('location') ?? '', site.address))
    const text = plain(await page.text())
    assert.match(text, /a\.csv was imported: 1 added\./)
    assert.match(text, /A\. Clerk/)
    assert.match(text, new RegExp(sha256))
    assert.deepEqual(await waiting(), [])
    const again = await confirm(sha256)
    assert.equal(again.status, 404)
    assert.match(plain(await again.text()), /That file is no longer here/)
  })

  it('asks what should happen to small numbers, and withholds them when told to', async () => {
    const content = `${HEAD}\nburglary,northmere,gender=male,2026-05,39\nburglary,northmere,gender=female,2026-05,2`
    const planned = await send({ content })
    assert.match(planned.text, /1 row holds a count from 1 to 4 of a part of a measure/)
    assert.match(planned.text, /Withhold them 2 figures will be shown as withheld/)
    const [sha256 = ''] = await waiting()
    const unsaid = await confirm(sha256)
    assert.equal(unsaid.status, 422)
    assert.match(plain(await unsaid.text()), /Choose whether to withhold the small numbers/)
    const done = await confirm(sha256, { ...FILLED, smallNumbers: 'withhold' })
    assert.equal(done.status, 303)
    const page = await fetch(new URL(done.headers.get('location') ?? '', site.address))
    const text = plain(await page.text())
    assert.match(text, /Figures withheld 2/)
    assert.ok(!text.includes(sha256))
    const measure = plain(await (await fetch(`${site.address}/performance/burglary`)).text())
    assert.match(measure, /Gender: female Figure withheld/)
  })

  it('offers nothing but what can be done where public figures give a small number away', async () => {
    await send({ content: `${HEAD}\nburglary,northmere,kind=old,2026-05,39` })
    const [old = ''] = await waiting()
    assert.equal((await confirm(old)).status, 303)
    const content = `${HEAD}\nburglary,northmere,kind=new,2026-05,2`
    const planned = await send({ content })
    const [sha256 = ''] = await waiting()
    assert.match(planned.text, /It can only be imported as it is/)
    assert.match(planned.text, /could give away row 2 \(Burglary in Northmere \(kind: new\)/)
    assert.doesNotMatch(planned.text, /Withhold them/)
    const refused = await confirm(sha256, { ...FILLED, smallNumbers: 'withhold' })
    assert.equal(refused.status, 422)
    assert.match(plain(await refused.text()), /Nothing was imported from a\.csv\. Figures that are/)
    await send({ content })
    const [again = ''] = await waiting()
    assert.equal((await confirm(again, { ...FILLED, smallNumbers: 'published' })).status, 303)
  })

  it('imports a street file as one', async () => {
    const planned = await send({
      name: '2026-01-northmere-street.csv',
      // The area of this site counts no drugs offences
      content: (await readFile(STREET, 'utf8')).replaceAll(',Drugs,', ',Burglary,'),
    })
    assert.equal(planned.status, 200, planned.text)
    assert.match(planned.text, /Street files 1 Rows read/)
    const [sha256 = ''] = await waiting()
    assert.equal((await confirm(sha256)).status, 303)
    assert.ok((await readdir(join(site.folder, 'street'))).length > 0)
  })

  it('lists the rejected rows with what to do, offers them as CSV, and keeps nothing', async () => {
    const content = `${HEAD}\nburglary,northmere,,2026-05,n/k\nburglery,northmere,,2026-05,=1+1`
    const planned = await send({ content })
    assert.equal(planned.status, 422)
    assert.match(planned.text, /Row 2 of a\.csv has "n\/k" for May 2026\. Put a number/)
    assert.match(planned.text, /Did you mean burglary\?/)
    assert.doesNotMatch(planned.text, /Import these figures/)
    assert.deepEqual(await waiting(), [])
    const names = await readdir(join(site.folder, 'uploads'))
    const lists = await Promise.all(
      names.map(async (name) => {
        const sha256 = name.slice(0, 64)
        return await (await open(`/data/import/${sha256}/rejects.csv`)).text()
      }),
    )
    assert.ok(lists.some((list) => list.includes('a.csv,3,measure,burglery,')))
  })

  it('asks for what is missing, and keeps what was typed', async () => {
    const nothing = await send({ fields: { why: ' ' } })
    assert.equal(nothing.status, 422)
    assert.match(nothing.text, /Choose the file to import/)
    assert.match(nothing.text, /Enter why the figures are imported/)
    const nobody = await send({ content: HEAD, fields: {} })
    assert.match(nobody.text, /Enter why the figures are imported/)
    assert.deepEqual(await waiting(), [])
  })

  it('says of a bad file what the command line says', async () => {
    const cases: [Sent, RegExp][] = [
      [{ content: '' }, /a\.csv is empty \(0 bytes\)/],
      [{ name: 'b.pdf', content: '%PDF-1.7 …' }, /b\.pdf is a PDF\. Ask for the figures as CSV/],
      [{ name: 'c.xlsx', content: 'PK\x03\x04 cut' }, /c\.xlsx is damaged or cut short/],
      [{ content: 'name,town\nfirst,second' }, /a\.csv has no table of figures/],
      [{ content: `${HEAD}\nburglary,Southshire,,2026-05,1` }, /is not about a place in/],
      [{ content: `${HEAD},note\nburglary,northmere,,2026-05,1,"open` }, /opens a quotation mark/],
      [{ content: `${HEAD},note\nburglary,northmere,,2026-06,1,a\0b` }, /./],
    ]
    for (const [sent, sentence] of cases) {
      const { status, text } = await send(sent)
      assert.equal(status, 422, text)
      assert.match(text, sentence)
    }
    assert.deepEqual(await waiting(), [])
  })

  it('takes a name that leads elsewhere for the name at its end', async () => {
    const content = `${HEAD}\nburglary,northmere,,2026-05,many`
    const { text } = await send({ name: '../../etc/pass\u202ewd.csv', content })
    assert.match(text, /What importing passwd\.csv would do/)
  })

  it('keeps reasons without the signs that cannot be kept, and refuses ones that are far too long', async () => {
    const content = `${HEAD}\nburglary,northmere,,2026-04,43`
    assert.equal((await send({ content, fields: { ...FILLED, why: 'x'.repeat(600) } })).status, 422)
    assert.ok((await send({ content, fields: { ...FILLED, why: 'x'.repeat(9_000) } })).status < 500)
    await send({ content })
    const [sha256 = ''] = await waiting()
    const nul = await confirm(sha256, { ...FILLED, why: 'a\0b' })
    assert.equal(nul.status, 303)
  })

  it('answers no request that is broken with a failure of its own', async () => {
    const part = (name: string, more = '') =>
      `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`
    const whole = `${part('why')}A\r\n${part('file', '; filename="a.csv"')}${HEAD}`
    const many = Array.from({ length: 50 }, () => `${part('why')}A\r\n`).join('')
    const bodies: [string, string][] = [
      ['multipart/form-data; boundary=x', whole],
      ['multipart/form-data; boundary=x', ''],
      ['multipart/form-data; boundary=x', '--x--'],
      ['multipart/form-data; boundary=x', `${many}--x--`],
      ['multipart/form-data; boundary=x', `${part('__proto__')}A\r\n--x--`],
      ['multipart/form-data; boundary=x', `${part('file', '; filename="a"')}\r\n`.repeat(9)],
      ['multipart/form-data', whole],
      ['multipart/form-data; boundary=other', whole],
      ['application/json', '{"why":1}'],
      ['application/x-www-form-urlencoded', 'why=A'],
      ['text/plain', 'why=A'],
    ]
    for (const [type, body] of bodies) {
      const response = await fetch(`${site.address}/data/import`, {
        method: 'POST',
        headers: { 'content-type': type, ...site.operator },
        body,
      })
      const said = `${type} ${body.slice(0, 40)}: ${response.status}`
      assert.ok(response.status >= 400 && response.status < 500, said)
    }
    for (const sha256 of ['a', '..', '%2e%2e', '0'.repeat(64)]) {
      const { status } = await confirm(sha256)
      assert.ok(status === 404 || status === 405, `${sha256}: ${status}`)
      const rejects = await open(`/data/import/${sha256}/rejects.csv`)
      assert.equal(rejects.status, 404)
    }
    for (const id of ['0', '-1', 'x', '9'.repeat(30)]) {
      assert.equal((await fetch(`${site.address}/data/imports/${id}`)).status, 404)
    }
    assert.deepEqual(await waiting(), [])
  })

  it('keeps nothing of a file whose sender goes away half way', async () => {
    const { hostname, port } = new URL(site.address)
    const socket = connect(Number(port), hostname)
    socket.write(
      `POST /data/import HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-length: 900000\r\n` +
        `content-type: multipart/form-data; boundary=x\r\ncookie: ${site.operator.cookie}\r\n` +
        `origin: http://${hostname}:${port}\r\n\r\n` +
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nmeasure',
    )
    const folder = join(site.folder, 'uploads')
    const arriving = async () => (await waiting()).some((name) => name.endsWith('.part'))
    while (!(await arriving())) await new Promise(setImmediate)
    socket.destroy()
    while (await arriving()) await new Promise(setImmediate)
    assert.ok(existsSync(folder))
  })

  it('forgets a file that has waited for a day', async () => {
    await send({ content: `${HEAD}\nburglary,northmere,,2026-04,44` })
    const [sha256 = ''] = await waiting()
    const yesterday = Date.now() / 1000 - 25 * 3600
    await utimes(join(site.folder, 'uploads', sha256), yesterday, yesterday)
    await open('/data/import')
    assert.deepEqual(await waiting(), [])
  })

  it('opens for whoever holds the key of this start, and is linked for nobody else', async () => {
    const link = 'href="/data/import"'
    const data = async (headers: Record<string, string>) =>
      await (await fetch(`${site.address}/data`, { headers })).text()
    assert.ok((await data(site.operator)).includes(link))
    for (const headers of [{}, { ...site.operator, 'x-forwarded-for': '203.0.113.7' }]) {
      for (const method of ['GET', 'POST']) {
        const response = await fetch(`${site.address}/data/import`, { method, headers })
        assert.equal(response.status, 403)
      }
      assert.ok(!(await data(headers)).includes(link))
    }
  })
})
