import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { seedFolder } from '#storage/testing.ts'
import { runCommand } from './command-line.ts'

const AREA = join(import.meta.dirname, '../areas/leicestershire')

describe('minutes draft', () => {
  let folder: string
  const draft = async (...words: string[]) => {
    const instance = { CRITICAL_FRIEND_DATA: join(folder, 'data'), CRITICAL_FRIEND_AREA: AREA }
    return await runCommand(['minutes', 'draft', ...words], { ...process.env, ...instance })
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critical-friend-minutes-'))
    await seedFolder(join(folder, 'data'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('prints the minutes that a record draws, each sentence with the facts it rests on', async () => {
    const { code, stdout, stderr } = await draft('2019-07-22')
    assert.equal(code, 0, stderr)
    assert.match(stdout, /^12\. {2}\S/m)
    assert.match(stdout, /^19\. {2}\S/m)
    assert.match(stdout, /^ +RESOLVED:$/m)
    const sentences = stdout.split('\n').filter((line) => /^ {3}\((?:[ivx]+|[a-z])\) /.test(line))
    assert.ok(sentences.length > 0)
    for (const line of sentences) assert.match(line, / {2}\[[^\]]+\]$/)
  })

  it('prints the same as JSON', async () => {
    const { code, stdout, stderr } = await draft('2019-07-22', '--json')
    assert.equal(code, 0, stderr)
    const { minutes } = JSON.parse(stdout) as { minutes: { number: number }[] }
    assert.deepEqual(
      minutes.map(({ number }) => number),
      [12, 13, 14, 15, 16, 17, 18, 19],
    )
  })

  it('refuses what is no address, no meeting, and a meeting of which nothing is recorded', async () => {
    const said = async (address: string) => {
      const { code, stdout, stderr } = await draft(address)
      assert.notEqual(code, 0)
      assert.equal(stdout, '')
      return stderr
    }
    assert.match(await said('last'), /"last" is no address of a meeting\. Give its day/)
    assert.match(await said('2019-07-23'), /There is no meeting 2019-07-23\. Give the address/)
    assert.match(await said('2019-09-24'), /Nothing is recorded of what happened at the meeting/)
  })
})
