import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { compileStyles, STYLE_SHEET } from './compile.ts'

describe('the committed style sheet', () => {
  const committed = readFileSync(STYLE_SHEET, 'utf8')

  it('is what the Sass compiles to', () => {
    assert.ok(committed === compileStyles(), 'Run `npm run styles` and commit what it writes')
  })

  it('has nothing of the crown, the logo or the typeface of GOV.UK', () => {
    assert.doesNotMatch(committed, /GDS Transport|crown|crest|logo/i)
  })

  it('fetches nothing but our own assets', () => {
    const addresses = [...committed.matchAll(/url\(["']?([^"')]*)/g)].map((match) => match[1] ?? '')
    assert.equal(addresses.length, 4)
    assert.deepEqual(
      addresses.filter((address) => !address.startsWith('/assets/atkinson-hyperlegible-next-')),
      [],
    )
  })
})
