import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { runCommand } from '../../../test/command-line.ts'

describe('people, where no area is loaded', async () => {
  const above = await mkdtemp(join(tmpdir(), 'people-'))
  after(() => rm(above, { recursive: true }))

  it('says so in a sentence, and makes no instance', async () => {
    const folder = join(above, 'data')
    const ran = await runCommand(['people'], { CRITICAL_FRIEND_DATA: folder })
    assert.equal(ran.code, 2)
    assert.equal(ran.stdout, '')
    assert.equal(
      ran.stderr,
      `There is no instance in ${folder}. Load an area first, with load <folder> or by starting the program\n`,
    )
    assert.equal(existsSync(folder), false)
  })
})
