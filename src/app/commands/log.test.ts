import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { canonicalJson } from '#storage/index.ts'
import { runCommand } from '../../../test/command-line.ts'

const NORTHMERE = 'test/fixtures/areas/northmere'

interface Line {
  readonly id: number
  readonly kind: string
  readonly hash: string
  readonly previous: string
  readonly parts: readonly (readonly [string, string])[]
  readonly told: Readonly<Record<string, { readonly salt: string; readonly says: object }>>
}

describe('the log', () => {
  let above: string
  let settings: Record<string, string>

  before(async () => {
    above = await mkdtemp(join(tmpdir(), 'log-'))
    settings = { CRITICAL_FRIEND_DATA: join(above, 'data'), CRITICAL_FRIEND_AREA: NORTHMERE }
    const loaded = await runCommand(['load', NORTHMERE, '--reason', 'To begin with'], settings)
    assert.equal(loaded.code, 0, loaded.stderr)
    const invited = await runCommand(
      ['accounts', 'invite', 'a.clerk@example.gov.uk', '--name', 'A. Clerk', '--role', 'clerk'],
      settings,
    )
    assert.equal(invited.code, 0, invited.stderr)
  })
  after(() => rm(above, { recursive: true }))

  const linesAs = async (audience: string): Promise<readonly Line[]> => {
    const { code, stdout } = await runCommand(['log', '--json', '--as', audience], settings)
    assert.equal(code, 0)
    const lines = stdout.trimEnd().split('\n')
    return lines.map((line) => JSON.parse(line) as Line)
  }

  it('holds all that is needed to work every hash out again', async () => {
    const lines = await linesAs('sealed')
    let previous = '0'.repeat(64)
    for (const { hash, told, ...head } of lines) {
      assert.equal(head.previous, previous)
      const leaf = canonicalJson({ v: 1, ...head } as never)
      assert.equal(
        hash,
        createHash('sha256').update(Buffer.of(0)).update(leaf).digest('hex'),
        `entry ${head.id}`,
      )
      for (const [audience, digest] of head.parts) {
        const part = told[audience]
        assert.ok(part, `entry ${head.id} ${audience}`)
        const text = part.salt + canonicalJson(part.says as never)
        assert.equal(createHash('sha256').update(text).digest('hex'), digest)
      }
      previous = hash
    }
    assert.ok(lines.length > 3)
  })

  it('tells the public no address and no name of an account, and whoever may read sealed parts both', async () => {
    const invited = (lines: readonly Line[]) =>
      JSON.stringify(lines.filter(({ kind }) => kind === 'account').map(({ told }) => told))
    assert.doesNotMatch(invited(await linesAs('public')), /a\.clerk@|A\. Clerk/)
    assert.match(invited(await linesAs('office')), /A\. Clerk/)
    assert.doesNotMatch(invited(await linesAs('office')), /a\.clerk@/)
    assert.match(invited(await linesAs('sealed')), /a\.clerk@/)
  })

  it('is a line an entry in words, and names those it cannot be printed for', async () => {
    const { code, stdout } = await runCommand(['log'], settings)
    assert.equal(code, 0)
    assert.match(stdout.split('\n').find((line) => line.includes('\taccount\t')) ?? '', /invited/)
    const wrong = await runCommand(['log', '--as', 'everyone'], settings)
    assert.equal(wrong.code, 2)
    assert.match(wrong.stderr, /public, members, office, sealed/)
  })
})
