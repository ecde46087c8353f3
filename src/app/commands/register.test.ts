import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { smallestDefinition } from '#registers/index.ts'
import { runCommand } from '../../../test/command-line.ts'

const ROOT = join(import.meta.dirname, '../../..')
const AREAS = join(ROOT, 'test/fixtures/areas')

/** A definition with a place of the one made-up area and of no other. */
const PLACED = smallestDefinition('letters', 'Letters')
  .replace(
    '{ field: sender, label: Who sent it, kind: person }',
    '{ field: district, label: District, kind: place, of: [district] }',
  )
  .replace('subject: Noise }', 'subject: Noise, district: Skerby }')

describe('register check', () => {
  let folder: string
  let inArea: string
  let elsewhere: string
  const check = async (path: string) =>
    await runCommand(['register', 'check', path], {
      CRITICAL_FRIEND_AREA: join(AREAS, 'wealdmoor'),
    })

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'register-check-'))
    await cp(join(AREAS, 'northmere'), join(folder, 'northmere'), { recursive: true })
    await mkdir(join(folder, 'northmere/registers'), { recursive: true })
    inArea = join(folder, 'northmere/registers/letters.yaml')
    elsewhere = join(folder, 'letters.yaml')
    for (const path of [inArea, elsewhere]) await writeFile(path, PLACED)
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('judges a definition by the area in whose folder it lies, and says which', async () => {
    const ran = await check(inArea)
    assert.equal(ran.code, 0, ran.stdout + ran.stderr)
    assert.match(
      ran.stdout + ran.stderr,
      /nothing is wrong\. Checked beside the files of Northmere \(.*northmere\)/,
    )
  })

  it('judges one that lies elsewhere by the area that is served, and says what could stand there', async () => {
    const ran = await check(elsewhere)
    assert.equal(ran.code, 1)
    assert.match(
      ran.stdout + ran.stderr,
      /“Skerby” cannot stand under “District”\. Choose the district: Ambleford;/,
    )
    assert.match(ran.stdout + ran.stderr, /problems?, beside the files of Wealdmoor/)
  })
})
