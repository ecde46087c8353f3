import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deciderOf } from '#constitution/testing-area.ts'
import type { AgendaItem } from '#panel/agenda/agenda.ts'
import { mayMove, placeFor } from '#panel/agenda/order.ts'

/** Rule 10 gives the order (a) to (f); Rule 11 keeps (a), (b) and (c), and lets the Chairman vary the rest. */
const LEICESTERSHIRE = deciderOf('areas/leicestershire')
const DAY = '2019-09-24'

const item = (id: number, business: string | null): AgendaItem => ({
  ...{ id, business, title: `Item ${id}`, hasPaper: false },
  ...{ restricted: null, urgent: null, varied: null, noticeCame: null },
})

describe('the order of business of an agenda', () => {
  const minutes = item(1, 'b')
  const report = item(2, 'd')
  const urgent = item(3, 'f')
  const questions = item(4, null)
  const items = [minutes, questions, report, urgent]
  const move = (moved: AgendaItem, after: number) =>
    mayMove(items, moved, after, LEICESTERSHIRE, DAY)

  it('has a new item after the last that comes before it, and one it does not name last of all', () => {
    assert.equal(placeFor(items, { business: 'c', noticeCame: null }, LEICESTERSHIRE), 1)
    assert.equal(placeFor(items, { business: 'e', noticeCame: null }, LEICESTERSHIRE), 2)
    assert.equal(placeFor(items, { business: 'a', noticeCame: null }, LEICESTERSHIRE), 0)
    assert.equal(placeFor(items, { business: null, noticeCame: null }, LEICESTERSHIRE), 3)
    assert.equal(placeFor(items, { business: 'd', noticeCame: null }, undefined), 3)
  })

  it('has motions by when notice of them came, as far as that is recorded', () => {
    const motion = (id: number, noticeCame: string | null) => ({ ...item(id, 'e'), noticeCame })
    const motions = [motion(7, '2020-01-06T09:00'), motion(8, '2020-01-08T12:00')]
    const between = motion(9, '2020-01-07T16:30')
    assert.equal(placeFor(motions, between, LEICESTERSHIRE), 7)
    assert.equal(placeFor(motions, motion(9, null), LEICESTERSHIRE), 8)
    const first = mayMove([...motions, between], between, 0, LEICESTERSHIRE, DAY)
    assert.ok(first.ok && first.value.isVaried, 'before one whose notice came earlier')
    const last = mayMove([...motions, between], between, 7, LEICESTERSHIRE, DAY)
    assert.ok(last.ok && !last.value.isVaried)
  })

  it('is varied only by the chair, with the paragraph', () => {
    const moved = move(urgent, 1)
    assert.ok(moved.ok)
    assert.deepEqual(moved.value, { isVaried: true, paragraphs: ['Rule 11(a)'] })
  })

  it('has no report before the minutes, which keep their place', () => {
    const moved = move(report, 0)
    assert.ok(!moved.ok)
    assert.match(moved.problems[0]?.message ?? '', /Item \(b\) keeps its place \(Rule 11\)/)
  })

  it('is not varied by what it does not name, nor by a move inside it', () => {
    for (const moved of [move(questions, 0), move(report, 1), move(minutes, 4)]) {
      assert.ok(moved.ok)
      assert.equal(moved.value.isVaried, false)
    }
  })

  it('is free where no rules are held', () => {
    const moved = mayMove(items, urgent, 0, undefined, DAY)
    assert.deepEqual(moved, { ok: true, value: { isVaried: false, paragraphs: [] } })
  })
})
