import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { browse } from './accounts/browsing.ts'
import { bookKeeper } from './keep-books.ts'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-11-23T10:00:00Z', today: () => '2026-11-23' }

describe('a figure that a register yields', () => {
  let site: TestSite
  const { record, plain, read, post } = bookKeeper(() => site)
  before(async () => {
    const added = [...(await readShipped(['prevent-returns']))].map(
      ([path, text]) => [path, text.replace('seen_by: public', 'seen_by: office')] as const,
    )
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ...added]),
    )
  })
  after(() => site.close())

  const lastFigure = async () => {
    const { id } = await site.db
      .selectFrom('observation')
      .select('id')
      .where('measure', '=', 'prevent-referrals')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    return `/performance/prevent-referrals/figures/${id}`
  }
  const correct = async (address: string, referrals: string) => {
    const done = await post(`${address}/correct`, {
      ...{ quarter: '2026-03-31', referrals, 'form-reason': 'Counted twice' },
      'form-step': 'record',
    })
    assert.equal(done.statusCode, 303, plain(done.body).slice(0, 1_500))
  }

  it('tells which entry it was counted again for, and only that one was to who may not read it', async () => {
    const [address = ''] = (
      await record('prevent-returns', { quarter: '2026-03-31', referrals: '161' })
    ).split('?')
    const reference = address.split('/').at(-1) ?? ''
    const first = await lastFigure()
    assert.doesNotMatch(await read(first), /Why it was counted again/)
    await correct(address, '153')
    const second = await lastFigure()
    assert.notEqual(second, first)
    const other = await record('prevent-returns', { quarter: '2026-06-30', referrals: '140' })
    assert.doesNotMatch(await read(await lastFigure()), /Why it was counted again/, other)
    for (const figure of [first, second]) {
      const words = await read(figure)
      assert.match(words, /Why it was counted again .*?23 November 2026, 10:00/)
      assert.match(words, new RegExp(`Entry ${reference} was corrected`))
      const { body } = await site.app.inject({ url: figure, headers: site.operator })
      assert.ok(body.includes(`href="${address}"`))
      const told = plain((await browse(site).get(figure)).body)
      assert.match(told, /Why it was counted again/)
      assert.match(told, /An entry was corrected/)
      assert.doesNotMatch(told, new RegExp(reference))
    }
  })
})
