import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { describe, it } from 'node:test'
import { askProcess } from './ask-process.ts'
import { TIME_USED_UP } from './keep-within.ts'

const KEPT = new URL('./keep-within.ts', import.meta.url).href

/** How a process ends that is kept within so many seconds and does this. */
async function endOf(seconds: number, does: string): Promise<string | number | null> {
  const program = `const { keepWithin } = await import('${KEPT}')
    const { user, system } = process.cpuUsage()
    keepWithin({ seconds: ${seconds} + (user + system) / 1e6, megabytes: 500 })
    ${does}`
  const asked = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: 60_000,
    killSignal: 'SIGTERM',
  })
  const { code, signal } = await askProcess(asked, [])
  return signal ?? code
}

describe('keepWithin', () => {
  it('ends a process that has used up its time of the processor, and none that waits as long', async () => {
    assert.equal(await endOf(0.4, 'for (;;);'), TIME_USED_UP)
    assert.equal(await endOf(0.4, 'await new Promise((done) => setTimeout(done, 1500))'), 0)
  })

  it('ends a process that takes more memory than it may, on the heap or beside it', async () => {
    const takes = 'for (const kept = []; ; ) kept.push(Buffer.alloc(20_000_000, 1))'
    assert.equal(await endOf(30, takes), 'SIGKILL')
  })
})
