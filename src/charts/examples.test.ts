import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { drawExamples } from './examples.ts'
import { findFault } from './read-drawing.ts'

const folder = new URL('./examples/', import.meta.url)
const REMEDY =
  'If the change is meant, run "npx node src/charts/refresh-examples.ts" and look at the drawings that changed'

describe('the example drawings', () => {
  const drawings = drawExamples()

  it('are the ones kept in examples/', () => {
    assert.deepEqual(readdirSync(folder).sort(), [...drawings.keys()].sort(), REMEDY)
  })

  for (const [name, drawing] of drawings) {
    it(`are drawn as they were: ${name}`, () => {
      assert.equal(findFault(drawing.trimEnd()), undefined)
      assert.ok(drawing === readFileSync(new URL(name, folder), 'utf8'), `${name}: ${REMEDY}`)
    })
  }
})
