import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, it } from 'node:test'

const main = join(import.meta.dirname, '../main.ts')
const area = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')

function run(given: readonly string[], sent = '') {
  const env = { ...process.env, CRITICAL_FRIEND_AREA: area }
  return spawnSync(process.execPath, [main, 'decide', ...given], {
    input: sent,
    encoding: 'utf8',
    env,
  })
}

describe('decide --describe', () => {
  it('prints what a question takes, in the words of the panel', () => {
    const { stdout, status } = run(['chair', '--describe'])
    assert.equal(status, 0)
    const { required, properties, additionalProperties } = JSON.parse(stdout)
    assert.deepEqual(required, ['candidate', 'office'])
    assert.equal(additionalProperties, false)
    assert.deepEqual(properties.office.enum, ['chair', 'vice-chair', 'presiding'])
    assert.deepEqual(properties.candidate.required, ['kind'])
    assert.match(run(['suspend-commissioner', '--describe']).stdout, /Has the mayor been charged\?/)
  })

  it('names the questions when there is no such one, and asks which of the two is wanted', () => {
    const none = run(['lunch', '--describe'])
    assert.equal(none.status, 2)
    assert.match(none.stderr, /^There is no question "lunch"\. Ask one of veto, quorum/)
    for (const given of [['vote'], ['vote', '--json', '--describe']]) {
      const { status, stderr } = run(given)
      assert.equal(status, 2)
      assert.match(stderr, /^Say --json to ask the question, or --describe/)
    }
  })
})

describe('decide --json', () => {
  it('says of each field what is wrong, with its name and the values it takes', () => {
    const { status, stdout, stderr } = run(
      ['chair', '--json'],
      '{"candidate":{"kind":"mayor"},"offices":"chair"}',
    )
    assert.equal(status, 2)
    assert.equal(stdout, '')
    assert.match(stderr, /candidate\.kind: Choose what kind of member the candidate is: elected, /)
    assert.match(stderr, /office: Choose the office: chair, vice-chair, presiding/)
    assert.match(stderr, /offices: "offices" is not part of the question/)
  })
})
