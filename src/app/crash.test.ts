import assert from 'node:assert/strict'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import { begin } from '../../test/serving.ts'

const MAIN = join(import.meta.dirname, 'main.ts')

/** Fails with what was typed in its words, where nothing expects it. */
const FAILS = {
  'while it runs': `process.stdout.write = () => { throw new TypeError('41 Acacia Avenue') }`,
  'beside all else': `process.once('beforeExit', () => { throw new TypeError('41 Acacia Avenue') })`,
}

describe('a command that fails by a fault of the program', () => {
  for (const [when, script] of Object.entries(FAILS)) {
    it(`${when} says where in one line, what to do in one sentence, and nothing that was typed`, async () => {
      const failing = `data:text/javascript,${encodeURIComponent(script)}`
      const command = [process.execPath, '--import', failing, MAIN, 'permissions'] as const
      const child = begin({}, command)
      child.stdout.resume()
      const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
      assert.equal(code, 70)
      const [line = '', sentence, ...more] = said.split('\n')
      const { failed, error, frames } = JSON.parse(line)
      assert.deepEqual([failed, error], ['The program failed, and stops', 'TypeError'])
      assert.ok(when !== 'while it runs' || /permissions\.ts:\d+:\d+/.test(frames.join()))
      assert.equal(
        sentence,
        'The program failed by a fault of its own, and stopped. Report it with the line above, which says where ' +
          'and holds nothing that you typed or that it read',
      )
      assert.deepEqual(more, [''])
      assert.ok(!said.includes('Acacia'))
    })
  }
})
