import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { writeCsv } from '#documents/index.ts'
import { openStorage, type Storage } from '#storage/index.ts'
import { readRegister } from '../definition/read-registers.ts'
import { smallestDefinition } from '../smallest-definition.ts'
import { exportEntries, tableOfEntries } from './export-rows.ts'
import { importRows } from './import-rows.ts'

const TODAY = '2026-12-01'

const definition = (codes: string, duplicates: string) => {
  const text = smallestDefinition('letters', 'Letters')
    .replace(
      'checks:',
      `  - { field: channel, label: How it came, kind: code, codes: [${codes}] }\nchecks:`,
    )
    .replace('title: subject', `title: subject\nduplicates: ${duplicates}`)
  const read = readRegister('letters.yaml', text, new Map(), { places: [] })
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}
const AS_IT_WAS = '{ code: letter, words: Letter }, { code: e-mail, words: By e-mail }'
const AS_IT_IS = '{ code: post, words: By post, was: [letter] }, { code: e-mail, words: By e-mail }'

describe('a code that was renamed', () => {
  let folder: string
  let storage: Storage
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'renamed-codes-'))
    const opened = await openStorage({ folder: join(folder, 'data'), holder: 'the test' })
    assert.ok(opened.ok)
    storage = opened.value
  })
  after(async () => {
    await storage.close()
    await rm(folder, { recursive: true })
  })

  const take = async (register: ReturnType<typeof definition>, text: string) => {
    const file = join(folder, 'letters.csv')
    await writeFile(file, text)
    const done = await importRows(storage.db, register, {
      ...{ file, today: TODAY, reason: 'A trial', reader: 'sealed' },
      recorder: { actor: 'The office', at: `${TODAY}T09:00:00Z` },
      nameable: { promise: new Map(), measure: new Map() },
    })
    assert.ok(done.ok)
    const { added, superseded, unchanged, problems } = done.value
    return { added, superseded, unchanged, problems }
  }

  for (const duplicates of ['[received, subject]', '[received, subject, channel]', '[]']) {
    it(`is the same in a file that was given out before and after, where an entry is told by ${duplicates}`, async () => {
      const day = `2026-01-0${duplicates.split(',').length}`
      const file = `Day received,What it is about,How it came\n${day},Hall,Letter\n`
      const first = await take(definition(AS_IT_WAS, duplicates), file)
      assert.equal(first.added, 1)
      const register = definition(AS_IT_IS, duplicates)
      const asked = { register: register.id, from: day, to: day }
      const exported = await exportEntries(storage.db, register, asked, 'sealed')
      const { headings, rows } = tableOfEntries(register, exported)
      assert.match(rows.join(), /,By post,/)
      const nothing = { added: 0, superseded: 0, unchanged: 1, problems: [] }
      assert.deepEqual(await take(register, writeCsv(headings, rows)), nothing)
      assert.deepEqual(await take(register, file), nothing)
    })
  }
})
