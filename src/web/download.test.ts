import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { describeFile } from './download.ts'

describe('describeFile', () => {
  it('gives a plain name as it is', () => {
    assert.equal(
      describeFile('burglary-2019-20.csv'),
      'attachment; filename="burglary-2019-20.csv"',
    )
  })

  it('gives letters beyond ASCII twice: plainly, and as they are', () => {
    assert.equal(
      describeFile('Café (June).csv'),
      `attachment; filename="Cafe (June).csv"; filename*=UTF-8''Caf%C3%A9%20%28June%29.csv`,
    )
  })

  it('lets no name leave its folder or begin with a dot', () => {
    assert.equal(describeFile('../../etc/passwd'), 'attachment; filename="-..-etc-passwd"')
    assert.equal(describeFile(''), 'attachment; filename="download"')
    // A sign that is only ever put on a letter, with no letter
    assert.match(describeFile('\u0301'), /^attachment; filename="download"; /)
  })

  it('never lets a name end the header or its quotes, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        assert.match(
          describeFile(name),
          /^attachment; filename="[^"\\\r\n]+"(; filename\*=UTF-8''[A-Za-z0-9%._~!-]+)?$/,
        )
      }),
    )
  })
})
