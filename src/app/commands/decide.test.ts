import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { runCommand } from '../../../test/command-line.ts'

const area = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')

const run = (given: readonly string[], sent = '') =>
  runCommand(['decide', ...given], { CRITICAL_FRIEND_AREA: area }, sent)

describe('decide --describe', () => {
  it('prints what a question takes, in the words of the panel', async () => {
    const { stdout, code } = await run(['chair', '--describe'])
    assert.equal(code, 0)
    const { required, properties, additionalProperties } = JSON.parse(stdout)
    assert.deepEqual(required, ['candidate', 'office'])
    assert.equal(additionalProperties, false)
    assert.deepEqual(properties.office.enum, ['chair', 'vice-chair', 'presiding'])
    assert.deepEqual(properties.candidate.required, ['kind'])
    const { stdout: other } = await run(['suspend-commissioner', '--describe'])
    assert.match(other, /Has the mayor been charged\?/)
  })

  it('names the questions when there is no such one, and asks which of the two is wanted', async () => {
    const none = await run(['lunch', '--describe'])
    assert.equal(none.code, 2)
    assert.match(none.stderr, /^There is no question "lunch"\. Ask one of veto, quorum/)
    for (const given of [['vote'], ['vote', '--json', '--describe']]) {
      const { code, stderr } = await run(given)
      assert.equal(code, 2)
      assert.match(stderr, /^Say --json to ask the question, or --describe/)
    }
  })
})

describe('decide --json', () => {
  it('says of each field what is wrong, with its name and the values it takes', async () => {
    const { code, stdout, stderr } = await run(
      ['chair', '--json'],
      '{"candidate":{"kind":"mayor"},"offices":"chair"}',
    )
    assert.equal(code, 2)
    assert.equal(stdout, '')
    assert.match(stderr, /candidate\.kind: Choose what kind of member the candidate is: elected, /)
    assert.match(stderr, /office: Choose the office: chair, vice-chair, presiding/)
    assert.match(stderr, /offices: "offices" is not part of the question/)
  })
})
