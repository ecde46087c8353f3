import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from '../../../test/site.ts'

/** Made up, as all here. */
const FILES: readonly (readonly [name: string, content: string])[] = [
  [
    'staff.csv',
    'Surname,Forename,Age,Station\nQuillfeather,Ottoline,41,Skerby\nMarrowby,Ignatius,29,Eastholm\n',
  ],
  [
    'contacts.csv',
    'Name,Contact,Weeks\nOttoline Quillfeather,o.quillfeather@example.org,3\nIgnatius Marrowby,i.marrowby@example.org,9\n',
  ],
  [
    'phones.csv',
    'Who,Number\nOttoline Quillfeather,07700 900123\nIgnatius Marrowby,07700 900456\n',
  ],
  ['people.csv', 'who,where\nOttoline Quillfeather,Skerby\nIgnatius Marrowby,Eastholm\n'],
  [
    'in-our-columns.csv',
    'measure,area,breakdown,period,value\nOttoline Quillfeather,northmere,,2026-05,1\nIgnatius Marrowby,northmere,,2026-05,2\n',
  ],
]
const NAMES = /Quillfeather|Marrowby|Ottoline|Ignatius|example\.org|07700/

describe('a file of names that was sent by mistake', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere')
  })
  after(() => site.close())

  const send = async (name: string, content: string) => {
    const form = new FormData()
    form.append('why', 'Monthly figures')
    form.append('file', new Blob([content]), name)
    const response = await fetch(`${site.address}/data/import`, {
      method: 'POST',
      headers: site.operator,
      body: form,
      redirect: 'manual',
    })
    return { status: response.status, text: await response.text() }
  }
  /** Files of the uploads that hold anything of it. */
  const left = () =>
    globSync('**/*', { cwd: join(site.folder, 'uploads'), withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .filter((path) => NAMES.test(readFileSync(path, 'utf8')))

  for (const [name, content] of FILES) {
    it(`is refused, repeated nowhere, and gone: ${name}`, async () => {
      const { status, text } = await send(name, content)
      assert.equal(status, 422)
      assert.doesNotMatch(text, NAMES)
      assert.deepEqual(left(), [])
    })
  }

  it('says what it looks like, and what to do', async () => {
    const [staff] = FILES
    const { text } = await send(staff?.[0] ?? '', staff?.[1] ?? '')
    assert.match(
      text.replaceAll('&quot;', '"'),
      /staff\.csv looks like a list of people: it has columns headed "Surname" and "Forename"\. Nothing of it was kept/,
    )
  })

  it('is forgotten with all that was answered of it, when somebody says so', async () => {
    const rows = ['Who,Hours', 'Ottoline Quillfeather,12', 'Ignatius Marrowby,15']
    const { status } = await send('hours.csv', `${rows.join('\n')}\n`)
    assert.equal(status, 303)
    const [held = ''] = left()
    const sha256 = /[0-9a-f]{64}/.exec(held)?.[0]
    assert.ok(sha256)
    await fetch(`${site.address}/data/import/${sha256}/forget`, {
      method: 'POST',
      headers: { ...site.operator, 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
    })
    assert.deepEqual(left(), [])
    assert.ok(!existsSync(join(site.folder, 'uploads', sha256)))
    assert.ok(!existsSync(join(site.folder, 'uploads', `${sha256}.draft.json`)))
  })
})
