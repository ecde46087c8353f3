import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { keepYamlValues, keptYamlValue } from './kept-yaml.ts'

const long = (words: string) => `${words}\n${'# so that it is worth keeping\n'.repeat(50)}`

describe('the values of YAML texts that an install keeps', () => {
  it('are those of the very texts, and none of what JSON cannot say or is quickly read', async (test) => {
    const folder = await mkdtemp(join(tmpdir(), 'critical-friend-yaml-'))
    test.after(() => rm(folder, { recursive: true }))
    const [rules, endless, broken] = [long('quorum: 4'), long('most: .inf'), long('a: [')]
    const values = new Map<string, unknown>([
      [rules, { quorum: 4 }],
      [endless, { most: Number.POSITIVE_INFINITY }],
      ['short: 1', { short: 1 }],
    ])
    const read = (text: string) => (values.has(text) ? { value: values.get(text) } : undefined)
    keepYamlValues([rules, endless, broken, 'short: 1'], read, folder)
    assert.deepEqual(keptYamlValue(rules, folder), { value: { quorum: 4 } })
    assert.equal(keptYamlValue(`${rules} `, folder), undefined)
    assert.equal((await readdir(folder)).length, 1)

    keepYamlValues([], read, folder)
    assert.equal(keptYamlValue(rules, folder), undefined)
  })
})
