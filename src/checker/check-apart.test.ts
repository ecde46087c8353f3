import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkApart, isForLater, makeReady } from './check-apart.ts'

const TEXT =
  'There were 5,050 reports of missing people, an increase of 838 or 16.6%. Of these 3,934 were found.'

const given = (text: string) => ({ kind: 'text', name: 'Pasted text', text }) as const

describe('checkApart', () => {
  it('finds the same whether a checker was ready or not, and has another ready for the next', async () => {
    const cold = await checkApart(given(TEXT), [])
    assert.ok(cold.ok)
    assert.deepEqual(
      cold.value.findings.map(({ verdict }) => verdict),
      ['incorrect'],
    )
    for (const _ of [1, 2]) {
      makeReady()
      makeReady()
      assert.deepEqual(await checkApart(given(TEXT), []), cold)
    }
  })

  it('says that it did not start, and nothing of the paper, where the checker itself fails', async () => {
    const before = process.env['NODE_OPTIONS']
    process.env['NODE_OPTIONS'] = '--require=/no/such/file.cjs'
    try {
      const checked = await checkApart(given(TEXT), [], { seconds: 20, megabytes: 1000 })
      assert.ok(!checked.ok)
      assert.match(checked.problems[0]?.message ?? '', /^The checker stopped before it was done/u)
      assert.ok(checked.problems.every(isForLater))
    } finally {
      if (before === undefined) delete process.env['NODE_OPTIONS']
      else process.env['NODE_OPTIONS'] = before
    }
  })

  it('leaves nothing waiting where its process cannot be started', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((it) => it === 'Timeout').length
    const [program, before] = [process.execPath, timers()]
    process.execPath = '/no/such/program'
    try {
      await assert.rejects(checkApart(given(TEXT), [], { seconds: 20, megabytes: 1000 }))
    } finally {
      process.execPath = program
    }
    assert.equal(timers(), before)
  })

  it("refuses by the processor's time that a paper takes, and says so", async () => {
    const checked = await checkApart(given(TEXT.repeat(20_000)), [], {
      seconds: 3,
      megabytes: 2000,
    })
    assert.ok(!checked.ok)
    assert.match(
      checked.problems[0]?.message ?? '',
      /^This paper takes more than 3 seconds of the processor's time to check\. Send a part of it/u,
    )
  })
})
