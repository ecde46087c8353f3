import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasSpareProcessor } from './spare-processor.ts'

test('of two processors one is spare while no more than one is at work', () => {
  assert.equal(hasSpareProcessor(2, [0.4, 3, 3]), true)
  assert.equal(hasSpareProcessor(2, [1, 0, 0]), true)
  assert.equal(hasSpareProcessor(2, [1.1, 0, 0]), false)
})

test('a machine of one processor has none to spare', () => {
  assert.equal(hasSpareProcessor(1, [0, 0, 0]), false)
})
