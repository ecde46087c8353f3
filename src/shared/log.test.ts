import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Failure } from './failure.ts'
import { createLog } from './log.ts'

/** The line that is written of an error. */
function lineOf(error: unknown): string {
  const lines: string[] = []
  createLog(
    (line) => lines.push(line),
    () => '2026-11-30T12:00:00Z',
  ).failed('A page could not be made', error, {
    reference: 'KRTV-2345',
    route: 'GET /performance/:measure',
  })
  assert.equal(lines.length, 1)
  return lines[0] ?? ''
}

describe('the log', () => {
  it('says what failed and where, in one line, and not what the error says', () => {
    const line = lineOf(new RangeError('Quince is no number', { cause: new Error('Quince') }))
    const { at, frames, cause, ...said } = JSON.parse(line)
    assert.deepEqual(said, {
      failed: 'A page could not be made',
      reference: 'KRTV-2345',
      route: 'GET /performance/:measure',
      error: 'RangeError',
    })
    assert.match(at, /^\d{4}-\d\d-\d\dT/)
    assert.match(frames[0], /^at .*log\.test\.ts:\d+:\d+/)
    assert.match(cause.frames[0], /log\.test\.ts/)
    assert.doesNotMatch(line, /Quince/)
  })

  it('gives the words of a failure that are the program’s own, and the names of systems', () => {
    const refused = Object.assign(new Failure('A rule of a table was broken'), { code: '23514' })
    const { words, code } = JSON.parse(lineOf(refused))
    assert.deepEqual([words, code], ['A rule of a table was broken', '23514'])
    assert.equal(JSON.parse(lineOf(Object.assign(new Error(), { code: 'ENOENT' }))).code, 'ENOENT')
  })

  it('takes no typed word for a name, a code or a place', () => {
    const sly = new Error('no\n    at Quince (file:///quince.ts:1:1)')
    assert.deepEqual(JSON.parse(lineOf(sly)).frames, [])
    const named = Object.assign(new Error('no'), { name: 'Quince & Co', code: 'quince jam' })
    named.stack = `${named.stack}\n    at Quince jam\n    at quince (a b.ts:1:1)`
    assert.doesNotMatch(lineOf(named), /[Qq]uince/)
    for (const thrown of ['Quince', { quince: 1 }, undefined]) {
      assert.doesNotMatch(lineOf(thrown), /[Qq]uince/)
    }
  })
})
