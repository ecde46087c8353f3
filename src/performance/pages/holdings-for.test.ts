import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ALL_RELEASED } from '#holdings/index.ts'
import { shareFounded } from '../../../test/founded.ts'
import { forEverybody } from '../series/figure-book.ts'
import { holdingsFor } from './holdings-for.ts'

const ANYBODY = { actor: { roles: ['public'] } } as const
const CLERK = { actor: { roles: ['public', 'clerk'] } } as const
const MEMBER = { actor: { roles: ['public', 'member'] } } as const

describe('what is held for those who ask', () => {
  it('is one for all while all figures are public, and else another for the office', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] })
    const { storage } = await shareFounded('test/fixtures/areas/northmere')
    const waiting = [{ import: 7, measure: 'burglary', figures: 1 }]
    let unreleased = ALL_RELEASED
    const fetch = holdingsFor(
      storage.readAs,
      () => '2026-11-23',
      async () => unreleased,
      async () => ({ events: [], publicly: [], version: '' }),
    )
    const ofAll = await fetch(ANYBODY)
    assert.equal(ofAll.audience, 'public')
    assert.equal(await fetch(CLERK), ofAll)

    unreleased = { ...ALL_RELEASED, waiting, measures: ['burglary'] }
    assert.equal(await fetch(ANYBODY), ofAll)
    const ofOffice = await fetch(CLERK)
    assert.equal(ofOffice.audience, 'office')
    assert.deepEqual(ofOffice.unreleased.measures, ['burglary'])
    assert.equal(await fetch(MEMBER), ofAll)
    assert.deepEqual(ofAll.unreleased.measures, [])
    assert.equal(await fetch(CLERK), ofOffice)

    test.mock.timers.tick(4 * 60_000)
    assert.equal(await fetch(CLERK), ofOffice)
    test.mock.timers.tick(4 * 60_000)
    assert.equal(await fetch(CLERK), ofOffice)
    test.mock.timers.tick(6 * 60_000)
    assert.notEqual(await fetch(CLERK), ofOffice)
  })

  it('is another for members while a register tells them of something that happened, and for the office', async () => {
    const { storage } = await shareFounded('test/fixtures/areas/northmere')
    const sweep = {
      ...{ id: 'operations-k7qm-2xwd', name: 'Sweep', short: 'Sweep' },
      ...{ from: '2026-01-05', to: '2026-01-30' },
      scope: { measures: ['burglary'], areas: 'all' as const },
      source: { document: 'Operations' },
    }
    let isPublic = false
    const fetch = holdingsFor(
      storage.readAs,
      () => '2026-11-23',
      async () => ALL_RELEASED,
      async (audience) =>
        audience === 'public' && !isPublic
          ? { events: [], publicly: [], version: '' }
          : { events: [sweep], publicly: isPublic ? [sweep] : [], version: 'sweep' },
    )
    const ofAll = await fetch(ANYBODY)
    assert.deepEqual(ofAll.book.happened, [])
    const ofMembers = await fetch(MEMBER)
    assert.equal(ofMembers.audience, 'members')
    assert.deepEqual(ofMembers.book.happened, [sweep])
    assert.deepEqual(forEverybody(ofMembers.book).happened, [])
    assert.equal((await fetch(CLERK)).audience, 'office')
    isPublic = true
    const then = await fetch(MEMBER, 'now')
    assert.equal(then.audience, 'public')
    assert.deepEqual(then.book.happened, [sweep])
  })
})
