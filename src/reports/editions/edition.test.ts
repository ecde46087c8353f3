import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Entry } from '#storage/index.ts'
import { correctionOf, editionsOf, inTheMaking, readEditions, standing } from './edition.ts'

const of = { report: 'performance', period: '2026-27-Q1' }
let id = 0

function entry(
  number: number,
  event: string,
  by: string,
  says: Entry['says'] = {},
  act: Entry['act'] = 'record',
): Entry {
  id += 1
  return {
    ...{ id, kind: 'edition', record: `performance/2026-27-Q1/${number}`, act, event },
    ...{ happened: '2026-12-01', recordedAt: `2026-12-01T09:00:${String(id).padStart(2, '0')}Z` },
    ...{ recordedBy: by, source: null, corrects: null, says, erased: [] },
  }
}

const publication = (number: number) => ({
  ...{ asAt: '2026-12-01', digest: 'd', program: '0.1.0', files: [] },
  cover: {
    ...{ number, on: '2026-12-01', isApproved: true, isByOne: false, accepted: [], mended: 0 },
  },
})

describe('the editions of a report', () => {
  const [begun, submitted] = [entry(1, 'begun', 'ada'), entry(1, 'submitted', 'bo')]
  const approved = entry(1, 'approved', 'cy', { publishAt: null })
  const published = entry(1, 'published', 'cy', publication(1))
  const states = (...entries: readonly Entry[]) => readEditions(entries).map(({ state }) => state)

  it('go from draft to checked, approved and published', () => {
    assert.deepEqual(states(begun), ['draft'])
    assert.deepEqual(states(begun, submitted), ['checked'])
    assert.deepEqual(states(begun, submitted, approved), ['approved'])
    assert.deepEqual(states(begun, submitted, approved, published), ['published'])
  })

  it('have for authors all who began, answered or submitted, and not who sent them back', () => {
    const answered = entry(1, 'answered', 'di', { mark: 'm', reason: 'So it is' })
    const [edition] = readEditions([begun, answered, submitted, entry(1, 'sent-back', 'eve')])
    assert.deepEqual([...(edition?.authors ?? [])], ['ada', 'di', 'bo'])
    assert.equal(edition?.state, 'draft')
  })

  it('have a reason taken back by a blank one', () => {
    const answered = entry(1, 'answered', 'di', { mark: 'm', reason: 'So it is' })
    const again = entry(1, 'answered', 'di', { mark: 'm', reason: '' })
    assert.equal(readEditions([begun, answered])[0]?.accepted.size, 1)
    assert.equal(readEditions([begun, answered, again])[0]?.accepted.size, 0)
  })

  it('are corrected from when the next is published, and not before', () => {
    const first = [begun, submitted, approved, published]
    const next = entry(2, 'begun', 'ada', { corrects: { of: 1, changed: 'x', why: 'y' } })
    assert.deepEqual(states(...first, next), ['published', 'draft'])
    const all = readEditions([...first, next, entry(2, 'published', 'cy', publication(2))])
    assert.deepEqual(
      all.map(({ state }) => state),
      ['corrected', 'published'],
    )
    assert.equal(all[0] && correctionOf(all[0], all)?.number, 2)
    assert.equal(standing(editionsOf(all, of))?.number, 2)
  })

  it('leave none standing where the newest is withdrawn: the one before was found wrong', () => {
    const all = readEditions([
      ...[begun, published, entry(2, 'begun', 'ada'), entry(2, 'published', 'cy', publication(2))],
      entry(2, 'withdrawn', 'cy', { reason: 'Wrong too' }, 'withdraw'),
    ])
    assert.equal(standing(editionsOf(all, of)), undefined)
  })

  it('are begun anew after they were given up, with nothing left of the reasons given', () => {
    const answered = entry(1, 'answered', 'di', { mark: 'm', reason: 'So it is' })
    const entries = [begun, answered, entry(1, 'given-up', 'ada'), entry(1, 'begun', 'fay')]
    const [edition] = readEditions(entries)
    assert.equal(inTheMaking(readEditions(entries))?.number, 1)
    assert.deepEqual([edition?.accepted.size, [...(edition?.authors ?? [])]], [0, ['fay']])
  })
})
