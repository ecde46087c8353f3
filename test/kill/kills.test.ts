import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { seedFolder } from '#storage/testing.ts'
import { importCommand } from './import-command.ts'
import { killAtRandomMoments } from './kills.ts'

describe('an import killed at a random moment', () => {
  it('is all there or not at all, and loses nothing that was acknowledged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'critical-friend-kill-'))
    const data = join(folder, 'data')
    await seedFolder(data)
    try {
      const figures = await killAtRandomMoments(data, importCommand(data), 3, 20_191_122)
      assert.deepEqual(figures.problems, [])
      assert.ok(figures.killed > 0)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
