import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { seedFolder } from '#storage/testing.ts'
import { cutPowerAtRandomMoments } from './power-cuts.ts'

describe('a power cut at a random moment', () => {
  it('loses nothing that was acknowledged, though the files of the database are those of before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'critical-friend-cut-'))
    const data = join(folder, 'data')
    await seedFolder(data)
    try {
      const figures = await cutPowerAtRandomMoments(data, 2, 20_191_122)
      assert.deepEqual(figures.problems, [])
      assert.ok(figures.cut > 0 && figures.afterCopy > 0)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
