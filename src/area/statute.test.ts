import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readAreaFolder } from './load-area.ts'
import { pathUnderStatute, underStatute } from './statute.ts'

const statute = new Map([
  ['calendar/bank-holidays.yaml', 'holidays'],
  ['statute/precept.yaml', 'the law'],
])

describe('the law that holds everywhere', () => {
  it('stands among the files of an area that has none of its own, in order of path', () => {
    const files = underStatute(new Map([['constitution/quorum.yaml', 'ours']]), statute)
    assert.deepEqual(
      [...files],
      [
        ['calendar/bank-holidays.yaml', 'holidays'],
        ['constitution/quorum.yaml', 'ours'],
        ['statute/precept.yaml', 'the law'],
      ],
    )
  })

  it('gives way, file by file, to what the area has at the same path', () => {
    const own = new Map([
      ['statute/precept.yaml', 'otherwise here'],
      ['statute/order.yaml', 'an order for this area'],
    ])
    assert.deepEqual(
      [...underStatute(own, statute)],
      [
        ['calendar/bank-holidays.yaml', 'holidays'],
        ['statute/order.yaml', 'an order for this area'],
        ['statute/precept.yaml', 'otherwise here'],
      ],
    )
  })

  it('is left out where an area says that its law is its own', () => {
    const own = new Map([['area.yaml', 'id: northmere\nlaw: own\n']])
    assert.deepEqual([...underStatute(own, statute).keys()], ['area.yaml'])
    const spoken = new Map([['area.yaml', 'id: northmere\nname: By law established\n']])
    assert.equal(underStatute(spoken, statute).size, 3)
  })

  it('has its rules in statute/ and its bank holidays in calendar/', () => {
    assert.equal(pathUnderStatute('precept.yaml'), 'statute/precept.yaml')
    assert.equal(pathUnderStatute('calendar/bank-holidays.yaml'), 'calendar/bank-holidays.yaml')
  })

  it('is read with any area folder', async (test) => {
    const folder = await mkdtemp(join(tmpdir(), 'critical-friend-area-'))
    test.after(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'area.yaml'), 'id: anywhere\n')
    const files = await readAreaFolder(folder)
    assert.match(files.get('statute/precept.yaml') ?? '', /id: statute-precept-veto/)
    assert.match(files.get('calendar/bank-holidays.yaml') ?? '', /division: england-and-wales/)
    assert.equal(files.has('statute/README.md'), false)
  })
})
